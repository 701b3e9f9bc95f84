using Channels.Webhooks.Hosting;

namespace Channels.Webhooks.Settings;

/// <summary>
/// Settings that nobody reads: a slip of the pen does nothing, silently, and what was meant stays as it is. The verb <c>check</c> refuses
/// them, the start says them. Values are never told.
/// </summary>
internal sealed class UnknownSettings(IConfiguration configuration, ILogger<UnknownSettings> logger) : ISelfCheck, IOpening
{
    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Find()]);

    public void Opened(string address)
    {
        foreach (var finding in Find())
            HostingLog.Finding(logger, finding);
    }

    private IEnumerable<string> Find()
    {
        var sections = KnownSettings.Sections.Where(s => !s.Contains(':', StringComparison.Ordinal)).ToList();
        foreach (var section in configuration.GetChildren())
        {
            if (KnownSettings.Of(section.Key) is { } known)
                foreach (var finding in Find(section, section.Key, known))
                    yield return finding;
            // Others' sections are theirs: only what nearly has a name of ours is a slip.
            else if (section.GetChildren().Any() && Nearest(section.Key, sections) is { } near)
                yield return $"{section.Key}: no section is called so, and what is in it does nothing; {near} is one";
        }
    }

    /// <param name="place">The path by which the section is known, its own names left out.</param>
    private static IEnumerable<string> Find(IConfigurationSection section, string place, Known known)
    {
        var names = known.All.ToList();
        foreach (var child in section.GetChildren())
        {
            if (known.Each)
            {
                if (known.Types.Count > 0)
                    foreach (var finding in Find(child, place, known with { Each = false }))
                        yield return finding;
                continue;
            }

            var isAny = names.Contains(KnownSettings.Any);
            if (!isAny && !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                yield return Nearest(child.Key, names) is { } near
                    ? $"{child.Path}: no setting is called so, it does nothing; {section.Path}:{near} is one"
                    : $"{child.Path}: no setting is called so, it does nothing";
            else if (KnownSettings.Below(known, place, child.Key) is { } below)
                foreach (var finding in Find(child, $"{place}:{(isAny ? KnownSettings.Any : child.Key)}", below))
                    yield return finding;
        }
    }

    /// <summary>The name that was probably meant; null when none comes near.</summary>
    private static string? Nearest(string written, IEnumerable<string> names) =>
        names
            .Select(n => (Name: n, Slips: Slips(written.ToUpperInvariant(), n.ToUpperInvariant())))
            .Where(n => n.Slips <= Math.Max(1, n.Name.Length / 3))
            .OrderBy(n => n.Slips)
            .ThenBy(n => n.Name, StringComparer.Ordinal)
            .Select(n => n.Name)
            .FirstOrDefault();

    /// <summary>Letters that are left out, too many or another, as Levenshtein counts them.</summary>
    private static int Slips(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
