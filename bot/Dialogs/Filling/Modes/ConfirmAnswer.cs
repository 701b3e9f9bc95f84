using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Several;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Numbers;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Is the understood answer right, or which of several.</summary>
internal sealed class ConfirmAnswer(OpenQuestion question) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var (scene, session, said) = (heard.Scene, heard.Session, heard.Said);
        var step = FormMoves.Current(scene.Procedure, session);
        if (step is null || session.Pending is not { } pending)
            return heard.Continue(FormMoves.Fresh(session));

        var view = scene.View(session, step);
        var number =
            scene.Words.ReadNumber(said.Folded) - 1
            ?? pending.Values.FindIndex(v => DialogWords.Fold(step.Field.Type.Show(v, view)) == said.Folded);
        if (pending.Values.Count > 1 && number >= 0 && number < pending.Values.Count)
            return Accepting.Accept(heard, step, pending.Values[number], pending.MessageId);
        if (pending.Values.Count > 1 && Shown(heard, step, pending) is { } meant)
            return Accepting.Accept(heard, step, meant, pending.MessageId);
        if (pending.Values.Count > 1 && scene.Words.MeansBoth(said.Folded) && Both(heard, step, pending) is { } both)
            return both;
        if (pending.Values.Count == 1 && YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var yes })
            return yes
                ? Accepting.Accept(heard, step, pending.Values[0], pending.MessageId)
                : heard.Saying(scene.Say(Phrase.SayAgain)).Continue(FormMoves.Fresh(session));
        if (pending.Values.Count == 1 && AndMore(heard, step, pending) is { } more)
            return more;
        return Still(heard, step, pending, question.Hear(heard.ToAsking(), step)); // a better answer, or a command
    }

    /// <summary>放課後の預かりですね、2番です: a figure among other words is of the list that was shown, unless they name another line of
    /// it.</summary>
    private static JsonElement? Shown(Heard heard, JourneyStep step, PendingAnswer pending)
    {
        if (OrdinalReader.Within(heard.Said.Text) is not { } place || place > pending.Values.Count)
            return null;
        var view = heard.Scene.View(heard.Session, step);
        var named = pending.Values.FindAll(v =>
            heard.Said.Folded.Contains(DialogWords.Fold(step.Field.Type.Show(v, view)), StringComparison.Ordinal)
        );
        return named.Count == 0 || named.Exists(n => JsonElement.DeepEquals(n, pending.Values[place - 1]))
            ? pending.Values[place - 1]
            : null;
    }

    /// <summary>はい あと用事のあいだの預かりやね: the yes counts, and what stands behind it is heard at the next question.</summary>
    private TurnResult? AndMore(Heard heard, JourneyStep step, PendingAnswer pending)
    {
        var prepared = LongText.Prepare(heard.Said.Text);
        if (YesNoReader.FindOpening(prepared) is not { Reading: Reading<bool>.Found { Value: true } } opening)
            return null;
        var rest = prepared[opening.Spans[^1].End..].TrimStart(" 、。,".ToCharArray());
        if (rest.Count(char.IsLetter) < FewestMore || step.Field.Type is YesNoField || IsTheValue(heard, step, rest))
            return null;
        var next = FormMoves.Fresh(
            FormMoves.Answer(heard.Procedure, heard.Session, step, pending.Values[0], pending.MessageId, out var dropped)
        );
        if (FormMoves.Current(heard.Procedure, next) is not { } open)
            return null;
        var told = Accepting.SayingDropped(heard, heard.Session, dropped).With(next with { LastAnswered = step.Path });
        return question.Hear(told with { Said = Said.Earlier(rest, heard.Said.MessageId) }, open);
    }

    /// <summary>What stands behind the yes is a value of this question: はい、4時から6時半です puts it right.</summary>
    private static bool IsTheValue(Heard heard, JourneyStep step, string rest) =>
        step.Field.Type.FindIn(new FieldInput(heard.Scene.View(heard.Session, step), rest, DialogWords.Fold(rest), []), rest) is not null;

    /// <summary>Fewer letters behind a yes are politeness.</summary>
    private const int FewestMore = 6;

    /// <summary>Both are meant: the first is this activity, the others are those after it.</summary>
    private static TurnResult? Both(Heard heard, JourneyStep step, PendingAnswer pending)
    {
        if (!SeveralActivities.IsReport(heard.Procedure) || step.Field.Type is not (PeriodField or DateField))
            return null;
        var view = heard.Scene.View(heard.Session, step);
        var others = pending
            .Values.Skip(1)
            .Select(v => new ToldActivity(
                step.Field.Type is PeriodField ? step.Field.Type.ShowShort(v, view) : step.Field.Type.Show(v, view),
                pending.MessageId,
                step.Field.Type is PeriodField
            ))
            .ToList();
        var line = heard.Scene.Say(Phrase.SeveralLater, ("others", NextActivity.Labels(heard.Scene, others)));
        var kept = heard.With(heard.Session with { Others = [.. heard.Session.Others ?? [], .. others] });
        return Accepting.Accept(kept.Saying(line), step, pending.Values[0], pending.MessageId);
    }

    /// <summary>What was offered does not go with words of which nothing was understood (けんとやけど); a no, and a third time, end it.</summary>
    private static bool IsBesideThePoint(Heard heard, FormSession next) =>
        next.Tries > heard.Session.Tries
        && next.Tries < MostTries
        && next.Answers.Count == heard.Session.Answers.Count
        && heard.Said.Attachments.Count == 0
        && YesNoReader.FindOpening(LongText.Prepare(heard.Said.Text)) is not { Reading: Reading<bool>.Found { Value: false } }
        && YesNoReader.Read(heard.Said.Text) is Reading<bool>.None;

    private const int MostTries = 3;

    /// <summary>Something else of the form was answered meanwhile: what was being asked about is asked about again, and not from the
    /// beginning.</summary>
    private static TurnResult Still(Heard heard, JourneyStep step, PendingAnswer pending, TurnResult result) =>
        result.State.Session is { Mode: DialogMode.Ask, Pending: null } next
        && !next.Answers.ContainsKey(step.Path)
        && ((next.Tries == 0 && next.Answers.Count > heard.Session.Answers.Count) || IsBesideThePoint(heard, next))
        && FormMoves.Current(heard.Procedure, next)?.Path == step.Path
            ? Confirming.AskWhether(
                (heard with { State = result.State, Before = result.Told is { } told ? [told] : heard.Before }),
                step,
                pending.Values
            ) with
            {
                Effects = result.Effects,
            }
            : result;
}
