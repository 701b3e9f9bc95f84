using System.Globalization;
using System.Text.Json;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Forms.Fields;

/// <summary>
/// A number that follows from answers: <c>sum: [ a, b ]</c>, <c>count: group</c> or <c>minutes: period</c>. Never asked and never kept;
/// shown at the check with the field's <c>show</c> text, and written into the submission. Canonical: a JSON number.
/// </summary>
internal sealed class ComputedField(IReadOnlyList<string> sum, string? count, string? minutes) : FieldType
{
    public override string Name => "computed";

    public override bool IsAsked => false;

    public override AnswerKind Kind => AnswerKind.Number;

    public override IEnumerable<string> LooksAt => [.. sum, .. new[] { count, minutes }.OfType<string>()];

    public static FieldType Create(FieldSource source)
    {
        var sum = source.Map.Words("sum").Select(w => w.Value).ToArray();
        var count = source.Map.Text("count");
        var minutes = source.Map.Text("minutes");
        if ((sum.Length > 0 ? 1 : 0) + (count is null ? 0 : 1) + (minutes is null ? 0 : 1) != 1)
            source.Map.Add(
                source.Map.At,
                "key-missing",
                "A computed field needs one of 'sum', 'count' and 'minutes'.",
                "For example 'sum: [ travel, meals ]'."
            );
        return new ComputedField(sum, count, minutes);
    }

    /// <summary>The number, or null while something it needs is not answered.</summary>
    public JsonElement? Compute(IAnswers answers)
    {
        if (count is not null)
            return Canonical.Of(answers.CountOf(count));
        if (minutes is not null)
            return answers.AnswerOf(minutes) is { } answer && PeriodField.Of(answer) is { } period ? Canonical.Of(period.Minutes) : null;
        return Canonical.Of(
            sum.Sum(id => answers.AnswerOf(id) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var n) ? n : 0)
        );
    }

    public override FieldReading Read(FieldInput input) => new FieldReading.Problem(ProblemCodes.TextExpected);

    public override string Show(JsonElement answer, FieldView view)
    {
        if (!IsCanonical(answer))
            return "";
        var digits = answer.GetInt64().ToString("#,0", CultureInfo.InvariantCulture);
        return view.Texts.Show is { } text ? DialogWords.Fill(text, ("value", digits)) : digits;
    }

    public override bool IsCanonical(JsonElement answer) => answer.ValueKind is JsonValueKind.Number && answer.TryGetInt64(out _);
}
