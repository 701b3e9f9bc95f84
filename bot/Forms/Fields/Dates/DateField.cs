using System.Globalization;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Dates;

namespace Channels.Bot.Forms.Fields.Dates;

/// <summary>A day. Canonical: <c>"2026-04-01"</c>.</summary>
internal sealed class DateField(DateChecks checks) : FieldType
{
    private const string Form = "yyyy-MM-dd";

    public override string Name => "date";

    public override AnswerKind Kind => AnswerKind.Date;

    public override IEnumerable<string> LooksAt => checks.Fields;

    public static FieldType Create(FieldSource source) => new DateField(DateChecks.Read(source));

    public static DateOnly? Of(JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.String } text
        && DateOnly.TryParseExact(text.GetString(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    public override FieldReading Read(FieldInput input) => Of(DateReader.Read(input.Said, input.View.Today, checks.Hint), input.View);

    public override FieldFinding? FindIn(FieldInput input, string prepared) =>
        DateFinder.Find(prepared, input.View.Today, checks.Hint) is { } found
            ? FieldFinding.Of(Of(found.Reading, input.View), found.Spans)
            : null;

    private FieldReading Of(Reading<DateOnly> reading, FieldView view) =>
        From(
            reading,
            ProblemCodes.Date,
            date => Canonical.Of(date.ToString(Form, CultureInfo.InvariantCulture)),
            date => checks.Problem(date, view)
        );

    public override string Show(JsonElement answer, FieldView view) =>
        Of(answer) is { } date ? Spoken.Date(date, view.Language, view.Today) : "";

    public override bool IsCanonical(JsonElement answer) => Of(answer) is not null;

    public override IReadOnlyList<CardAction> Buttons(FieldView view)
    {
        var today = Say(Phrase.Today);
        var calendar = new CardAction
        {
            Type = ActionTypes.DatePicker,
            Title = Say(Phrase.Calendar),
            Value = "",
        };
        return checks.Hint switch
        {
            DateHint.Past => [new() { Title = today }, new() { Title = Say(Phrase.Yesterday) }, calendar],
            DateHint.Future => [new() { Title = today }, new() { Title = Say(Phrase.Tomorrow) }, calendar],
            _ => [calendar],
        };

        string Say(Phrase phrase) => view.Words.Say(view.Language, phrase);
    }
}
