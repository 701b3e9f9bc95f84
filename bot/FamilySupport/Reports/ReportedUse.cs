using System.Globalization;
using System.Text.Json;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Reports;

/// <summary>Reads an activity out of the answers of an activity report.</summary>
internal static class ReportedUse
{
    /// <summary>The procedure whose answers these are.</summary>
    public const string Procedure = "activity-report";

    private const string SickKind = "sick-child";

    /// <summary>The provider and the activity; null where the answers do not hold a whole one.</summary>
    public static (string Member, CareUse Use)? Of(JsonElement answers)
    {
        if (
            Text(answers, "date") is not { } date
            || !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !answers.TryGetProperty("time", out var time)
            || Minute(time, "from") is not { } from
            || Minute(time, "to") is not { } to
            || !answers.TryGetProperty("children", out var children)
            || children.ValueKind is not JsonValueKind.Array
        )
            return null;

        // The report knows one time of a day; an end at or before the start is on the next.
        var minutes = (to - from + RulePack.Day) % RulePack.Day;
        var isSickKind =
            answers.TryGetProperty("support", out var kinds)
            && kinds.ValueKind is JsonValueKind.Array
            && kinds.EnumerateArray().Any(k => k.ValueEquals(SickKind));
        var anySick = children.EnumerateArray().Any(IsSick);
        var inCare = children
            .EnumerateArray()
            .Select(c => new ChildInCare(IsSick(c) || (isSickKind && !anySick)) { Own = Own(c, from, minutes) });
        var use = new CareUse(day, from, minutes, [.. inCare])
        {
            Spent = answers.TryGetProperty("travel", out var travel) && travel.TryGetInt32(out var yen) ? yen : 0,
        };
        return (Text(answers, "member-number") ?? "", use);
    }

    /// <summary>What was said beside its answers.</summary>
    public static IEnumerable<string> Beside(JsonElement answers) =>
        answers.TryGetProperty("also-said", out var also) && also.ValueKind is JsonValueKind.Array
            ? also.EnumerateArray().Where(s => s.ValueKind is JsonValueKind.String).Select(s => s.GetString()!)
            : [];

    /// <summary>How the children are called in it.</summary>
    public static IReadOnlyList<string> Children(JsonElement answers) =>
        answers.TryGetProperty("children", out var children) && children.ValueKind is JsonValueKind.Array
            ? [.. children.EnumerateArray().Select(c => Text(c, "child")).OfType<string>()]
            : [];

    /// <summary>A child's own time, counted from the day on which the activity began; null: that of the activity.</summary>
    private static CareSpan? Own(JsonElement child, int start, int minutes)
    {
        if (!child.TryGetProperty("own-time", out var time) || Minute(time, "from") is not { } from || Minute(time, "to") is not { } to)
            return null;
        var own = new CareSpan(
            from < start && start + minutes > RulePack.Day ? from + RulePack.Day : from,
            (to - from + RulePack.Day) % RulePack.Day
        );
        return own == new CareSpan(start, minutes) ? null : own;
    }

    private static bool IsSick(JsonElement child) => child.TryGetProperty("sick", out var sick) && sick.ValueKind is JsonValueKind.True;

    private static int? Minute(JsonElement time, string key) =>
        time.ValueKind is JsonValueKind.Object && Text(time, key) is { } text ? ClockSpan.Minute(text) : null;

    private static string? Text(JsonElement answers, string key) =>
        answers.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
