namespace Channels.Bot.Data.Dialects;

/// <summary>A table whose rows are taken by lease: it has Status (0 is open), DueAt, Attempts, LeaseToken and LeaseUntil.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Order">Columns of <c>e</c> by which rows are taken, for example <c>e."DueAt"</c>.</param>
/// <param name="Head">What else must hold of a row <c>e</c> to be taken (it is the first of its kind), in SQL every database
/// understands, or null.</param>
/// <param name="Mark">What else the claim sets, beginning with a comma, or nothing.</param>
public sealed record Leased(string Table, string Order = "e.\"DueAt\"", string? Head = null, string Mark = "")
{
    /// <summary>
    /// An event is at the head when nothing older of its conversation is open and nothing of it is being worked on: a lease on
    /// the head of a conversation is a lease on the conversation.
    /// </summary>
    internal static Leased Events { get; } =
        new(
            "InboxEvents",
            "e.\"Sequence\"",
            """
            NOT EXISTS (SELECT 1 FROM "InboxEvents" p WHERE p."ConversationKey" = e."ConversationKey" AND p."Status" = 0
              AND p."Id" <> e."Id" AND (p."LeaseUntil" > {0} OR p."OccurredAt" < e."OccurredAt"
                OR (p."OccurredAt" = e."OccurredAt" AND p."Sequence" < e."Sequence")))
            """
        );

    /// <summary>
    /// A message waiting for its retry does not hold up newer ones (a full quota must not stop free replies); one that is due or
    /// on its way does. Before the call is made it is on record that a reply may be on its way.
    /// </summary>
    internal static Leased Messages { get; } =
        new(
            "OutgoingMessages",
            "e.\"Sequence\"",
            """
            ({5} = '' OR e."Channel" = {5})
              AND NOT EXISTS (SELECT 1 FROM "OutgoingMessages" p WHERE p."ConversationKey" = e."ConversationKey" AND p."Status" = 0
              AND p."Sequence" < e."Sequence" AND (p."LeaseUntil" > {0} OR p."DueAt" <= {0}))
            """,
            """
            , "Lost" = CASE WHEN "LeaseToken" IS NULL THEN "Lost" ELSE "Lost" + 1 END
              , "ReplyStartedAt" = CASE WHEN "ReplyStartedAt" IS NULL AND "ReplyBy" > {0} THEN {0} ELSE "ReplyStartedAt" END
            """
        );
}
