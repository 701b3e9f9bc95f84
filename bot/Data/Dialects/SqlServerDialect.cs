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

    private protected override string Listed =>
        """
            OPENJSON({0}) WITH ("Id" uniqueidentifier '$.Id', "Outcome" int '$.Outcome', "Code" nvarchar(100) '$.Code',
            "Receipt" nvarchar(200) '$.Receipt') AS x
            """;

    private protected override string Locked => " WITH (UPDLOCK, HOLDLOCK)";

    public override string Now() => "CAST(SYSUTCDATETIME() AS datetimeoffset(7))";

    private protected override string Later(string milliseconds) => $"DATEADD(millisecond, {milliseconds}, {Now()})";

    private protected override string TakeItems(string columns, string condition, string order) =>
        $$"""
            WITH c AS (SELECT TOP ({3}) e.* FROM "SinkItems" e WITH (ROWLOCK, UPDLOCK, READPAST)
            WHERE {{condition}} ORDER BY {{order}}) UPDATE c SET {{columns}} OUTPUT inserted.*
            """;

    private protected override string Start(string column, int length) => $"SUBSTRING(\"{column}\", 1, {length})";

    private protected override string Literal(byte[] bytes) => $"0x{Convert.ToHexString(bytes)}";
}
