using System.Globalization;
using System.Text;
using Channels.Bot.FamilySupport.Rules;
using YamlDotNet.Serialization;

namespace Channels.Bot.FamilySupport.Rehearsing;

/// <summary>A rehearsal as the office reads it: a table, the same as CSV, and a chart of what changes for providers.</summary>
public sealed class RehearsalReport
{
    private const int Row = 28;
    private const int Left = 220;
    private const int Widest = 420;
    private const int Top = 64;

    private readonly Dictionary<string, string> words = Load();

    /// <summary>Heading and figures, for a terminal or a document (Markdown).</summary>
    /// <param name="about">What was rehearsed: the packs and where the activities came from.</param>
    public string Table(Rehearsal rehearsal, RulePack proposed, string about)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Title(proposed)).Append("\n\n").Append(about).Append("\n\n");
        text.Append(Invariant($"| {words["figure"]} | {words["today"]} | {words["proposed"]} | {words["change"]} |\n|---|--:|--:|--:|\n"));
        foreach (var (name, today, then) in Figures(rehearsal))
            text.Append(Invariant($"| {name} | {today:N0} | {then:N0} | {(today is { } now ? Signed(then - now) : "")} |\n"));
        text.Append(Invariant($"\n| {words["change-of-provider"]} | {words["people"]} |\n|---|--:|\n"));
        foreach (var (name, people) in Steps(rehearsal))
            text.Append(Invariant($"| {name} | {people:N0} |\n"));
        text.Append('\n').Append(Summary(rehearsal)).Append('\n');
        foreach (var (reason, count) in rehearsal.Unpriced)
            text.Append(Invariant($"{words["unpriced"]}: {reason}: {count:N0}\n"));
        return text.ToString();
    }

    /// <summary>The same figures for a spreadsheet, with the mark by which Excel knows UTF-8.</summary>
    public string Csv(Rehearsal rehearsal)
    {
        var text = new StringBuilder("\uFEFF");
        text.Append(Invariant($"{words["figure"]},{words["today"]},{words["proposed"]},{words["change"]}\r\n"));
        foreach (var (name, today, then) in Figures(rehearsal))
            text.Append(Invariant($"{name},{today},{then},{then - today}\r\n"));
        text.Append(Invariant($"\r\n{words["change-of-provider"]},{words["people"]}\r\n"));
        foreach (var (name, people) in Steps(rehearsal))
            text.Append(Invariant($"\"{name}\",{people}\r\n"));
        return text.ToString();
    }

    /// <summary>How many providers gain and lose how much.</summary>
    public string Chart(Rehearsal rehearsal, RulePack proposed)
    {
        var steps = Steps(rehearsal).ToList();
        var most = Math.Max(1, steps.Max(s => s.People));
        var height = Top + (steps.Count * Row) + 40;
        var text = new StringBuilder();
        text.Append(
            Invariant(
                $"""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {height}" role="img" aria-labelledby="t"
                  font-family="sans-serif" font-size="14">
                <title id="t">{Title(proposed)}: {Summary(rehearsal)}</title>
                <rect width="720" height="{height}" fill="#fff"/>
                <text x="16" y="28" font-size="18" font-weight="bold">{Title(proposed)}</text>
                <text x="16" y="50" fill="#444">{words["change-of-provider"]}</text>

                """
            )
        );
        for (var i = 0; i < steps.Count; i++)
        {
            var y = Top + (i * Row);
            var fill =
                i < steps.Count / 2 ? "#a33b20"
                : i == steps.Count / 2 ? "#6b7471"
                : "#05664f";
            var width = steps[i].People * Widest / most;
            text.Append(
                Invariant(
                    $"""
                    <text x="{Left - 10}" y="{y + 18}" text-anchor="end">{steps[i].Name}</text>
                    <rect x="{Left}" y="{y + 4}" width="{width}" height="{Row - 8}" fill="{fill}"/>
                    <text x="{Left + width + 6}" y="{y + 18}">{steps[i].People}</text>

                    """
                )
            );
        }

        return text.Append(Invariant($"<text x=\"16\" y=\"{height - 14}\" fill=\"#444\">{Summary(rehearsal)}</text>\n</svg>\n")).ToString();
    }

    /// <summary>Where the activities came from, in words.</summary>
    public string About(string kind, string detail) => string.Format(CultureInfo.InvariantCulture, words[kind], detail);

    private string Title(RulePack proposed) =>
        string.Format(CultureInfo.InvariantCulture, words["title"], proposed.Words["ja"].Place, proposed.Version);

    private string Summary(Rehearsal rehearsal) =>
        string.Format(
            CultureInfo.InvariantCulture,
            words["summary"],
            rehearsal.Providers.Gain,
            rehearsal.Providers.Lose,
            rehearsal.Providers.Same
        );

    private IEnumerable<(string Name, long? Today, long Then)> Figures(Rehearsal r) =>
        [
            (words["uses"], r.Uses, r.Uses),
            (words["fees"], r.Today.Fees, r.Proposed.Fees),
            (words["rewards"], r.Today.Rewards, r.Proposed.Rewards),
            (words["share"], r.Today.Share, r.Proposed.Share),
            (words["fees-up"], null, r.FeesUp),
            (words["fees-down"], null, r.FeesDown),
        ];

    private IEnumerable<(string Name, int People)> Steps(Rehearsal r)
    {
        var bounds = Changes.Bounds;
        for (var i = 0; i < r.Providers.Steps.Count; i++)
        {
            var name = (i, bounds) switch
            {
                (0, _) => string.Format(CultureInfo.InvariantCulture, words["below"], Signed(bounds[0] - 1)),
                _ when i == bounds.Count => string.Format(CultureInfo.InvariantCulture, words["above"], Signed(bounds[^1])),
                _ when bounds[i] - 1 == bounds[i - 1] => words["none"],
                _ => string.Format(CultureInfo.InvariantCulture, words["between"], Signed(bounds[i - 1]), Signed(bounds[i] - 1)),
            };
            yield return (name, r.Providers.Steps[i]);
        }
    }

    private static string Signed(long yen) => yen.ToString("+#,##0;-#,##0;0", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static Dictionary<string, string> Load()
    {
        using var stream =
            typeof(RehearsalReport).Assembly.GetManifestResourceStream("FamilySupport/rehearsal.yaml")
            ?? throw new InvalidOperationException("The words of the rehearsal are not in the assembly.");
        using var text = new StreamReader(stream);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(text);
    }
}
