using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Links;

/// <summary>Procedures that are filled in elsewhere: here there is a link to them, good once.</summary>
internal sealed class LinkTopic(ChannelProcedures procedures, PublicSite site, DialogWords words) : ITopic
{
    private static readonly TimeSpan IsGood = TimeSpan.FromDays(7);

    public TurnResult? Hear(Heard heard) =>
        procedures.FindLinked(heard.Said, heard.Context) is { } procedure ? Link(heard, procedure) : null;

    public TurnResult Link(Heard heard, Procedure procedure) =>
        Link(heard, procedure, words.Say(heard.Language, Phrase.LinkTo, ("title", procedure.Title(heard.Language))));

    /// <param name="heard">The turn.</param>
    /// <param name="procedure">Whose page it is.</param>
    /// <param name="line">What is said of the link.</param>
    public TurnResult Link(Heard heard, Procedure procedure, string line)
    {
        var (language, context) = (heard.Language, heard.Context);
        var code = ReferenceNumber.Create("IN", context.Entropy.Span).Body + ReferenceNumber.Create("IN", context.Entropy.Span[16..]).Body;
        var url = site.Link(procedure.Id, context.ChannelId, code, language);

        // The address also stands in the text: some phones show no buttons.
        var button = new CardAction
        {
            Type = ActionTypes.OpenUrl,
            Title = words.Say(language, Phrase.LinkLabel),
            Value = url,
        };
        return new TurnResult(
            heard.State,
            [Activity.Message(string.Join('\n', heard.Before.Append(line)) + "\n" + url, button)],
            [new Invite(code, procedure.Id, context.Now + IsGood)]
        );
    }
}
