using System.Globalization;
using System.Text;

namespace Channels.Webhooks.Reports;

/// <summary>Writes the report as Markdown. What people asked is text: nothing in it becomes a link, a heading or a cell of its
/// own.</summary>
internal static class ReportMarkdown
{
    private const string Meaning = @"\`*_{}[]<>|#!~&";

    /// <summary>The picture stands beside it under the name that the report's files have.</summary>
    public static string Write(ReportPaper paper)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(paper.Title).Append("\n\n").Append(paper.Subtitle).Append('\n');
        text.Append("\n![").Append(Plain(paper.PictureAlt)).Append("](").Append(paper.Picture).Append(")\n");
        foreach (var sheet in paper.Sheets)
        {
            text.Append("\n## ").Append(sheet.Name).Append("\n\n");
            if (sheet.Note is { } note)
                text.Append(note).Append("\n\n");
            if (sheet.Rows.Count == 0)
            {
                text.Append(paper.None).Append('\n');
                continue;
            }

            Row(text, sheet.Headings);
            Row(text, sheet.Rows[0].Select(c => c is ReportCell.Words ? "---" : "---:"));
            foreach (var row in sheet.Rows)
                Row(text, row.Select(Text));
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Text(ReportCell cell) =>
        cell switch
        {
            ReportCell.Words words => Plain(words.Text),
            ReportCell.Whole whole => whole.Number.ToString("#,##0", CultureInfo.InvariantCulture),
            ReportCell.Real { Number: { } number } => number.ToString("#,##0.0", CultureInfo.InvariantCulture),
            ReportCell.Share { Part: { } part } => (part * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%",
            ReportCell.Day { Date: { } day } => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => "",
        };

    private static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (char.IsControl(c) || char.IsWhiteSpace(c))
                plain.Append(' ');
            else
                plain.Append(Meaning.Contains(c) ? @"\" : "").Append(c);
        }

        return plain.ToString().Trim();
    }
}
