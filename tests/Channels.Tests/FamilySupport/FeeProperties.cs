using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;
using CsCheck;

namespace Channels.Tests.FamilySupport;

/// <summary>What holds for every activity, whatever the pack.</summary>
public sealed class FeeProperties
{
    private static readonly Gen<(int Day, int Start, int Minutes, int Children, int Sick)> Uses = Gen.Select(
        Gen.Int[0, 700],
        Gen.Int[0, 1439],
        Gen.Int[1, 900],
        Gen.Int[1, 4],
        Gen.Int[0, 4]
    );

    public static TheoryData<string> Packs => OracleTests.Packs;

    [Theory]
    [MemberData(nameof(Packs))]
    public void Longer_never_costs_less(string name)
    {
        var pack = Rules.Read(Rules.TextOf(name));
        Uses.Sample(
            given =>
            {
                var use = Of(pack, given);
                return (Pricer.Price(pack, use), Pricer.Price(pack, use with { Minutes = use.Minutes + 1 }))
                        is not
                        (Quote.Priced(var shorter), Quote.Priced(var longer))
                    || (shorter.Fee <= longer.Fee && shorter.Reward <= longer.Reward);
            },
            iter: 3000
        );
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_member_never_pays_more_than_the_provider_gets_and_the_lines_add_up(string name)
    {
        var pack = Rules.Read(Rules.TextOf(name));
        Uses.Sample(
            given =>
                Pricer.Price(pack, Of(pack, given)) is not Quote.Priced(var price)
                || (
                    price.Fee <= price.Reward
                    && price.Share >= 0
                    && price.Fee == price.Lines.Sum(l => l.Fee)
                    && price.Reward == price.Lines.Sum(l => l.Reward)
                ),
            iter: 3000
        );
    }

    [Theory]
    [InlineData("kitakyushu-2")]
    [InlineData("nagoya")]
    [InlineData("kesennuma")]
    [InlineData("matsumoto")]
    public void Two_activities_that_meet_at_a_whole_hour_cost_what_one_costs(string name)
    {
        var pack = Rules.Read(Rules.TextOf(name));
        Gen.Select(Uses, Gen.Int[1, 6])
            .Sample(
                (given, hours) =>
                {
                    var first = Of(pack, given) with { Minutes = hours * 60, Start = given.Start % 720, IsOvernight = false };
                    var second = first with { Start = first.Start + first.Minutes, Minutes = 60 + (given.Minutes % 300) };
                    var whole = first with { Minutes = first.Minutes + second.Minutes };
                    if (second.Start >= 1440)
                        return true;
                    var (a, b, c) = (Rules.Price(pack, first), Rules.Price(pack, second), Rules.Price(pack, whole));
                    return (a.Fee + b.Fee, a.Reward + b.Reward) == (c.Fee, c.Reward);
                },
                iter: 3000
            );
    }

    [Fact]
    public void Old_days_are_priced_by_the_old_pack()
    {
        var folder = Directory.CreateTempSubdirectory("fees-").FullName;
        var text = Rules.TextOf("kitakyushu-1");
        File.WriteAllText(Path.Combine(folder, "a.yaml"), text);
        File.WriteAllText(
            Path.Combine(folder, "b.yaml"),
            text.Replace("version: 1", "version: 2", StringComparison.Ordinal)
                .Replace("from: 2024-10-01", "from: 2027-04-01", StringComparison.Ordinal)
                .Replace("fee: 500, reward: 1000", "fee: 400, reward: 1100", StringComparison.Ordinal)
        );
        var book = RuleBook.Load(folder);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(500, Fee("2027-03-31 10:00-11:00"));
        Assert.Equal(400, Fee("2027-04-01 10:00-11:00"));
        Assert.Equal(WhyNot.NoRules, Rules.Refused(Pricer.Price(book, "kitakyushu", Rules.Use("2024-09-30 10:00-11:00"))));
        Assert.Equal(WhyNot.NoRules, Rules.Refused(Pricer.Price(book, "elsewhere", Rules.Use("2027-04-01 10:00-11:00"))));

        int Fee(string when) => Assert.IsType<Quote.Priced>(Pricer.Price(book, "kitakyushu", Rules.Use(when))).Price.Fee;
    }

    [Theory]
    [InlineData("2026-06-01 10:00-12:00", 1, "")] // whole hours of one rate, one child: as printed
    [InlineData("2026-06-01 10:00-10:40", 1, "Minimum")]
    [InlineData("2026-06-01 10:00-11:30", 1, "Unit")]
    [InlineData("2026-06-01 18:00-20:00", 1, "Straddle")]
    [InlineData("2026-06-01 10:00-12:00", 2, "SiblingReward")]
    [InlineData("2026-08-14 10:00-12:00", 1, "Days")]
    [InlineData("2026-12-31 23:00-01:00", 1, "Days")]
    public void A_price_says_which_rules_it_used_that_the_city_has_not_published(string when, int children, string used) =>
        Assert.Equal(used, string.Join(' ', Rules.Price("kitakyushu", Rules.Use(when, children)).Used));

    [Fact]
    public void Saturday_night_becomes_Sunday_at_midnight()
    {
        // By the whole hours: 22:30-23:30 is a Saturday's, 23:30-00:30 touches the Sunday. Both have the same rate in the city's table.
        var price = Rules.Price("kitakyushu", Rules.Use("2026-06-06 22:30-00:30"));
        Assert.Equal((1200, 2200), (price.Fee, price.Reward));
        var weekend = Rules.With(
            "kitakyushu-2",
            ("- { id: other, fee: 600", "- { id: sunday, days: [ off ], fee: 700, reward: 1300 }\n  - { id: other, fee: 600"),
            ("names: { daytime", "names: { sunday: x, daytime")
        );
        Assert.Equal(600 + 700, Rules.Price(weekend, Rules.Use("2026-06-06 22:30-00:30")).Fee);
        Assert.Equal(600 + 350, Rules.Price(weekend, Rules.Use("2026-06-06 23:00-00:30")).Fee);
    }

    [Fact]
    public void An_activity_without_time_or_child_or_of_more_than_a_day_has_no_price()
    {
        var use = Rules.Use("2026-06-01 10:00-12:00");
        var pack = Rules.Book.For("kitakyushu", use.Day)!;
        Assert.Equal(WhyNot.NoTime, Rules.Refused(Pricer.Price(pack, use with { Minutes = 0 })));
        Assert.Equal(WhyNot.NoTime, Rules.Refused(Pricer.Price(pack, use with { Minutes = -5 })));
        Assert.Equal(WhyNot.TooLong, Rules.Refused(Pricer.Price(pack, use with { Minutes = 1441 })));
        Assert.Equal(WhyNot.NoChild, Rules.Refused(Pricer.Price(pack, use with { Children = [] })));
        Assert.IsType<Quote.Priced>(Pricer.Price(pack, use with { Start = 1439, Minutes = 1440 }));
    }

    private static CareUse Of(RulePack pack, (int Day, int Start, int Minutes, int Children, int Sick) g) =>
        new(
            new DateOnly(2026, 1, 1).AddDays(g.Day),
            g.Start,
            g.Minutes,
            [.. Enumerable.Range(0, g.Children).Select(i => new ChildInCare(i < g.Sick))]
        )
        {
            IsResident = g.Day % 2 == 0,
            IsOvernight = pack.HasNights && g.Sick == 4 && g.Start > 1320,
        };
}
