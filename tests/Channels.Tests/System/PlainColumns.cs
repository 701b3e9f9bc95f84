using Channels.Bot.Protection;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.SystemWide;

/// <summary>Every column that is not sealed is listed in decision 41 with a reason: a new one fails here until somebody has thought of
/// it.</summary>
public sealed class PlainColumns
{
    private const string Record = "deploy/decisions/0041-columns-in-the-clear.md";

    [Fact]
    public void The_list_is_what_the_model_has() => Assert.Equal(OfModel(), Listed(Repository.Text(Record)));

    [Fact]
    public void A_column_that_is_not_listed_a_table_that_is_gone_and_a_row_without_a_reason_show()
    {
        var text = Repository.Text(Record);
        Assert.NotEqual(OfModel(), Listed(text.Replace("WordKey", "Password", StringComparison.Ordinal)));
        Assert.NotEqual(OfModel(), Listed(text.Replace("| `Members` |", "| `Strangers` |", StringComparison.Ordinal)));
        Assert.Throws<FormatException>(() => Listed("| `Members` | Number | none |  | `MemberForgetting` |"));
        Assert.Throws<FormatException>(() => Listed("| `Members` | Number | none | a reason |"));
        Assert.True(OfModel().Count > 200);
    }

    private static List<string> OfModel()
    {
        using var db = new RecordedSqlServer().Create();
        return
        [
            .. db
                .Model.GetEntityTypes()
                .SelectMany(t =>
                    t.GetProperties()
                        .Where(p => p.ClrType != typeof(ProtectedBytes) && p.ClrType != typeof(byte[]))
                        .Select(p => $"{t.GetTableName()}.{p.Name}")
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private static List<string> Listed(string text) =>
        [
            .. text.Split('\n')
                .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
                .Select(l => l.Trim('|', ' ', '\r').Split('|', StringSplitOptions.TrimEntries))
                .Select(c => c.Length == 5 && c.All(s => s.Length > 0) ? c : throw new FormatException($"{c[0]}: five cells, none empty"))
                .SelectMany(c => Names(c[1]).Concat(Names(c[2])).Select(n => $"{c[0].Trim('`')}.{n}"))
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Names(string cell) => cell == "none" ? [] : cell.Split(", ");
}
