using System.Globalization;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Dates;

namespace Channels.Bot.Forms.Fields.Dates;

/// <summary>A day. Canonical: <c>"2026-04-01"</c>. As <c>birthday</c> it is one of the past that is said with its year, and may be
/// asked for an
/// age.</summary>
internal sealed class DateField(DateChecks checks, string name = "date") : FieldType
{
    private const string Form = "yyyy-MM-dd";
    private const int DaysOfAYear = 366;

    public override string Name => name;

    public override AnswerKind Kind => AnswerKind.Date;

    public override IEnumerable<string> LooksAt => checks.Fields;

    public static FieldType Create(FieldSource source) => new DateField(DateChecks.Read(source));

    public static FieldType CreateBirthday(FieldSource source) => new DateField(DateChecks.ReadBirthday(source), "birthday");

    public static DateOnly? Of(JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.String } text
        && DateOnly.TryParseExact(text.GetString(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    public override FieldReading Read(FieldInput input)
    {
        var view = input.View;
        var read = DateReader.Read(input.Said, view.Today, checks.Hint);

        // Asked for a day, 27 is one; 2 may be the second of the choices.
        var isPlace = false;
        if (read is Reading<DateOnly>.None && !checks.IsLongAgo && input.View.Words.ReadNumber(input.Folded) is >= 1 and <= 31 and var day)
        {
            read = DateReader.Read($"{day}日", view.Today, checks.Hint);
            isPlace = Buttons(view).Count(b => b.Type is not ActionTypes.DatePicker) >= day;
        }

        var reading = Of(read, view);
        if (isPlace && reading is FieldReading.Understood asked)
            return new FieldReading.Unsure([asked.Value]);

        // きのう or 4月1日 without a year is rarely a birthday, though it can be one.
        return checks.IsLongAgo && reading is FieldReading.Understood one && IsRecent(one.Value, view.Today) && !NamesYear(input.Folded)
            ? new FieldReading.Unsure([one.Value])
            : reading;
    }

    /// <summary>A weekday alone puts right that of the same week: さ来週の日曜、やっぱり土曜. A day without a month is of the month
    /// of the answer before (10月16日, then 17日です), where there may be such a day.</summary>
    public override FieldReading Correct(FieldInput input, JsonElement before)
    {
        var read = Read(input);
        if (Of(before) is not { } day || read is not FieldReading.Understood understood || Of(understood.Value) is not { } other)
            return read;
        if (DateFinder.IsDayAlone(input.Said))
            return
                other.Day <= DateTime.DaysInMonth(day.Year, day.Month)
                && new DateOnly(day.Year, day.Month, other.Day) is var same
                && checks.Problem(same, input.View) is null
                ? new FieldReading.Understood(Write(same))
                : read;
        if (!DateFinder.IsWeekday(input.Said))
            return read;
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var meant = monday.AddDays(((int)other.DayOfWeek + 6) % 7);
        return checks.Problem(meant, input.View) is { } problem ? problem : new FieldReading.Understood(Write(meant));
    }

    /// <summary>A birthday is told with its year or not at all.</summary>
    public override FieldFinding? FindIn(FieldInput input, string prepared) =>
        DateFinder.Find(prepared, input.View.Today, checks.Hint) is { } found && (!checks.IsLongAgo || NamesYear(prepared))
            ? FieldFinding.Of(Of(found.Reading, input.View), found.Spans)
            : null;

    private FieldReading Of(Reading<DateOnly> reading, FieldView view) =>
        From(reading, checks.IsLongAgo ? ProblemCodes.Birthday : ProblemCodes.Date, Write, date => checks.Problem(date, view));

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
            DateHint.Past when checks.IsLongAgo => [calendar],
            DateHint.Past => [new() { Title = today }, new() { Title = Say(Phrase.Yesterday) }, calendar],
            DateHint.Future => [new() { Title = today }, new() { Title = Say(Phrase.Tomorrow) }, calendar],
            _ => [calendar],
        };

        string Say(Phrase phrase) => view.Words.Say(view.Language, phrase);
    }

    private static JsonElement Write(DateOnly date) => Canonical.Of(date.ToString(Form, CultureInfo.InvariantCulture));

    private static bool IsRecent(JsonElement answer, DateOnly today) => Of(answer) is { } date && date > today.AddDays(-DaysOfAYear);

    private static bool NamesYear(string folded)
    {
        var digits = 0;
        foreach (var c in folded)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits == 4 || c is '年' or '令' or '平' or '昭')
                return true;
        }

        return folded.Length > 1 && (folded[0] is 'r' or 'h' or 's') && char.IsAsciiDigit(folded[1]);
    }
}
