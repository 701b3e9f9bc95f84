using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Sessions.Files;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>Begins a procedure: its first question, after its introduction or with the photo that began it.</summary>
internal sealed class Starting(Opening opening)
{
    /// <param name="heard">What began it.</param>
    /// <param name="procedure">What is begun.</param>
    /// <param name="asked">The question to the assistant that it takes over, or null.</param>
    /// <param name="isTold">The message tells itself when it was: what was stamped is not filled in.</param>
    /// <param name="of">The care that ended just now: the report is of this one; null: of the oldest that waits.</param>
    public TurnResult Start(Heard heard, Procedure procedure, LastQuestion? asked = null, bool isTold = false, Guid? of = null)
    {
        var said = heard.Said;
        var scene = opening.SceneOf(procedure, heard.State, heard.Context);
        var session = new FormSession
        {
            Procedure = procedure.Id,
            Version = procedure.Version,
            StartedAt = heard.Context.Now,
            LastDigest = said.Digest,
        };
        var care = CareOf(procedure, heard);
        if (care is not null)
            session = session with
            {
                Reference = care.Reference,
                CodeWord = care.CodeWord,
                Alarms = [.. care.Heard.Where(Names(procedure))],
            };
        session = OwnNumber.Fill(procedure, session, heard.State.Member);
        var stamped = isTold
            ? null
            : heard.State.Stamps?.Find(s => s.Id == of) ?? StampedTimes.Next(procedure, heard.State, heard.Context.Now);
        if (stamped is not null)
            session = StampedTimes.Fill(procedure, session, stamped);
        if (asked is not null)
            session = QuestionTakeOver.Take(scene, session, asked);
        var begun = heard with { Form = scene, State = CameFor(procedure, WithoutOffer(heard.State), heard.Context.Now) };
        if (care is not null)
            begun = begun with { State = begun.State with { Care = care with { HasForm = true } } };
        if (procedure.StartsWithPhoto is { } field && said.Attachments.FirstOrDefault(ImageField.IsImage) is { } image)
        {
            var step = Journey.Of(procedure, session.Answers).Find(field);
            if (step is not null)
                session = FormMoves.Answer(procedure, session, step, ImageField.Write(image), image.MessageId ?? said.MessageId, out _);
            return FurtherPhotos.Keep(begun, session, image).Continue();
        }

        if (stamped is { TakenAt: { } from, ReturnedAt: { } to } && heard.Before.Count == 0)
            begun = begun
                .Saying(
                    scene.Say(
                        Phrase.StampDone,
                        (
                            "child",
                            stamped.Child is { } child ? scene.Say(Phrase.StampChild, ("name", child)) : scene.Say(Phrase.StampUnnamed)
                        ),
                        ("from", StampedTimes.Clock(from, scene.Language, heard.Context.Now)),
                        ("to", StampedTimes.Clock(to, scene.Language, heard.Context.Now))
                    )
                )
                .Saying(scene.Say(Phrase.StampOtherDay));
        var first = (scene.Texts.Intro is { } intro ? begun.Saying(intro) : begun).Continue(session);
        return first.With(ComeBack.Button(scene.Words, begun, [procedure]));
    }

    /// <summary>A yes after a form was begun is not one to asking the staff.</summary>
    private static ConversationState WithoutOffer(ConversationState state) =>
        state.Question is { Stage: QuestionStage.OfferingStaff } ? state with { Question = null } : state;

    /// <summary>Who cried, and tells more now, goes on in the same case: nobody keeps two numbers, and the alarms stay with the
    /// story.</summary>
    private static CareCase? CareOf(Procedure procedure, Heard heard) =>
        procedure.Safeguarding is { HasWord: true }
        && heard.State.Care is { HasForm: false } care
        && heard.Context.Now - care.At < IsTheSame
        && ReferenceNumber.TryParse(care.Reference, out var number)
        && number.Prefix == procedure.Prefix
            ? care
            : null;

    private static Func<string, bool> Names(Procedure procedure) => id => procedure.Safeguarding!.Alarms.Any(a => a.Id == id);

    private static readonly TimeSpan IsTheSame = TimeSpan.FromDays(1);

    /// <summary>Who begins what is for one kind of people comes as one of them. The case they spoke of is behind them: what follows is
    /// an answer, and no word for it.</summary>
    private static ConversationState CameFor(Procedure procedure, ConversationState state, DateTimeOffset now)
    {
        var began = state with { Case = null };
        return procedure.Audience is AssistantTalk.CareProvider
            ? began with
            {
                CameAs = procedure.Audience,
                CameAt = now,
            }
            : began with
            {
                CameAs = null,
                CameAt = null,
            };
    }
}
