using System.Globalization;
using System.Security;
using System.Text;

namespace Channels.Webhooks.Reports;

/// <summary>
/// The last twelve months as a picture (SVG): a bar a month, parted by outcome, with the answered rate above it. No scripts, no fonts of
/// its own; colours differ in brightness too, and the numbers are in the tables.
/// </summary>
internal sealed class ReportChart(ReportTexts texts)
{
    private const int Width = 860;
    private const int Height = 380;
    private const int Left = 50;
    private const int Top = 70;
    private const int Bottom = 310;
    private const int Step = 66;
    private const int Bar = 40;

    private static readonly (string Key, string Colour, Func<MonthRow, int> Of)[] Parts =
    [
        ("answered", "#1d4f7c", m => m.Answered),
        ("candidates", "#4f8fc0", m => m.Candidates),
        ("clarify", "#a9cbe3", m => m.Clarify),
        ("not-covered", "#d9822b", m => m.NotCovered),
        ("refused", "#c9c9c9", m => m.Refused),
    ];

    public string Write(QuestionReport report, string title)
    {
        var most = Ceiling(report.Months.Max(m => m.Asked));
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" role="img" """
        );
        svg.Append("""font-family="Yu Gothic, Hiragino Sans, Noto Sans CJK JP, sans-serif" font-size="12" fill="#222">""").Append('\n');
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Plain(title)}</title>\n<desc>{Plain(texts["chart.alt"])}</desc>\n");
        svg.Append(CultureInfo.InvariantCulture, $"""<rect width="{Width}" height="{Height}" fill="#fff"/>""").Append('\n');
        Text(svg, Left, 24, Plain(title), "start", 16);
        Legend(svg);
        for (var line = 0; line <= 4; line++)
        {
            var y = Bottom - ((Bottom - Top) * line / 4);
            svg.Append(
                    CultureInfo.InvariantCulture,
                    $"""<line x1="{Left}" y1="{y}" x2="{Width - 10}" y2="{y}" stroke="{(line == 0 ? "#222" : "#ddd")}"/>"""
                )
                .Append('\n');
            Text(svg, Left - 6, y + 4, Whole(most * line / 4), "end");
        }

        for (var at = 0; at < report.Months.Count; at++)
            Month(svg, report.Months[at], Left + 12 + (at * Step), most);
        return svg.Append("</svg>\n").ToString();
    }

    private void Legend(StringBuilder svg)
    {
        var x = Left;
        foreach (var (key, colour, _) in Parts)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<rect x="{x}" y="38" width="12" height="12" fill="{colour}"/>""").Append('\n');
            Text(svg, x + 17, 49, Plain(texts[key]), "start");
            x += 30 + (texts[key].Length * 13);
        }

        Text(svg, x, 49, Plain(texts["chart.rate"]), "start");
    }

    private static void Month(StringBuilder svg, MonthRow month, int x, int most)
    {
        double y = Bottom;
        foreach (var (_, colour, of) in Parts)
        {
            var height = (Bottom - Top) * of(month) / (double)most;
            if (height <= 0)
                continue;
            y -= height;
            svg.Append(CultureInfo.InvariantCulture, $"""<rect x="{x}" y="{y:0.#}" width="{Bar}" height="{height:0.#}" fill="{colour}"/>""")
                .Append('\n');
        }

        if (month.AnsweredRate is { } rate)
            Text(svg, x + (Bar / 2), y - 5, (rate * 100).ToString("0", CultureInfo.InvariantCulture) + "%", "middle");
        Text(svg, x + (Bar / 2), Bottom + 18, month.Month, "middle", 11);
        Text(svg, x + (Bar / 2), Bottom + 35, Whole(month.Asked), "middle", 11);
    }

    private static void Text(StringBuilder svg, double x, double y, string text, string anchor, int size = 12) =>
        svg.Append(
                CultureInfo.InvariantCulture,
                $"""<text x="{x:0.#}" y="{y:0.#}" text-anchor="{anchor}" font-size="{size}">{text}</text>"""
            )
            .Append('\n');

    /// <summary>The next number that four lines part evenly.</summary>
    private static int Ceiling(int most)
    {
        var unit = 4;
        while (unit * 10 < most)
            unit *= 10;
        return Math.Max(4, ((most + unit - 1) / unit) * unit);
    }

    private static string Whole(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Plain(string text) => SecurityElement.Escape(text);
}
