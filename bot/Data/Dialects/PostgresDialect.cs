using System.Globalization;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Channels.Bot.Data.Dialects;

/// <summary>PostgreSQL: rows that another worker holds are passed over.</summary>
internal sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Instance = new();

    private const string Statement = "statement_timeout";
    private const string Idle = "idle_in_transaction_session_timeout";

    /// <summary>Tables that fill and empty in bursts.</summary>
    private static readonly Type[] Bursting =
    [
        typeof(InboxEvent),
        typeof(OutgoingMessage),
        typeof(SinkItem),
        typeof(SinkReceipt),
        typeof(Submission),
        typeof(WorkItem),
        typeof(StoredFile),
        typeof(Alert),
    ];

    public override string InsertEvent => $"""INSERT INTO "InboxEvents" ({EventColumns}) VALUES ({EventValues}) ON CONFLICT DO NOTHING""";

    // An array is made once. IN (SELECT ... LIMIT ...) may be planned as a join that asks again for every row, with the rows it has
    // locked itself passed over: then more are claimed than were asked for.
    public override string ClaimDue(Leased leased) =>
        $$"""
            UPDATE "{{leased.Table}}" SET {{Lease(leased)}} WHERE "Id" = ANY(ARRAY(SELECT e."Id" FROM "{{leased.Table}}" e
            WHERE {{Taken(leased)}} ORDER BY {{leased.Order}} LIMIT {3} FOR UPDATE SKIP LOCKED)) RETURNING *
            """;

    /// <summary>One statement, one trip: what is over leaves the table and becomes a receipt together.</summary>
    public override string FinishItems =>
        $$"""
            WITH gone AS (DELETE FROM "SinkItems" e USING {{Listed}} WHERE e."Id" = x."Id" AND e."LeaseToken" = {1} AND e."Status" = 0
              RETURNING e."Id", e."Sink", e."SubmissionId", e."Reference", e."Edition", x."Outcome", x."Code", x."Receipt", e."Attempts",
              e."CreatedAt")
            INSERT INTO "SinkReceipts" ({{ReceiptColumns}}) SELECT g.*, now() FROM gone g ON CONFLICT DO NOTHING
            """;

    public override string? RemoveItems => null;

    // Right after a burst, before the table is analyzed, a join would be planned over all rows for the few that are taken.
    private protected override string AskedPerRow => " OFFSET 0";

    public override string Now() => "now()";

    /// <summary>Where the planner counts on what was: of these tables, those of which a fifth changed since they were looked at.</summary>
    internal override async Task<int> RefreshAsync(ChannelsDb db, CancellationToken stop)
    {
        const int Many = 2000;
        var tables = Array.ConvertAll(Bursting, t => db.Model.FindEntityType(t)!.GetTableName()!);
        var stale = await db
            .Database.SqlQuery<string>(
                $"""
                SELECT relname::text AS "Value" FROM pg_stat_user_tables
                WHERE schemaname = current_schema() AND relname = ANY({tables})
                  AND n_mod_since_analyze > {Many} AND n_mod_since_analyze * 5 > n_live_tup
                """
            )
            .ToListAsync(stop);
#pragma warning disable EF1002 // A name cannot be a parameter; it is one of the list above.
        foreach (var table in stale)
            await db.Database.ExecuteSqlRawAsync($"ANALYZE \"{table}\"", stop);
#pragma warning restore EF1002
        return stale.Count;
    }

    /// <summary>The connection string with the limits the server keeps; what it says of them itself stands.</summary>
    internal static string Limited(string connectionString, DatabaseOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        foreach (var (name, limit) in new[] { (Statement, options.StatementWithin), (Idle, options.IdleInTransaction) })
        {
            if (builder.Options?.Contains(name, StringComparison.Ordinal) is not true)
                builder.Options = string.Create(CultureInfo.InvariantCulture, $"{builder.Options} -c {name}={limit.TotalMilliseconds:0}")
                    .Trim();
        }

        return builder.ConnectionString;
    }

    /// <inheritdoc/>
    internal override async Task UnlimitAsync(ChannelsDb db, CancellationToken stop)
    {
        // Stays until the connection goes back into its pool, where it is as new.
        await db.Database.OpenConnectionAsync(stop);
        await db.Database.ExecuteSqlRawAsync($"SET {Statement} = 0; SET {Idle} = 0", stop);
    }

    /// <summary>The lock is the connection's, and ends with it however that ends.</summary>
    internal override async Task AloneAsync(ChannelsDb turn, Func<Task> work, CancellationToken stop)
    {
        const long Lock = 0x4368616E6E656C73;
        await UnlimitAsync(turn, stop);
        await turn.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Lock})", stop);
        try
        {
            await work();
        }
        finally
        {
            await turn.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private protected override string Listed =>
        "json_to_recordset({0}::json) AS x(\"Id\" uuid, \"Outcome\" integer, \"Code\" text, \"Receipt\" text)";

    private protected override string Later(string milliseconds) => $"now() + {milliseconds} * interval '1 millisecond'";

    private protected override string TakeItems(string columns, string condition, string order) =>
        $$"""
            UPDATE "SinkItems" SET {{columns}} WHERE "Id" = ANY(ARRAY(SELECT e."Id" FROM "SinkItems" e
            WHERE {{condition}} ORDER BY {{order}} LIMIT {3} FOR UPDATE SKIP LOCKED)) RETURNING *
            """;

    private protected override string Literal(byte[] bytes) => $"'\\x{Convert.ToHexString(bytes)}'::bytea";
}
