using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Returns;

/// <summary>
/// The office did something with what was handed in: number and button, and nothing of what is in it. Of what is confidential only a page
/// that its person opened speaks.
/// </summary>
internal sealed class MovedTopic(CaseNumbers numbers, DialogWords words) : IEventTopic
{
    private const int MostReturned = 5;

    public IReadOnlyList<string> Names => [DialogEvents.SubmissionMoved];

    public TurnResult On(Heard heard, Activity input)
    {
        if (
            input.TextOf("reference") is not { } reference
            || Of(input.TextOf("what")) is not { } phrase
            || (numbers.IsConfidential(reference) && !heard.Context.Traits.IsInPage)
        )
            return TurnResult.Silent(heard.State);
        var isReturned = phrase is Phrase.ReturnedNews or Phrase.ReturnedStill;
        var others = (heard.State.Returned ?? []).Remove(reference);
        var known = isReturned ? others.Add(reference) : others;
        var state = heard.State with
        {
            Moved =
                phrase is Phrase.DiffersNews or Phrase.AcceptedNews or Phrase.DoneNews
                    ? new MovedNews(reference, phrase is Phrase.DiffersNews, heard.Context.Now)
                : phrase is Phrase.DiffersGone && heard.State.Moved?.Reference == reference ? null
                : heard.State.Moved,
            Returned =
                known.IsEmpty ? null
                : known.Count > MostReturned ? known.RemoveAt(0)
                : known,
        };
        // What somebody says to its end goes to the office, and not into the form that is still open.
        if (phrase is Phrase.DoneNews && state.Session is { Reference: { } own } && own == reference)
            state = state with { Case = new OpenedCase(reference, heard.Context.Now, IsOpen: true, AwaitsWords: true) { IsAsked = true } };
        return CaseReplies.Lines(
            state,
            [words.Say(heard.Language, phrase, ("number", reference))],
            isReturned ? [CorrectButton(words, heard.Language, reference)]
                : phrase is Phrase.DiffersNews ? [ChangeButton(heard.Language, reference)]
                : phrase is Phrase.AcceptedNews or Phrase.DoneNews ? [MoreButton(heard.Language, reference)]
                : []
        );
    }

    /// <summary>Which of what was handed in it is, who has it and since when.</summary>
    private CardAction MoreButton(string language, string reference) =>
        ButtonRow.Fit(
            new CardAction
            {
                Type = ActionTypes.PostBack,
                Title = words.Say(language, Phrase.MovedMore),
                Value = words.Say(language, Phrase.MovedMoreSay, ("number", reference)),
            }
        );

    /// <summary>The wish to correct it, which the office may have already: then it takes words. The number stands first, as else it would
    /// be the wish to read the case.</summary>
    private CardAction ChangeButton(string language, string reference)
    {
        var title = words.Say(language, Phrase.CorrectIt);
        return ButtonRow.Fit(
            new CardAction
            {
                Type = ActionTypes.PostBack,
                Title = title,
                Value = $"{reference} {title}",
            }
        );
    }

    /// <summary>Opens it to be corrected, whatever else is open.</summary>
    public static CardAction CorrectButton(DialogWords words, string language, string reference)
    {
        var title = words.Say(language, Phrase.CorrectIt);
        return ButtonRow.Fit(
            new CardAction
            {
                Type = ActionTypes.PostBack,
                Title = title,
                Value = $"{title} {reference}",
            }
        );
    }

    private static Phrase? Of(string? what) =>
        what switch
        {
            SubmissionNews.Returned => Phrase.ReturnedNews,
            SubmissionNews.ReturnedStill => Phrase.ReturnedStill,
            SubmissionNews.Recalled => Phrase.ReturnedRecalled,
            SubmissionNews.Confirmed => Phrase.AcceptedNews,
            SubmissionNews.Done => Phrase.DoneNews,
            SubmissionNews.Differs => Phrase.DiffersNews,
            SubmissionNews.DiffersGone => Phrase.DiffersGone,
            _ => null,
        };
}
