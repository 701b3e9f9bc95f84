using Channels.Bot.FamilySupport.Pricing;

namespace Channels.Tests.FamilySupport;

/// <summary>What places have printed, and what follows from it: input and yen. 1 June 2026 is a Monday, 6 June a Saturday.</summary>
public sealed class GoldenVectors
{
    [Theory]
    // The city's own rates; where it has printed no rule for parts of hours, the default.
    [InlineData("kitakyushu", "2026-06-01 10:00-10:40", 1, false, 500, 1000)]
    [InlineData("kitakyushu", "2026-06-01 10:00-11:00", 1, false, 500, 1000)]
    [InlineData("kitakyushu", "2026-06-01 10:00-11:30", 1, false, 750, 1500)]
    [InlineData("kitakyushu", "2026-06-01 10:00-11:31", 1, false, 1000, 2000)]
    [InlineData("kitakyushu", "2026-06-01 18:30-20:00", 1, false, 900, 1650)]
    [InlineData("kitakyushu", "2026-06-01 06:45-08:10", 1, false, 850, 1600)]
    [InlineData("kitakyushu", "2026-06-06 09:00-12:00", 1, false, 1500, 3000)]
    [InlineData("kitakyushu", "2026-06-07 09:00-11:00", 1, false, 1200, 2200)]
    [InlineData("kitakyushu", "2026-06-01 10:00-12:00", 1, true, 1200, 2200)]
    [InlineData("kitakyushu", "2026-06-01 18:00-19:00", 1, false, 500, 1000)]
    [InlineData("kitakyushu", "2026-06-01 19:00-20:00", 1, false, 600, 1100)]
    [InlineData("kitakyushu", "2026-09-22 10:00-11:00", 1, false, 600, 1100)] // a holiday only because it lies between two
    [InlineData("kitakyushu", "2026-06-01 10:00-11:00", 2, false, 750, 1500)]
    // Yokohama: the city's 500 is whole for every child.
    [InlineData("yokohama", "2026-06-01 10:00-10:45", 1, false, 500, 1000)]
    [InlineData("yokohama", "2026-06-01 10:00-11:30", 1, false, 750, 1500)]
    [InlineData("yokohama", "2026-06-06 10:00-12:00", 1, false, 1200, 2200)]
    [InlineData("yokohama", "2026-06-01 10:00-11:00", 2, false, 750, 1750)]
    [InlineData("yokohama", "2026-06-01 10:00-11:40", 1, false, 1000, 2000)]
    [InlineData("yokohama", "2026-06-01 06:30-08:30", 1, false, 1100, 2100)] // only the first hour is off hours
    [InlineData("yokohama", "2026-12-29 10:00-11:00", 1, false, 600, 1100)]
    // Kami-Amakusa: Obon has a rate; only the reward of siblings is halved.
    [InlineData("kami-amakusa", "2026-06-01 10:00-11:00", 1, false, 300, 600)]
    [InlineData("kami-amakusa", "2026-06-07 10:00-11:00", 1, false, 350, 700)]
    [InlineData("kami-amakusa", "2026-08-14 10:00-11:00", 1, false, 500, 1000)]
    [InlineData("kami-amakusa", "2026-06-01 10:00-11:00", 2, false, 600, 900)]
    // Nagoya
    [InlineData("nagoya", "2026-06-01 06:45-08:10", 1, false, 1400, 1400)]
    [InlineData("nagoya", "2026-06-01 10:00-10:30", 1, false, 400, 400)]
    [InlineData("nagoya", "2026-06-01 10:00-10:31", 1, false, 800, 800)]
    [InlineData("nagoya", "2026-06-01 10:00-11:31", 1, false, 1600, 1600)]
    [InlineData("nagoya", "2026-06-01 10:00-12:00", 2, false, 2400, 2400)]
    // Kesennuma
    [InlineData("kesennuma", "2026-06-01 10:00-11:00", 2, false, 900, 900)]
    // Yamanashi, resident
    [InlineData("yamanashi", "2026-06-01 10:00-11:20", 1, false, 750, 750)]
    [InlineData("yamanashi", "2026-06-01 10:00-11:31", 1, false, 1000, 1000)]
    [InlineData("yamanashi", "2026-06-01 10:00-11:00", 2, false, 750, 750)]
    [InlineData("yamanashi", "2026-06-06 10:00-12:00", 1, false, 1200, 1200)]
    // Hisayama
    [InlineData("hisayama", "2026-06-01 10:00-11:00", 1, false, 600, 600)]
    [InlineData("hisayama", "2026-06-01 10:00-11:01", 1, false, 750, 750)]
    [InlineData("hisayama", "2026-06-01 10:00-11:16", 1, false, 900, 900)]
    [InlineData("hisayama", "2026-06-01 10:00-11:40", 1, false, 1050, 1050)]
    // Itami
    [InlineData("itami", "2026-06-01 10:00-11:30", 1, false, 1200, 1200)]
    [InlineData("itami", "2026-06-01 10:00-11:00", 2, false, 1200, 1200)]
    // Hirakata
    [InlineData("hirakata", "2026-06-01 10:00-10:30", 1, false, 500, 500)]
    [InlineData("hirakata", "2026-06-01 10:00-10:31", 1, false, 800, 800)]
    // Akita: the whole use at the higher rate
    [InlineData("akita", "2026-06-01 18:30-20:00", 1, false, 1200, 1200)]
    [InlineData("akita", "2026-06-01 10:00-10:30", 1, true, 800, 800)]
    // Matsumoto, Shimabara
    [InlineData("matsumoto", "2026-06-06 10:00-11:00", 1, true, 700, 700)]
    [InlineData("matsumoto", "2026-06-07 10:00-11:00", 1, true, 800, 800)]
    [InlineData("shimabara", "2026-06-01 18:00-20:00", 1, false, 1500, 1500)]
    public void A_place_s_own_example(string place, string when, int children, bool sick, int fee, int reward)
    {
        var price = Rules.Price(place, Rules.Use(when, children, sick));
        Assert.Equal((fee, reward, reward - fee), (price.Fee, price.Reward, price.Share));
        Assert.Equal((fee, reward), (price.Lines.Sum(l => l.Fee), price.Lines.Sum(l => l.Reward)));
    }

    [Fact]
    public void In_Yamanashi_who_lives_elsewhere_pays_more_and_who_is_not_known_gets_no_amount()
    {
        var use = Rules.Use("2026-06-01 10:00-12:00");
        Assert.Equal(1800, Rules.Price("yamanashi", use with { IsResident = false }).Fee);
        Assert.Equal(WhyNot.ResidenceUnknown, Rules.Refused(Pricer.Price(Rules.Book, "yamanashi", use with { IsResident = null })));
        Assert.Equal(WhyNot.NotOffered, Rules.Refused(Pricer.Price(Rules.Book, "yamanashi", Rules.Use("2026-06-01 20:30-21:30"))));
    }

    [Theory]
    [InlineData("nagoya", -1, null, 0)] // 23:59 of the day before
    [InlineData("nagoya", 599, null, 1200)] // a minute before the start
    [InlineData("nagoya", 601, null, 2400)]
    [InlineData("nagoya", null, null, 2400)] // silent
    [InlineData("itami", 540, null, 1200)]
    [InlineData("itami", 540, "weather-warning", 0)]
    public void A_cancellation_of_two_children_from_10_to_12(string place, int? at, string? waiver, int fee)
    {
        var price = Rules.Price(place, Rules.Use("2026-06-01 10:00-12:00", 2) with { Cancelled = new CareCancelled(at, waiver) });
        Assert.Equal((fee, fee, 0), (price.Fee, price.Reward, price.Share));
        Assert.Equal(fee, price.Lines.Sum(l => l.Fee));
    }

    [Theory]
    [InlineData(-421, 0)] //   16:59 of the day before
    [InlineData(-419, 500)] // 17:01
    [InlineData(479, 500)] //  a minute before two hours before
    [InlineData(481, 1000)]
    public void Yamanashi_s_deadlines_are_five_in_the_evening_and_two_hours_before(int at, int fee) =>
        Assert.Equal(
            fee,
            Rules.Price("yamanashi", Rules.Use("2026-06-01 10:00-12:00") with { Cancelled = new CareCancelled(at, null) }).Fee
        );

    [Fact]
    public void Of_a_cancelled_use_whose_price_is_not_printed_nothing_is_said() =>
        Assert.Equal(
            WhyNot.NoCancellationRule,
            Rules.Refused(
                Pricer.Price(
                    Rules.Book,
                    "kitakyushu",
                    Rules.Use("2026-06-01 10:00-12:00") with
                    {
                        Cancelled = new CareCancelled(null, null),
                    }
                )
            )
        );

    [Fact]
    public void Two_readings_of_half_an_hour_s_own_price_are_two_packs()
    {
        var use = Rules.Use("2026-06-01 10:00-12:00");
        Assert.Equal(1500, Rules.Price("ffsk", use).Fee);
        Assert.Equal(1510, Rules.Price(Rules.With("ffsk", ("straddle: block-higher", "straddle: first-hour")), use).Fee);
        Assert.Equal(1130, Rules.Price("ffsk", Rules.Use("2026-06-01 10:00-11:10")).Fee);
        var sameDay = use with { Cancelled = new CareCancelled(540, null) };
        Assert.Equal(750, Rules.Price("ffsk", sameDay).Fee); // one hour of it
    }

    [Fact]
    public void Before_and_after_a_night_there_is_an_hour_at_least_each()
    {
        var night = Rules.Use("2026-06-01 21:45-06:10") with { IsOvernight = true };
        Assert.Equal(800 + 5000 + 800, Rules.Price("akita", night).Fee);
        Assert.Equal(5000, Rules.Price("akita", Rules.Use("2026-06-01 22:00-06:00") with { IsOvernight = true }).Fee);
        Assert.Equal(6000, Rules.Price("matsumoto", Rules.Use("2026-06-01 21:00-07:00", sick: true) with { IsOvernight = true }).Fee);
        Assert.Equal(
            WhyNot.NoNight,
            Rules.Refused(Pricer.Price(Rules.Book, "akita", Rules.Use("2026-06-01 10:00-12:00") with { IsOvernight = true }))
        );
        Assert.Equal(WhyNot.NoNight, Rules.Refused(Pricer.Price(Rules.Book, "kitakyushu", night)));
    }

    [Fact]
    public void An_own_car_costs_once_a_day()
    {
        var use = Rules.Use("2026-06-01 10:00-11:00") with { ByOwnCar = true, Spent = 200 };
        Assert.Equal((600, 300), (Rules.Price("hisayama", use).Fee, Rules.Price("hisayama", use).Costs));
        Assert.Equal(200, Rules.Price("hisayama", use with { CarIsPaid = true }).Costs);
        Assert.Equal(WhyNot.NoCarRule, Rules.Refused(Pricer.Price(Rules.Book, "nagoya", use)));
    }
}
