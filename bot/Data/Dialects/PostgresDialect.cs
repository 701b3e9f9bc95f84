namespace Channels.Bot.Data.Dialects;

/// <summary>PostgreSQL: rows that another worker holds are passed over.</summary>
internal sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Instance = new();

    public override string InsertEvent => $"""INSERT INTO "InboxEvents" ({EventColumns}) VALUES ({EventValues}) ON CONFLICT DO NOTHING""";

    public override string ClaimDue(Leased leased) =>
        $$"""
            UPDATE "{{leased.Table}}" SET {{Lease(leased)}} WHERE "Id" IN (SELECT e."Id" FROM "{{leased.Table}}" e
            WHERE {{Taken(leased)}} ORDER BY {{leased.Order}} LIMIT {3} FOR UPDATE SKIP LOCKED) RETURNING *
            """;
}
