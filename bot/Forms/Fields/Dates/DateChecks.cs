using System.Globalization;
using Channels.Text;

namespace Channels.Bot.Forms.Fields.Dates;

/// <summary>Which days a date field takes: <c>not-future</c>, <c>not-past</c>, <c>within: 60d</c>, <c>after: field</c>, <c>before:
/// field</c>.</summary>
internal sealed class DateChecks
{
    private bool notFuture;
    private bool notPast;
    private int? withinDays;
    private string? after;
    private string? before;
    private AgeLimits? ages;

    /// <summary>How a date without a year is completed.</summary>
    public DateHint Hint =>
        notFuture ? DateHint.Past
        : notPast ? DateHint.Future
        : DateHint.Nearest;

    /// <summary>Any day of the past: a birthday, which is said with its year and is no weekday.</summary>
    public bool IsLongAgo => notFuture && withinDays is null && after is null;

    public IEnumerable<string> Fields => new[] { after, before }.OfType<string>();

    public static DateChecks Read(FieldSource source)
    {
        var checks = new DateChecks();
        foreach (var check in source.Checks("not-future", "not-past", "within", "after", "before"))
        {
            switch (check.Name)
            {
                case "not-future":
                    checks.notFuture = true;
                    break;
                case "not-past":
                    checks.notPast = true;
                    break;
                case "within":
                    checks.withinDays = (int?)source.DurationOf(check)?.TotalDays;
                    break;
                case "after":
                    checks.after = check.Value;
                    break;
                default:
                    checks.before = check.Value;
                    break;
            }
        }

        return checks;
    }

    /// <summary>Any day of the past, of somebody old and young enough: <c>youngest: 65</c>, <c>oldest: 74</c>, <c>on:
    /// 2027-03-31</c>.</summary>
    public static DateChecks ReadBirthday(FieldSource source) => new() { notFuture = true, ages = AgeLimits.Read(source) };

    public FieldReading.Problem? Problem(DateOnly date, FieldView view)
    {
        if (notFuture && date > view.Today)
            return new(ProblemCodes.DateFuture, ("date", Spoken.Date(date, view.Language, view.Today)));
        if (notPast && date < view.Today)
            return new(ProblemCodes.DatePast, ("date", Spoken.Date(date, view.Language, view.Today)));
        if (withinDays is { } days && Math.Abs(date.DayNumber - view.Today.DayNumber) > days)
        {
            return new(
                date < view.Today ? ProblemCodes.DateTooOld : ProblemCodes.DateTooFar,
                ("days", days.ToString(CultureInfo.InvariantCulture)),
                ("date", Spoken.Date(date, view.Language, view.Today))
            );
        }

        if (after is not null && DateField.Of(view.AnswerOf(after)) is { } first && date < first)
            return new(ProblemCodes.DateBefore, ("date", Spoken.Date(first, view.Language, view.Today)));
        if (before is not null && DateField.Of(view.AnswerOf(before)) is { } last && date > last)
            return new(ProblemCodes.DateAfter, ("date", Spoken.Date(last, view.Language, view.Today)));
        return ages?.Problem(date, view);
    }
}
