using System.Globalization;

namespace Channels.Webhooks.Line;

/// <summary>
/// Data of postbacks as this product writes them, with a mark and its version: an account may have menus of others, and LINE sends data
/// of its own when a tab of a rich menu is changed. What has no mark says nothing.
/// </summary>
internal static class LinePostback
{
    /// <summary>Before what is said. A rich menu of the account may use it too: <c>ch1 活動報告</c>.</summary>
    public const string Mark = "ch1 ";

    /// <summary>Of a calendar: before the question it belongs to.</summary>
    private const string Calendar = "date";

    public static string Data(string said) => Mark + said;

    /// <summary>Data of a calendar, which stays on the screen when another question is asked.</summary>
    /// <param name="question">Whose it is; empty: nobody's.</param>
    public static string DataOfCalendar(string question) => Data($"{Calendar} {question}".TrimEnd());

    /// <summary>What the data says; null when it is not of this product.</summary>
    public static string? Said(string? data) =>
        data is not null && data.StartsWith(Mark, StringComparison.Ordinal) ? data[Mark.Length..] : null;

    /// <summary>The question of a calendar; null where it has none, as in data of before it had one.</summary>
    public static string? Question(string said) =>
        said.StartsWith(Calendar + " ", StringComparison.Ordinal) ? said[(Calendar.Length + 1)..] : null;

    public static DateOnly? Day(string? picked) =>
        DateOnly.TryParseExact(picked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
