using System.Text.Json;
using Channels.Bot.Forms;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>What a folder already holds is marked and waits no longer: also after a crash between the two.</summary>
internal static class DropSettling
{
    internal const string ManifestFile = "manifest.json";

    /// <summary>How manifests are written and read.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = Canonical.Writing.Encoder,
    };

    /// <param name="waiting">What waits of one day and definition.</param>
    public static async Task RunAsync(DropFolder folder, string waiting, CancellationToken stop)
    {
        var staged = DropFolder.Children(waiting).Select(n => Guid.ParseExact(n, "N")).ToHashSet();
        if (staged.Count == 0)
            return;
        foreach (var (_, path) in folder.Laid())
        {
            var manifest = JsonSerializer.Deserialize<DropManifest>(
                await File.ReadAllBytesAsync(Path.Combine(path, ManifestFile), stop),
                Json
            )!;
            foreach (var id in manifest.Versions.Where(staged.Contains))
            {
                var own = Path.Combine(waiting, id.ToString("N"));
                var marker = folder.Marker(id, (await DropRow.ReadAsync(own, stop)).Edition);
                DropFolder.Make(Path.GetDirectoryName(marker)!);
                await File.WriteAllBytesAsync(marker, [], stop);
                Directory.Delete(own, recursive: true);
                staged.Remove(id);
            }
        }
    }
}
