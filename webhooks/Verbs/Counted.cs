using System.Globalization;

namespace Channels.Webhooks.Verbs;

/// <summary>How many of something, as verbs say it: <c>1 entry</c>, <c>2 entries</c>.</summary>
internal static class Counted
{
    public static string Of(long count, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : Many(one))}");

    private static string Many(string one)
    {
        // Of "sink of kintone" the sink is counted.
        var at = one.IndexOf(" of ", StringComparison.Ordinal);
        var (counted, rest) = at < 0 ? (one, "") : (one[..at], one[at..]);
        return counted.EndsWith('y') && counted is not [.., 'a' or 'e' or 'o', 'y'] ? counted[..^1] + "ies" + rest : counted + "s" + rest;
    }
}
