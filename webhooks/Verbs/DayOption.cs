using System.CommandLine;
using System.Globalization;

namespace Channels.Webhooks.Verbs;

/// <summary><c>--day 2026-11-01</c>: the day for which rules are looked at.</summary>
internal static class DayOption
{
    public static Option<DateOnly?> Make(string description) =>
        new("--day")
        {
            Description = description,
            HelpName = "2026-11-01",
            CustomParser = given =>
            {
                if (
                    DateOnly.TryParseExact(
                        given.Tokens[0].Value,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    )
                )
                    return day;
                given.AddError("A day is written as 2026-11-01.");
                return null;
            },
        };
}
