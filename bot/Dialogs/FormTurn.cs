using System.Collections.Immutable;
using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Caring;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Submissions;
using Channels.Bot.Text;
using Channels.Bot.Turns;

namespace Channels.Bot.Dialogs;

/// <summary>One message of somebody who is filling in a form.</summary>
internal sealed partial class FormTurn(Lobby lobby, Scene scene, ConversationState state, FormSession session, Said said, TurnContext context)
{
    private readonly List<string> before = [];

    private Procedure Procedure => scene.Procedure;

    /// <summary>Lines to say first.</summary>
    public FormTurn Saying(params IEnumerable<string> lines)
    {
        before.AddRange(lines);
        return this;
    }

    public TurnResult Run()
    {
        if (said.HadMyNumber)
            before.Add(scene.Say(Phrase.MyNumberMasked));
        if (context.IsLate)
            return Say(scene.Say(Phrase.Late)).Continue(session);
        if (IsDoubleTap())
            return Continue(session);
        if (Lobby.FindCode(said) is { } code)
            return lobby.Resume(state, code, context, before);
        if (lobby.FindCase(said) is { } known)
            return lobby.OpenCase(state, known.Reference, known.Word, context, before);

        // The wish itself is no answer; it is recorded after the turn, whatever was being asked.
        if (Heard(out _) is Command.Apply)
            return Continue(FormMoves.Fresh(session) with { Tries = session.Tries, Page = session.Page });
        return session.Mode switch
        {
            DialogMode.ChooseChange => ChooseChange(),
            DialogMode.ConfirmAnswer => ConfirmAnswer(),
            DialogMode.ConfirmCommand => ConfirmCommand(),
            DialogMode.ConfirmQuestion => ConfirmQuestion(),
            DialogMode.ConfirmStop => ConfirmStop(),
            DialogMode.ConfirmRestart => ConfirmRestart(),
            DialogMode.ChooseLanguage => ChooseLanguage(),
            DialogMode.ConfirmSwitch => ConfirmSwitch(),
            _ => FormMoves.Current(Procedure, session) is { } step ? Hear(step) : Check(),
        };
    }

    /// <summary>What the procedure is called.</summary>
    public string Title => scene.Texts.Title;

    /// <summary>Says that the procedure has changed under the session.</summary>
    public FormTurn AfterMigration() => Saying(scene.Say(Phrase.Migrated));

    /// <summary>Asks the session's current question.</summary>
    public TurnResult Continue() => Continue(session);

    /// <summary>Asks what is to be asked now: the current question, or the check of the answers.</summary>
    public TurnResult Continue(FormSession next)
    {
        next = next with { AskedAt = context.Now };
        var step = FormMoves.Current(Procedure, next);
        return Reply(next, step is null ? AnswerList.Of(scene, next).Check(before) : QuestionText.Write(scene, next, step, before));
    }

    private FormTurn Say(string line) => Saying(line);

    /// <summary>The command a whole message is, of those that this procedure knows.</summary>
    private Command? Heard(out bool isExplicit) =>
        scene.Words.Match(said.Folded, out isExplicit) is var command && command is Command.Apply && Procedure.Care is not { TakesApplications: true } ? null : command;

    private TurnResult Reply(FormSession next, params IReadOnlyList<Activity> replies) => new(state with { Session = next }, replies, []);

    /// <summary>The same words again, said before the question that is open now was asked.</summary>
    private bool IsDoubleTap() =>
        said.At is { } at && at < session.AskedAt && !said.IsWordless && session.LastDigest is { } last && last == said.Digest;

    // ---- the current question

    private TurnResult Hear(JourneyStep step)
    {
        var type = step.Field.Type;
        if (Offer.Of(scene, session, step) is { } offer && offer.IsMeantBy(said, scene.Words))
            return Accept(step, offer);
        var command = Heard(out var isExplicit);
        if (command is { } asked && isExplicit)
            return Run(asked, step);
        if (said.Attachments.Count > 0 && !said.Attachments.Any(type.Takes))
            return HearAttachment(step);
        if (step.Field.IsOptional && step.Field.SkipWords.Contains(said.Folded))
            return Run(Command.Skip, step);
        if (command is { } word && type.IsFreeText)
            return AskWhetherCommand(word);
        if (Correct(step, isOpened: true) is { } corrected)
            return corrected;
        if (type.IsFreeText && !type.TakesQuestions && AskWhetherQuestion() is { } question)
            return question;

        var reading = type.Read(new FieldInput(scene.View(session, step), said.Text, said.Folded, said.Attachments));
        return reading switch
        {
            FieldReading.Understood understood => Accept(step, understood.Value),
            FieldReading.Unsure unsure => AskWhether(step, unsure.Values),
            _ when command is { } other && (other is not Command.SendLater || type.MayComeLater) => Run(other, step),
            _ when step.Field.IsOptional && YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: false } => Run(Command.Skip, step),
            FieldReading.Problem when lobby.FindProcedure(said, context) is { } other => Switch(other),
            FieldReading.Problem problem => (IsNothing(problem) ? Correct(step, isOpened: false) : null) ?? AnswerQuestion() ?? Refuse(step, problem),
            _ => Continue(session),
        };
    }

    private TurnResult Accept(JourneyStep step, JsonElement value) => Accept(step, value, said.MessageId);

    private TurnResult Accept(JourneyStep step, JsonElement value, string? messageId)
    {
        var labels = session;
        var next = FormMoves.Answer(Procedure, session, step, value, messageId, out var dropped) with { LastDigest = said.Digest, LastAnswered = step.Path };
        var shown = scene.Show(next, step, value);
        if (step.Field.Type.IsEchoed && shown.Length > 0 && DialogWords.Fold(shown) != said.Folded && value.ValueKind is not JsonValueKind.Null)
            Say(scene.Say(step.Field.Type.IsWording ? Phrase.UnderstoodWords : Phrase.Understood, ("value", ButtonRow.Shorten(shown, 200))));
        if (step.Field.Type.FileOf(value) is { } file)
            Say(scene.Say(ImageField.IsImage(file) ? Phrase.PhotoKept : Phrase.FileKept));
        TellDropped(labels, dropped);
        return Continue(next);
    }

    private TurnResult Accept(JourneyStep step, Offer offer)
    {
        if (offer.Answers.Count == 1 && offer.Answers.TryGetValue(step.Path, out var value))
            return Accept(step, value);
        Say(scene.Say(Phrase.UnderstoodWords, ("value", offer.Shown)));
        return Continue(FormMoves.Fresh(session) with { Answers = session.Answers.SetItems(offer.From(said.MessageId)), LastDigest = said.Digest });
    }

    private void TellDropped(FormSession old, IReadOnlyList<string> dropped)
    {
        if (dropped.Count == 0)
            return;
        var journey = Journey.Of(Procedure, old.Answers);
        var labels = dropped.Select(journey.Find).OfType<JourneyStep>()
            .Where(s => !s.IsGate && !old.Answers[s.Path].IsSkipped)
            .OrderBy(s => s.Number)
            .Select(s => s.Group is null ? scene.LabelOf(s) : s.Group.In(scene.Language).Label)
            .Distinct()
            .ToArray();
        if (labels.Length > 0)
            Say(scene.Say(Phrase.ClosedAnswers, ("labels", string.Join(scene.Say(Phrase.ListSeparator), labels))));
    }

    private TurnResult Refuse(JourneyStep step, FieldReading.Problem problem)
    {
        var next = session with { Tries = Math.Min(session.Tries + 1, 99) };
        Say(scene.Words.IsQuestion(said.Folded) && IsNothing(problem)
            ? scene.Say(Phrase.NoAnswerHere, ("staff", scene.Label(Command.Staff)))
            : ProblemText(step, problem));
        if (next.Tries >= QuestionText.TriesBeforeWayOut)
        {
            Say(scene.Say(
                Phrase.WayOut,
                ("staff", scene.Label(Command.Staff)),
                ("later", scene.Label(Command.AnswerLater)),
                ("help", scene.Label(Command.Help)),
                ("stop", scene.Label(Command.Stop))));
        }

        return Continue(next);
    }

    private string ProblemText(JourneyStep step, FieldReading.Problem problem)
    {
        var figures = problem.Figures.ToArray();
        return step.Field.In(scene.Language).Errors.TryGetValue(problem.Code, out var own)
            ? DialogWords.Fill(own, figures)
            : scene.Words.Problem(scene.Language, problem.Code, figures);
    }

    // ---- pictures, stickers, places

    private TurnResult HearAttachment(JourneyStep? step)
    {
        if (lobby.HearFile(state with { Session = session }, said, context, before, PictureLabel) is { } placed)
            return placed;
        return TakePicture(step);
    }

    /// <summary>What a picture could be in this form although it is not asked for now, or null.</summary>
    public string? PictureLabel => OpenImageStep() is { } step ? scene.LabelOf(step) : null;

    /// <summary>Keeps the picture as the answer of the form's own question for one.</summary>
    public TurnResult TakePicture() => TakePicture(FormMoves.Current(Procedure, session));

    private TurnResult TakePicture(JourneyStep? step)
    {
        var image = said.Attachments.FirstOrDefault(ImageField.IsImage);
        var place = image is null ? null : OpenImageStep();
        if (place is not null)
        {
            var next = FormMoves.Answer(Procedure, session, place, ImageField.Write(image!), said.MessageId, out _);
            return Say(scene.Say(Phrase.PhotoKept)).Continue(next with { Tries = session.Tries, Page = session.Page });
        }

        Say(scene.Words.Problem(scene.Language, CodeOf(said.Attachments[0])));
        return Continue(step is null ? session : session with { Tries = Math.Min(session.Tries + 1, 99) });
    }

    private JourneyStep? OpenImageStep() => Journey.Of(Procedure, session.Answers).Steps
        .FirstOrDefault(s => s.Field.Type is ImageField or FileField && (!session.Answers.TryGetValue(s.Path, out var kept) || kept.IsSkipped));

    private static string CodeOf(Attachment attachment) => attachment.ContentType switch
    {
        AttachmentTypes.Sticker => ProblemCodes.GotSticker,
        AttachmentTypes.Location => ProblemCodes.GotLocation,
        var type when type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) => ProblemCodes.GotPhoto,
        var type when type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) => ProblemCodes.GotVoice,
        _ => ProblemCodes.GotFile,
    };

    // ---- commands

    private TurnResult Run(Command command, JourneyStep? step)
    {
        switch (command)
        {
            case Command.Back:
                return Back(step);
            case Command.Change:
                return Change();
            case Command.Check:
                return ShowSoFar(step);
            case Command.Help:
                return Help(step);
            case Command.Skip when step is { Field.IsOptional: true }:
                return Accept(step, Canonical.Skipped);
            case Command.Skip:
                return Say(scene.Say(Phrase.CannotSkip)).Continue(session);
            case Command.Keep when step is not null && session.Answers.ContainsKey(step.Path):
                return Continue(FormMoves.AskAgain(session, session.AskAgain.Remove(step.Path)));
            case Command.Keep:
                return Say(scene.Say(Phrase.NothingToKeep)).Continue(session);
            case Command.Remove:
                return Remove(step);
            case Command.More:
                return Continue(session with { Page = (session.Page + 1) % 1000 });
            case Command.SendLater when step is { Field.Type.MayComeLater: true }:
                return Accept(step, ImageField.Later);
            case Command.SendLater or Command.AnswerLater:
                return AnswerLater(step);
            case Command.Pause:
                return Pause();
            case Command.Resume:
                return Say(scene.Say(Phrase.StillOpen, ("title", scene.Texts.Title))).Continue(session);
            case Command.Staff:
                return AskStaff(step);
            case Command.Language:
                return AskLanguage();
            case Command.Stop:
                return Confirm(DialogMode.ConfirmStop, session.Reference is null ? Phrase.ConfirmStop : Phrase.ConfirmStopKept);
            default:
                return Confirm(DialogMode.ConfirmRestart, Phrase.ConfirmRestart);
        }
    }

    private TurnResult Back(JourneyStep? step)
    {
        var previous = Journey.Of(Procedure, session.Answers).Before(step?.Path);
        return previous is null
            ? Say(scene.Say(Phrase.FirstQuestion)).Continue(session)
            : Continue(FormMoves.AskAgain(session, [previous.Path]));
    }

    private TurnResult Change()
    {
        var list = AnswerList.Of(scene, session);
        if (list.Rows.Count == 0)
            return Say(scene.Say(Phrase.NothingYet)).Continue(session);
        return Reply(FormMoves.Fresh(session) with { Mode = DialogMode.ChooseChange, AskedAt = context.Now }, list.Choose(before));
    }

    private TurnResult ShowSoFar(JourneyStep? step)
    {
        if (step is null || Journey.Of(Procedure, session.Answers).IsComplete)
            return Continue(FormMoves.AskAgain(session, []));
        var list = AnswerList.Of(scene, session);
        return list.Rows.Count == 0
            ? Say(scene.Say(Phrase.NothingYet)).Continue(session)
            : Say(scene.Say(Phrase.SoFar)).Say(list.Text()).Say("").Continue(session);
    }

    private TurnResult Help(JourneyStep? step)
    {
        var texts = step?.Field.In(scene.Language);
        if (texts?.Help is { } help)
            Say(help);
        Say(scene.Say(
            Phrase.HelpCommands,
            ("back", scene.Label(Command.Back)),
            ("change", scene.Label(Command.Change)),
            ("check", scene.Label(Command.Check)),
            ("restart", scene.Label(Command.Restart)),
            ("stop", scene.Label(Command.Stop))));
        Say("");
        return step is null ? Continue(session) : Reply(session with { AskedAt = context.Now }, QuestionText.Write(scene, session, step, before, isHelp: true));
    }

    private TurnResult Remove(JourneyStep? step)
    {
        var journey = Journey.Of(Procedure, session.Answers);
        return step is not null && FormMoves.CanRemove(step, journey)
            ? Say(scene.Say(Phrase.Removed)).Continue(FormMoves.Remove(session, step, journey))
            : Say(scene.Say(Phrase.NotRemovable)).Continue(session);
    }

    private TurnResult Confirm(DialogMode mode, Phrase question) => Reply(
        session with { Mode = mode, AskedAt = context.Now },
        Activity.Message(Lines(scene.Say(question)), YesNo()));

    // ---- check answers

    private TurnResult Check()
    {
        var list = AnswerList.Of(scene, session);
        if (said.Attachments.Count > 0)
            return HearAttachment(null);
        if (list.Find(said) is { } row)
            return Continue(FormMoves.AskAgain(session, row.Paths));
        if (Heard(out _) is { } command)
            return Run(command, null);
        if (Correct(null, isOpened: true) is { } corrected)
            return corrected;
        return YesNoReader.Read(said.Text) switch
        {
            Reading<bool>.Found { Value: true } => Submit(),
            Reading<bool>.Found => Change(),
            _ => Correct(null, isOpened: false) ?? AnswerQuestion() ?? Say(scene.Say(Phrase.CheckAgain)).Continue(session),
        };
    }

    private TurnResult Submit()
    {
        // What went to the office before keeps its number.
        if (!ReferenceNumber.TryParse(session.Reference, out var reference))
            reference = ReferenceNumber.Create(Procedure.Prefix, context.Entropy.Span);
        var word = session.CodeWord ?? (Procedure.Care is { HasWord: true } ? CodeWords.Create(scene.Language, context.Entropy.Span) : null);
        var effect = SubmissionWriter.Write(Procedure, session, scene.Language, reference) with { CodeWord = word };
        var next = state with
        {
            Session = null,
            Remembered = lobby.Remember(Procedure, session, state),
            Awaiting = Lobby.Await(state, Procedure, session, effect.Reference, context.Now),
            Last = new LastSubmission(Procedure.Id, Procedure.Version, effect.Reference, context.Now),
        };
        var done = DialogWords.Fill(scene.Texts.Done, ("number", effect.Reference), ("word", word ?? ""));
        return new TurnResult(next, [Activity.Message(Lines([done, .. lobby.StillMissing(next, context)]))], [effect]);
    }

    // ---- answers to the dialog's own questions

    private TurnResult ChooseChange()
    {
        var list = AnswerList.Of(scene, session);
        if (list.Find(said) is { } row)
            return Continue(FormMoves.AskAgain(session, row.Paths));
        if (Heard(out _) is { } command)
            return command is Command.Keep or Command.Back ? Continue(FormMoves.Fresh(session)) : ToAsking().Run(command, FormMoves.Current(Procedure, session));
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
        return Reply(next, Activity.Message(Lines([scene.Say(Phrase.WhichValue), .. numbered]), shown.Select(s => ButtonRow.Fit(new CardAction { Title = s }))));
    }

    private TurnResult ConfirmAnswer()
    {
        var step = FormMoves.Current(Procedure, session);
        if (step is null || session.Pending is not { } pending)
            return Continue(FormMoves.Fresh(session));

        var view = scene.View(session, step);
        var number = scene.Words.ReadNumber(said.Folded) - 1
            ?? pending.Values.FindIndex(v => DialogWords.Fold(step.Field.Type.Show(v, view)) == said.Folded);
        if (pending.Values.Count > 1 && number >= 0 && number < pending.Values.Count)
            return Accept(step, pending.Values[number], pending.MessageId);
        if (pending.Values.Count == 1 && YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var yes })
            return yes ? Accept(step, pending.Values[0], pending.MessageId) : Say(scene.Say(Phrase.SayAgain)).Continue(FormMoves.Fresh(session));
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
        return Reply(next, Activity.Message(
            Lines(question),
            new CardAction { Title = scene.Label(command), Value = "/" + scene.Label(command) },
            ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.WriteIt, ("text", text)) })));
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

    private TurnResult ConfirmStop() => IsConfirmed(Command.Stop) switch
    {
        true => new TurnResult(state with { Session = null }, [Activity.Message(Lines(StoppedText()))], []),
        false => Say(scene.Say(Phrase.StopGoesOn)).Continue(FormMoves.Fresh(session)),
        null => OtherCommandOrGoOn(),
    };

    private string StoppedText() => session.Reference is { } number
        ? scene.Say(Phrase.StoppedKept, ("number", number), ("word", session.CodeWord ?? ""))
        : scene.Say(Phrase.Stopped);

    private TurnResult ConfirmRestart() => IsConfirmed(Command.Restart) switch
    {
        true => Say(scene.Say(Phrase.Restarted)).Continue(
            new FormSession
            {
                Procedure = session.Procedure,
                Version = session.Version,
                StartedAt = context.Now,
                Alarms = session.Alarms,
                AppliedAt = session.AppliedAt,
                Reference = session.Reference,
                CodeWord = session.CodeWord,
            }),
        false => Say(scene.Say(Phrase.StopGoesOn)).Continue(FormMoves.Fresh(session)),
        null => OtherCommandOrGoOn(),
    };

    /// <summary>Yes (or the command once more), no, or neither.</summary>
    private bool? IsConfirmed(Command command) => Heard(out _) == command
        ? true
        : YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var yes } ? yes : null;

    private TurnResult OtherCommandOrGoOn() => Heard(out _) is { } command
        ? ToAsking().Run(command, FormMoves.Current(Procedure, session))
        : Say(scene.Say(Phrase.StopGoesOn)).Continue(FormMoves.Fresh(session));

    /// <summary>The same turn with the dialog's own question put aside.</summary>
    private FormTurn ToAsking() => new FormTurn(lobby, scene, state, FormMoves.Fresh(session) with { Tries = session.Tries }, said, context).Saying(before);

    private CardAction[] YesNo() => [new() { Title = scene.Say(Phrase.Yes) }, new() { Title = scene.Say(Phrase.No) }];

    private string Lines(params IEnumerable<string> lines) => QuestionText.Cut(string.Join('\n', before.Concat(lines)));
}
