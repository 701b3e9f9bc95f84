using System.Globalization;
using System.Text.Json;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Bot.Forms.Fields.Dates;

/// <summary>Half a period as it is kept until the other half is said: <c>{"from":"10:00"}</c>, <c>{"to":"11:30"}</c> or
/// <c>{"minutes":"120"}</c>.</summary>
internal static class PeriodHalves
{
    /// <summary>The problem, with the half that was understood and how to ask for the other.</summary>
    public static FieldReading.Problem In(FieldReading.Problem problem, FieldInput input, TimeHint hint)
    {
        var language = input.View.Language;
        return PeriodReader.ReadHalf(input.Said, hint) is not Reading<PeriodHalf>.Found { NeedsConfirmation: false, Value: var half }
            ? problem
            : half switch
            {
                { From: { } from } => Keeping("from", TimeField.Clock(from), ProblemCodes.PeriodFrom, Spoken.Time(from, language)),
                { To: { } to } => Keeping("to", TimeField.Clock(to), ProblemCodes.PeriodTo, Spoken.Time(to, language)),
                { Minutes: { } minutes } => Keeping(
                    "minutes",
                    minutes.ToString(CultureInfo.InvariantCulture),
                    ProblemCodes.PeriodMinutes,
                    Spoken.Duration(minutes, language)
                ),
                _ => problem,
            };

        FieldReading.Problem Keeping(string name, string value, string code, string shown) =>
            new(problem.Code, ("half", shown)) { Half = Canonical.Of((name, value)), HalfCode = code };
    }

    /// <summary>What was said now and the half that was kept, as one sentence; null when there is no such half.</summary>
    public static string? Joined(JsonElement half, string said)
    {
        if (half.ValueKind is not JsonValueKind.Object)
            return null;
        return Of("from") is { } from ? $"{from}から{said}"
            : Of("to") is { } to ? $"{said}から{to}まで"
            : Of("minutes") is { } minutes ? $"{said}から{minutes}分"
            : null;

        string? Of(string name) => half.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
