using System.Globalization;
using System.Text.Json;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Dates;
using Channels.Text.Numbers;

namespace Channels.Bot.Forms.Fields;

/// <summary>How old somebody is. Canonical: a JSON number of full years. A date of birth, said instead, is counted from.</summary>
internal sealed class AgeField(int youngest, int oldest) : FieldType
{
    public override string Name => "age";

    public override AnswerKind Kind => AnswerKind.Number;

    public override (long Least, long Most) Range(bool isCount) => (youngest, oldest);

    public static FieldType Create(FieldSource source)
    {
        var youngest = source.Map.Whole("youngest", 0, AgeLimits.Longest) ?? 0;
        return new AgeField(youngest, Math.Max(youngest, source.Map.Whole("oldest", 0, AgeLimits.Longest) ?? AgeLimits.Longest));
    }

    public override FieldReading Read(FieldInput input)
    {
        // 昭和25年4月1日 is no number of years; two figures are (75歳, 75).
        var born = DateReader.Read(input.Said, input.View.Today, DateHint.Past);
        if (born is Reading<DateOnly>.Found { Value: var day } && AgeLimits.Of(day, input.View.Today) > 0)
            return From(
                Reading.Found((long)AgeLimits.Of(day, input.View.Today), needsConfirmation: true),
                ProblemCodes.Age,
                Canonical.Of,
                Problem
            );
        return From(NumberReader.Read(input.Said), ProblemCodes.Age, Canonical.Of, Problem);
    }

    /// <summary>An age counts in a longer sentence where its words (<c>about</c>) stand beside it.</summary>
    public override FieldFinding? FindIn(FieldInput input, string prepared)
    {
        var values = input
            .View.Field.Told.FindNumbers(prepared)
            .Select(n => Read(new FieldInput(input.View, n, n, [])))
            .OfType<FieldReading.Understood>()
            .Select(u => u.Value.GetInt64())
            .Distinct()
            .ToArray();
        return values is [var one] ? new FieldFinding(new FieldReading.Understood(Canonical.Of(one)), []) : null;
    }

    private FieldReading.Problem? Problem(long years) =>
        years > AgeLimits.Longest || years < 0 ? new FieldReading.Problem(ProblemCodes.Age)
        : years < youngest ? new FieldReading.Problem(ProblemCodes.AgeTooYoung, ("years", Digits(youngest)))
        : years > oldest ? new FieldReading.Problem(ProblemCodes.AgeTooOld, ("years", Digits(oldest)))
        : null;

    public override string Show(JsonElement answer, FieldView view) =>
        IsCanonical(answer) ? view.Words.Say(view.Language, Phrase.Years, ("years", Digits(answer.GetInt64()))) : "";

    public override bool IsCanonical(JsonElement answer) => answer.ValueKind is JsonValueKind.Number && answer.TryGetInt64(out _);

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
