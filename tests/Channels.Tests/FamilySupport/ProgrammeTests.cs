using System.Globalization;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;

namespace Channels.Tests.FamilySupport;

/// <summary>Programmes lower what a member pays; the provider's reward stays.</summary>
public sealed class ProgrammeTests
{
    private static readonly DateOnly Return = new(2025, 10, 15);

    private static ProgrammeClaim Leave => new("childcare-leave", Return);

    [Fact]
    public void The_window_of_the_printed_example_is_fourteen_months()
    {
        var window = Rules.Book.For("kitakyushu", Return)!.Programmes.Single().Window!;
        Assert.Equal(new DateOnly(2025, 8, 1), window.Opens(Return));
        Assert.Equal(new DateOnly(2026, 9, 30), window.Closes(Return));
        Assert.Equal(new DateOnly(2026, 1, 31), window.ProofBy(Return));
    }

    [Theory]
    [InlineData("2025-08-01", 0)]
    [InlineData("2026-09-30", 0)]
    [InlineData("2026-10-01", 1000)]
    public void On_the_days_of_the_window_the_member_pays_nothing(string day, int fee)
    {
        var price = Rules.Price("kitakyushu", Rules.Use($"{day} 10:00-12:00") with { Claim = Leave });
        Assert.Equal((fee, 2000), (price.Fee, price.Reward));
    }

    [Fact]
    public void Two_hours_are_free_and_the_third_is_paid_and_marked_as_not_published()
    {
        var price = Rules.Price("kitakyushu", Rules.Use("2026-06-01 10:00-13:00") with { Claim = Leave });
        Assert.Equal((500, 3000, 2500, 120), (price.Fee, price.Reward, price.Share, price.MinutesCovered));
        Assert.Equal([Assumption.ProgrammeBeyond], price.Used);

        var refusing = Rules.With("kitakyushu-2", ("beyond: charged", "beyond: refused"));
        Assert.Equal(
            WhyNot.BeyondProgramme,
            Rules.Refused(Pricer.Price(refusing, Rules.Use("2026-06-01 10:00-13:00") with { Claim = Leave }))
        );
    }

    [Fact]
    public void The_twenty_fifth_use_is_paid()
    {
        var use = Rules.Use("2026-06-01 10:00-12:00");
        Assert.Equal(0, Rules.Price("kitakyushu", use with { Claim = Leave with { UsesBefore = 23 } }).Fee);
        var spent = Rules.Price("kitakyushu", use with { Claim = Leave with { UsesBefore = 24 } });
        Assert.Equal(1000, spent.Fee);
        Assert.Equal(LineKind.ProgrammeSpent, spent.Lines[^1].Kind);
    }

    [Fact]
    public void Without_the_day_of_the_return_no_amount_is_said_and_before_the_programme_began_there_is_none()
    {
        var use = Rules.Use("2026-06-01 10:00-12:00");
        Assert.Equal(
            WhyNot.ProgrammeDayUnknown,
            Rules.Refused(Pricer.Price(Rules.Book, "kitakyushu", use with { Claim = new("childcare-leave", null) }))
        );
        Assert.Equal(
            WhyNot.NoSuchProgramme,
            Rules.Refused(Pricer.Price(Rules.Book, "kitakyushu", Rules.Use("2025-07-31 10:00-12:00") with { Claim = Leave }))
        );
    }

    [Fact]
    public void A_sibling_outside_the_programme_pays_its_half()
    {
        var use = Rules.Use("2026-06-01 10:00-12:00") with
        {
            Children = [new ChildInCare(false), new ChildInCare(false) { IsOutside = true }],
            Claim = Leave,
        };
        Assert.Equal((500, 3000), (Rules.Price("kitakyushu", use).Fee, Rules.Price("kitakyushu", use).Reward));
    }

    [Theory]
    [InlineData("10:00-11:20", 750)]
    [InlineData("10:00-16:00", 2750)]
    [InlineData("10:00-17:30", 3125)]
    public void Uwajima_s_aid_for_the_first_child(string time, int aid)
    {
        var use = Rules.Use($"2026-06-01 {time}");
        var claimed = use with { Claim = new ProgrammeClaim("aid", null) };
        Assert.Equal(aid, Rules.Price("uwajima", use).Fee - Rules.Price("uwajima", claimed).Fee);
        Assert.Equal(Rules.Price("uwajima", use).Reward, Rules.Price("uwajima", claimed).Reward);
    }

    [Fact]
    public void Uwajima_pays_all_for_the_second_child()
    {
        var use = Rules.Use("2026-06-01 10:00-12:00", 2) with { Claim = new ProgrammeClaim("aid", null) };
        Assert.Equal((2 * 1800) - 1000 - 1800, Rules.Price("uwajima", use).Fee);
    }

    [Fact]
    public void Shares_floors_and_caps_of_a_day_a_month_a_year_hours_and_uses()
    {
        // Kurume's rule: half, cut down to ten yen, 30,000 a month; and the other caps a city may have.
        var pack = Rules.With(
            "uwajima",
            (
                "      - { children: first, yen-per-hour: 500, after-minutes: 300, after-percent: 50 }\n"
                    + "      - { children: later, percent: 100 }",
                "      - { children: all, percent: 50 }\n    floor: 10\n    yen-per-day: 2000\n    yen-per-month: 30000\n"
                    + "    yen-per-year: 100000\n"
                    + "    minutes-per-month: 600\n    minutes-per-year: 3000\n    uses: 50"
            ),
            ("fee: 900, reward: 900", "fee: 910, reward: 910")
        );
        var claim = new ProgrammeClaim("aid", null);
        Assert.Equal(450, Aid(pack, "10:00-11:00", claim)); // half of 910, cut down
        Assert.Equal(2000, Aid(pack, "08:00-18:00", claim));
        Assert.Equal(50, Aid(pack, "10:00-11:00", claim with { YenThisDay = 1950 }));
        Assert.Equal(20, Aid(pack, "10:00-11:00", claim with { YenThisMonth = 29_980 }));
        Assert.Equal(30, Aid(pack, "10:00-11:00", claim with { YenThisYear = 99_970 }));
        Assert.Equal(450, Aid(pack, "10:00-12:00", claim with { MinutesThisMonth = 540 })); // one hour is left
        Assert.Equal(220, Aid(pack, "10:00-12:00", claim with { MinutesThisYear = 2970 })); // half of 455, cut down
        Assert.Equal(0, Aid(pack, "10:00-11:00", claim with { MinutesThisYear = 4000 }));
        Assert.Equal(0, Aid(pack, "10:00-11:00", claim with { UsesBefore = 50 }));
    }

    private static int Aid(RulePack pack, string time, ProgrammeClaim claim)
    {
        var use = Rules.Use(string.Create(CultureInfo.InvariantCulture, $"2026-06-01 {time}"));
        return Rules.Price(pack, use).Fee - Rules.Price(pack, use with { Claim = claim }).Fee;
    }
}
