using System.Globalization;
using Channels.Text;

namespace Channels.Bot.Forms.Fields.Dates;

/// <summary>How old somebody is to be: on the day they answer, or on a day of the procedure (the end of a school year).</summary>
internal sealed record AgeLimits(int Youngest, int Oldest, DateOnly? On)
{
    /// <summary>Nobody is older.</summary>
    public const int Longest = 130;

    public static AgeLimits Read(FieldSource source)
    {
        var youngest = source.Map.Whole("youngest", 0, Longest) ?? 0;
        var oldest = source.Map.Whole("oldest", 0, Longest) ?? Longest;
        if (oldest < youngest)
            source.Map.Add(source.Map.PlaceOf("oldest"), "ages-none", "Nobody is that old and that young.", "Let 'oldest' be the larger.");
        return new AgeLimits(youngest, oldest, Day(source));
    }

    /// <summary>Full years lived on a day.</summary>
    public static int Of(DateOnly born, DateOnly day) =>
        day.Year - born.Year - ((day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);

    public FieldReading.Problem? Problem(DateOnly born, FieldView view)
    {
        var age = Of(born, On ?? view.Today);
        return age < Youngest ? Problem(ProblemCodes.BirthdayTooYoung, "years", Youngest, born, view)
            : age > Longest ? new FieldReading.Problem(ProblemCodes.Birthday)
            : age > Oldest ? Problem(ProblemCodes.BirthdayTooOld, "years", Oldest, born, view)
            : null;
    }

    private static FieldReading.Problem Problem(string code, string name, int years, DateOnly born, FieldView view) =>
        new(code, (name, years.ToString(CultureInfo.InvariantCulture)), ("date", Spoken.Date(born, view.Language, view.Today)));

    private static DateOnly? Day(FieldSource source)
    {
        if (source.Map.Text("on") is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        source.Map.Add(source.Map.PlaceOf("on"), "value-unknown", $"'{text}' is not a date.", "Write it like 2027-03-31.");
        return null;
    }
}
