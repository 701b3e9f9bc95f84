using System.Globalization;
using System.Text.Json;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Sinks.Hour;

/// <summary>The site that pulls: a run of the real program every few seconds, and some of them are killed at any moment.</summary>
internal sealed class HourMirror(string root, HostProcess host, Random random)
{
    private string Folder => Path.Combine(root, "mirror");

    private string Key => Path.Combine(root, "api.key");

    public int Runs { get; private set; }

    public int Killed { get; private set; }

    public async Task PullAsync(TimeSpan every, CancellationToken enough)
    {
        using var clock = new PeriodicTimer(every);
        while (!enough.IsCancellationRequested)
        {
            await RunAsync(random.Next(2) == 0 ? TimeSpan.FromMilliseconds(random.Next(200, 900)) : null);
            try
            {
                await clock.WaitForNextTickAsync(enough);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <param name="killAfter">When it is killed, if it has not ended by then.</param>
    /// <returns>The exit code, and what it said.</returns>
    public async Task<(int Code, string Said)> RunAsync(TimeSpan? killAfter = null)
    {
        if (!File.Exists(Key))
            await File.WriteAllTextAsync(Key, "development-key");
        Runs++;
        return await HostProcess.VerbAsync(
            ["pull", "--from", host.Address!.ToString(), "--to", Folder, "--key-file", Key],
            killAfter,
            () => Killed++
        );
    }

    public Task<(int Code, string Said)> VerifyAsync() => HostProcess.VerbAsync(["pull", "--to", Folder, "--verify"]);

    /// <summary>Reference and revision of every line of the manifest.</summary>
    public IReadOnlyList<(string Reference, string Revision)> Lines() =>
        [
            .. File.ReadLines(Path.Combine(Folder, "manifest.jsonl"))
                .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("folder").GetString()!.Split('/'))
                .Select(f => (f[0], f[1])),
        ];

    /// <summary>Reference and revision of every folder there is.</summary>
    public IReadOnlyList<(string Reference, string Revision)> Folders() =>
        [
            .. Directory
                .GetDirectories(Folder)
                .Where(d => !Path.GetFileName(d).StartsWith('.'))
                .SelectMany(d => Directory.GetDirectories(d).Select(r => (Path.GetFileName(d), Path.GetFileName(r)))),
        ];

    /// <summary>Whether the newest that lies there is still being written.</summary>
    public bool IsInterim(string reference)
    {
        var newest = Directory
            .GetDirectories(Path.Combine(Folder, reference))
            .MaxBy(d => int.Parse(Path.GetFileName(d).AsSpan(1), CultureInfo.InvariantCulture))!;
        var content = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(newest, "submission.json"))).RootElement;
        return content.TryGetProperty("isInterim", out var interim) && interim.GetBoolean();
    }
}
