using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms.Words;
using Opening = Channels.Bot.Dialogs.Sessions.Opening;

namespace Channels.Bot.Dialogs.Topics.Absences;

/// <summary>
/// A providing member cannot take children for a while (孫が入院することになって、来週は預かれないかもしれません): no form takes that, and it is no answer of a
/// report. The staff have it in their words; who else is told is theirs to say.
/// </summary>
internal sealed class AwayTopic(Opening opening, StaffCases cases, DialogWords words) : ITopic
{
    private const int Longest = 200;

    private readonly TopicWords away = TopicWords.Read("Absences/absence-words.yaml");

    public TurnResult? Hear(Heard heard)
    {
        var said = heard.Said;
        if (
            said.IsWordless
            || said.Attachments.Count > 0
            || said.Text.Length > Longest
            || heard.State.Member is not { IsProvider: true }
            || heard.Form is { Procedure: not { KeepsWords: null, Safeguarding: null, Asked: null } }
            || words.IsQuestion(said.Folded)
            || !TellsOfIt(TopicWords.Bare(said.Folded))
        )
            return null;
        var (state, reference, effects) = cases.Note(heard, heard.State, said.Text.Trim());
        var line = away.Say("told", heard.Language, ("number", reference));
        var told = ReportReplies.Tell(opening, heard with { State = state }, [line]);
        return told with { Effects = [.. effects, .. told.Effects] };
    }

    private bool TellsOfIt(string bare) => away.Has("cannot", bare) && away.Has("while", bare) && !away.Has("other", bare);
}
