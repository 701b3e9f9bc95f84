using System.Security.Cryptography;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>
/// Whether a house, a car, a pension, savings or work stands against help (家があっても受けられますか), where no consultation is open. Nobody is
/// turned away by a machine: a member of staff answers it for the own case, applying is always possible, and the question is with the
/// office.
/// </summary>
internal sealed class MeansTopic(SessionRoom sessions, LinkTopic links, DialogWords words) : ITopic
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
        return SentCaseTopic.Open(heard, words) is { } open ? Added(told, open) : Opened(told, procedure);
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

    private TurnResult Opened(Heard heard, Procedure procedure)
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
