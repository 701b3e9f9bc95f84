using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Clocks;
using Channels.Text.Dates;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>2日は預かっとりません、二日ともと書いただけです: of a day that nobody reports it is said that there was no care. It puts nothing right.</summary>
internal static class DeniedDay
{
    public static TurnResult? Hear(Heard heard) =>
        heard is { Procedure.KeepsWords: null, Said.IsWordless: false } && Of(heard) is not null
            ? heard.Saying(heard.Scene.Say(Phrase.CorrectionLeft)).Continue(FormMoves.WhereItWas(heard.Session))
            : null;

    /// <summary>The day that is denied; null: none, or more is told of it.</summary>
    /// <param name="heard">The turn.</param>
    /// <param name="isOfReport">It is the day of the report itself; else any other.</param>
    public static DateOnly? Of(Heard heard, bool isOfReport = false)
    {
        if (!heard.Scene.Words.SpeaksAnywhere(PlainWord.DayDenied, heard.Said.Folded))
            return null; // most messages deny nothing: their days need not be looked for
        var prepared = LongText.Prepare(heard.Said.Text);
        var mentions = new DateScanner(prepared, JapanTime.DayOf(heard.Scene.SaidAt), DateHint.Past)
            .Scan()
            .Where(m => m.Dates.Count > 0 && (m.Form is not DateForm.Weekday || m.End - m.Start > 1))
            .ToList();
        return
            mentions is [{ Dates: [var day, ..] } named]
            && PeriodFinder.Find(prepared, TimeHint.Daytime) is null
            && heard.Scene.Words.Begins(PlainWord.DayDenied, DialogWords.Fold(prepared[named.End..].TrimStart()))
            && IsOfReport(heard, day) == isOfReport
            ? day
            : null;
    }

    private static bool IsOfReport(Heard heard, DateOnly day) =>
        Journey.Of(heard.Procedure, heard.Session.Answers).Steps.FirstOrDefault(s => s is { Group: null, Field.Type: DateField })
            is not { } step
        || !heard.Session.Answers.TryGetValue(step.Path, out var kept)
        || DateField.Of(kept.Value) is not { } given
        || given.Day == day.Day;
}
