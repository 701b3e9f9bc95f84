using Channels.Bot.Data.Rows;

namespace Channels.Bot.Data.Dialects;

/// <content>The same without EF Core: the one writer spends most of a turn with building these statements anew.</content>
internal sealed partial class SqliteDialect
{
    private readonly PreparedUpdate endEvent = new(
        """
        UPDATE "InboxEvents" SET "Status" = 1, "Outcome" = @2, "FinishedAt" = @3, "LeaseToken" = NULL, "LeaseUntil" = NULL
        WHERE "Id" = @0 AND "LeaseToken" = @1 AND "Status" = 0
        """
    );

    private readonly PreparedUpdate move = new(
        """
        UPDATE "Conversations" SET "State" = @2, "Version" = "Version" + 1, "LastOccurredAt" = @3, "Blocked" = @4, "WakeAt" = @5,
        "UpdatedAt" = @6 WHERE "Key" = @0 AND "Version" = @1
        """
    );

    private readonly PreparedUpdate endMessage = new(
        """
        UPDATE "OutgoingMessages" SET "Status" = @2, "Code" = @3, "RequestId" = @4, "FinishedAt" = @5, "Body" = NULL, "Address" = NULL,
        "ReplyToken" = NULL, "LeaseToken" = NULL, "LeaseUntil" = NULL WHERE "Id" = @0 AND "LeaseToken" = @1 AND "Status" = 0
        """
    );

    public override Task<bool> EndEventAsync(ChannelsDb db, InboxEvent one, string outcome, DateTimeOffset now, CancellationToken stop) =>
        Task.FromResult(endEvent.Run(db, one.Id, one.LeaseToken, outcome, Instant(now)) == 1);

    public override Task<bool> MoveAsync(ChannelsDb db, ConversationMove move, CancellationToken stop) =>
        Task.FromResult(
            this.move.Run(
                db,
                move.Key,
                move.Version,
                move.State.Sealed,
                move.LastOccurredAt,
                move.Blocked,
                move.WakeAt is { } wake ? Instant(wake) : null,
                Instant(move.Now)
            ) == 1
        );

    public override Task<bool> EndMessageAsync(ChannelsDb db, OutgoingMessage message, MessageEnd end, CancellationToken stop) =>
        Task.FromResult(
            endMessage.Run(db, message.Id, message.LeaseToken, (int)end.Status, end.Code, end.RequestId, Instant(end.Now)) == 1
        );
}
