using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Forms.Fields;

/// <summary>
/// A group of fields asked once per child, activity or document. Canonical: a list of objects. <c>numbered: order</c> writes
/// each object's place (1, 2, ...) under that key without asking.
/// </summary>
internal sealed class RepeatField : FieldType
{
    private readonly IReadOnlyList<Field> children;
    private readonly int atLeast;
    private readonly int atMost;
    private readonly string? numbered;

    public RepeatField(IReadOnlyList<Field> children, int atLeast, int atMost, string? numbered)
    {
        this.children = children;
        this.atLeast = atLeast;
        this.atMost = atMost;
        this.numbered = numbered;
        Name = "repeat";
    }

    /// <summary>A group that is asked exactly once and gives one object, such as a bank account.</summary>
    public RepeatField(IReadOnlyList<Field> children, string name)
        : this(children, 1, 1, null)
    {
        Name = name;
        IsSingle = true;
    }

    public override string Name { get; }

    /// <summary>One object instead of a list of them.</summary>
    public bool IsSingle { get; }

    public override bool IsEchoed => false;

    public override bool TakesNumbers => false;

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
        var least = source.Map.Whole("at-least", 0, 20) ?? 1;
        var most = source.Map.Whole("at-most", 1, 20) ?? 10;
        return new RepeatField(source.Children("of"), least, Math.Max(least, most), source.Map.Text("numbered"));
    }

    /// <summary>はい, or words that tell how many: 3人です. これでいい is a yes elsewhere, and here nobody else.</summary>
    public override FieldReading Read(FieldInput input)
    {
        var prepared = LongText.Prepare(input.Said);
        var told = FindIn(input, prepared);
        if (told is { Reading: FieldReading.Understood { Value.ValueKind: JsonValueKind.False } no, Spans: [{ Start: 0 }, ..] })
            return no;
        var read = Gate.Read(input);
        return read is FieldReading.Understood ? read : told?.Reading ?? read;
    }

    /// <summary>Words that mean one more, or nobody else: 二人です, 一人だけ.</summary>
    public override FieldFinding? FindIn(FieldInput input, string prepared) => Gate.FindIn(input, prepared);

    public override string Show(JsonElement answer, FieldView view) =>
        answer.ValueKind is JsonValueKind.False ? view.Words.Say(view.Language, Phrase.SkippedShown) : Gate.Show(answer, view);

    public override bool IsCanonical(JsonElement answer) => Gate.IsCanonical(answer);

    public override IReadOnlyList<CardAction> Buttons(FieldView view) => Gate.Buttons(view);
}
