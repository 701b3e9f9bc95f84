namespace Channels.Bot.Forms.Yaml;

/// <summary>Guesses which word was meant, for hints.</summary>
internal static class Nearest
{
    public static string Hint(string written, IReadOnlyCollection<string> known)
    {
        var best = known.OrderBy(k => Distance(written, k)).ThenBy(k => k, StringComparer.Ordinal).FirstOrDefault();
        if (best is not null && Distance(written, best) <= Math.Max(1, best.Length / 3))
            return $"Did you mean '{best}'?";
        return known.Count == 0 ? "" : $"Known here: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
    }

    /// <summary>Edit distance; long words are cut, a hint needs no more.</summary>
    private static int Distance(string a, string b)
    {
        a = a[..Math.Min(a.Length, 40)];
        b = b[..Math.Min(b.Length, 40)];
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
