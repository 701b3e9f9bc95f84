using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling.Children;
using Channels.Bot.Dialogs.Showing;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>What else may be told while a question is open: a correction, a name, several answers at once.</summary>
internal static class ToldInstead
{
    /// <summary>What is told whatever is asked: another day than the one of the report, the time of one of the children.</summary>
    /// <param name="heard">The turn.</param>
    /// <param name="step">The question that is open.</param>
    /// <param name="rest">How what is left of the message is heard.</param>
    public static TurnResult? First(Heard heard, JourneyStep step, Func<Heard, TurnResult> rest)
    {
        if (OtherDay.Hear(heard, step) is { } other)
            return other;
        return (ChildTimes.ForTimeOfAll(heard, step) ?? ChildTimes.TakenOut(heard)) switch
        {
            null => null,
            { Said.IsWordless: true } timed => timed.Continue(
                FormMoves.WhereItWas(timed.Session) with
                {
                    AskAgain = timed.Session.AskAgain.Remove(step.Path),
                }
            ),
            var timed => rest(timed),
        };
    }

    /// <summary>What became of the words, or null when they are to be read as the answer.</summary>
    public static TurnResult? Hear(Heard heard, JourneyStep step, FormCommands commands) =>
        RowCorrections.Hear(heard, step)
        ?? Conditions.GoingOn(heard, step, commands)
        ?? Naming.Hear(heard, step, commands)
        ?? NotComing.Hear(heard)
        ?? BesideNo.Hear(heard, step)
        ?? LastDigits.Hear(heard, step)
        ?? ChildrenTold.Same(heard, step)
        ?? RoundTrip.Hear(heard, step)
        ?? ItemAnswers.OfEach(heard, step)
        ?? ItemAnswers.Hear(heard, step)
        ?? NamedItems.Hear(heard, step)
        ?? Correcting.Correct(heard, step, isOpened: true);
}
