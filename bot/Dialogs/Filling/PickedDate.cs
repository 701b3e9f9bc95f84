using System.Globalization;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>
/// A day picked in the calendar is a day, whatever is asked meanwhile: a second pick puts the first one right, and none is ever a time,
/// a name or an amount. Only a calendar writes 2026-11-25 and nothing else.
/// </summary>
internal static class PickedDate
{
    /// <param name="heard">The turn.</param>
    /// <param name="step">The question that is open; null at the check.</param>
    /// <returns>Null when no day was picked, or a day is what is asked for.</returns>
    public static TurnResult? Hear(Heard heard, JourneyStep? step)
    {
        var said = heard.Said;
        if (
            step?.Field.Type is DateField
            || !DateOnly.TryParseExact(said.Text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        )
            return null;
        var (scene, session) = (heard.Scene, heard.Session);
        var picked = Journey
            .Of(scene.Procedure, session.Answers)
            .Steps.LastOrDefault(s => s.Field.Type is DateField && session.Answers.TryGetValue(s.Path, out var given) && !given.IsSkipped);
        if (picked is null)
            return heard.Continue(FormMoves.WhereItWas(session));
        var reading = picked.Field.Type.Read(new FieldInput(scene.View(session, picked), said.Text, said.Folded, []));
        if (reading is not FieldReading.Understood { Value: var value })
            return heard.Continue(FormMoves.WhereItWas(session));
        var next = FormMoves.Answer(scene.Procedure, session, picked, value, said.MessageId, out _) with { LastAnswered = picked.Path };
        return heard.Saying(scene.Say(Phrase.Corrected, ("value", scene.Show(next, picked, value)))).Continue(next);
    }
}
