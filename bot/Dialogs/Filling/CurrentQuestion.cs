using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling.Corrections;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>The message as an answer to the current question, or to the check.</summary>
internal sealed class CurrentQuestion(OpenQuestion question, Checking checking)
{
    public TurnResult Hear(Heard heard) => DeniedDay.Hear(heard) ?? TimeAway.Hear(heard, WithCosts) ?? WithCosts(heard);

    private TurnResult WithCosts(Heard heard) => OtherCosts.Hear(heard, Answer) ?? Answer(heard);

    private TurnResult Answer(Heard heard)
    {
        var step = FormMoves.Current(heard.Procedure, heard.Session);
        return step is null ? checking.Hear(heard) : question.Hear(heard, step);
    }
}
