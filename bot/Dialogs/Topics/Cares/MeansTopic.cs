using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>
/// Whether a house, a car, a pension, savings or work stands against help (家があっても受けられますか), where no consultation is open. Nobody is
/// turned away by a machine: a member of staff answers it for the own case, applying is always possible, and the question is with the
/// office.
/// </summary>
internal sealed class MeansTopic(SessionRoom sessions, ToldNeed need, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (
            heard.Said.IsWordless
            || heard.State.CameAs is AssistantTalk.CareProvider
            || !words.AsksOfMeans(heard.Said.Folded, isNear: SentCaseTopic.Open(heard, words) is not null)
            || sessions.Catalog.On(JapanTime.DayOf(heard.Context.Now)).FirstOrDefault(p => p.Safeguarding is { HasWord: true })
                is not { } procedure
        )
            return null;
        var told = heard.Saying(words.Say(heard.Language, Phrase.MeansAnswer));
        return SentCaseTopic.Open(heard, words) is { } open ? Added(told, open) : need.Open(told, procedure);
    }

    private TurnResult Added(Heard heard, OpenedCase open) =>
        CaseReplies.Lines(
            heard.State with
            {
                Case = open,
            },
            heard.Before.Append(words.Say(heard.Language, Phrase.CaseAddedTo, ("number", open.Reference))),
            CaseReplies.EndButton(words, heard)
        ) with
        {
            Effects = [new AddToCase(open.Reference, heard.Said.Text.Trim())],
        };
}
