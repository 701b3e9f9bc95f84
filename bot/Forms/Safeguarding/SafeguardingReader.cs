using Channels.Bot.Forms.Conditions;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Safeguarding;

/// <summary>Reads the <c>care</c> block of a definition and of a language file.</summary>
internal static class SafeguardingReader
{
    public static SafeguardingRules? Read(MapReader? map, IReadOnlyList<Field> fields, IReadOnlyDictionary<string, ProcedureTexts> texts)
    {
        if (map is null)
            return null;
        var contact = map.Map("contact");
        var rules = new SafeguardingRules(
            [.. map.List("alarms").Select(n => ReadAlarm(MapReader.Of(n, "An alarm", map.Findings), fields)).OfType<Alarm>()],
            map.Flag("apply"),
            map.Flag("word"),
            ReadTime(contact, "usual"),
            ReadTime(contact, "urgent")
        )
        {
            Call = CallReader.Read(map.Map("call"), fields),
        };
        contact?.Finish();
        ReportTexts(rules, map, texts);
        map.Finish();
        return rules;
    }

    public static SafeguardingTexts ReadTexts(MapReader? map)
    {
        if (map is null)
            return SafeguardingTexts.None;
        var alarms = map.Map("alarms");
        var texts = new SafeguardingTexts
        {
            Apply = map.Text("apply") ?? "",
            Passed = map.Text("passed") ?? "",
            Alarms = alarms?.Keys.ToDictionary(k => k, k => alarms.Text(k) ?? "") ?? [],
        };
        map.Finish();
        return texts;
    }

    /// <summary>Takes an alarm's keys.</summary>
    public static Alarm? ReadAlarm(MapReader? map, IReadOnlyList<Field> fields)
    {
        if (map is null)
            return null;
        var known = fields.Where(f => f.Id.Length > 0).DistinctBy(f => f.Id).ToDictionary(f => f.Id);
        var when = map.Text("when") is null
            ? null
            : ConditionParser.Read((YamlScalar)map.Node("when")!, known, [.. known.Keys], map.Findings);
        if (when is not null && ConditionTrial.Of(when, known) is ConditionVerdict.Never)
            map.Add(
                map.Node("when")!.At,
                "condition-never",
                "This condition can never hold, so the alarm is never raised.",
                "Change the condition or remove the alarm."
            );
        var words = map.Text("words");
        if (words is not null && !AlarmWords.Default.Has(words))
            map.Add(
                map.PlaceOf("words"),
                "reference-broken",
                $"There is no list of words '{words}'.",
                Nearest.Hint(words, AlarmWords.Default.Lists)
            );
        var alarm = new Alarm(map.Required("id"), when, words);
        if (alarm is { When: null, Words: null })
            map.Add(
                map.At,
                "alarm-empty",
                "The alarm has neither 'when' nor 'words'.",
                "Write the answers that mean it: 'when: danger has food'."
            );
        map.Finish();
        return alarm;
    }

    private static void ReportTexts(SafeguardingRules rules, MapReader map, IReadOnlyDictionary<string, ProcedureTexts> texts)
    {
        foreach (var (language, words) in texts)
        {
            foreach (var alarm in rules.Alarms.Where(a => !words.Safeguarding.Alarms.ContainsKey(a.Id)))
                map.Add(
                    map.At,
                    "text-missing",
                    $"{language}: the alarm '{alarm.Id}' has no words.",
                    $"Add '{alarm.Id}: ...' under 'care: {{ alarms: ... }}'."
                );
            if (rules.TakesApplications && words.Safeguarding.Apply.Length == 0)
                map.Add(
                    map.At,
                    "text-missing",
                    $"{language}: 'care: apply' has no words.",
                    "Say that the wish is recorded, when, and that applying is a right."
                );
            if (words.Safeguarding.Passed.Length == 0)
                map.Add(
                    map.At,
                    "text-missing",
                    $"{language}: 'care: passed' has no words.",
                    "Say that what was written has reached the office; use {number} and {word}."
                );
        }
    }

    private static TimeSpan? ReadTime(MapReader? map, string key)
    {
        if (map?.Text(key) is not { } text)
            return null;
        if (Duration.Parse(text) is { } time)
            return time;
        map.Add(map.PlaceOf(key), "value-unknown", $"'{text}' is not a duration.", "Write a number and m, h or d, for example 2h.");
        return null;
    }
}
