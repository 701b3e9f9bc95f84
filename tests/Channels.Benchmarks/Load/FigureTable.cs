using System.Globalization;
using System.Text;

namespace Channels.Benchmarks.Load;

/// <summary>The table at the end: figure, limit, value, and whether the limit was reached.</summary>
internal sealed class FigureTable
{
    private readonly List<string[]> rows =
    [
        ["figure", "limit", "value", "reached"],
    ];

    public void Add(string figure, string limit, double value, string format, bool? reached = null)
    {
        var verdict = reached switch
        {
            true => "yes",
            false => "NO",
            null => "",
        };
        rows.Add([figure, limit, value.ToString(format, CultureInfo.InvariantCulture), verdict]);
    }

    public override string ToString()
    {
        var widths = Enumerable.Range(0, 4).Select(i => rows.Max(r => r[i].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, i) => i is 1 or 2 ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");
            if (row != rows[0])
                continue;
            var lines = widths.Select((width, i) => new string('-', width + 1) + (i is 1 or 2 ? ":" : "-"));
            text.Append('|').AppendJoin('|', lines).AppendLine("|");
        }

        return text.ToString();
    }
}
