using System.Xml.Linq;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rehearsing;

namespace Channels.Tests.FamilySupport;

/// <summary>The same year under the rules that hold and under proposed ones.</summary>
public sealed class RehearsalTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void Without_a_change_nothing_changes()
    {
        var same = Rules.Read(Rules.TextOf("kitakyushu-2"));
        var rehearsal = Rehearsal.Run(Rules.Book, "kitakyushu", same, SyntheticYear.Make(First, 2000, seed: 1));
        Assert.Equal(2000, rehearsal.Uses);
        Assert.Equal(rehearsal.Today, rehearsal.Proposed);
        Assert.Equal((0, 0, 0, 0), (rehearsal.FeesUp, rehearsal.FeesDown, rehearsal.Providers.Gain, rehearsal.Providers.Lose));
    }

    [Fact]
    public void Who_gains_who_loses_and_what_it_costs_adds_up()
    {
        var proposed = Rules.With(
            "kitakyushu-2",
            ("fee: 500, reward: 1000", "fee: 520, reward: 1050"),
            ("id: other, fee: 600, reward: 1100", "id: other, fee: 600, reward: 1060")
        );
        RehearsedUse[] uses =
        [
            new("a", Rules.Use("2026-06-01 10:00-12:00")), // +100, and 40 more to pay
            new("a", Rules.Use("2026-06-01 19:00-20:00")), // -40
            new("b", Rules.Use("2026-06-07 10:00-12:00")), // -80
            new("c", Rules.Use("2026-06-01 10:00-12:00", sick: true)), // the same
            new("d", Rules.Use("2024-01-01 10:00-12:00")), // no rules then
        ];
        var rehearsal = Rehearsal.Run(Rules.Book, "kitakyushu", proposed, uses);
        Assert.Equal(4, rehearsal.Uses);
        Assert.Equal((1, 1, 1), (rehearsal.Providers.Gain, rehearsal.Providers.Lose, rehearsal.Providers.Same));
        Assert.Equal(new YenTotals(4000, 7500), rehearsal.Today);
        Assert.Equal(new YenTotals(4040, 7480), rehearsal.Proposed);
        Assert.Equal((1, 0), (rehearsal.FeesUp, rehearsal.FeesDown));
        Assert.Equal(1, rehearsal.Unpriced[WhyNot.NoRules]);
        Assert.Equal(3, rehearsal.Providers.Steps.Sum());

        var report = new RehearsalReport();
        Assert.Contains(
            "| 市が負担する額の合計（円） | 3,500 | 3,440 | -60 |",
            report.Table(rehearsal, proposed, ""),
            StringComparison.Ordinal
        );
        Assert.Contains("市が負担する額の合計（円）,3500,3440,-60\r\n", report.Csv(rehearsal), StringComparison.Ordinal);
        var chart = XDocument.Parse(report.Chart(rehearsal, proposed));
        Assert.Contains("増える人 1人、減る人 1人、変わらない人 1人", chart.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_makes_the_same_year_and_another_another()
    {
        var one = Line(1);
        Assert.Equal(one, Line(1));
        Assert.NotEqual(one, Line(2));

        static string Line(int seed) =>
            string.Join(
                '|',
                SyntheticYear
                    .Make(First, 500, seed)
                    .Select(u => $"{u.Member} {u.Use.Day} {u.Use.Start} {u.Use.Minutes} {u.Use.Children.Count}")
            );
    }
}
