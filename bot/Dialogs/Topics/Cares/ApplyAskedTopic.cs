using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>It was asked whether somebody wishes to apply. A yes is recorded after the turn, and no answer to a form; after a no the form
/// goes on, and nothing is recorded.</summary>
internal sealed class ApplyAskedTopic(ProcedureCatalog catalog, TellsNeedTopic need, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (!heard.State.ApplyAsked)
            return heard.Form is null && ApplyAsk.MayBe(heard.Said) && !IsStart(heard.Said.Folded)
                ? TellsNeedTopic.MoreOfBefore(heard, words) // もう申し込みますけ、お願いします, after a cry: no event is meant
                    ?? (words.SpeaksAnywhere(PlainWord.TellsNeed, heard.Said.Folded) ? need.Hear(heard) : null) // お金を貸してくれる助け
                : null;
        if (ApplyAsk.IsYes(words, heard.Said))
            return heard.Form is null ? CaseReplies.Lines(heard.State, heard.Before) : heard.Continue(FormMoves.WhereItWas(heard.Session));
        if (!ApplyAsk.IsNo(heard.Said))
            return null;
        var told = heard.Saying(words.Say(heard.Language, Phrase.ApplyNotYet, ("apply", words.Label(heard.Language, Command.Apply))));
        return told.Form is null
            ? CaseReplies.Lines(told.State, told.Before, CaseReplies.EndButton(words, told))
            : told.Continue(FormMoves.WhereItWas(told.Session));
    }

    private bool IsStart(string folded) =>
        catalog.All.Any(p =>
            p.Texts.Values.Any(t => t.StartWords.Contains(folded) || t.StartWords.Contains(words.WithoutPoliteEnding(folded)))
        );
}
