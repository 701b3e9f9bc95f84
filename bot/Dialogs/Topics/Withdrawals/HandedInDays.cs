using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Text;
using Channels.Text.Dates;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>The days of what was handed in, and those that a message names.</summary>
internal static class HandedInDays
{
    /// <summary>The day a submission tells of; null where it tells of none, or of several.</summary>
    public static DateOnly? Of(ProcedureCatalog catalog, HandedIn one)
    {
        if (
            one.AnswersJson is null
            || catalog.Find(one.Procedure, one.Version)?.Fields.Where(f => f.Type is DateField).ToList() is not [var field]
        )
            return null;
        using var answers = JsonDocument.Parse(one.AnswersJson);
        return answers.RootElement.TryGetProperty(field.Id, out var value) ? DateField.Of(value) : null;
    }

    /// <summary>Days that are over: 金曜, きのう, 24日.</summary>
    public static IReadOnlyList<DateOnly> NamedIn(string text, DateTimeOffset now) =>
        [
            .. new DateScanner(LongText.Prepare(text), JapanTime.DayOf(now), DateHint.Past)
                .Scan()
                .Where(m => m.Form is not DateForm.Weekday || m.End - m.Start > 1)
                .SelectMany(m => m.Dates)
                .Distinct(),
        ];
}
