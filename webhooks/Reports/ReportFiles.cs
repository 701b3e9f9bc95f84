namespace Channels.Webhooks.Reports;

/// <summary>Files of a report in a folder, each whole or not at all.</summary>
internal static class ReportFiles
{
    /// <returns>The names of the files, in the order in which they were written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string folder,
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        CancellationToken stop
    )
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, bytes) in files)
        {
            var unfinished = Path.Combine(folder, $".{name}.{Path.GetRandomFileName()}");
            await File.WriteAllBytesAsync(unfinished, bytes, stop);
            File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
        }

        return [.. files.Select(f => f.Name)];
    }
}
