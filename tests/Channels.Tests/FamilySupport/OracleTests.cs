using System.Globalization;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;
using Channels.Tests.FamilySupport.Oracle;

namespace Channels.Tests.FamilySupport;

/// <summary>
/// The engine against an oracle that walks through minutes and knows only the written rules. <c>CHANNELS_FEES_ROUNDS=1000000</c> tries a
/// million activities a pack (ten seconds each); <c>CHANNELS_FEES_SEED</c> repeats a run.
/// </summary>
public sealed class OracleTests
{
    private const int UsualRounds = 5_000;
    private static readonly DateOnly Last = new(2027, 12, 28);
    private static readonly DateOnly First = new(2019, 1, 1);

    public static TheoryData<string> Packs =>
        [.. Rules.Files.Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Packs))]
    public void Engine_and_oracle_agree_on_random_activities(string name)
    {
        var seed = Setting("CHANNELS_FEES_SEED") ?? Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: CHANNELS_FEES_SEED={seed}");
        var text = Rules.TextOf(name);
        var disagreement = Compare(Rules.Read(text), text, seed, Setting("CHANNELS_FEES_ROUNDS") ?? UsualRounds);
        Assert.True(disagreement is null, $"seed {seed}: {disagreement}");
    }

    [Theory]
    [InlineData("kitakyushu-2", "straddle: block-higher", "straddle: split")]
    [InlineData("kitakyushu-2", "minimum: 60", "minimum: 30")]
    [InlineData("kitakyushu-2", "siblings: { fee: 50, reward: 50 }", "siblings: { fee: 50, reward: 100 }")]
    [InlineData("kami-amakusa", "08-13..08-15", "08-13..08-14")]
    [InlineData("yokohama", "straddle: first-hour", "straddle: whole-higher")]
    [InlineData("matsumoto", "\"21:00-07:00\"", "\"22:00-07:00\"")]
    public void The_oracle_sees_a_rule_that_is_another(string name, string rule, string other)
    {
        var text = Rules.TextOf(name);
        Assert.NotNull(Compare(Rules.With(name, (rule, other)), text, seed: 1, UsualRounds));
    }

    [Theory]
    [InlineData("block-higher")]
    [InlineData("whole-higher")]
    [InlineData("first-hour")]
    [InlineData("split")]
    public void Every_way_to_straddle_agrees_for_every_unit(string straddle)
    {
        foreach (var unit in (int[])[5, 10, 15, 20, 30, 60])
        {
            var text = Rules
                .TextOf("kitakyushu-2")
                .Replace(
                    "time: { minimum: 60, unit: 30, straddle: block-higher }",
                    $"time: {{ minimum: 45, unit: {unit}, straddle: {straddle} }}\nfloor: 10",
                    StringComparison.Ordinal
                )
                .Replace("fee: 500, reward: 1000", "fee: 480, reward: 960", StringComparison.Ordinal)
                .Replace("fee: 600, reward: 1100", "fee: 600, reward: 1080", StringComparison.Ordinal);
            Assert.Null(Compare(Rules.Read(text), text, seed: unit, 1000));
        }
    }

    [Fact]
    public void What_the_leave_programme_covers_agrees_too()
    {
        var text = Rules.TextOf("kitakyushu-2");
        var (pack, oracle, random) = (Rules.Read(text), new MinuteOracle(new OracleRules(text)), new Random(5));
        for (var i = 0; i < UsualRounds; i++)
        {
            var use = Random(random, pack);
            var claimed = use.Use with { Claim = new ProgrammeClaim("childcare-leave", use.Use.Day) };
            var covered = Rules.Price(pack, use.Use).Fee - Rules.Price(pack, claimed).Fee;
            Assert.Equal(oracle.Covered(use.Plain, 120), covered);
        }
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Siblings_with_times_of_their_own_agree_too(string name)
    {
        var seed = Setting("CHANNELS_FEES_SEED") ?? Environment.TickCount;
        var text = Rules.TextOf(name);
        var (pack, oracle, random) = (Rules.Read(text), new MinuteOracle(new OracleRules(text)), new Random(seed));
        for (var i = 0; i < UsualRounds; i++)
        {
            var (use, plain) = Random(random, pack);
            if (use.IsOvernight)
                continue;
            var own = plain
                .Sick.Select(_ => (Start: plain.Start + random.Next(plain.Minutes), Minutes: 0))
                .Select(s => s with { Minutes = 1 + random.Next(plain.Start + plain.Minutes - s.Start) })
                .ToArray();
            var children = use.Children.Select((c, at) => c with { Own = new CareSpan(own[at].Start, own[at].Minutes) });
            (int, int)? got = Pricer.Price(pack, use with { Children = [.. children] }) switch
            {
                Quote.Priced(var price) => (price.Fee, price.Reward),
                Quote.Unpriced(WhyNot.NotOffered) => null,
                var other => throw new InvalidOperationException($"{use}: {other}"),
            };
            Assert.True(oracle.Price(plain with { Own = own }) == got, $"seed {seed}: {plain} {string.Join(' ', own)} {got}");
        }
    }

    private static string? Compare(RulePack pack, string text, int seed, int rounds)
    {
        var (oracle, random) = (new MinuteOracle(new OracleRules(text)), new Random(seed));
        for (var i = 0; i < rounds; i++)
        {
            var (use, plain) = Random(random, pack);
            var expected = oracle.Price(plain);
            (int, int)? got = Pricer.Price(pack, use) switch
            {
                Quote.Priced(var price) => (price.Fee, price.Reward),
                Quote.Unpriced(WhyNot.NotOffered) => null,
                var other => throw new InvalidOperationException($"{use}: {other}"),
            };
            if (got != expected)
                return $"{plain}: engine {got}, oracle {expected}";
        }

        return null;
    }

    private static (CareUse Use, OracleUse Plain) Random(Random random, RulePack pack)
    {
        var first = pack.From < First ? First : pack.From;
        var day = first.AddDays(random.Next(Last.DayNumber - first.DayNumber));
        var sick = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(6) == 0).ToArray();
        var resident = random.Next(2) == 0;
        var (start, minutes) = (random.Next(1440), 1 + random.Next(random.Next(10) == 0 ? 1440 : 300));
        var night = pack.Night is { } hours && random.Next(3) == 0 && (start < hours.To || start + minutes > hours.From);
        var use = new CareUse(day, start, minutes, [.. sick.Select(s => new ChildInCare(s))])
        {
            IsResident = resident,
            IsOvernight = night,
        };
        return (use, new OracleUse(day, start, minutes, sick, resident, night));
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            ? n
            : null;
}
