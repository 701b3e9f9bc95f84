using System.Text.Json;
using Channels.Bot.Dialogs;
using Channels.Bot.Text;
using Channels.Bot.Turns;

namespace Channels.Bot.Forms.Fields;

/// <summary>Agreement to a text that is shown. Only "yes" goes on. Canonical: <c>{"agreed":true,"text":"2026-04"}</c>, with the version of the text.</summary>
internal sealed class ConsentField(string version) : FieldType
{
    public override string Name => "consent";

    public override bool IsEchoed => false;

    public static FieldType Create(FieldSource source) => new ConsentField(source.Map.Required("text-version"));

    public override FieldReading Read(FieldInput input) => YesNoReader.Read(input.Said) switch
    {
        Reading<bool>.Found { Value: true } => new FieldReading.Understood(Canonical.Of(w =>
        {
            w.WriteStartObject();
            w.WriteBoolean("agreed", true);
            w.WriteString("text", version);
            w.WriteEndObject();
        })),
        Reading<bool>.Found => new FieldReading.Problem(ProblemCodes.ConsentNeeded),
        _ => new FieldReading.Problem(ProblemCodes.YesNo),
    };

    public override string Show(JsonElement answer, FieldView view) => view.Words.Say(view.Language, Phrase.Yes);

    public override bool IsCanonical(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("agreed", out var agreed) && agreed.ValueKind is JsonValueKind.True;

    public override IReadOnlyList<CardAction> Buttons(FieldView view) =>
    [
        new() { Title = view.Words.Say(view.Language, Phrase.Yes) },
        new() { Title = view.Words.Say(view.Language, Phrase.No) },
    ];
}
