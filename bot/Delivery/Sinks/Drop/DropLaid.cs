using System.Text.Json;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>Which versions lie in folders that were laid down, by their manifests. What a folder holds was given on, whatever else says
/// that it waits.</summary>
internal static class DropLaid
{
    /// <summary>Of versions that wait: those that a folder of the same day and definition holds.</summary>
    public static HashSet<Guid> Of(DropFolder folder, DateOnly day, string definition, IReadOnlyCollection<Guid> waiting)
    {
        var laid = new HashSet<Guid>();
        if (waiting.Count == 0)
            return laid;
        foreach (var (_, path) in folder.Laid(day, definition))
            laid.UnionWith(Versions(path).Where(id => waiting.Contains(id)));
        return laid;
    }

    /// <summary>Of versions: the names of the folders in which they lie. One that its receiver took away is not found.</summary>
    public static IReadOnlyDictionary<Guid, string> Find(DropFolder folder, IReadOnlySet<Guid> versions)
    {
        var found = new Dictionary<Guid, string>();
        if (versions.Count == 0)
            return found;
        foreach (var (_, path) in folder.Laid())
        {
            foreach (var id in Versions(path).Where(id => versions.Contains(id)))
                found[id] = Path.GetFileName(path);
        }

        return found;
    }

    /// <summary>None when its receiver is just taking it away, or somebody wrote into it.</summary>
    private static IReadOnlyList<Guid> Versions(string laid)
    {
        try
        {
            var manifest = File.ReadAllBytes(Path.Combine(laid, DropSettling.ManifestFile));
            return JsonSerializer.Deserialize<DropManifest>(manifest, DropSettling.Json)?.Versions ?? [];
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return [];
        }
    }
}
