using System.Text.Json;
using Channels.Bot.Dialogs;
using Channels.Bot.Turns;

namespace Channels.Bot.Forms.Fields;

/// <summary>
/// A group of fields asked once per child, activity or document. Canonical: a list of objects. <c>numbered: order</c> writes
/// each object's place (1, 2, ...) under that key without asking.
/// </summary>
internal sealed class RepeatField(IReadOnlyList<Field> children, int atLeast, int atMost, string? numbered) : FieldType
{
    public override string Name => "repeat";

    public override bool IsEchoed => false;

    public override bool IsAsked => false;

    public IReadOnlyList<Field> Children => children;

    public int AtLeast => atLeast;

    public int AtMost => atMost;

    public string? Numbered => numbered;

    /// <summary>"Is there one more?" is itself answered with yes or no.</summary>
    public static readonly YesNoField Gate = new();

    public override (long Least, long Most) Range(bool isCount) => (atLeast, atMost);

    public static FieldType Create(FieldSource source)
    {
        var atLeast = source.Map.Whole("at-least", 0, 20) ?? 1;
        var atMost = source.Map.Whole("at-most", 1, 20) ?? 10;
        return new RepeatField(source.Children("of"), atLeast, Math.Max(atLeast, atMost), source.Map.Text("numbered"));
    }

    public override FieldReading Read(FieldInput input) => Gate.Read(input);

    public override string Show(JsonElement answer, FieldView view) =>
        answer.ValueKind is JsonValueKind.False ? view.Words.Say(view.Language, Phrase.SkippedShown) : Gate.Show(answer, view);

    public override bool IsCanonical(JsonElement answer) => Gate.IsCanonical(answer);

    public override IReadOnlyList<CardAction> Buttons(FieldView view) => Gate.Buttons(view);
}
