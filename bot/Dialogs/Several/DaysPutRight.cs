using System.Text.RegularExpressions;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Dates;

namespace Channels.Bot.Dialogs.Several;

/// <summary>16日と18日, and then 先月です or 先月の16日と18日でした: the days of all the activities that were told are put right, not that of the open
/// one alone.</summary>
internal static partial class DaysPutRight
{
    /// <summary>Beside a month nothing more is said than a few letters (先月ね、先月).</summary>
    private const int FewLetters = 6;

    /// <param name="open">The form that is open.</param>
    /// <returns>Null: it is about something else.</returns>
    public static TurnResult? Hear(Heard open)
    {
        var (scene, session) = (open.Scene, open.Session);
        if (
            session is not { Others: { Count: > 0 } others, Mode: DialogMode.Ask or DialogMode.ConfirmAnswer }
            || Journey.Of(open.Procedure, session.Answers).Steps.FirstOrDefault(s => s is { Group: null, Field.Type: DateField })
                is not { } step
            || DateField.Of(session.Answers.GetValueOrDefault(step.Path)?.Value) is not { } first
            || Days(open, [first, .. others.Select(o => NextActivity.DayOf(scene, o))]) is not [var day, .. var rest]
            || step.Field.Type.Read(Input(open, step, day)) is not FieldReading.Understood { Value: var value }
        )
            return null;
        var told = others.Zip(rest, (o, d) => o with { Text = Day().Replace(o.Text, $"{d.Month}月{d.Day}日", 1) }).ToList();
        if (told.Zip(rest).Any(t => NextActivity.DayOf(scene, t.First) != t.Second))
            return null;
        var next = FormMoves.Answer(open.Procedure, session, step, value, open.Said.MessageId, out _) with { Others = [.. told] };
        var today = JapanTime.DayOf(scene.SaidAt);
        var all = string.Join(scene.Say(Phrase.ListSeparator), rest.Prepend(day).Select(d => Spoken.Date(d, scene.Language, today)));
        return open.Saying(scene.Say(Phrase.Corrected, ("value", all))).Continue(FormMoves.WhereItWas(next));
    }

    private static FieldInput Input(Heard open, JourneyStep step, DateOnly day)
    {
        var said = $"{day:yyyy/M/d}";
        return new FieldInput(open.Scene.View(open.Session, step), said, said, []);
    }

    /// <summary>The days as they are now, in order; null: it is not these that are put right.</summary>
    private static List<DateOnly>? Days(Heard open, IReadOnlyList<DateOnly?> before)
    {
        var (text, today) = (LongText.Prepare(DayLists.Spread(open.Said.Text)), JapanTime.DayOf(open.Scene.SaidAt));
        if (before.Any(d => d is null) || open.Scene.Words.IsQuestion(open.Said.Folded))
            return null;
        var all = new DateScanner(text, today, DateHint.Past).Scan();
        var days = new List<DateOnly>();
        foreach (var mention in all.Where(m => m.Dates.Count == 1 && m.Form is not DateForm.Weekday))
        {
            // 先月の16日と18日: behind a day with its month it is of the same.
            var (month, isAlone) = (days.Count > 0 ? days[^1] : mention.Dates[0], mention.Form is DateForm.DayOfMonth);
            days.Add(isAlone && days.Count > 0 ? Same(month, mention.DayNumber) ?? mention.Dates[0] : mention.Dates[0]);
        }

        if (days.Count == 0 && all is [{ Code: ReadingCodes.DayMissing }] && IsAlone(text, all[0]))
            days = [.. before.Select(d => InMonthOf(text, d!.Value, today)).OfType<DateOnly>()];
        return
            days.Count == before.Count
            && days.Zip(before).All(d => d.First.Day == d.Second!.Value.Day)
            && days.Zip(before).Any(d => d.First != d.Second)
            ? days
            : null;
    }

    private static DateOnly? Same(DateOnly month, int day) =>
        day <= DateTime.DaysInMonth(month.Year, month.Month) ? new DateOnly(month.Year, month.Month, day) : null;

    private static bool IsAlone(string text, DateMention month) =>
        LongText.Without(text, [new Span(month.Start, month.End)]).Count(char.IsLetter) <= FewLetters;

    /// <summary>先月です, of the 16th.</summary>
    private static DateOnly? InMonthOf(string text, DateOnly day, DateOnly today) =>
        new DateScanner($"{text} {day.Day}日", today, DateHint.Past).Scan() is [.., { Dates: [var date] }] ? date : null;

    [GeneratedRegex("(?:(?:先々月|先月|今月|[0-9０-９]{1,2}月)の?)?[0-9０-９]{1,2}日")]
    private static partial Regex Day();
}
