using System.Globalization;
using System.Text.Json;
using Channels.Text;
using Channels.Text.Numbers;
using Channels.Text.People;

namespace Channels.Bot.Forms.Fields;

/// <summary>A whole number. Canonical: a JSON number. With <c>counts</c> it is a number of people, and they may be named instead:
/// 母と私, 小6・小3・年長.</summary>
internal sealed class NumberField(long least, long most, CountedPeople? counts = null) : FieldType
{
    /// <summary>It is how many children come.</summary>
    public bool CountsChildren => counts is CountedPeople.Children;

    public override string Name => "number";

    public override AnswerKind Kind => AnswerKind.Number;

    public override (long Least, long Most) Range(bool isCount) => (least, most);

    public static FieldType Create(FieldSource source)
    {
        var least = source.Map.Whole("least", -1_000_000, 1_000_000_000) ?? 0;
        var most = source.Map.Whole("most", -1_000_000, 1_000_000_000) ?? 1_000_000;
        return new NumberField(least, Math.Max(least, most), Counts(source.Map.OneOf("counts", "", "", "household", "children", "adults")));
    }

    public override FieldReading Read(FieldInput input) => From(Number(input), ProblemCodes.Number, Canonical.Of, Range);

    /// <summary>A number in one of the forms of this question: 4人家族.</summary>
    public override FieldFinding? FindIn(FieldInput input, string prepared)
    {
        var view = input.View;
        if (counts is { } counted && PeopleReader.Find(prepared, counted) is { } people)
            return FieldFinding.Of(From(people.Reading, ProblemCodes.Number, Canonical.Of, Range), people.Spans);
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

    private Reading<long> Number(FieldInput input)
    {
        if (counts is CountedPeople.Household && PeopleReader.TellsOnlyOfChildren(input.Said))
            return Reading.None<long>();
        var people = counts is { } counted ? PeopleReader.Read(input.Said, counted) : Reading.None<long>();
        if (people is not Reading<long>.None)
            return people;
        if (counts is not null && CountedPeopleUnits.IsOfSomethingElse(LongText.Prepare(input.Said)))
            return Reading.None<long>();
        if (NumberReader.Read(input.Said) is var number && number is not Reading<long>.None)
            return number;
        return counts is not null && least == 0 && YesNoReader.ReadSentence(input.Said) is Reading<bool>.Found { Value: false } nobody
            ? Reading.Found(0L, nobody.NeedsConfirmation)
            : number;
    }

    private FieldReading.Problem? Range(long n) =>
        n < least || n > most ? new FieldReading.Problem(ProblemCodes.NumberRange, ("least", Digits(least)), ("most", Digits(most))) : null;

    private static CountedPeople? Counts(string name) =>
        name switch
        {
            "household" => CountedPeople.Household,
            "children" => CountedPeople.Children,
            "adults" => CountedPeople.Adults,
            _ => null,
        };

    public override string Show(JsonElement answer, FieldView view) => IsCanonical(answer) ? Digits(answer.GetInt64()) : "";

    public override bool IsCanonical(JsonElement answer) => answer.ValueKind is JsonValueKind.Number && answer.TryGetInt64(out _);

    private static string Digits(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
