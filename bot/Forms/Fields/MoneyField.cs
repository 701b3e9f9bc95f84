using System.Text.Json;
using Channels.Text;
using Channels.Text.Numbers;

namespace Channels.Bot.Forms.Fields;

/// <summary>An amount in whole yen. Canonical: a JSON number.</summary>
internal sealed class MoneyField(long most) : FieldType
{
    public override string Name => "money";

    public override AnswerKind Kind => AnswerKind.Number;

    public override (long Least, long Most) Range(bool isCount) => (0, most);

    public static FieldType Create(FieldSource source) => new MoneyField(source.Map.Whole("most", 1, 1_000_000_000) ?? 1_000_000);

    private const int LeastSure = 10;

    public override FieldReading Read(FieldInput input)
    {
        var language = input.View.Language;
        var amount = MoneyReader.Read(input.Said);
        if (amount is Reading<long>.None && MoneyReader.IsNothingPaid(input.Said))
            return new FieldReading.Understood(input.View.Field.IsOptional ? Canonical.Skipped : Canonical.Of(0));
        // 3, to the question what it cost: it may be a number of a list.
        if (amount is Reading<long>.Found { Value: > 0 and < LeastSure } few && input.Folded.All(char.IsAsciiDigit) && few.Value <= most)
            return new FieldReading.Unsure([Canonical.Of(few.Value)]);
        return From(
            amount,
            ProblemCodes.Money,
            Canonical.Of,
            yen => yen > most ? new FieldReading.Problem(ProblemCodes.MoneyTooMuch, ("most", Spoken.Money(most, language))) : null
        );
    }

    /// <summary>An amount beside the words of this question: バス代420円.</summary>
    public override FieldFinding? FindIn(FieldInput input, string prepared) =>
        input.View.Field.Told.FindAbout(prepared) is { } about && MoneyReader.IsMarked(prepared)
            ? FieldFinding.Of(Read(input), about)
            : null;

    public override string Show(JsonElement answer, FieldView view) =>
        IsCanonical(answer) ? Spoken.Money(answer.GetInt64(), view.Language) : "";

    public override bool IsCanonical(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Number && answer.TryGetInt64(out var yen) && yen >= 0;
}
