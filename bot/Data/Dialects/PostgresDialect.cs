using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Data.Dialects;

/// <summary>PostgreSQL: rows that another worker holds are passed over.</summary>
internal sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Instance = new();

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

    /// <summary>The lock is the connection's, and ends with it however that ends.</summary>
    internal override async Task AloneAsync(ChannelsDb turn, Func<Task> work, CancellationToken stop)
    {
        const long Lock = 0x4368616E6E656C73;
        await turn.Database.OpenConnectionAsync(stop);
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
