using System.Globalization;

namespace Channels.Webhooks.Verbs.Pull;

/// <summary>
/// What lies in the mirror and no line of its manifest names: a line that was lost with the power, a manifest from a backup, a revision
/// that was begun. A line comes before the server hears of it; only a disk that lied about it, or a hand, brings this about.
/// </summary>
internal sealed class PullStray(string root, PullManifest manifest, PullDisk disk)
{
    /// <summary>Revisions in their places without a line, with their numbers.</summary>
    public IReadOnlyList<(string Reference, string Place)> Unclaimed() =>
        [
            .. Folders(root)
                .Where(PullContent.IsNumber)
                .SelectMany(number => Folders(Path.Combine(root, number)).Select(name => (Number: number, Name: name)))
                .Where(one => RevisionOf(one.Name) is { } revision && !manifest.Has(one.Number, revision))
                .Select(one => (one.Number, Path.Combine(one.Number, one.Name))),
        ];

    /// <summary>Revisions that were begun.</summary>
    public IEnumerable<string> Begun() => Folders(Path.Combine(root, PullFetch.Staging)).Select(name => $"{PullFetch.Staging}/{name}");

    /// <summary>Names whole revisions again.</summary>
    /// <returns>What is to be said, and numbers of what the server is asked for again.</returns>
    public (IReadOnlyList<string> Said, IReadOnlyList<string> Again) Mend(DateTimeOffset now)
    {
        var (said, again) = (new List<string>(), new List<string>());
        if (manifest.Cut is { } cut)
        {
            manifest.EndWhole();
            said.Add($"{PullManifest.FileName}: its last line was cut off{(cut.Length == 0 ? "" : $" ({cut})")}, and is taken away.");
        }

        foreach (var (reference, place) in Unclaimed())
        {
            if (PullFetch.Look(root, place, now) is { } line)
            {
                manifest.Add(line);
                said.Add($"{line.Folder}: it was here whole, and the manifest names it again.");
            }
            else
            {
                again.Add(reference);
                said.Add($"{place.Replace(Path.DirectorySeparatorChar, '/')}: it is not whole, and is fetched again.");
            }
        }

        if (manifest.Cut is { Length: > 0 } number && !manifest.Lines.Any(l => l.Reference == number))
            again.Add(number);
        return (said, again);
    }

    /// <summary>What was begun of a submission that is not new any more goes: withdrawn or erased, it is nobody's to keep.</summary>
    public void Forget(IReadOnlyCollection<string> references)
    {
        foreach (
            var name in Folders(Path.Combine(root, PullFetch.Staging))
                .Where(n => !references.Any(r => n.StartsWith(r + "-r", StringComparison.Ordinal)))
        )
            disk.Remove(Path.Combine(root, PullFetch.Staging, name));
    }

    private static IEnumerable<string> Folders(string folder) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal) : [];

    private static int? RevisionOf(string name) =>
        name is ['r', .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : null;
}
