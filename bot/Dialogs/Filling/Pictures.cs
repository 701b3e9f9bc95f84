using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions.Files;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>Pictures, stickers, places and voices where something else was asked.</summary>
internal sealed class Pictures(LateFiles files)
{
    /// <summary>What a picture could be in this form although it is not asked for now, or null.</summary>
    public static string? LabelOf(Heard heard) => OpenStep(heard) is { } step ? heard.Scene.LabelOf(step) : null;

    /// <summary>Keeps the picture as the answer of the form's own question for one.</summary>
    public static TurnResult Take(Heard heard) => Take(heard, FormMoves.Current(heard.Procedure, heard.Session));

    public TurnResult Hear(Heard heard, JourneyStep? step) => files.Hear(heard, LabelOf(heard)) ?? Take(heard, step);

    private static TurnResult Take(Heard heard, JourneyStep? step)
    {
        var (scene, session, said) = (heard.Scene, heard.Session, heard.Said);
        var image = said.Attachments.FirstOrDefault(ImageField.IsImage);
        var place = image is null ? null : OpenStep(heard);
        if (place is not null)
        {
            var from = image!.MessageId ?? said.MessageId;
            var next = FormMoves.Answer(scene.Procedure, session, place, ImageField.Write(image), from, out _);
            return FurtherPhotos.Keep(heard, next with { Tries = session.Tries, Page = session.Page }, image).Continue();
        }

        if (image is not null && HasPhoto(heard))
            return FurtherPhotos.Keep(heard, session, own: null).Continue();

        if (WithCase(heard) is { } kept)
            return kept;
        return heard
            .Saying(scene.Words.Problem(scene.Language, CodeOf(said.Attachments[0])))
            .Continue(step is null ? session : session with { Tries = Math.Min(session.Tries + 1, 99) });
    }

    /// <summary>Where people tell of their life a paper they show goes with what they tell: it is with the office from then on.</summary>
    private static TurnResult? WithCase(Heard heard)
    {
        var (scene, files) = (heard.Scene, heard.Said.Attachments.Where(a => a.ContentUrl is not null).ToArray());
        if (heard.Procedure.Safeguarding is not { HasWord: true } rules || files.Length == 0)
            return null;
        var session = OfficeForm.Named(rules, scene, FormMoves.WhereItWas(heard.Session), heard.Context);
        var told = heard.Saying(scene.Say(Phrase.CaseFiles, ("n", Digits.Of(files.Length)), ("number", session.Reference!)));
        if (heard.Session.Reference is null)
            told = told.Saying(scene.Say(Phrase.TellingKept, ("number", session.Reference!), ("word", session.CodeWord ?? "")));
        var said = heard.Said.Text.Trim() is { Length: > 0 } text ? text : scene.Words.Say(Languages.Japanese, Phrase.FileShown);
        var result = (heard with { Before = [] }).Continue(session);
        return result with
        {
            Replies = [Activity.Message(told.Lines()), .. result.Replies],
            Effects =
            [
                OfficeForm.Interim(rules, scene, session),
                new AddToCase(session.Reference!, said) { Attachments = files },
                .. result.Effects,
            ],
        };
    }

    /// <summary>The photo that this form asks for is there: others belong to it (a report of three pages).</summary>
    private static bool HasPhoto(Heard heard) =>
        Journey
            .Of(heard.Procedure, heard.Session.Answers)
            .Steps.Any(s =>
                s.Field.Type is ImageField
                && heard.Session.Answers.TryGetValue(s.Path, out var kept)
                && s.Field.Type.FileOf(kept.Value) is not null
            );

    private static JourneyStep? OpenStep(Heard heard) =>
        Journey
            .Of(heard.Procedure, heard.Session.Answers)
            .Steps.FirstOrDefault(s =>
                s.Field.Type is ImageField or FileField && (!heard.Session.Answers.TryGetValue(s.Path, out var kept) || kept.IsSkipped)
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
