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

    public static async Task RunAsync(DropFolder folder, DateOnly day, string definition, CancellationToken stop)
    {
        foreach (var id in DropLaid.Of(folder, day, definition, folder.Waiting(day, definition)))
        {
            var own = folder.Staged(day, definition, id);
            if (await DropRow.ReadAsync(own, stop) is { } row)
            {
                var marker = folder.Marker(id, row.Edition);
                DropFolder.Make(Path.GetDirectoryName(marker)!);
                await File.WriteAllBytesAsync(marker, [], stop);
            }

            DropLeftovers.TakeAway(own);
        }
    }
}
