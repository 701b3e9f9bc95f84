using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Filling.Corrections;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>Somebody in a consultation wants what they wrote to be gone. What is on the screen they can remove themselves; of what is
/// with the office the office is told.</summary>
internal sealed class ErasureWishTopic(DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (
            heard is { Form.Procedure.Safeguarding: not null, State.Session.AppliedAt: not null }
            && words.TakesBackApplying(heard.Said.Folded)
        )
            return heard.Continue(FormMoves.WhereItWas(heard.Session)); // it is of the application, and the office is told
        if (!words.Speaks(PlainWord.NameWord, heard.Said.Folded) && Withdrawn(heard) is { } withdrawn)
            return withdrawn;
        if (
            heard is not { Form.Procedure.Safeguarding: not null }
            || !(words.WishesErasure(heard.Said.Folded) || words.Is(PlainWord.Discard, heard.Said.Folded))
        )
            return null;
        if (Unnamed(heard) is { } unnamed)
            return unnamed;
        var (scene, isInPage) = (heard.Scene, heard.Context.Traits.IsInPage);
        if (heard.Session.Reference is not { } reference)
            return isInPage ? heard.Saying(scene.Say(Phrase.EraseHere)).Continue(FormMoves.WhereItWas(heard.Session)) : null;
        var told = heard.Saying(scene.Say(Phrase.EraseTold), scene.Say(Phrase.EraseKept));
        var result = (isInPage ? told.Saying(scene.Say(Phrase.EraseHere)) : told).Continue(FormMoves.WhereItWas(heard.Session));
        return result with { Effects = [.. result.Effects, new AddToCase(reference, heard.Said.Text)] };
    }

    /// <summary>相談を取り消したい: the office is told; what it does not have is forgotten, if that is meant.</summary>
    private TurnResult? Withdrawn(Heard heard)
    {
        if (heard is not { Form.Procedure.Safeguarding: not null } || !words.Speaks(PlainWord.Withdraw, heard.Said.Folded))
            return null;
        var other = SentCaseTopic.Earlier(heard.State, heard.Said, heard.Session.Reference, words);
        if ((other ?? heard.Session.Reference) is not { } reference)
            return Confirming.AskYesNo(heard.ToAsking(), DialogMode.ConfirmStop, Phrase.ConfirmStop);
        var told = heard.Saying(heard.Scene.Say(Phrase.WithdrawTold, ("number", reference))).Continue(FormMoves.WhereItWas(heard.Session));
        return told with { Effects = [.. told.Effects, new AddToCase(reference, heard.Said.Text)] };
    }

    /// <summary>名前やっぱ消して: the name that was given is taken out, and the office knows that it was.</summary>
    private TurnResult? Unnamed(Heard heard)
    {
        if (!words.Speaks(PlainWord.NameWord, heard.Said.Folded))
            return null;
        var (scene, session) = (heard.Scene, heard.Session);
        var step = Journey
            .Of(heard.Procedure, session.Answers)
            .Steps.FirstOrDefault(s =>
                Naming.Asks(s) && s.Field.IsOptional && session.Answers.GetValueOrDefault(s.Path) is { IsSkipped: false }
            );
        if (step is null)
            return null;
        var next = FormMoves.Answer(heard.Procedure, session, step, Canonical.Skipped, heard.Said.MessageId, out _);
        var row = scene.Say(Phrase.ToldRow, ("label", scene.LabelOf(step)), ("value", scene.Show(next, step, Canonical.Skipped)));
        return heard.Saying(scene.Say(Phrase.Corrected, ("value", row))).Continue(next);
    }
}
