using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Conditions;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>Answers to the dialog's own questions: is this right, was that a command, stop, begin again.</summary>
internal sealed partial class FormTurn
{
    private TurnResult ChooseChange()
    {
        var list = AnswerList.Of(scene, session);
        if (list.Find(said) is { } row)
            return Continue(FormMoves.AskAgain(session, row.Paths));
        if (Heard(out _) is { } command)
            return command is Command.Keep or Command.Back
                ? Continue(FormMoves.Fresh(session))
                : ToAsking().Run(command, FormMoves.Current(Procedure, session));
        if (said.Attachments.Count > 0)
            return ToAsking().HearAttachment(FormMoves.Current(Procedure, session));
        return YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: false }
            ? Continue(FormMoves.Fresh(session))
            : Reply(session with { AskedAt = context.Now }, list.Choose([.. before, scene.Say(Phrase.ChangeNotFound)]));
    }

    private TurnResult AskWhether(JourneyStep step, IReadOnlyList<JsonElement> values)
    {
        var view = scene.View(session, step);
        var shown = values.Take(ButtonRow.Most).Select(v => step.Field.Type.Show(v, view)).ToArray();
        var next = session with
        {
            Mode = DialogMode.ConfirmAnswer,
            Pending = new PendingAnswer([.. values.Take(ButtonRow.Most)], said.MessageId),
            AskedAt = context.Now,
        };
        if (shown.Length == 1)
            return Reply(next, Activity.Message(Lines(scene.Say(Phrase.ConfirmValue, ("value", shown[0]))), YesNo()));
        var numbered = shown.Select((s, i) => $"{Digits.Of(i + 1)} {s}");
        return Reply(
            next,
            Activity.Message(
                Lines([scene.Say(Phrase.WhichValue), .. numbered]),
                shown.Select(s => ButtonRow.Fit(new CardAction { Title = s }))
            )
        );
    }

    private TurnResult ConfirmAnswer()
    {
        var step = FormMoves.Current(Procedure, session);
        if (step is null || session.Pending is not { } pending)
            return Continue(FormMoves.Fresh(session));

        var view = scene.View(session, step);
        var number =
            scene.Words.ReadNumber(said.Folded) - 1
            ?? pending.Values.FindIndex(v => DialogWords.Fold(step.Field.Type.Show(v, view)) == said.Folded);
        if (pending.Values.Count > 1 && number >= 0 && number < pending.Values.Count)
            return Accept(step, pending.Values[number], pending.MessageId);
        if (pending.Values.Count == 1 && YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var yes })
            return yes
                ? Accept(step, pending.Values[0], pending.MessageId)
                : Say(scene.Say(Phrase.SayAgain)).Continue(FormMoves.Fresh(session));
        return ToAsking().Hear(step); // a better answer, or a command
    }

    private TurnResult AskWhetherCommand(Command command)
    {
        var text = JapaneseText.Clean(said.Text).Trim().TrimStart('/', '／');
        var next = session with
        {
            Mode = DialogMode.ConfirmCommand,
            Pending = new PendingAnswer([Canonical.Of(text)], said.MessageId, command.ToString()),
            AskedAt = context.Now,
        };
        var question = scene.Say(Phrase.ConfirmCommand, ("text", text));
        return Reply(
            next,
            Activity.Message(
                Lines(question),
                new CardAction { Title = scene.Label(command), Value = "/" + scene.Label(command) },
                ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.WriteIt, ("text", text)) })
            )
        );
    }

    private TurnResult ConfirmCommand()
    {
        var step = FormMoves.Current(Procedure, session);
        if (step is null || session.Pending is not { } pending || !Enum.TryParse<Command>(pending.Command, out var command))
            return Continue(FormMoves.Fresh(session));

        var text = pending.Values[0].ValueKind is JsonValueKind.String ? pending.Values[0].GetString()! : "";
        var again = Heard(out _);
        if (again == command || scene.Words.ReadNumber(said.Folded) == 1)
            return ToAsking().Run(command, step);
        if (said.Folded == DialogWords.Fold(scene.Say(Phrase.WriteIt, ("text", text))) || scene.Words.ReadNumber(said.Folded) == 2)
            return TakeAsAnswer(step, text);

        return ToAsking().Hear(step);
    }

    private TurnResult ConfirmStop() =>
        IsConfirmed(Command.Stop) switch
        {
            true => new TurnResult(state with { Session = null }, [Activity.Message(Lines(StoppedText()))], []),
            false => Say(scene.Say(Phrase.StopGoesOn)).Continue(FormMoves.Fresh(session)),
            null => OtherCommandOrGoOn(),
        };

    private string StoppedText() =>
        session.Reference is { } number
            ? scene.Say(Phrase.StoppedKept, ("number", number), ("word", session.CodeWord ?? ""))
            : scene.Say(Phrase.Stopped);

    private TurnResult ConfirmRestart() =>
        IsConfirmed(Command.Restart) switch
        {
            true => Say(scene.Say(Phrase.Restarted))
                .Continue(
                    new FormSession
                    {
                        Procedure = session.Procedure,
                        Version = session.Version,
                        StartedAt = context.Now,
                        Alarms = session.Alarms,
                        AppliedAt = session.AppliedAt,
                        Reference = session.Reference,
                        CodeWord = session.CodeWord,
                    }
                ),
            false => Say(scene.Say(Phrase.StopGoesOn)).Continue(FormMoves.Fresh(session)),
            null => OtherCommandOrGoOn(),
        };

    /// <summary>Yes (or the command once more), no, or neither.</summary>
    private bool? IsConfirmed(Command command) =>
        Heard(out _) == command ? true
        : YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var yes } ? yes
        : null;

    private TurnResult OtherCommandOrGoOn() =>
        Heard(out _) is { } command
            ? ToAsking().Run(command, FormMoves.Current(Procedure, session))
            : Say(scene.Say(Phrase.StopGoesOn)).Continue(FormMoves.Fresh(session));

    /// <summary>The same turn with the dialog's own question put aside.</summary>
    private FormTurn ToAsking() =>
        new FormTurn(lobby, scene, state, FormMoves.Fresh(session) with { Tries = session.Tries }, said, context).Saying(before);

    private CardAction[] YesNo() => [new() { Title = scene.Say(Phrase.Yes) }, new() { Title = scene.Say(Phrase.No) }];

    private string Lines(params IEnumerable<string> lines) => QuestionText.Cut(string.Join('\n', before.Concat(lines)));
}
