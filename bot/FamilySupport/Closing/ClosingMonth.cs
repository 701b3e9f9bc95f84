using System.Globalization;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>A month as it is written: <c>2026-11</c>, which also sorts.</summary>
internal static class ClosingMonth
{
    private const string Format = "yyyy-MM";

    /// <summary>Its first day; null when it is no month.</summary>
    public static DateOnly? First(string month) =>
        DateOnly.TryParseExact(month, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Of(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
