using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Channels.Tests.Support.Doors;

/// <summary>The product's host as a process of its own, in Production, that can be killed without warning and started again.</summary>
internal sealed partial class HostProcess(string folder, EmulatedLine line, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> output = new();
    private TaskCompletionSource<Uri> up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;

    /// <summary>Variables of its environment beside the usual ones.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The environment it believes to be in.</summary>
    public string EnvironmentName { get; init; } = "Test";

    /// <summary>Where it listened last.</summary>
    public Uri? Address { get; private set; }

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Everything it wrote, all lives together.</summary>
    public IReadOnlyCollection<string> Output => output;

    /// <summary>Completes at once while it listens, else when it listens again.</summary>
    public Task UpAsync(CancellationToken cancellationToken) => Volatile.Read(ref up).Task.WaitAsync(cancellationToken);

    /// <summary>Starts it and returns its address when it listens; LINE's webhooks go there.</summary>
    public async Task<Uri> StartAsync()
    {
        Starts++;
        process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        var listens = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException("The host ended:\n" + Tail()));
        process.OutputDataReceived += (_, written) => Read(written.Data, listens);
        process.ErrorDataReceived += (_, written) => Read(written.Data, listens);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var address = await listens.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Address = address;
        line.DeliverTo(new Uri(address, "/webhooks/line"));
        up.TrySetResult(address);
        return address;
    }

    /// <summary>SIGKILL: no shutdown, no flush, nothing finished.</summary>
    public async Task KillAsync()
    {
        Volatile.Write(ref up, new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously));
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>A verb of the same program, beside the host.</summary>
    /// <param name="arguments">The verb, and what it is told.</param>
    /// <param name="killAfter">When it is killed, if it has not ended by then.</param>
    /// <param name="killed">What to do then.</param>
    /// <returns>Its exit code, and what it said.</returns>
    public static async Task<(int Code, string Said)> VerbAsync(
        IEnumerable<string> arguments,
        TimeSpan? killAfter = null,
        Action? killed = null
    )
    {
        using var verb = new Process
        {
            StartInfo = new ProcessStartInfo(Dotnet(), [Assembly(), .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        verb.Start();
        var said = Task.WhenAll(verb.StandardOutput.ReadToEndAsync(), verb.StandardError.ReadToEndAsync());
        try
        {
            await verb.WaitForExitAsync().WaitAsync(killAfter ?? TimeSpan.FromMinutes(5));
        }
        catch (TimeoutException)
        {
            verb.Kill();
            await verb.WaitForExitAsync();
            killed?.Invoke();
        }

        return (verb.ExitCode, string.Concat(await said));
    }

    /// <summary>A verb on the host's own data, with the host's own settings.</summary>
    public Task<(int Code, string Said)> OwnVerbAsync(params IEnumerable<string> arguments) =>
        VerbAsync([
            .. arguments,
            .. settings
                .Append(new("Database:Folder", folder))
                .Append(new("environment", EnvironmentName))
                .Select(s => $"--{s.Key}={s.Value}"),
        ]);

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await KillAsync();
    }

    /// <summary>The last lines it wrote, for messages of failing tests.</summary>
    public string Tail() => string.Join('\n', output.TakeLast(40));

    private ProcessStartInfo StartInfo()
    {
        Dictionary<string, string> all = new(settings)
        {
            ["environment"] = EnvironmentName,
            ["urls"] = "http://127.0.0.1:0",
            ["Database:Folder"] = folder,
            ["Line:ChannelSecrets:0"] = line.ChannelSecret,
            ["Line:ChannelId"] = line.ChannelId,
            ["Line:ApiBaseUrl"] = line.ApiBaseUrl,
            ["Line:ApiDataBaseUrl"] = line.ApiDataBaseUrl,
        };
        var start = new ProcessStartInfo(Dotnet(), [Assembly(), .. all.Select(s => $"--{s.Key}={s.Value}")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }

    private static string Dotnet() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>The host as it was built; the copy beside the tests lacks nothing either, but is not what is shipped.</summary>
    private static string Assembly()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var built = Path.Combine(here.Parent!.Parent!.FullName, "Channels.Webhooks", here.Name, "Channels.Webhooks.dll");
        return File.Exists(built) ? built : Path.Combine(here.FullName, "Channels.Webhooks.dll");
    }

    private void Read(string? written, TaskCompletionSource<Uri> listens)
    {
        if (written is null)
            return;
        output.Enqueue(written);
        if (Listening().Match(written) is { Success: true } match)
            listens.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (\S+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
