using System.Text.RegularExpressions;
using Channels.Bot.FamilySupport.Explaining;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;
using Channels.Webhooks.Fees;

namespace Channels.Tests.FamilySupport;

/// <summary>Every yen has a line, a formula and the sentence of its rule.</summary>
public sealed partial class ExplainingTests
{
    private static readonly string[] Languages = ["ja", "ja-easy", "en"];

    [Fact]
    public void An_hour_and_a_half_in_Japanese()
    {
        var said = new Explainer().Explain(Rules.Price("kitakyushu", Rules.Use("2026-06-01 10:00-11:30")), "ja");
        var line = Assert.Single(said.Lines);
        Assert.Equal(("月〜土の7:00〜19:00", "500円×1.5時間", "1,000円×1.5時間"), (line.Text, line.FeeFormula, line.RewardFormula));
        Assert.Equal("1時間より短いときは1時間とし、そのあとは30分ごとに切り上げて数えます。", line.Rule);
        Assert.Contains("北九州市", said.Source, StringComparison.Ordinal);
        Assert.StartsWith("kitakyushu 2 (", said.Pack, StringComparison.Ordinal);
        Assert.Equal(["1時間にならない分の数え方を、市はまだ公表していません。"], said.Estimates);
    }

    [Fact]
    public void Two_children_over_two_rates_in_the_programme_in_every_language()
    {
        var use = Rules.Use("2026-06-01 18:30-21:00", 2) with { Claim = new ProgrammeClaim("childcare-leave", new DateOnly(2026, 6, 1)) };
        var price = Rules.Price("kitakyushu", use);
        foreach (var language in Languages)
        {
            var said = new Explainer().Explain(price, language);
            Assert.Equal(price.Fee, said.Lines.Sum(l => l.Fee));
            Assert.Equal(price.Reward, said.Lines.Sum(l => l.Reward));
            Assert.Equal(price.Used.Count, said.Estimates.Count);
            Assert.All(said.Lines, l => Assert.DoesNotContain('{', l.Text + l.Rule + l.FeeFormula));
            Assert.All(said.Lines, l => Assert.NotEmpty(l.Rule));
        }
    }

    [Fact]
    public void The_same_keys_places_and_figures_stand_in_every_language()
    {
        var words = new FeeWords();
        var texts = new FeeTexts();
        foreach (var language in Languages)
        {
            Same(words.All("ja"), words.All(language));
            Same(texts.All("ja"), texts.All(language));
        }

        foreach (var reason in Enum.GetValues<WhyNot>())
            Assert.All(Languages, l => Assert.NotEmpty(new Explainer().Say(reason, l)));
        foreach (var assumption in Enum.GetValues<Assumption>())
            Assert.Contains($"assumed.{assumption}", words.All("ja").Keys);
        foreach (var kind in Enum.GetValues<LineKind>())
            Assert.Contains($"line.{kind}", words.All("ja").Keys);
    }

    private static void Same(IReadOnlyDictionary<string, string> ja, IReadOnlyDictionary<string, string> other)
    {
        Assert.Equal(ja.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in ja)
            Assert.Equal(Places().Matches(text).Select(m => m.Value).ToHashSet(), [.. Places().Matches(other[key]).Select(m => m.Value)]);
    }

    [GeneratedRegex("\\{[a-z]+\\}", RegexOptions.None, 1000)]
    private static partial Regex Places();
}
