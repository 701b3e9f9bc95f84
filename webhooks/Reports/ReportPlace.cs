using Channels.Webhooks.Hosting;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Reports;

/// <summary>Where the monthly report goes, where it goes anywhere.</summary>
internal sealed class ReportPlace(IOptions<ReportOptions> options) : IPlaces
{
    public IReadOnlyList<Place> All =>
        options.Value.Folder is { Length: > 0 } folder ? [new Place("Reports:Folder", () => Look(folder))] : [];

    private static string? Look(string folder)
    {
        // Made with the first report, so this may also say that there was none yet.
        if (!Directory.Exists(folder))
            return "not-there";
        try
        {
            using var file = new FileStream(
                Path.Combine(folder, ".probe"),
                FileMode.Create,
                FileAccess.Write,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            );
            file.WriteByte((byte)'.');
            file.Flush(flushToDisk: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Directory.Exists(folder) ? "not-writable" : "away";
        }
    }
}
