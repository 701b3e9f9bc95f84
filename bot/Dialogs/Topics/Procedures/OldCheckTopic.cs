using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>The button of a row of an earlier check, pressed when something else is asked or nothing is open: it changes nothing, and that
/// is said.</summary>
internal sealed class OldCheckTopic(Greeting greeting, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (heard.Said.IsWordless || !words.IsOfRow(heard.Said.Folded))
            return null;
        var line = words.Say(heard.Language, Phrase.OldCheck);
        if (heard.Form is null)
            return heard.State.Last is null
                ? greeting.Greet(heard.Saying(line))
                : CaseReplies.Lines(
                    heard.State,
                    heard.Before.Append(line),
                    ButtonRow.Fit(new Activities.CardAction { Title = words.Say(heard.Language, Phrase.FixMistake) })
                );
        return FormMoves.Current(heard.Procedure, heard.Session) is null ? null : heard.Saying(line).Continue();
    }
}
