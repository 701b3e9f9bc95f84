using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Members;

/// <summary>How what concerns the link is said: an open form goes on behind it.</summary>
internal sealed class LinkReplies(Opening opening, DialogWords words)
{
    public string Say(Heard heard, Phrase phrase, params ReadOnlySpan<(string Name, string Value)> figures) =>
        words.Say(heard.Language, phrase, figures);

    public CardAction Button(Heard heard, LinkWord word) => ButtonRow.Fit(new CardAction { Title = words.LinkLabel(heard.Language, word) });

    private CardAction Button(Heard heard, Command command) =>
        ButtonRow.Fit(new CardAction { Title = words.Label(heard.Language, command) });

    /// <summary>Nobody is spoken for any more: what was asked of that member is not this conversation's.</summary>
    public static ConversationState Without(ConversationState state) =>
        state with
        {
            Member = null,
            Asked = null,
            Doubt = null,
            Choices = null,
        };

    /// <summary>What the member is, as the centre calls it.</summary>
    public string Role(Heard heard, LinkedMember member) =>
        words.Say(
            heard.Language,
            (member.IsRequester, member.IsProvider) switch
            {
                (true, true) => Phrase.LinkBoth,
                (true, _) => Phrase.LinkRequester,
                _ => Phrase.LinkProvider,
            }
        );

    /// <summary>Says it; the open form's question follows, unless what is said asks something itself.</summary>
    public TurnResult Tell(Heard heard, IEnumerable<string> lines, params CardAction[] buttons)
    {
        if (buttons.Length == 0 && opening.Open(heard) is { } open)
            return open.Saying(lines).Continue(FormMoves.WhereItWas(OwnNumber.Fill(open.Procedure, open.Session, heard.State.Member)));
        if (buttons.Length == 0)
            buttons = [Button(heard, Command.Help), Button(heard, Command.Staff)]; // who is stuck with a code needs a person
        return new TurnResult(heard.State, [Activity.Message(string.Join('\n', heard.Before.Concat(lines)), buttons)], []);
    }
}
