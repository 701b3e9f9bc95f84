namespace Channels.Bot.Data.Dialects;

/// <summary>By which key a sealed value was sealed is told by how it begins.</summary>
public abstract partial class Dialect
{
    /// <summary>Rows whose value begins so.</summary>
    public string SealedBy(string table, string column, byte[] head) => $"""SELECT * FROM "{table}" WHERE {BeginsWith(column, head)}""";

    /// <summary>Rows whose value begins with none of these.</summary>
    public string SealedByNone(string table, string column, IEnumerable<byte[]> heads) =>
        $"""SELECT * FROM "{table}" WHERE {string.Join(" AND ", heads.Select(h => $"NOT ({BeginsWith(column, h)})"))}""";

    /// <summary>The same behind a row: {0} its id.</summary>
    public string SealedByNone(string table, string column, byte[] head, string id) =>
        SealedByNone(table, column, [head]) + $" AND \"{id}\" > {{0}}";

    /// <summary>Of a column without a value it is neither true nor false.</summary>
    private string BeginsWith(string column, byte[] head) => $"{Start(column, head.Length)} = {Literal(head)}";

    private protected virtual string Start(string column, int length) => $"substr(\"{column}\", 1, {length})";

    private protected virtual string Literal(byte[] bytes) => $"x'{Convert.ToHexString(bytes)}'";
}
