using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>Somebody comes and the screen is left (親が来たから切るね), where somebody tells of their life: one short line, and nothing is
/// asked that another would read.</summary>
internal sealed class HangUpTopic(DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (heard.Said.IsWordless || !words.HangsUp(heard.Said.Folded))
            return null;
        var line = words.Say(heard.Language, heard.Context.Traits.IsInPage ? Phrase.HangUp : Phrase.HangUpLine);
        if (heard.Form is { Procedure.Safeguarding: not null })
            return Alone(heard, line) with { State = heard.State with { Session = Beside.KeepShort(heard, heard.Session) } };
        return heard.Form is null && SentCaseTopic.Open(heard, words) is { } open
            ? Alone(heard, line) with
            {
                Effects = [new AddToCase(open.Reference, heard.Said.Text.Trim())],
            }
            : null;
    }

    private static TurnResult Alone(Heard heard, string line) => CaseReplies.Lines(heard.State, [line]) with { IsAlone = true };
}
