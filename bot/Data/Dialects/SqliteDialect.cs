using System.Data.Common;
using System.Runtime.CompilerServices;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Channels.Bot.Data.Dialects;

/// <summary>SQLite: one writer; the oldest open rows are looked through instead of an index by conversation.</summary>
internal sealed partial class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Instance = new();

    // One prepared statement per connection: preparing costs more than executing.
    private readonly ConditionalWeakTable<DbConnection, PreparedInsert> prepared = [];

    // How many of the oldest open rows are looked through. There is no index by conversation on SQLite: every entry at a
    // random place is one more page to flush before an acknowledgement. More are looked at when few can be claimed.
    private static readonly int[] Windows = [512, 8192, int.MaxValue];

    public override string ClaimEvents =>
        $$"""
            UPDATE "InboxEvents" SET {{Lease(Leased.Events)}} WHERE "Id" IN (SELECT "Id" FROM (
              SELECT "Id", "Sequence", "DueAt",
                ROW_NUMBER() OVER (PARTITION BY "ConversationKey" ORDER BY "OccurredAt", "Sequence") AS "Place",
                MAX(COALESCE("LeaseUntil", 0)) OVER (PARTITION BY "ConversationKey") AS "Busy"
              FROM (SELECT "Id", "ConversationKey", "OccurredAt", "Sequence", "DueAt", "LeaseUntil" FROM "InboxEvents"
                WHERE "Status" = 0 ORDER BY "Sequence" LIMIT {4}))
            WHERE "Place" = 1 AND "DueAt" <= {0} AND "Busy" <= {0} ORDER BY "Sequence" LIMIT {3}) RETURNING *
            """;

    public override string ClaimMessages =>
        $$"""
            UPDATE "OutgoingMessages" SET {{Lease(Leased.Messages)}} WHERE "Id" IN (SELECT "Id" FROM (
              SELECT "Id", "Sequence", "LeaseUntil", ROW_NUMBER() OVER (PARTITION BY "ConversationKey" ORDER BY "Sequence") AS "Place"
              FROM (SELECT "Id", "ConversationKey", "Sequence", "DueAt", "LeaseUntil" FROM "OutgoingMessages"
                WHERE "Status" = 0 AND ({5} = '' OR "Channel" = {5}) ORDER BY "Sequence" LIMIT {4})
              WHERE "LeaseUntil" > {0} OR "DueAt" <= {0})
            WHERE "Place" = 1 AND ("LeaseUntil" IS NULL OR "LeaseUntil" <= {0}) ORDER BY "Sequence" LIMIT {3}) RETURNING *
            """;

    public override string ClaimDue(Leased leased) =>
        $$"""
            UPDATE "{{leased.Table}}" SET {{Lease(leased)}} WHERE "Id" IN (SELECT e."Id" FROM "{{leased.Table}}" e
            WHERE {{Taken(leased)}} ORDER BY {{leased.Order}} LIMIT {3}) RETURNING *
            """;

    public override string InsertEvent => $"""INSERT INTO "InboxEvents" ({EventColumns}) VALUES ({EventValues}) ON CONFLICT DO NOTHING""";

    private protected override string Listed =>
        """
            (SELECT value ->> 'Id' AS "Id", value ->> 'Outcome' AS "Outcome", value ->> 'Code' AS "Code", value ->> 'Receipt' AS "Receipt"
            FROM json_each({0})) AS x
            """;

    public override string Now() => "(CAST(unixepoch('subsec') * 1000000 AS INTEGER))";

    public override object Instant(DateTimeOffset instant) => UnixMicrosecondsConverter.ToMicroseconds(instant);

    public override Task<List<InboxEvent>> ClaimEventsAsync(ChannelsDb db, Claim claim, CancellationToken cancellationToken) =>
        ClaimWideningAsync(db.Inbox, db.Inbox.Where(e => e.Status == InboxStatus.Open), ClaimEvents, claim, cancellationToken);

    public override Task<List<OutgoingMessage>> ClaimMessagesAsync(ChannelsDb db, Claim claim, CancellationToken cancellationToken) =>
        ClaimWideningAsync(
            db.Outgoing,
            db.Outgoing.Where(m => m.Status == OutgoingStatus.Ready && (claim.Only == "" || m.Channel == claim.Only)),
            ClaimMessages,
            claim,
            cancellationToken
        );

    /// <summary>The framework's own lock is a row, which a process that was killed leaves behind for ever. Whoever has the turn knows
    /// that no other process is at it: such a row is nobody's.</summary>
    internal override async Task AloneAsync(ChannelsDb turn, Func<Task> work, CancellationToken stop)
    {
        using var alone = await SqliteFile.AloneAsync(turn.Database.GetConnectionString(), stop);
        var isLeft = await turn
            .Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(stop);
        if (isLeft > 0)
            await turn.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", stop);
        await work();
    }

    public override Task<int> InsertEventsAsync(ChannelsDb db, IReadOnlyList<InboxEvent> events, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        var statement = prepared.GetValue(connection, c => new PreparedInsert(c, InsertEvent));
        return Task.FromResult(statement.Run(events, db.Database.CurrentTransaction!.GetDbTransaction(), this));
    }

    private protected override string Later(string milliseconds) => $"{Now()} + {milliseconds} * 1000";

    private protected override string TakeItems(string columns, string condition, string order) =>
        $$"""
            UPDATE "SinkItems" SET {{columns}} WHERE "Id" IN (SELECT e."Id" FROM "SinkItems" e
            WHERE {{condition}} ORDER BY {{order}} LIMIT {3}) RETURNING *
            """;

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
}
