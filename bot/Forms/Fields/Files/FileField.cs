using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Forms.Fields.Files;

/// <summary>A document or a photo of one. Canonical: as <see cref="ImageField"/>.</summary>
internal sealed class FileField(bool later) : FieldType
{
    public override string Name => "file";

    public override bool IsEchoed => false;

    public override bool TakesNumbers => false;

    public override bool MayBeFile => true;

    public override bool MayComeLater => later;

    public override bool Takes(Attachment attachment) => ImageField.IsImage(attachment) || IsFile(attachment);

    public static FieldType Create(FieldSource source) => new FileField(source.Map.Flag("later"));

    public override FieldReading Read(FieldInput input) =>
        input.Attachments.FirstOrDefault(Takes) is { } file
            ? new FieldReading.Understood(ImageField.Write(file))
            : new FieldReading.Problem(ProblemCodes.FileExpected);

    public override string Show(JsonElement answer, FieldView view) =>
        view.Words.Say(view.Language, ImageField.Of(answer) is null ? Phrase.LaterShown : Phrase.FileShown);

    public override bool IsCanonical(JsonElement answer) => ImageField.Of(answer) is not null || ImageField.IsLater(answer);

    public override Attachment? FileOf(JsonElement answer) => ImageField.Of(answer);

    private static bool IsFile(Attachment attachment) =>
        attachment.ContentUrl is not null && !attachment.ContentType.StartsWith("application/vnd.channels.", StringComparison.Ordinal);
}
