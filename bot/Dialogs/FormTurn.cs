using System.Collections.Immutable;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>One message of somebody who is filling in a form.</summary>
internal sealed partial class FormTurn(
    Lobby lobby,
    Scene scene,
    ConversationState state,
    FormSession session,
    Said said,
    TurnContext context
)
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
            DialogMode.ChooseReply => ChooseReply(),
            _ when HearOfQuestion() is { } ofQuestion => ofQuestion,
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
        scene.Words.Match(said.Folded, out isExplicit) is var command
        && command is Command.Apply
        && Procedure.Safeguarding is not { TakesApplications: true }
            ? null
            : command;

    private TurnResult Reply(FormSession next, params IReadOnlyList<Activity> replies) => new(state with { Session = next }, replies, []);

    /// <summary>The same words again, said before the question that is open now was asked.</summary>
    private bool IsDoubleTap() =>
        said.At is { } at && at < session.AskedAt && !said.IsWordless && session.LastDigest is { } last && last == said.Digest;

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

        // A tap on the menu says a procedure's title: no name and no story is that.
        if (
            type.IsFreeText
            && lobby.FindProcedure(said, context) is { } titled
            && titled.Id != Procedure.Id
            && titled.IsTitled(said.Folded)
        )
            return Switch(titled);
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
            FieldReading.Problem problem => (IsNothing(problem) ? Correct(step, isOpened: false) : null)
                ?? AnswerQuestion()
                ?? Refuse(step, problem),
            _ => Continue(session),
        };
    }

    private TurnResult Accept(JourneyStep step, JsonElement value) => Accept(step, value, said.MessageId);

    private TurnResult Accept(JourneyStep step, JsonElement value, string? messageId)
    {
        var labels = session;
        var next = FormMoves.Answer(Procedure, session, step, value, messageId, out var dropped) with
        {
            LastDigest = said.Digest,
            LastAnswered = step.Path,
        };
        var shown = scene.Show(next, step, value);
        if (
            step.Field.Type.IsEchoed
            && shown.Length > 0
            && DialogWords.Fold(shown) != said.Folded
            && value.ValueKind is not JsonValueKind.Null
        )
            Say(
                scene.Say(step.Field.Type.IsWording ? Phrase.UnderstoodWords : Phrase.Understood, ("value", ButtonRow.Shorten(shown, 200)))
            );
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
        return Continue(
            FormMoves.Fresh(session) with
            {
                Answers = session.Answers.SetItems(offer.From(said.MessageId)),
                LastDigest = said.Digest,
            }
        );
    }

    private void TellDropped(FormSession old, IReadOnlyList<string> dropped)
    {
        if (dropped.Count == 0)
            return;
        var journey = Journey.Of(Procedure, old.Answers);
        var labels = dropped
            .Select(journey.Find)
            .OfType<JourneyStep>()
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
        Say(
            scene.Words.IsQuestion(said.Folded) && IsNothing(problem)
                ? scene.Say(Phrase.NoAnswerHere, ("staff", scene.Label(Command.Staff)))
                : ProblemText(step, problem)
        );
        if (next.Tries >= QuestionText.TriesBeforeWayOut)
        {
            Say(
                scene.Say(
                    Phrase.WayOut,
                    ("staff", scene.Label(Command.Staff)),
                    ("later", scene.Label(Command.AnswerLater)),
                    ("help", scene.Label(Command.Help)),
                    ("stop", scene.Label(Command.Stop))
                )
            );
        }

        return problem.Suggestion is { } suggestion ? Suggesting(suggestion, Continue(next)) : Continue(next);
    }

    private static TurnResult Suggesting(string answer, TurnResult result)
    {
        IEnumerable<CardAction> others = result.Replies[^1].SuggestedActions?.Actions ?? [];
        CardAction[] actions = [ButtonRow.Fit(new CardAction { Title = answer }), .. others.Take(ButtonRow.Most - 1)];
        return result with
        {
            Replies =
            [
                .. result.Replies.SkipLast(1),
                result.Replies[^1] with
                {
                    SuggestedActions = new SuggestedActions { Actions = actions },
                },
            ],
        };
    }

    private string ProblemText(JourneyStep step, FieldReading.Problem problem)
    {
        var figures = problem.Figures.ToArray();
        return step.Field.In(scene.Language).Errors.TryGetValue(problem.Code, out var own)
            ? DialogWords.Fill(own, figures)
            : scene.Words.Problem(scene.Language, problem.Code, figures);
    }
}
