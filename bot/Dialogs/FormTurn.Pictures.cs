using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs;

/// <summary>Pictures, stickers, places and voices where something else was asked, and the reverse.</summary>
internal sealed partial class FormTurn
{
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

    private JourneyStep? OpenImageStep() =>
        Journey
            .Of(Procedure, session.Answers)
            .Steps.FirstOrDefault(s =>
                s.Field.Type is ImageField or FileField && (!session.Answers.TryGetValue(s.Path, out var kept) || kept.IsSkipped)
            );

    private static string CodeOf(Attachment attachment) =>
        attachment.ContentType switch
        {
            AttachmentTypes.Sticker => ProblemCodes.GotSticker,
            AttachmentTypes.Location => ProblemCodes.GotLocation,
            var type when type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) => ProblemCodes.GotPhoto,
            var type when type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) => ProblemCodes.GotVoice,
            _ => ProblemCodes.GotFile,
        };
}
