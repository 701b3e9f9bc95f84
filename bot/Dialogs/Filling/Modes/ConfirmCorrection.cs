using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Corrections;
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
                return Next(Accepting.SayingDropped(told, session, dropped), next);
            case Reading<bool>.None when heard.Procedure.KeepsWords is not null && IsNoWithMore(heard): // いや、やっぱり自分にしてください
            case Reading<bool>.None when IsAsItIs(heard): // いいえ、日はそのままです
            case Reading<bool>.None when DeniedDay.Of(heard) is not null: // 2日は無いです、間違いです
            case Reading<bool>.Found:
                return Next(heard.Saying(scene.Say(Phrase.CorrectionLeft)), FormMoves.WhereItWas(session));
            default:
                // What was no answer to anything (a cry, a slip) does not take the correction with it: it is asked once more.
                var result = current.Hear(heard.ToAsking());
                return
                    result.State.Session is { Mode: DialogMode.Ask } after
                    && (after.Tries > session.Tries || !ReferenceEquals(after.AlsoSaid, session.AlsoSaid))
                    && ReferenceEquals(after.Answers, session.Answers)
                    ? Confirming.AskWhetherCorrection(heard.With(after), step, pending.Values[0], pending.MessageId)
                    : Still(heard, step, pending, result);
        }
    }

    private static bool IsNoWithMore(Heard heard) =>
        YesNoReader.FindOpening(LongText.Prepare(heard.Said.Text)) is { Reading: Reading<bool>.Found { Value: false } }
        && !heard.Scene.Words.ReadCorrection(heard.Said.Text).Text.Any(char.IsAsciiDigit);

    /// <summary>What was answered is to stay as it is, and nothing more is said.</summary>
    private static bool IsAsItIs(Heard heard) =>
        heard.Said.Folded.Count(char.IsLetter) <= LettersOfAsItIs
        && YesNoReader.FindOpening(LongText.Prepare(heard.Said.Text)) is not { Reading: Reading<bool>.Found { Value: true } }
        && heard.Scene.Words.Speaks(PlainWord.AsItIs, heard.Said.Folded);

    private const int LettersOfAsItIs = 16;

    /// <summary>The one that was asked before and not answered, or on with the form.</summary>
    private static TurnResult Next(Heard told, FormSession next)
    {
        if (next.Corrections is not [.., var last])
            return told.Continue(next);
        var rest = next.Corrections.RemoveAt(next.Corrections.Count - 1);
        next = next with { Corrections = rest.IsEmpty ? null : rest };
        return
            last.Command is { } path
            && Journey.Of(told.Procedure, next.Answers).Find(path) is { } step
            && next.Answers.TryGetValue(path, out var kept)
            && !JsonElement.DeepEquals(kept.Value, last.Values[0])
            ? Confirming.AskWhetherCorrection(told.With(next), step, last.Values[0], last.MessageId)
            : told.Continue(next);
    }

    /// <summary>Something else was put right meanwhile: that is said, and this is asked once more.</summary>
    private static TurnResult Still(Heard heard, JourneyStep step, PendingAnswer pending, TurnResult result)
    {
        if (
            result is { State.Session: { Mode: DialogMode.ConfirmCorrection, Pending: { } other } asked }
            && other.Command != pending.Command
        )
            return result with
            {
                State = result.State with { Session = asked with { Corrections = [.. asked.Corrections ?? [], pending] } },
            };
        if (
            result is not { Asked: null, State.Session: { Mode: DialogMode.Ask } next }
            || next.Procedure != heard.Session.Procedure
            || ReferenceEquals(next.Answers, heard.Session.Answers)
            || !next.Answers.TryGetValue(step.Path, out var kept)
            || !JsonElement.DeepEquals(kept.Value, heard.Session.Answers[step.Path].Value)
        )
            return Waiting(heard, step, pending, result);
        var scene = heard.Scene;
        var changed = Journey
            .Of(scene.Procedure, next.Answers)
            .Steps.Where(s =>
                !s.IsGate
                && next.Answers.TryGetValue(s.Path, out var now)
                && !(heard.Session.Answers.TryGetValue(s.Path, out var was) && JsonElement.DeepEquals(was.Value, now.Value))
            )
            .Select(s => scene.Say(Phrase.ToldRow, ("label", scene.LabelOf(s)), ("value", scene.Show(next, s, next.Answers[s.Path].Value))))
            .ToList();
        var told = heard with { State = result.State };
        if (changed.Count > 0)
            told = told.Saying(OneBreath.Told(scene, changed));
        return Confirming.AskWhetherCorrection(told, step, pending.Values[0], pending.MessageId) with { Effects = result.Effects };
    }

    /// <summary>They went on with something else: the correction waits, and is asked before anything is sent.</summary>
    private static TurnResult Waiting(Heard heard, JourneyStep step, PendingAnswer pending, TurnResult result) =>
        result.State.Session is { } next
        && next.Procedure == heard.Session.Procedure
        && next.Mode is not DialogMode.ConfirmCorrection
        && next.Answers.TryGetValue(step.Path, out var kept)
        && JsonElement.DeepEquals(kept.Value, heard.Session.Answers[step.Path].Value)
        && next.Corrections?.Exists(c => c.Command == pending.Command) is not true
            ? result with
            {
                State = result.State with { Session = next with { Corrections = [.. next.Corrections ?? [], pending] } },
            }
            : result;
}
