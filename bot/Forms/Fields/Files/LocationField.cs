using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Forms.Fields.Files;

/// <summary>A place, sent from the map or in words. Canonical: <c>{"text":"...","latitude":33.88,"longitude":130.87}</c>, the figures
/// only from a map.</summary>
internal sealed class LocationField : FieldType
{
    public override string Name => "location";

    public override bool IsFreeText => true;

    public override bool Takes(Attachment attachment) => attachment.ContentType is AttachmentTypes.Location;

    public static FieldType Create(FieldSource source) => new LocationField();

    public override FieldReading Read(FieldInput input)
    {
        if (input.Attachments.FirstOrDefault(Takes) is { } place)
            return new FieldReading.Understood(Write(place.Content));
        var text = JapaneseText.Clean(input.Said).Trim();
        return text.Length > 0 && JapaneseText.CountGraphemes(text) <= 200
            ? new FieldReading.Understood(Canonical.Of(("text", text)))
            : new FieldReading.Problem(ProblemCodes.LocationExpected);
    }

    public override string Show(JsonElement answer, FieldView view) =>
        answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("text", out var text) && TextOf(text) is { Length: > 0 } words
            ? words
            : view.Words.Say(view.Language, Phrase.PlaceShown);

    public override IReadOnlyList<string> Parts => ["text", "latitude", "longitude"];

    public override bool IsCanonical(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("text", out _);

    public override IReadOnlyList<CardAction> Buttons(FieldView view) =>
        [new() { Type = ActionTypes.Location, Title = view.Words.Say(view.Language, Phrase.OpenMap) }];

    private static JsonElement Write(JsonElement? content) =>
        Canonical.Of(w =>
        {
            w.WriteStartObject();
            w.WriteString("text", string.Join(' ', new[] { Member("title"), Member("address") }.Where(t => t.Length > 0).Distinct()));
            if (Figure("latitude") is { } latitude && Figure("longitude") is { } longitude)
            {
                w.WriteNumber("latitude", latitude);
                w.WriteNumber("longitude", longitude);
            }

            w.WriteEndObject();

            string Member(string name) =>
                content is { ValueKind: JsonValueKind.Object } c && c.TryGetProperty(name, out var m)
                    ? JapaneseText.Clean(MyNumber.Mask(TextOf(m)).Text)
                    : "";

            decimal? Figure(string name) =>
                content is { ValueKind: JsonValueKind.Object } c
                && c.TryGetProperty(name, out var m)
                && m.ValueKind is JsonValueKind.Number
                && m.TryGetDecimal(out var d)
                    ? d
                    : null;
        });
}
