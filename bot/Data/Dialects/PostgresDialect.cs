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
}
