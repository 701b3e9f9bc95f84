using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Children;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Sessions.Files;
using Channels.Bot.Dialogs.Several;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>Hands a form in: the receipt, what is remembered of it, and what it still waits for.</summary>
internal sealed class Submitting(ProcedureCatalog catalog, AwaitedFiles awaited)
{
    /// <summary>Hands the form in; where one like it may be there already, or it takes the place of one, that is looked up first.</summary>
    public TurnResult Submit(Heard heard) =>
        heard.Session is { Corrects: { } number, CorrectsAs: { } before } session && before == DigestOf(heard.Procedure, session)
            ? Unchanged(heard, number)
        : OwnNumber.Foreign(heard) is { } foreign ? AskNumber(heard, foreign)
        : SubmitNumbered(heard);

    /// <summary>Hands it in under the number that is in it.</summary>
    public TurnResult SubmitNumbered(Heard heard) => Check(heard, Uniqueness.Keys(heard.Procedure, heard.Session), CaredNames.Of(heard));

    /// <summary>Hands it in with the names that are in it, which its person answers for.</summary>
    public TurnResult SubmitNamed(Heard heard) =>
        Check(heard.With(CaredNames.Noted(heard)), Uniqueness.Keys(heard.Procedure, heard.Session));

    /// <summary>The number in the report is not the one this conversation is linked to: a slip, or somebody else's report.</summary>
    private static TurnResult AskNumber(Heard heard, string foreign) =>
        heard.Reply(
            heard.Session with
            {
                Mode = DialogMode.ConfirmNumber,
                AskedAt = heard.Context.Now,
            },
            Activity.Message(
                heard.Lines(heard.Scene.Say(Phrase.NumberForeign, ("number", foreign), ("own", heard.State.Member!.Number))),
                new CardAction { Title = heard.Scene.Say(Phrase.NumberOwn) },
                new CardAction { Title = heard.Scene.Say(Phrase.Yes) }
            )
        );

    /// <summary>Tells whether a correction changed anything, without the answers twice.</summary>
    public static string DigestOf(Procedure procedure, FormSession session) =>
        Said.DigestOf(SubmissionWriter.Answers(procedure, session).GetRawText());

    private TurnResult Unchanged(Heard heard, string number) =>
        new(
            heard.State with
            {
                Session = null,
            },
            [
                Activity.Message(
                    heard.Lines([heard.Scene.Say(Phrase.CorrectionNone, ("number", number)), .. HalfWritten(heard)]),
                    Buttons(heard)
                ),
            ],
            []
        );

    /// <summary>Hands it in although there is one like it.</summary>
    public TurnResult SubmitAgain(Heard heard) => Check(heard.ToAsking(), []);

    private TurnResult Check(Heard heard, IReadOnlyList<string> keys, CaredFor? care = null)
    {
        var (procedure, session) = (heard.Procedure, heard.Session);
        var places = LimitedPlaces.Of(procedure, session);
        if (keys.Count == 0 && places.Count == 0 && session.Corrects is null && care is null)
            return HandIn(heard);
        var asked = new CheckSubmission(procedure.Id, keys, Uniqueness.Periods(procedure, session), session.Corrects)
        {
            Places = places,
            Care = care,
        };
        return new TurnResult(heard.State, heard.Before.Count == 0 ? [] : [Activity.Message(heard.Lines())], [asked]);
    }

    /// <summary>Hands it in, nothing stands in the way.</summary>
    public TurnResult HandIn(Heard heard)
    {
        var (scene, session, state, context) = (heard.Scene, heard.Session, heard.State, heard.Context);
        var procedure = scene.Procedure;

        // What went to the office before keeps its number.
        if (!ReferenceNumber.TryParse(session.Corrects ?? session.Reference, out var reference))
            reference = ReferenceNumber.Create(procedure.Prefix, context.Entropy.Span);
        var word =
            session.CodeWord
            ?? (procedure.Safeguarding is { HasWord: true } ? CodeWords.Create(scene.Language, context.Entropy.Span) : null);
        var effect = SubmissionWriter.Write(procedure, session, scene.Language, reference) with
        {
            CodeWord = word,
            Replaces = session.Corrects is not null,
            Keys = Uniqueness.Keys(procedure, session),
            Places = LimitedPlaces.Of(procedure, session),
        };
        var care = StampedTimes.CareOf(procedure, session, state.Stamps);
        var next = state with
        {
            Session = null,

            // What is said after it belongs to it: やっぱり電話ほしい 夜.
            Case = procedure.Safeguarding is { HasWord: true } ? new OpenedCase(effect.Reference, context.Now, IsOpen: true) : state.Case,
            Remembered = Remembered.After(catalog, procedure, session, state.Remembered),
            Called = KnownNames.After(procedure, session, state.Called),
            Stamps = StampedTimes.Without(state.Stamps, care),
            Returned = state.Returned?.Remove(effect.Reference) is { IsEmpty: false } left ? left : null,
            Awaiting = AwaitedFiles.Await(state, procedure, session, effect.Reference, context.Now),
            Last = new LastSubmission(procedure.Id, procedure.Version, effect.Reference, context.Now)
            {
                CodeWord = word,
                HasApplied = session.AppliedAt is not null,
                Lacks =
                    procedure.StartsWithPhoto is { } photo && session.Answers.GetValueOrDefault(photo) is null or { IsSkipped: true }
                        ? photo
                        : null,
            },
        };
        var done = session.Corrects is null
            ? DialogWords.Fill(scene.Texts.Done, ("number", effect.Reference), ("word", word ?? ""))
            : scene.Say(session.Returned is null ? Phrase.CorrectionDone : Phrase.ReturnedDone, ("number", effect.Reference));
        IReadOnlyList<Effect> effects = session.Question is { } question
            ? [effect, new TicketQuestion(question, effect.Reference)]
            : [effect, .. StampedTimes.Used(procedure, session, effect.Reference, care)];
        if (NextActivity.After(heard.Saying([done, .. awaited.StillMissing(next, context)]), session, next) is { } following)
            return following with { Effects = effects };
        var lines = heard.Lines([
            done,
            .. StampedTimes.Left(scene, next, context.Now),
            .. awaited.StillMissing(next, context),
            .. HalfWritten(heard),
        ]);
        return new TurnResult(next, [Activity.Message(lines, Buttons(heard))], effects);
    }

    /// <summary>What was put aside for a correction (19日のやつね…) is still there: nobody thinks that it was sent.</summary>
    private IEnumerable<string> HalfWritten(Heard heard) =>
        heard is { Session.Corrects: not null, State.Parked: [.., var parked] }
        && heard.Context.Now - parked.At < StillKnown
        && catalog.All.LastOrDefault(p => p.Id == parked.Procedure) is { } procedure
            ? [heard.Scene.Say(Phrase.ParkedWaits, ("title", procedure.Title(heard.Language)))]
            : [];

    /// <summary>What was put aside longer ago was not for this correction.</summary>
    private static readonly TimeSpan StillKnown = TimeSpan.FromHours(24);

    private CardAction[] Buttons(Heard heard) =>
        HalfWritten(heard).Any()
            ? [new CardAction { Title = heard.Scene.Label(Command.Resume) }, .. WayBack(heard.Scene)]
            : WayBack(heard.Scene);

    /// <summary>One button to put right what was handed in; a cry for help and a question to the office have none.</summary>
    private static CardAction[] WayBack(Scene scene) =>
        scene.Procedure is { Safeguarding: null, Asked: null }
            ? [ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.FixMistake) })]
            : [];
}
