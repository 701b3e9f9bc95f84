using Channels.Bot.FamilySupport.Rules;
using Channels.Bot.Forms;

namespace Channels.Tests.FamilySupport;

/// <summary>A pack with a fault prices nothing, and the fault is told with its place.</summary>
public sealed class PackCheckTests
{
    [Fact]
    public void The_shipped_packs_have_no_fault_and_are_fourteen_places()
    {
        Assert.Empty(Rules.Book.Findings);
        Assert.Equal(14, Rules.Book.Packs.Select(p => p.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("\"19:00-24:00\"", "\"19:30-24:00\"", "band-gap", 10, 1, "19:00-19:30")]
    [InlineData("\"19:00-24:00\"", "\"18:30-24:00\"", "band-overlap", 12, 27, "18:30-24:00")]
    [InlineData("\"07:00-19:00\"", "\"7-19\"", "band-unknown", 11, 10, "7-19")]
    [InlineData("  - { id: other, fee: 600, reward: 1100 }\n", "", "rate-gap", 13, 1, "a well child")]
    [InlineData("{ id: other, fee", "{ id: other, sick: yes, fee", "rate-unreachable", 16, 5, "other")]
    [InlineData("siblings:", "sibings:", "key-unknown", 19, 1, "sibings")]
    [InlineData("from: 2024-10-01", "from: 2024-13-01", "date-unknown", 4, 7, "2024-13-01")]
    [InlineData("week: [ mon..sat ]", "week: [ mon..fri ]", "days-gap", 7, 1, "week")]
    [InlineData("off: [ sun, holiday ]", "off: [ sun..sat, holiday ]", "days-unreachable", 9, 11, "week")]
    [InlineData("12-29..01-03", "12-32..01-03", "days-unknown", 20, 31, "12-32")]
    [InlineData("unit: 30", "unit: 25", "unit-uneven", 18, 22, "25")]
    [InlineData("fee: 500, reward: 1000", "fee: 501, reward: 1000", "unit-not-whole", 15, 52, "501")]
    [InlineData("fee: 500, reward: 1000", "fee: 500, reward: 400", "reward-low", 15, 62, "400")]
    [InlineData("days: [ week ]", "days: [ weak ]", "value-unknown", 15, 28, "weak")]
    [InlineData("straddle: block-higher", "straddle: higher", "value-unknown", 18, 42, "higher")]
    [InlineData("other: ほかの 時間・日曜日・祝日, ", "", "words-missing", 0, 0, "ja-easy")]
    public void A_fault_is_told_with_file_line_and_column(string good, string bad, string code, int line, int column, string about)
    {
        var text = Rules.TextOf("kitakyushu-1");
        Assert.Contains(good, text, StringComparison.Ordinal);
        var findings = new List<Lint>();
        var pack = RuleBook.Read("kitakyushu-1.yaml", text.Replace(good, bad, StringComparison.Ordinal), findings);
        Assert.Null(pack);
        var found = Assert.Single(findings, f => f.Code == code);
        Assert.Contains(about, found.Message, StringComparison.Ordinal);
        if (line > 0)
            Assert.Equal(("kitakyushu-1.yaml", line, column), (found.File, found.Line, found.Column));
    }

    [Fact]
    public void Of_nights_cancellations_and_programmes_faults_are_told_as_well()
    {
        Assert.Equal(["night-hours"], Codes("akita", "\"22:00-06:00\"", "\"02:00-06:00\""));
        Assert.Equal(["cancellation-end"], Codes("nagoya", "  - { pays: 100 }\n", ""));
        Assert.Equal(
            ["cancellation-order"],
            Codes("nagoya", "{ until: start, pays: 50 }", "{ until: start, pays: 100 }\n  - { until: start, pays: 0 }")
        );
        Assert.Equal(["cover-unclear"], Codes("uwajima", "percent: 100 }", "percent: 100, yen-per-hour: 5 }"));
        Assert.Equal(["unit-uneven"], Codes("kitakyushu-2", "minutes-per-use: 120", "minutes-per-use: 100"));
        Assert.Equal(["words-missing"], Codes("uwajima", ", aid: \"the city's aid\"", ""));
    }

    [Fact]
    public void A_published_pack_whose_rules_change_prices_nothing_and_one_whose_words_change_does()
    {
        var folder = Directory.CreateTempSubdirectory("fees-").FullName;
        var file = Path.Combine(folder, "pack.yaml");
        var text = Rules.TextOf("kitakyushu-1");
        File.WriteAllText(file, text);
        var published = PackLock.Read("", []);
        Assert.True(published.Add(Assert.Single(RuleBook.Load(folder).Packs)));
        File.WriteAllText(Path.Combine(folder, PackLock.File), published.Write());
        Assert.Single(RuleBook.Load(folder).Packs);

        File.WriteAllText(file, text.Replace("月〜土の7:00〜19:00", "月〜土 7:00〜19:00", StringComparison.Ordinal));
        Assert.Single(RuleBook.Load(folder).Packs);

        File.WriteAllText(
            file,
            text.Replace("fee: 500", "fee: 510", StringComparison.Ordinal).Replace("reward: 1000", "reward: 1010", StringComparison.Ordinal)
        );
        var changed = RuleBook.Load(folder);
        Assert.Empty(changed.Packs);
        Assert.Equal("pack-changed", Assert.Single(changed.Findings).Code);

        // The order of day classes is a rule: the first that holds counts.
        File.WriteAllText(
            file,
            text.Replace("  off: [ sun, holiday ]", "  week: [ mon..sat ]", StringComparison.Ordinal)
                .Replace("  week: [ mon..sat ]\nbands", "  off: [ sun, holiday ]\nbands", StringComparison.Ordinal)
        );
        Assert.NotEmpty(RuleBook.Load(folder).Findings);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_shipped_packs_of_the_city_are_published()
    {
        var published = PackLock.Read(File.ReadAllText(Path.Combine(RuleBook.DefaultFolder, PackLock.File)), []);
        Assert.All(Rules.Book.Packs.Where(p => p.Id == "kitakyushu"), p => Assert.Equal(p.Hash, published.HashOf(p)));
    }

    private static IEnumerable<string> Codes(string pack, string good, string bad)
    {
        var text = Rules.TextOf(pack);
        Assert.Contains(good, text, StringComparison.Ordinal);
        var findings = new List<Lint>();
        RuleBook.Read("pack.yaml", text.Replace(good, bad, StringComparison.Ordinal), findings);
        return findings.Select(f => f.Code).Distinct();
    }
}
