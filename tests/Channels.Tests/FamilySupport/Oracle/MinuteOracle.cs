namespace Channels.Tests.FamilySupport.Oracle;

/// <summary>
/// Prices an activity by walking through its minutes, one by one, with the written rules alone. Slow and plain on purpose: it shares
/// neither code nor method with the engine.
/// </summary>
public sealed class MinuteOracle(OracleRules rules)
{
    /// <summary>Fee and reward; null where nothing is offered.</summary>
    public (int Fee, int Reward)? Price(OracleUse use)
    {
        var (fees, rewards) = (0, 0);
        var longest = 0;
        for (var other = 1; use.Own is not null && other < use.Own.Length; other++)
        {
            if (use.Own[other].Minutes > use.Own[longest].Minutes)
                longest = other;
        }

        for (var child = 0; child < use.Sick.Length; child++)
        {
            var stay = use.Own is { } own ? use with { Start = own[child].Start, Minutes = own[child].Minutes } : use;
            if (Child(stay, use.Sick[child]) is not var (fee, second, _))
                return null;
            if (child != longest)
            {
                fee = fee * rules.SiblingFee / 100;
                second = second * rules.SiblingSecond / 100;
            }

            fee -= fee % rules.Floor;
            second -= second % rules.Floor;
            fees += fee;
            rewards += rules.Second switch
            {
                "share" => fee + second,
                "reward" => second,
                _ => fee,
            };
        }

        return (fees, rewards);
    }

    /// <summary>What a programme covers of the first minutes, when it covers all of it for every child.</summary>
    public int Covered(OracleUse use, int minutes)
    {
        var covered = 0;
        for (var child = 0; child < use.Sick.Length; child++)
        {
            var sum = Child(use, use.Sick[child])!.Value.PerMinute.Take(minutes).Sum() / 60;
            covered += child == 0 ? sum : sum * rules.SiblingFee / 100;
        }

        return covered;
    }

    private (int Fee, int Second, List<int> PerMinute)? Child(OracleUse use, bool sick)
    {
        var minutes = new List<OracleRate>();
        var (fee, second) = (0, 0);
        var perMinute = new List<int>();
        var inNight = false;
        OracleRate?[][] days = [.. Enumerable.Range(0, 3).Select(d => rules.Of(use.Day.AddDays(d), sick, use.Resident))];
        for (var i = 0; i <= use.Minutes; i++)
        {
            var clock = use.Start + i;
            var night = use.Overnight && i < use.Minutes && IsNight(clock % 1440);
            if (night && !inNight)
            {
                var flat = sick && rules.Night!.TryGetValue("sick", out var other) ? (Dictionary<object, object>)other : rules.Night!;
                fee += OracleRules.Number(flat, "fee")!.Value;
                second += OracleRules.Number(flat, rules.Second) ?? 0;
            }

            if ((night || i == use.Minutes) && minutes.Count > 0)
            {
                var run = Run(minutes, days, clock - minutes.Count, perMinute);
                (fee, second) = (fee + run.Fee, second + run.Second);
                minutes.Clear();
            }

            inNight = night;
            if (night || i == use.Minutes)
                continue;
            if (days[clock / 1440][clock % 1440] is not { } rate)
                return null;
            minutes.Add(rate);
        }

        return (fee, second, perMinute);
    }

    private bool IsNight(int minute)
    {
        var (from, to) = OracleRules.Hours((string)rules.Night!["hours"]);
        return minute >= from || minute < to;
    }

    /// <summary>One stretch of time: its minutes are filled up, each is given its rate, and they are added up.</summary>
    private (int Fee, int Second) Run(List<OracleRate> minutes, OracleRate?[][] days, int start, List<int> perMinute)
    {
        if (rules.Flat is { } flat && minutes.Count <= OracleRules.Number(flat, "up-to"))
            return (OracleRules.Number(flat, "fee")!.Value, OracleRules.Number(flat, rules.Second) ?? 0);
        var counted = minutes.Count;
        while (counted < rules.Minimum || counted % rules.Unit != 0)
            counted++;
        var (fee, second) = (0, 0);
        var sum = 0;
        OracleRate? rate = null;
        for (var m = 0; m < counted; m++)
        {
            var block = rules.Straddle switch
            {
                "whole-higher" => (First: m == 0, Size: int.MaxValue),
                "block-higher" => (First: m % 60 == 0, Size: 60),
                "first-hour" when m < 60 => (First: m == 0, Size: 60),
                _ => (First: m % rules.Unit == 0, Size: 0),
            };
            if (block.First && m < minutes.Count)
                rate = block.Size == 0 ? minutes[m] : Highest(minutes, m, block.Size);
            else if (block is { First: true, Size: 0 } && days[(start + m) / 1440][(start + m) % 1440] is { } own && rate!.Beats(own))
                rate = own;
            var hasHour = m / 60 * 60 + 60 <= counted && rules.Straddle is not "split" && (rules.Straddle is not "first-hour" || m < 60);
            if (rate!.UnitFee is { } unit && !hasHour)
                fee += m % rules.Unit == 0 ? unit : 0;
            else
                sum += rate.Fee;
            second += rate.Second;
            perMinute.Add(rate.Fee);
        }

        return (fee + (sum / 60), second / 60);
    }

    private static OracleRate Highest(List<OracleRate> rates, int from, int most)
    {
        var highest = rates[from];
        for (var m = from; m < rates.Count && m - from < most; m++)
        {
            if (rates[m].Beats(highest))
                highest = rates[m];
        }

        return highest;
    }
}

/// <summary>An activity, in the oracle's own words.</summary>
public sealed record OracleUse(DateOnly Day, int Start, int Minutes, bool[] Sick, bool Resident, bool Overnight)
{
    /// <summary>When each child was there; null: all of the time.</summary>
    public (int Start, int Minutes)[]? Own { get; init; }
}
