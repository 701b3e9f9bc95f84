using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions.Files;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>Hands a form in: the receipt, what is remembered of it, and what it still waits for.</summary>
internal sealed class Submitting(ProcedureCatalog catalog, AwaitedFiles awaited)
{
    public TurnResult Submit(Heard heard)
    {
        var (scene, session, state, context) = (heard.Scene, heard.Session, heard.State, heard.Context);
        var procedure = scene.Procedure;

        // What went to the office before keeps its number.
        if (!ReferenceNumber.TryParse(session.Reference, out var reference))
            reference = ReferenceNumber.Create(procedure.Prefix, context.Entropy.Span);
        var word =
            session.CodeWord
            ?? (procedure.Safeguarding is { HasWord: true } ? CodeWords.Create(scene.Language, context.Entropy.Span) : null);
        var effect = SubmissionWriter.Write(procedure, session, scene.Language, reference) with { CodeWord = word };
        var next = state with
        {
            Session = null,
            Remembered = Remembered.After(catalog, procedure, session, state.Remembered),
            Awaiting = AwaitedFiles.Await(state, procedure, session, effect.Reference, context.Now),
            Last = new LastSubmission(procedure.Id, procedure.Version, effect.Reference, context.Now),
        };
        var done = DialogWords.Fill(scene.Texts.Done, ("number", effect.Reference), ("word", word ?? ""));
        IReadOnlyList<Effect> effects = session.Question is { } question
            ? [effect, new TicketQuestion(question, effect.Reference)]
            : [effect];
        return new TurnResult(next, [Activity.Message(heard.Lines([done, .. awaited.StillMissing(next, context)]))], effects);
    }
}
