using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Forms.Fields.Files;

/// <summary>A photo. Canonical: <c>{"url":"line:123","type":"image/jpeg","name":"..."}</c>; the bytes stay where they are.</summary>
internal sealed class ImageField(bool later) : FieldType
{
    public override string Name => "image";

    public override bool IsEchoed => false;

    public override bool TakesNumbers => false;

    public override bool MayBeFile => true;

    public override bool MayComeLater => later;

    public override bool Takes(Attachment attachment) => IsImage(attachment);

    public static FieldType Create(FieldSource source) => new ImageField(source.Map.Flag("later"));

    /// <summary>The answer of somebody who will send it later.</summary>
    public static readonly JsonElement Later = Canonical.Of(w =>
    {
        w.WriteStartObject();
        w.WriteBoolean("later", true);
        w.WriteEndObject();
    });

    public static bool IsLater(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("later", out var later) && later.ValueKind is JsonValueKind.True;

    public static bool IsImage(Attachment attachment) =>
        attachment.ContentUrl is not null && attachment.ContentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase);

    public static JsonElement Write(Attachment image) =>
        Canonical.Of(
            ("url", image.ContentUrl),
            ("type", image.ContentType),
            ("name", image.Name is null ? null : MyNumber.Mask(image.Name).Text)
        );

    /// <summary>The file an answer stands for.</summary>
    public static Attachment? Of(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Object
        && answer.TryGetProperty("url", out var url)
        && TextOf(url) is { Length: > 0 } address
        && answer.TryGetProperty("type", out var type)
        && TextOf(type) is { Length: > 0 } contentType
            ? new Attachment
            {
                ContentType = contentType,
                ContentUrl = address,
                Name = answer.TryGetProperty("name", out var name) ? TextOf(name) : null,
            }
            : null;

    public override FieldReading Read(FieldInput input) =>
        input.Attachments.FirstOrDefault(IsImage) is { } image
            ? new FieldReading.Understood(Write(image))
            : new FieldReading.Problem(ProblemCodes.PhotoExpected);

    public override string Show(JsonElement answer, FieldView view) =>
        view.Words.Say(view.Language, Of(answer) is null ? Phrase.LaterShown : Phrase.PhotoShown);

    public override IReadOnlyList<string> Parts => ["later", "url", "type", "name"];

    public override bool IsCanonical(JsonElement answer) => Of(answer) is not null || IsLater(answer);

    public override Attachment? FileOf(JsonElement answer) => Of(answer);

    public override IReadOnlyList<CardAction> Buttons(FieldView view) =>
        [
            new() { Type = ActionTypes.Camera, Title = view.Words.Say(view.Language, Phrase.Camera) },
            new() { Type = ActionTypes.CameraRoll, Title = view.Words.Say(view.Language, Phrase.Album) },
        ];
}
