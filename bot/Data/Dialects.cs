using System.Data.Common;
using System.Runtime.CompilerServices;
using Channels.Bot.Data.Rows;
using Channels.Bot.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Channels.Bot.Data;

/// <summary>
/// The few statements that every database words differently: claiming due rows and inserting events that may already be
/// there. All provider-only SQL of the product is in this file; everything else is portable EF Core.
/// <para>
/// Claims take placeholders {0} now, {1} lease token, {2} lease until, {3} how many (and on SQLite {4}: how far to look), and
/// return the claimed rows. A row is
/// only claimed when no older row of its conversation is open, so a lease on the head of a conversation is a lease on the
/// conversation.
/// </para>
/// </summary>
public abstract class Dialect
{
    // An event is at the head when nothing older of its conversation is open and nothing of it is being worked on.
    private protected const string HeadOfConversation = """
        NOT EXISTS (SELECT 1 FROM "InboxEvents" p WHERE p."ConversationKey" = e."ConversationKey" AND p."Status" = 0
          AND p."Id" <> e."Id" AND (p."LeaseUntil" > {0} OR p."OccurredAt" < e."OccurredAt"
            OR (p."OccurredAt" = e."OccurredAt" AND p."Sequence" < e."Sequence")))
        """;

    // A message waiting for its retry does not hold up newer ones (a full quota must not stop free replies); one that is
    // due or on its way does.
    private protected const string NextOfConversation = """
        NOT EXISTS (SELECT 1 FROM "OutgoingMessages" p WHERE p."ConversationKey" = e."ConversationKey" AND p."Status" = 0
          AND p."Sequence" < e."Sequence" AND (p."LeaseUntil" > {0} OR p."DueAt" <= {0}))
        """;

    private protected const string Due = """
        e."Status" = 0 AND e."DueAt" <= {0} AND (e."LeaseUntil" IS NULL OR e."LeaseUntil" <= {0})
        """;

    private protected const string Lease = """
        "LeaseToken" = {1}, "LeaseUntil" = {2}, "Attempts" = "Attempts" + 1
        """;

    // Before the call is made it is on record that a reply may be on its way.
    private protected const string LeaseMessage =
        Lease
        + """
            , "ReplyStartedAt" = CASE WHEN "ReplyStartedAt" IS NULL AND "ReplyBy" > {0} THEN {0} ELSE "ReplyStartedAt" END
            """;

    private protected const string EventColumns = """
        "Id", "Channel", "Account", "EventId", "ConversationKey", "MessageKey", "OccurredAt", "Sequence", "ReceivedAt",
        "Payload", "Status", "DueAt", "Attempts"
        """;

    private protected const string EventValues = "@id, @ch, @ac, @ev, @ck, @mk, @oc, @sq, @ra, @pl, 0, @du, 0";

    public abstract string ClaimEvents { get; }

    public abstract string ClaimMessages { get; }

    public abstract string ClaimFiles { get; }

    public abstract string ClaimAlerts { get; }

    public abstract string ClaimAnswerJobs { get; }

    /// <summary>Inserts an event unless one of the same channel, account and event id is there.</summary>
    public abstract string InsertEvent { get; }

    /// <summary>Claims due events, each the head of its conversation, oldest first.</summary>
    public virtual Task<List<InboxEvent>> ClaimEventsAsync(ChannelsDb db, Claim claim, CancellationToken cancellationToken) =>
        ClaimAsync(db.Inbox, ClaimEvents, claim, claim.Most, cancellationToken);

    /// <summary>Claims due messages, each the next of its conversation, oldest first.</summary>
    public virtual Task<List<OutgoingMessage>> ClaimMessagesAsync(ChannelsDb db, Claim claim, CancellationToken cancellationToken) =>
        ClaimAsync(db.Outgoing, ClaimMessages, claim, claim.Most, cancellationToken);

    /// <summary>Claims due files.</summary>
    public Task<List<StoredFile>> ClaimFilesAsync(ChannelsDb db, Claim claim, CancellationToken cancellationToken) =>
        ClaimAsync(db.Files, ClaimFiles, claim, claim.Most, cancellationToken);

    /// <summary>Claims due alerts.</summary>
    public Task<List<Alert>> ClaimAlertsAsync(ChannelsDb db, Claim claim, CancellationToken cancellationToken) =>
        ClaimAsync(db.Alerts, ClaimAlerts, claim, claim.Most, cancellationToken);

    /// <summary>Claims due answer jobs.</summary>
    public Task<List<AnswerJob>> ClaimAnswerJobsAsync(ChannelsDb db, Claim claim, CancellationToken cancellationToken) =>
        ClaimAsync(db.AnswerJobs, ClaimAnswerJobs, claim, claim.Most, cancellationToken);

    /// <summary>How an instant is passed as a parameter of these statements.</summary>
    public virtual object Instant(DateTimeOffset instant) => instant.ToUniversalTime();

    /// <summary>Inserts events on the context's connection and transaction; repeated ones are passed over.</summary>
    /// <returns>How many were new.</returns>
    public virtual async Task<int> InsertEventsAsync(ChannelsDb db, IReadOnlyList<InboxEvent> events, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        await using var batch = connection.CreateBatch();
        batch.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var one in events)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = InsertEvent;
            var parameters = EventParameters.For(command.Parameters, command.CreateParameter);
            parameters.Fill(one, this);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return batch.BatchCommands.Sum(c => Math.Max(0, c.RecordsAffected));
    }

    private protected Task<List<T>> ClaimAsync<T>(
        DbSet<T> rows,
        string statement,
        Claim claim,
        int window,
        CancellationToken cancellationToken
    )
        where T : class =>
        rows.FromSqlRaw(statement, Instant(claim.Now), claim.Token, Instant(claim.Until), claim.Most, window)
            .AsNoTracking()
            .ToListAsync(cancellationToken);

    internal static Dialect For(ChannelsDb db) =>
        db switch
        {
            SqliteDb => SqliteDialect.Instance,
            PostgresDb => PostgresDialect.Instance,
            SqlServerDb => SqlServerDialect.Instance,
            _ => throw new ArgumentOutOfRangeException(nameof(db), db.GetType().Name, "Not a database of this product."),
        };

    /// <summary>The parameters of <see cref="InsertEvent"/>, reusable between executions.</summary>
    private protected sealed class EventParameters
    {
        private static readonly string[] Names = ["@id", "@ch", "@ac", "@ev", "@ck", "@mk", "@oc", "@sq", "@ra", "@pl", "@du"];

        private readonly DbParameter[] all = new DbParameter[Names.Length];

        public static EventParameters For(DbParameterCollection target, Func<DbParameter> create)
        {
            var made = new EventParameters();
            for (var i = 0; i < Names.Length; i++)
            {
                made.all[i] = create();
                made.all[i].ParameterName = Names[i];
                target.Add(made.all[i]);
            }

            return made;
        }

        public void Fill(InboxEvent one, Dialect dialect)
        {
            all[0].Value = one.Id;
            all[1].Value = one.Channel;
            all[2].Value = one.Account;
            all[3].Value = one.EventId;
            all[4].Value = one.ConversationKey;
            all[5].Value = (object?)one.MessageKey ?? DBNull.Value;
            all[6].Value = one.OccurredAt;
            all[7].Value = one.Sequence;
            all[8].Value = dialect.Instant(one.ReceivedAt);
            all[9].Value = one.Payload!.Sealed;
            all[10].Value = dialect.Instant(one.DueAt);
        }
    }
}

internal sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Instance = new();

    // One prepared statement per connection: preparing costs more than executing.
    private readonly ConditionalWeakTable<DbConnection, Prepared> prepared = [];

    // How many of the oldest open rows are looked through. There is no index by conversation on SQLite: every entry at a
    // random place is one more page to flush before an acknowledgement. More are looked at when few can be claimed.
    private static readonly int[] Windows = [512, 8192, int.MaxValue];

    public override string ClaimEvents =>
        $$"""
            UPDATE "InboxEvents" SET {{Lease}} WHERE "Id" IN (SELECT "Id" FROM (
              SELECT "Id", "Sequence", "DueAt",
                ROW_NUMBER() OVER (PARTITION BY "ConversationKey" ORDER BY "OccurredAt", "Sequence") AS "Place",
                MAX(COALESCE("LeaseUntil", 0)) OVER (PARTITION BY "ConversationKey") AS "Busy"
              FROM (SELECT "Id", "ConversationKey", "OccurredAt", "Sequence", "DueAt", "LeaseUntil" FROM "InboxEvents"
                WHERE "Status" = 0 ORDER BY "Sequence" LIMIT {4}))
            WHERE "Place" = 1 AND "DueAt" <= {0} AND "Busy" <= {0} ORDER BY "Sequence" LIMIT {3}) RETURNING *
            """;

    public override string ClaimMessages =>
        $$"""
            UPDATE "OutgoingMessages" SET {{LeaseMessage}} WHERE "Id" IN (SELECT "Id" FROM (
              SELECT "Id", "Sequence", "LeaseUntil", ROW_NUMBER() OVER (PARTITION BY "ConversationKey" ORDER BY "Sequence") AS "Place"
              FROM (SELECT "Id", "ConversationKey", "Sequence", "DueAt", "LeaseUntil" FROM "OutgoingMessages"
                WHERE "Status" = 0 ORDER BY "Sequence" LIMIT {4})
              WHERE "LeaseUntil" > {0} OR "DueAt" <= {0})
            WHERE "Place" = 1 AND ("LeaseUntil" IS NULL OR "LeaseUntil" <= {0}) ORDER BY "Sequence" LIMIT {3}) RETURNING *
            """;

    public override string ClaimFiles =>
        $$"""
            UPDATE "StoredFiles" SET {{Lease}} WHERE "Id" IN (SELECT e."Id" FROM "StoredFiles" e
            WHERE {{Due}} ORDER BY e."DueAt" LIMIT {3}) RETURNING *
            """;

    public override string ClaimAlerts =>
        $$"""
            UPDATE "Alerts" SET {{Lease}} WHERE "Id" IN (SELECT e."Id" FROM "Alerts" e
            WHERE {{Due}} ORDER BY e."DueAt" LIMIT {3}) RETURNING *
            """;

    public override string ClaimAnswerJobs =>
        $$"""
            UPDATE "AnswerJobs" SET {{Lease}} WHERE "Id" IN (SELECT e."Id" FROM "AnswerJobs" e
            WHERE {{Due}} ORDER BY e."DueAt" LIMIT {3}) RETURNING *
            """;

    public override string InsertEvent => $"""INSERT INTO "InboxEvents" ({EventColumns}) VALUES ({EventValues}) ON CONFLICT DO NOTHING""";

    public override object Instant(DateTimeOffset instant) => UnixMicrosecondsConverter.ToMicroseconds(instant);

    public override Task<List<InboxEvent>> ClaimEventsAsync(ChannelsDb db, Claim claim, CancellationToken cancellationToken) =>
        ClaimWideningAsync(db.Inbox, db.Inbox.Where(e => e.Status == InboxStatus.Open), ClaimEvents, claim, cancellationToken);

    public override Task<List<OutgoingMessage>> ClaimMessagesAsync(ChannelsDb db, Claim claim, CancellationToken cancellationToken) =>
        ClaimWideningAsync(db.Outgoing, db.Outgoing.Where(m => m.Status == OutgoingStatus.Ready), ClaimMessages, claim, cancellationToken);

    public override Task<int> InsertEventsAsync(ChannelsDb db, IReadOnlyList<InboxEvent> events, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        var statement = prepared.GetValue(connection, c => new Prepared(c, InsertEvent));
        return Task.FromResult(statement.Run(events, db.Database.CurrentTransaction!.GetDbTransaction(), this));
    }

    private async Task<List<T>> ClaimWideningAsync<T>(
        DbSet<T> rows,
        IQueryable<T> open,
        string statement,
        Claim claim,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var claimed = new List<T>();
        foreach (var window in Windows)
        {
            claimed.AddRange(
                await ClaimAsync(rows, statement, claim with { Most = claim.Most - claimed.Count }, window, cancellationToken)
            );
            if (claimed.Count > claim.Most / 2 || window == int.MaxValue || await open.Take(window).CountAsync(cancellationToken) < window)
                break;
        }

        return claimed;
    }

    private sealed class Prepared
    {
        private readonly DbCommand command;
        private readonly EventParameters parameters;

        public Prepared(DbConnection connection, string sql)
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of this file.
            command.CommandText = sql;
#pragma warning restore CA2100
            parameters = EventParameters.For(command.Parameters, command.CreateParameter);
        }

        public int Run(IReadOnlyList<InboxEvent> events, DbTransaction transaction, Dialect dialect)
        {
            command.Transaction = transaction;
            var added = 0;
            foreach (var one in events)
            {
                parameters.Fill(one, dialect);
                added += command.ExecuteNonQuery();
            }

            return added;
        }
    }
}

internal sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Instance = new();

    public override string ClaimEvents =>
        $$"""
            UPDATE "InboxEvents" SET {{Lease}} WHERE "Id" IN (SELECT e."Id" FROM "InboxEvents" e
            WHERE {{Due}} AND {{HeadOfConversation}} ORDER BY e."Sequence" LIMIT {3} FOR UPDATE SKIP LOCKED) RETURNING *
            """;

    public override string ClaimMessages =>
        $$"""
            UPDATE "OutgoingMessages" SET {{LeaseMessage}} WHERE "Id" IN (SELECT e."Id" FROM "OutgoingMessages" e
            WHERE {{Due}} AND {{NextOfConversation}} ORDER BY e."Sequence" LIMIT {3} FOR UPDATE SKIP LOCKED) RETURNING *
            """;

    public override string ClaimFiles =>
        $$"""
            UPDATE "StoredFiles" SET {{Lease}} WHERE "Id" IN (SELECT e."Id" FROM "StoredFiles" e
            WHERE {{Due}} ORDER BY e."DueAt" LIMIT {3} FOR UPDATE SKIP LOCKED) RETURNING *
            """;

    public override string ClaimAlerts =>
        $$"""
            UPDATE "Alerts" SET {{Lease}} WHERE "Id" IN (SELECT e."Id" FROM "Alerts" e
            WHERE {{Due}} ORDER BY e."DueAt" LIMIT {3} FOR UPDATE SKIP LOCKED) RETURNING *
            """;

    public override string ClaimAnswerJobs =>
        $$"""
            UPDATE "AnswerJobs" SET {{Lease}} WHERE "Id" IN (SELECT e."Id" FROM "AnswerJobs" e
            WHERE {{Due}} ORDER BY e."DueAt" LIMIT {3} FOR UPDATE SKIP LOCKED) RETURNING *
            """;

    public override string InsertEvent => $"""INSERT INTO "InboxEvents" ({EventColumns}) VALUES ({EventValues}) ON CONFLICT DO NOTHING""";
}

internal sealed class SqlServerDialect : Dialect
{
    public static readonly SqlServerDialect Instance = new();

    public override string ClaimEvents =>
        $$"""
            WITH c AS (SELECT TOP ({3}) e.* FROM "InboxEvents" e WITH (ROWLOCK, UPDLOCK, READPAST)
            WHERE {{Due}} AND {{HeadOfConversation}} ORDER BY e."Sequence") UPDATE c SET {{Lease}} OUTPUT inserted.*
            """;

    public override string ClaimMessages =>
        $$"""
            WITH c AS (SELECT TOP ({3}) e.* FROM "OutgoingMessages" e WITH (ROWLOCK, UPDLOCK, READPAST)
            WHERE {{Due}} AND {{NextOfConversation}} ORDER BY e."Sequence") UPDATE c SET {{LeaseMessage}} OUTPUT inserted.*
            """;

    public override string ClaimFiles =>
        $$"""
            WITH c AS (SELECT TOP ({3}) e.* FROM "StoredFiles" e WITH (ROWLOCK, UPDLOCK, READPAST)
            WHERE {{Due}} ORDER BY e."DueAt") UPDATE c SET {{Lease}} OUTPUT inserted.*
            """;

    public override string ClaimAlerts =>
        $$"""
            WITH c AS (SELECT TOP ({3}) e.* FROM "Alerts" e WITH (ROWLOCK, UPDLOCK, READPAST)
            WHERE {{Due}} ORDER BY e."DueAt") UPDATE c SET {{Lease}} OUTPUT inserted.*
            """;

    public override string ClaimAnswerJobs =>
        $$"""
            WITH c AS (SELECT TOP ({3}) e.* FROM "AnswerJobs" e WITH (ROWLOCK, UPDLOCK, READPAST)
            WHERE {{Due}} ORDER BY e."DueAt") UPDATE c SET {{Lease}} OUTPUT inserted.*
            """;

    public override string InsertEvent =>
        $"""
            INSERT INTO "InboxEvents" ({EventColumns}) SELECT {EventValues} WHERE NOT EXISTS (SELECT 1 FROM "InboxEvents"
            WITH (UPDLOCK, HOLDLOCK) WHERE "Channel" = @ch AND "Account" = @ac AND "EventId" = @ev)
            """;
}

/// <summary>One worker's claim.</summary>
/// <param name="Now">The instant of the claim.</param>
/// <param name="Token">The lease token of every row it gets.</param>
/// <param name="Until">When the lease ends.</param>
/// <param name="Most">At most so many rows.</param>
public sealed record Claim(DateTimeOffset Now, Guid Token, DateTimeOffset Until, int Most);
