using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>The dialog's own questions: is this right, was that a command, stop, leave this form for another. What is said to them is
/// heard in <c>Modes</c>.</summary>
internal static class Confirming
{
    /// <inheritdoc cref="ReadingQuestion.Ask"/>
    public static TurnResult AskWhether(Heard heard, JourneyStep step, IReadOnlyList<JsonElement> values) =>
        ReadingQuestion.Ask(heard, step, values);

    /// <summary>More was told than could be filled in (お迎えと預かり): which of it is asked first. Null where nothing is.</summary>
    public static TurnResult? AskWhichMore(Heard heard, FormSession next, IEnumerable<Mention> mentions)
    {
        var more = mentions.FirstOrDefault(m =>
            m.More.Count > 0
            && next.Answers.TryGetValue(m.Step.Path, out var kept)
            && JsonElement.DeepEquals(kept.Value, m.Value)
            && kept.MessageId == heard.Said.MessageId
        );
        return more is null ? null : AskWhether(heard.With(FormMoves.AskAgain(next, [more.Step.Path])), more.Step, more.More);
    }

    /// <summary>The words contradict an answer that was given before: which is right?</summary>
    public static TurnResult AskWhetherCorrection(Heard heard, JourneyStep step, JsonElement value, string? messageId = null)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        var question = scene.Say(
            Phrase.ConfirmCorrection,
            ("label", scene.LabelOf(step)),
            ("before", scene.Show(session, step, session.Answers[step.Path].Value)),
            ("value", scene.Show(session, step, value))
        );
        return heard.Reply(
            Asking(heard, DialogMode.ConfirmCorrection, [value], step.Path, messageId),
            Activity.Message(heard.Lines(question), heard.YesNo())
        );
    }

    /// <summary>Back to where the person was after something beside the form: a correction that was being asked is asked again.</summary>
    public static TurnResult WhereItWas(Heard heard) =>
        heard.Session is { Mode: DialogMode.ConfirmCorrection, Pending: { Command: { } path } pending } session
        && Journey.Of(heard.Procedure, session.Answers).Find(path) is { } step
            ? AskWhetherCorrection(heard, step, pending.Values[0], pending.MessageId)
            : heard.Continue(FormMoves.WhereItWas(heard.Session));

    /// <summary>Were the words an answer or a command.</summary>
    public static TurnResult AskWhetherCommand(Heard heard, Command command)
    {
        var scene = heard.Scene;
        var text = JapaneseText.Clean(heard.Said.Text).Trim().TrimStart('/', '／');
        var question = scene.Say(Phrase.ConfirmCommand, ("text", text));
        return heard.Reply(
            Asking(heard, DialogMode.ConfirmCommand, [Canonical.Of(text)], command.ToString()),
            Activity.Message(
                heard.Lines(question),
                new CardAction { Title = scene.Label(command), Value = "/" + scene.Label(command) },
                ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.WriteIt, ("text", text)) })
            )
        );
    }

    /// <summary>Were the words an answer or a question.</summary>
    public static TurnResult AskWhetherQuestion(Heard heard)
    {
        var scene = heard.Scene;
        var text = JapaneseText.Clean(heard.Said.Text).Trim();
        return heard.Reply(
            Asking(heard, DialogMode.ConfirmQuestion, [Canonical.Of(text)]),
            Activity.Message(
                heard.Lines(scene.Say(Phrase.ConfirmQuestion, ("text", text))),
                ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.AskIt) }),
                ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.WriteIt, ("text", text)) })
            )
        );
    }

    /// <summary>Words that start a procedure while one is open: the same one goes on, another one asks first.</summary>
    public static TurnResult Switch(Heard heard, Procedure other)
    {
        var scene = heard.Scene;
        if (other.Id == scene.Procedure.Id)
            return heard.Saying(scene.Say(Phrase.StillOpen, ("title", scene.Texts.Title))).Continue();
        var question = scene.Say(Phrase.ConfirmSwitch, ("title", scene.Texts.Title), ("other", other.Title(scene.Language)));
        return heard.Reply(
            Asking(heard, DialogMode.ConfirmSwitch, [Canonical.Of(other.Id)]),
            Activity.Message(heard.Lines(question), heard.YesNo())
        );
    }

    /// <summary>A question that is answered with yes or no.</summary>
    public static TurnResult AskYesNo(
        Heard heard,
        DialogMode mode,
        Phrase question,
        params ReadOnlySpan<(string Name, string Value)> figures
    ) =>
        heard.Reply(
            heard.Session with
            {
                Mode = mode,
                AskedAt = heard.Context.Now,
            },
            Activity.Message(heard.Lines(heard.Scene.Say(question, figures)), heard.YesNo())
        );

    /// <summary>Whether to stop: then what was written is forgotten, or is with the office, and what a correction is of stays as it
    /// was.</summary>
    public static TurnResult AskStop(Heard heard) =>
        heard.Session switch
        {
            { Corrects: { } number } => AskYesNo(heard, DialogMode.ConfirmStop, Phrase.ConfirmStopCorrecting, ("number", number)),
            { Reference: null } => AskYesNo(heard, DialogMode.ConfirmStop, Phrase.ConfirmStop),
            _ => AskYesNo(heard, DialogMode.ConfirmStop, Phrase.ConfirmStopKept),
        };

    /// <summary>Words that were asked about are the answer after all.</summary>
    public static TurnResult TakeAsAnswer(Heard heard, JourneyStep step, string text) =>
        step.Field.Type.Read(new FieldInput(heard.Scene.View(heard.Session, step), text, DialogWords.Fold(text), [])) switch
        {
            FieldReading.Understood understood => Accepting.Accept(heard, step, understood.Value, heard.Session.Pending?.MessageId),
            FieldReading.Problem problem => Refusing.Refuse(heard.ToAsking(), step, problem),
            _ => heard.Continue(FormMoves.Fresh(heard.Session)),
        };

    private static FormSession Asking(
        Heard heard,
        DialogMode mode,
        IEnumerable<JsonElement> values,
        string? command = null,
        string? messageId = null
    ) =>
        heard.Session with
        {
            Mode = mode,
            Pending = new PendingAnswer([.. values], messageId ?? heard.Said.MessageId, command),
            AskedAt = heard.Context.Now,
        };
}
