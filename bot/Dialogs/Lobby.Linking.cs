using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>Procedures that are filled in elsewhere: here there is a link to them, good once.</summary>
internal sealed partial class Lobby
{
    private static readonly TimeSpan LinkIsGood = TimeSpan.FromDays(7);

    private Procedure? FindLinked(Said said, TurnContext context)
    {
        if (said.IsWordless)
            return null;
        var bare = words.WithoutPoliteEnding(said.Folded);
        return catalog
            .On(JapanTime.DayOf(context.Now))
            .FirstOrDefault(p =>
                p.OnChannel(context.ChannelId) is "link"
                && p.Texts.Values.Any(t => t.StartWords.Contains(said.Folded) || t.StartWords.Contains(bare))
            );
    }

    private TurnResult Link(ConversationState state, Procedure procedure, TurnContext context, IEnumerable<string> before)
    {
        var code = ReferenceNumber.Create("IN", context.Entropy.Span).Body + ReferenceNumber.Create("IN", context.Entropy.Span[16..]).Body;
        var text = string.Join('\n', before.Append(words.Say(state.Language, Phrase.LinkTo, ("title", procedure.Title(state.Language)))));
        var url = site.Link(procedure.Id, context.ChannelId, code);

        // The address also stands in the text: some phones show no buttons.
        var button = new CardAction
        {
            Type = ActionTypes.OpenUrl,
            Title = words.Say(state.Language, Phrase.LinkLabel),
            Value = url,
        };
        return new TurnResult(
            state,
            [Activity.Message(text + "\n" + url, button)],
            [new Invite(code, procedure.Id, context.Now + LinkIsGood)]
        );
    }
}
