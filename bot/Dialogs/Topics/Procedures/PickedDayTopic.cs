using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>
/// A day picked in a calendar belongs to the question whose calendar it was: picked again it puts that answer right, the same day again
/// is a double tap, and none is ever the answer to another question. A day that is written is heard like any other words.
/// </summary>
internal sealed class PickedDayTopic : ITopic
{
    /// <returns>Null when none was picked, or it is what is asked for.</returns>
    public TurnResult? Hear(Heard heard)
    {
        if (heard.Said.Picked is not { } picked)
            return null;
        var session = heard.Session;
        var open = FormMoves.Current(heard.Procedure, session);
        if (StepOf(heard, picked.Question, open) is not { } step)
            return TurnResult.Silent(heard.State);
        var isAsked = step.Path == open?.Path;
        if (Days(session, step, isAsked).Contains(picked.Day))
            return TurnResult.Silent(heard.State);
        return isAsked ? null : PutRight(heard, step);
    }

    /// <summary>Whose day it is; null where it is of no question that this form asks.</summary>
    private static JourneyStep? StepOf(Heard heard, string? question, JourneyStep? open)
    {
        var steps = Journey.Of(heard.Procedure, heard.Session.Answers).Steps;
        if (question is not null)
            return steps.FirstOrDefault(s => s.NameIn(heard.Procedure) == question);
        return open?.Field.Type is DateField
            ? open
            : steps.LastOrDefault(s => s.Field.Type is DateField && DayOf(heard.Session.Answers.GetValueOrDefault(s.Path)) is not null);
    }

    /// <summary>The days that were understood for it already; what is asked once more may have the same again.</summary>
    private static IEnumerable<DateOnly> Days(FormSession session, JourneyStep step, bool isAsked) =>
        session.Mode is DialogMode.ConfirmAnswer && isAsked
            ? (session.Pending?.Values ?? []).Select(v => DateField.Of(v)).OfType<DateOnly>()
        : !isAsked && DayOf(session.Answers.GetValueOrDefault(step.Path)) is { } day ? [day]
        : [];

    private static DateOnly? DayOf(KeptAnswer? answer) => answer is { IsSkipped: false, Value: var value } ? DateField.Of(value) : null;

    private static TurnResult PutRight(Heard heard, JourneyStep step)
    {
        var (scene, session, said) = (heard.Scene, heard.Session, heard.Said);
        var input = new FieldInput(scene.View(session, step), said.Text, said.Folded, []);
        if (DayOf(session.Answers.GetValueOrDefault(step.Path)) is null || step.Field.Type.Read(input) is not FieldReading.Understood one)
            return heard.Continue(FormMoves.WhereItWas(session));
        var next = FormMoves.Answer(scene.Procedure, session, step, one.Value, said.MessageId, out _) with { LastAnswered = step.Path };
        return heard.Saying(scene.Say(Phrase.Corrected, ("value", scene.Show(next, step, one.Value)))).Continue(next);
    }
}
