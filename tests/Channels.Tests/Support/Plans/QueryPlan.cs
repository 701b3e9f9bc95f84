using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Data;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Support.Plans;

/// <summary>How a database would go about a statement, by itself.</summary>
internal static partial class QueryPlan
{
    /// <summary>Which of the large tables the statement would walk through from end to end.</summary>
    public static async Task<IReadOnlyList<string>> WalksAsync(
        ChannelsDb db,
        Statement statement,
        IReadOnlyList<string> large,
        CancellationToken stop
    )
    {
        var isSqlite = db.Database.IsSqlite();
        await db.Database.OpenConnectionAsync(stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN (FORMAT JSON) ") + statement.Text;
        command.Parameters.AddRange(statement.Parameters.Select(Copy).ToArray());
        // An index of what waits is walked through gladly: it is short.
        var partial = isSqlite ? await PartialAsync(db, stop) : [];
        await using var rows = await command.ExecuteReaderAsync(stop);
        var found = new List<string>();
        while (await rows.ReadAsync(stop))
        {
            if (!isSqlite)
                found.AddRange(Walks(JsonDocument.Parse(rows.GetString(0)).RootElement[0].GetProperty("Plan"), large));
            else if (
                Scan().Match(rows.GetString(3)) is { Success: true } scan
                && IsLarge(statement.Text, scan.Groups["table"].Value, large)
                && !partial.Contains(scan.Groups["index"].Value)
            )
                found.Add(rows.GetString(3));
        }

        return found;
    }

    private static async Task<List<string>> PartialAsync(ChannelsDb db, CancellationToken stop) =>
        await db
            .Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'")
            .ToListAsync(stop);

    private static IEnumerable<string> Walks(JsonElement plan, IReadOnlyList<string> large)
    {
        if (
            plan.GetProperty("Node Type").GetString() is "Seq Scan"
            && plan.GetProperty("Relation Name").GetString() is { } table
            && large.Contains(table)
        )
            yield return "Seq Scan " + table;
        if (plan.TryGetProperty("Plans", out var parts))
            foreach (var walk in parts.EnumerateArray().SelectMany(p => Walks(p, large)))
                yield return walk;
    }

    public static DbParameter Copy(DbParameter one) =>
        one is ICloneable whole ? (DbParameter)whole.Clone() : new Microsoft.Data.Sqlite.SqliteParameter(one.ParameterName, one.Value);

    /// <summary>SQLite names what it scans by its alias.</summary>
    private static bool IsLarge(string text, string alias, IReadOnlyList<string> large) =>
        large.Contains(alias)
        || large.Any(t => Regex.IsMatch(text, $"\"{t}\" (AS )?\"?{alias}\"?\\b", RegexOptions.None, TimeSpan.FromSeconds(1)));

    [GeneratedRegex(@"^SCAN (?<table>\w+)(.* INDEX (?<index>\w+))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scan();
}
