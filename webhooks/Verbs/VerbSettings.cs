namespace Channels.Webhooks.Verbs;

/// <summary>What a verb hands on to the host: settings, and nothing that only looks like one. A slip of the pen (<c>--refrence</c>,
/// <c>--dryrun</c>) must not make a verb do more than was asked for.</summary>
internal static class VerbSettings
{
    private static readonly string[] OfHost = ["environment", "urls", "contentRoot", "applicationName"];

    /// <summary>The first of the words nobody knows that is no setting either, or null.</summary>
    /// <param name="words">What belongs to no option of the verb: <c>--Section:Name=value</c>, or its value behind it.</param>
    public static string? Unknown(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (!words[at].StartsWith("--", StringComparison.Ordinal))
                return words[at];
            var (name, value) = words[at][2..].Split('=', 2) is [var left, var right] ? (left, right) : (words[at][2..], null);
            if (!name.Contains(':', StringComparison.Ordinal) && !OfHost.Contains(name, StringComparer.OrdinalIgnoreCase))
                return words[at];
            if (value is null && (++at == words.Count || words[at].StartsWith("--", StringComparison.Ordinal)))
                return words[at - 1];
        }

        return null;
    }
}
