using System.Globalization;
using System.Text.Json;
using Channels.Text.Numbers;

namespace Channels.Bot.Forms.Fields;

/// <summary>A whole number. Canonical: a JSON number.</summary>
internal sealed class NumberField(long least, long most) : FieldType
{
    public override string Name => "number";

    public override AnswerKind Kind => AnswerKind.Number;

    public override (long Least, long Most) Range(bool isCount) => (least, most);

    public static FieldType Create(FieldSource source)
    {
        var least = source.Map.Whole("least", -1_000_000, 1_000_000_000) ?? 0;
        var most = source.Map.Whole("most", -1_000_000, 1_000_000_000) ?? 1_000_000;
        return new NumberField(least, Math.Max(least, most));
    }

    public override FieldReading Read(FieldInput input) =>
        From(
            NumberReader.Read(input.Said),
            ProblemCodes.Number,
            Canonical.Of,
            n =>
                n < least || n > most
                    ? new FieldReading.Problem(ProblemCodes.NumberRange, ("least", Digits(least)), ("most", Digits(most)))
                    : null
        );

    /// <summary>A number in one of the forms of this question: 4人家族.</summary>
    public override FieldFinding? FindIn(FieldInput input, string prepared)
    {
        var view = input.View;
        var values = view
            .Field.Told.FindNumbers(prepared)
            .Select(n => Read(new FieldInput(view, n, n, [])))
            .OfType<FieldReading.Understood>()
            .Select(u => u.Value.GetInt64())
            .Concat(view.Field.Told.FindOptions(prepared).Select(f => (long)f.Option))
            .Distinct()
            .ToArray();
        return values.Length == 0 ? null
            : values.Length == 1 ? new FieldFinding(new FieldReading.Understood(Canonical.Of(values[0])), [])
            : new FieldFinding(new FieldReading.Unsure([.. values.Select(Canonical.Of)]), []);
    }

    public override string Show(JsonElement answer, FieldView view) => IsCanonical(answer) ? Digits(answer.GetInt64()) : "";

    public override bool IsCanonical(JsonElement answer) => answer.ValueKind is JsonValueKind.Number && answer.TryGetInt64(out _);

    private static string Digits(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
