namespace Channels.Bot.Data.Dialects;

/// <summary>SQL Server: rows that another worker holds are read past.</summary>
internal sealed class SqlServerDialect : Dialect
{
    public static readonly SqlServerDialect Instance = new();

    public override string InsertEvent =>
        $"""
            INSERT INTO "InboxEvents" ({EventColumns}) SELECT {EventValues} WHERE NOT EXISTS (SELECT 1 FROM "InboxEvents"
            WITH (UPDLOCK, HOLDLOCK) WHERE "Channel" = @ch AND "Account" = @ac AND "EventId" = @ev)
            """;

    public override string ClaimDue(Leased leased) =>
        $$"""
            WITH c AS (SELECT TOP ({3}) e.* FROM "{{leased.Table}}" e WITH (ROWLOCK, UPDLOCK, READPAST)
            WHERE {{Taken(leased)}} ORDER BY {{leased.Order}}) UPDATE c SET {{Lease(leased)}} OUTPUT inserted.*
            """;
}
