using System.Globalization;
using System.Security;
using System.Text;

namespace Channels.Webhooks.Reports;

/// <summary>
/// Months as a picture (SVG): a bar a month, parted, with a rate above it. No scripts, no fonts of
/// its own; colours differ in brightness too, and the numbers are in the tables.
/// </summary>
internal static class ReportChart
{
    private const int Width = 860;
    private const int Height = 380;
    private const int Left = 50;
    private const int Top = 70;
    private const int Bottom = 310;
    private const int Step = 66;
    private const int Bar = 40;

    /// <param name="title">Above it.</param>
    /// <param name="about">What it shows.</param>
    /// <param name="rate">What the rate above a bar is, and the number below it.</param>
    /// <param name="parts">What a bar is made of, the lowest first.</param>
    /// <param name="bars">The months.</param>
    public static string Write(string title, string about, string rate, IReadOnlyList<ChartPart> parts, IReadOnlyList<ChartBar> bars)
    {
        var most = Ceiling(bars.Max(b => b.Parts.Sum()));
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" role="img" """
        );
        svg.Append("""font-family="Yu Gothic, Hiragino Sans, Noto Sans CJK JP, sans-serif" font-size="12" fill="#222">""").Append('\n');
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Plain(title)}</title>\n<desc>{Plain(about)}</desc>\n");
        svg.Append(CultureInfo.InvariantCulture, $"""<rect width="{Width}" height="{Height}" fill="#fff"/>""").Append('\n');
        Text(svg, Left, 24, Plain(title), "start", 16);
        Legend(svg, parts, rate);
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

        for (var at = 0; at < bars.Count; at++)
            Month(svg, parts, bars[at], Left + 12 + (at * Step), most);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Legend(StringBuilder svg, IReadOnlyList<ChartPart> parts, string rate)
    {
        var x = Left;
        foreach (var (name, colour) in parts)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<rect x="{x}" y="38" width="12" height="12" fill="{colour}"/>""").Append('\n');
            Text(svg, x + 17, 49, Plain(name), "start");
            x += 30 + (name.Length * 13);
        }

        Text(svg, x, 49, Plain(rate), "start");
    }

    private static void Month(StringBuilder svg, IReadOnlyList<ChartPart> parts, ChartBar bar, int x, int most)
    {
        double y = Bottom;
        foreach (var (part, count) in parts.Zip(bar.Parts))
        {
            var height = (Bottom - Top) * count / (double)most;
            if (height <= 0)
                continue;
            y -= height;
            svg.Append(
                    CultureInfo.InvariantCulture,
                    $"""<rect x="{x}" y="{y:0.#}" width="{Bar}" height="{height:0.#}" fill="{part.Colour}"/>"""
                )
                .Append('\n');
        }

        if (bar.Rate is { } rate)
            Text(svg, x + (Bar / 2), y - 5, (rate * 100).ToString("0", CultureInfo.InvariantCulture) + "%", "middle");
        Text(svg, x + (Bar / 2), Bottom + 18, bar.Month, "middle", 11);
        Text(svg, x + (Bar / 2), Bottom + 35, Whole(bar.Parts.Sum()), "middle", 11);
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

/// <summary>What a bar is made of.</summary>
/// <param name="Colour">As CSS writes it.</param>
internal sealed record ChartPart(string Name, string Colour);

/// <summary>A month.</summary>
/// <param name="Parts">As many as the chart has, in its order.</param>
/// <param name="Rate">0 to 1; null where there is none.</param>
internal sealed record ChartBar(string Month, IReadOnlyList<int> Parts, double? Rate);
