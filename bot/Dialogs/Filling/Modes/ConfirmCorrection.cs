using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Is an answer that was given before to be put right?</summary>
internal sealed class ConfirmCorrection(CurrentQuestion current) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        var pending = session.Pending;
        var step = pending?.Command is { } path ? Journey.Of(scene.Procedure, session.Answers).Find(path) : null;
        if (pending is null || step is null)
            return current.Hear(heard.ToAsking());
        switch (YesNoReader.Read(heard.Said.Text))
        {
            case Reading<bool>.Found { Value: true }:
                var value = pending.Values[0];
                var next = FormMoves.Answer(scene.Procedure, session, step, value, pending.MessageId, out var dropped);
                var told = heard.Saying(scene.Say(Phrase.Corrected, ("value", ButtonRow.Shorten(scene.Show(next, step, value), 200))));
                return Accepting.SayingDropped(told, session, dropped).Continue(next);
            case Reading<bool>.Found:
                return heard.Saying(scene.Say(Phrase.CorrectionLeft)).Continue(FormMoves.WhereItWas(session));
            default:
                // What was no answer to anything (a cry, a slip) does not take the correction with it: it is asked once more.
                var result = current.Hear(heard.ToAsking());
                return
                    result.State.Session is { Mode: DialogMode.Ask } after
                    && after.Tries > session.Tries
                    && ReferenceEquals(after.Answers, session.Answers)
                    ? Confirming.AskWhetherCorrection(heard.With(after), step, pending.Values[0], pending.MessageId)
                    : result;
        }
    }
}
