using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Commands;

/// <summary>The wish for a member of staff, whatever is open: also where any words are an answer, as nobody's name or story is
/// that.</summary>
internal sealed class StaffTopic(StaffCases cases, DialogWords words) : ITopic
{
    /// <summary>Shorter words may be an answer (職員), and are asked about by the open question.</summary>
    private const int Shortest = 3;

    public TurnResult? Hear(Heard heard)
    {
        if (words.Match(heard.Said.Folded, out var isExplicit) is not Command.Staff || IsAboutAnswer(heard))
            return null;
        if (heard.Form is null)
            return cases.Open(heard, null);
        return isExplicit || heard.Said.Folded.Length >= Shortest
            ? cases.Open(heard.With(FormMoves.WhereItWas(heard.Session)), FormMoves.Current(heard.Procedure, heard.Session))
            : null;
    }

    /// <summary>職員に聞く to an answer given just now hands over that question.</summary>
    private bool IsAboutAnswer(Heard heard) =>
        heard.Form is not null
        && heard.State.Question is { Stage: not QuestionStage.Closed }
        && words.MatchAnswer(heard.Said.Folded) is AnswerWord.Staff;
}
