using System.Security.Cryptography;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>What somebody told of their need where no consultation is open goes to the office at once, with a number and a word; and the
/// way to the consultation is shown.</summary>
internal sealed class ToldNeed(LinkTopic links, DialogWords words)
{
    /// <param name="heard">The turn; its words are what was told.</param>
    /// <param name="procedure">The consultation.</param>
    public TurnResult Open(Heard heard, Procedure procedure)
    {
        var (context, language, rules) = (heard.Context, heard.Language, procedure.Safeguarding!);
        var (reference, word) = OfficeForm.Names(rules, procedure, language, context);
        var form = OfficeForm.OfCry(procedure, language, reference, heard.Said.Text.Trim()) with
        {
            CodeWord = word,
            Priority = Priorities.Of(procedure.Priority),
            ContactWithin = rules.ContactUsually,
        };
        var lines = heard.Before.Append(words.Say(language, Phrase.TellingKept, ("number", reference), ("word", word ?? "")));
        var way = Way(heard, procedure);
        var begin = way.Replies.Count == 0 ? [ButtonRow.Fit(new CardAction { Title = procedure.Title(language) })] : (CardAction[])[];
        var state = heard.State with
        {
            Care = new CareCase(reference, word, context.Now, []),
            Case = new OpenedCase(reference, context.Now, IsOpen: true),
        };
        var answered = CaseReplies.Lines(state, lines, begin);
        return answered with { Replies = [.. answered.Replies, .. way.Replies], Effects = [form, .. way.Effects] };
    }

    /// <summary>The link to the consultation where it is filled in elsewhere.</summary>
    private TurnResult Way(Heard heard, Procedure procedure) =>
        procedure.OnChannel(heard.Context.ChannelId, heard.Context.Traits) is "link"
            ? links.Link(
                new Heard(
                    heard.State,
                    Said.Nothing,
                    heard.Context with
                    {
                        Entropy = SHA256.HashData([.. heard.Context.Entropy.Span, .. "link"u8]),
                    }
                ),
                procedure
            )
            : TurnResult.Silent(heard.State);
}
