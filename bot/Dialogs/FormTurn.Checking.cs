using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>The check of the answers, and handing them in.</summary>
internal sealed partial class FormTurn
{
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
        var word =
            session.CodeWord
            ?? (Procedure.Safeguarding is { HasWord: true } ? CodeWords.Create(scene.Language, context.Entropy.Span) : null);
        var effect = SubmissionWriter.Write(Procedure, session, scene.Language, reference) with { CodeWord = word };
        var next = state with
        {
            Session = null,
            Remembered = lobby.Remember(Procedure, session, state),
            Awaiting = Lobby.Await(state, Procedure, session, effect.Reference, context.Now),
            Last = new LastSubmission(Procedure.Id, Procedure.Version, effect.Reference, context.Now),
        };
        var done = DialogWords.Fill(scene.Texts.Done, ("number", effect.Reference), ("word", word ?? ""));
        IReadOnlyList<Effect> effects = session.Question is { } question
            ? [effect, new TicketQuestion(question, effect.Reference)]
            : [effect];
        return new TurnResult(next, [Activity.Message(Lines([done, .. lobby.StillMissing(next, context)]))], effects);
    }
}
