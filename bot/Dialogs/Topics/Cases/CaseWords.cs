using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>Somebody's words, or what they sent, go with the case that is open.</summary>
internal sealed class CaseWords(DialogWords words)
{
    /// <summary>So long after the last word a case is what one speaks of.</summary>
    public static readonly TimeSpan StaysOpen = TimeSpan.FromHours(1);

    public TurnResult Add(Heard heard, OpenedCase open)
    {
        var (said, language) = (heard.Said, heard.Language);
        var add = new AddToCase(open.Reference, said.IsWordless ? words.Say("ja", Phrase.FileShown) : said.Text)
        {
            Attachments = said.Attachments,
        };
        if (!said.IsWordless && ContactLimits.In(words, said.Folded).Count > 0)
            heard = heard.Saying(words.Say(language, Phrase.ContactLimitKept));
        var stays = heard with { State = heard.State with { Case = open with { At = heard.Context.Now } } };

        // Pictures come one by one: the form goes on with the words after them.
        if (said.IsWordless)
            return CaseReplies.Lines(
                stays.State,
                heard.Before.Append(
                    words.Say(language, Phrase.CaseFiles, ("n", Digits.Of(said.Attachments.Count)), ("number", open.Reference))
                ),
                CaseReplies.EndButton(words, heard)
            ) with
            {
                Effects = [add],
            };

        // The office asked: what is written goes to it until the person goes on with the form.
        if (heard.Form is { Procedure.KeepsWords: not null } && open.IsAsked)
            return CaseReplies.Lines(
                stays.State,
                heard.Before.Concat([
                    words.Say(language, Phrase.CaseGoOn, ("number", open.Reference)),
                    words.Say(language, Phrase.CaseGoOnForm, ("go-on", words.Say(language, Phrase.GoOnWithForm))),
                ]),
                CaseReplies.EndButton(words, heard)
            ) with
            {
                Effects = [add],
            };

        // What was asked for has come: the next words may be about anything.
        var heardOf = stays with
        {
            State = stays.State with { Case = open with { At = heard.Context.Now, AwaitsWords = false, Another = null } },
        };
        var told = heard.Form is null
            ? CaseReplies.Lines(
                heardOf.State,
                heard.Before.Append(words.Say(language, Phrase.CaseAddedTo, ("number", open.Reference))),
                CaseReplies.EndButton(words, heard)
            )
            : Confirming.WhereItWas(heardOf.Saying(words.Say(language, Phrase.CaseBackToForm)));
        return told with { Effects = [add] };
    }
}
