using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Forms.Fields;

/// <summary>
/// Agreement to a text that is shown, with the version of the text. Canonical: <c>{"agreed":true,"text":"2026-04"}</c>. Only "yes"
/// goes on, unless the procedure works without it as well: then "no" is an answer (<c>"agreed":false</c>).
/// </summary>
internal sealed class ConsentField(string version, bool mayRefuse) : FieldType
{
    public override string Name => "consent";

    public override bool IsEchoed => false;

    public override bool TakesNumbers => false;

    public static FieldType Create(FieldSource source) =>
        new ConsentField(source.Map.Required("text-version"), source.Map.Flag("may-refuse"));

    public override FieldReading Read(FieldInput input) =>
        YesNoReader.Read(input.Said) switch
        {
            Reading<bool>.Found { Value: var yes } when yes || mayRefuse => new FieldReading.Understood(Answer(yes)),
            Reading<bool>.Found => new FieldReading.Problem(ProblemCodes.ConsentNeeded),
            Reading<bool>.Ambiguous => new FieldReading.Unsure([Answer(true)]), // 大丈夫です: asked whether that is a yes
            _ => new FieldReading.Problem(ProblemCodes.YesNo),
        };

    /// <summary>Words that mean yes or no to this question: ほかには言わないで.</summary>
    public override FieldFinding? FindIn(FieldInput input, string prepared) =>
        input.View.Field.Told.FindOptions(prepared) is [var only] && (only.Option == 0 || mayRefuse)
            ? new FieldFinding(new FieldReading.Understood(Answer(only.Option == 0)), [only.Span])
            : null;

    private JsonElement Answer(bool agreed) =>
        Canonical.Of(w =>
        {
            w.WriteStartObject();
            w.WriteBoolean("agreed", agreed);
            w.WriteString("text", version);
            w.WriteEndObject();
        });

    public override string Show(JsonElement answer, FieldView view) =>
        view.Words.Say(view.Language, IsAgreed(answer) is true ? Phrase.Yes : Phrase.No);

    public override IReadOnlyList<string> Parts => ["agreed", "text"];

    public override bool IsCanonical(JsonElement answer) => IsAgreed(answer) is { } agreed && (agreed || mayRefuse);

    private static bool? IsAgreed(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Object
        && answer.TryGetProperty("agreed", out var agreed)
        && agreed.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? agreed.GetBoolean()
            : null;

    public override IReadOnlyList<CardAction> Buttons(FieldView view) =>
        [new() { Title = view.Words.Say(view.Language, Phrase.Yes) }, new() { Title = view.Words.Say(view.Language, Phrase.No) }];
}
