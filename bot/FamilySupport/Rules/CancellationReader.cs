using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.FamilySupport.Rules;

/// <summary>Reads what a cancellation costs, from the earliest deadline to the latest.</summary>
internal static class CancellationReader
{
    public static IReadOnlyList<CancellationRule> Read(MapReader map)
    {
        var rules = new List<CancellationRule>();
        foreach (var node in map.List("cancellation"))
        {
            if (MapReader.Of(node, "A deadline", map.Findings) is not { } line)
                continue;
            var by = line.OneOf("until", "later", "day-before", "start", "later") switch
            {
                "day-before" => CancelledBy.DayBefore,
                "start" => CancelledBy.Start,
                _ => CancelledBy.Later,
            };
            var minutes = by switch
            {
                CancelledBy.DayBefore => ClockSpan.Minute(line.Text("at") ?? "24:00") ?? Wrong(line),
                CancelledBy.Start => line.Whole("minutes-before", 0, RulePack.Day) ?? 0,
                _ => 0,
            };
            rules.Add(
                new CancellationRule(by, minutes, line.Whole("pays", 0, 100) ?? PackReader.Missing(line, "pays"))
                {
                    OfMinutes = line.Whole("of-minutes", 1, RulePack.Day),
                }
            );
            line.Finish();
        }

        if (rules.Count > 0 && (rules[^1].By is not CancelledBy.Later || rules.Exists(r => r != rules[^1] && r.By is CancelledBy.Later)))
            map.Add(
                map.PlaceOf("cancellation"),
                "cancellation-end",
                "The last line, and no other, says what 'later' costs.",
                "Put it last."
            );
        if (rules.Zip(rules.Skip(1)).Any(p => p.Second.Pays < p.First.Pays && p.Second.OfMinutes is null && p.First.OfMinutes is null))
            map.Add(map.PlaceOf("cancellation"), "cancellation-order", "A later cancellation costs less than an earlier one.", "Check it.");
        return rules;
    }

    private static int Wrong(MapReader line)
    {
        line.Add(line.PlaceOf("at"), "value-unknown", "'at' is no time.", "Write it as \"17:00\".");
        return 0;
    }
}
