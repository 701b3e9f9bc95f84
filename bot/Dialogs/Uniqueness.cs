using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs;

/// <summary>What makes a submission the same as another: the answers to the fields that its procedure names under <c>unique</c>.</summary>
internal static class Uniqueness
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>
    /// One text for each item of a named group (each child), made of the procedure and all other answers but periods; none while one
    /// of them is missing.
    /// </summary>
    public static IReadOnlyList<string> Keys(Procedure procedure, FormSession session)
    {
        if (procedure.Unique.IsEmpty)
            return [];
        var steps = Answered(procedure, session);
        var keys = new List<string> { procedure.Id };
        foreach (var name in procedure.Unique)
        {
            var values = Of(name, steps).Where(a => a.Step.Field.Type is not PeriodField).Select(a => Text(a.Value)).Distinct().ToArray();
            if (values.Length > 0)
                keys = [.. keys.SelectMany(k => values.Select(v => k + "\n" + v))];
            else if (!Of(name, steps).Any())
                return [];
        }

        return keys;
    }

    /// <summary>The named answers that need only overlap.</summary>
    public static IReadOnlyList<AnsweredPeriod> Periods(Procedure procedure, FormSession session)
    {
        var steps = Answered(procedure, session);
        return
        [
            .. procedure.Unique.SelectMany(name =>
                Of(name, steps)
                    .Where(a => a.Step.Field.Type is PeriodField && a.Step.Group is null)
                    .Select(a => Period(a.Step.Field.Id, a.Value))
                    .OfType<AnsweredPeriod>()
            ),
        ];
    }

    /// <summary>The period of an answer; null when it is none. One that ends at or before its start ends on the next day.</summary>
    public static AnsweredPeriod? Period(string field, JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && Minutes(value, "from") is { } from && Minutes(value, "to") is { } to
            ? new AnsweredPeriod(field, from, to <= from ? to + MinutesOfDay : to)
            : null;

    private static (JourneyStep Step, JsonElement Value)[] Answered(Procedure procedure, FormSession session) =>
        [
            .. Journey
                .Of(procedure, session.Answers)
                .Steps.Where(s => !s.IsGate && session.Answers.TryGetValue(s.Path, out var answer) && !answer.IsSkipped)
                .Select(s => (s, session.Answers[s.Path].Value)),
        ];

    /// <param name="name"><c>date</c>, or <c>children.child</c> for a field of a group.</param>
    private static IEnumerable<(JourneyStep Step, JsonElement Value)> Of(string name, (JourneyStep Step, JsonElement Value)[] steps) =>
        steps.Where(s => (s.Step.Group is null ? s.Step.Field.Id : $"{s.Step.Group.Id}.{s.Step.Field.Id}") == name);

    /// <summary>Widths, spaces and signs make no difference.</summary>
    private static string Text(JsonElement value) =>
        value.ValueKind is JsonValueKind.String
            ? DialogWords.Default.WithoutTitle(DialogWords.Fold(value.GetString()!))
            : value.GetRawText();

    private static int? Minutes(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text)
        && text.ValueKind is JsonValueKind.String
        && text.GetString()!.Split(':') is [var hour, var minute]
        && int.TryParse(hour, System.Globalization.CultureInfo.InvariantCulture, out var h)
        && int.TryParse(minute, System.Globalization.CultureInfo.InvariantCulture, out var m)
            ? (h * 60) + m
            : null;
}
