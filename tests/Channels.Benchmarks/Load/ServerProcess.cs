using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Channels.Benchmarks.Load;

/// <summary>A server in a process of its own, as it runs in production.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;
    private readonly Queue<string> lastWords = new();
    private bool ended;

    private ServerProcess(Process process, IPEndPoint address)
    {
        (this.process, Address) = (process, address);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IPEndPoint Address { get; }

    /// <summary>The server to compare with, under the runtime settings of the product.</summary>
    public static ServerProcess StartBare() =>
        Start([
            "exec",
            "--runtimeconfig",
            Path.ChangeExtension(ProductAssembly(), "runtimeconfig.json"),
            typeof(ServerProcess).Assembly.Location,
            "bare",
        ]);

    /// <summary>The product.</summary>
    /// <param name="data">Its database.</param>
    /// <param name="line">Where its LINE is.</param>
    /// <param name="receiveOnly">No turns, no deliveries.</param>
    /// <param name="more">Further settings.</param>
    public static ServerProcess StartProduct(LoadDatabase data, Uri line, bool receiveOnly = false, params IReadOnlyList<string> more) =>
        Start([
            ProductAssembly(),
            "--environment",
            "Load",
            .. data.Settings,
            "--Line:ChannelSecrets:0=" + SignedWebhooks.Secret,
            "--Line:ChannelAccessToken=benchmark",
            "--Line:ApiBaseUrl=" + line,
            "--Line:ApiDataBaseUrl=" + line,
            "--Turns:Enabled=" + !receiveOnly,
            "--Delivery:Enabled=" + !receiveOnly,
            .. more,
        ]);

    /// <summary>Sends one request until it is acknowledged.</summary>
    public async Task<ServerProcess> ReadyAsync(byte[] first)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var tries = 0; tries < 6000; tries++)
        {
            if (process.HasExited)
                break;
            try
            {
                ClosedLoop.Run(Address, [first], 1);
                return this;
            }
            catch (SocketException)
            {
                await pause.WaitForNextTickAsync();
            }
        }

        throw new InvalidOperationException("The server did not start:\n" + string.Join('\n', lastWords));
    }

    /// <summary>The most memory the process ever held, mebibytes (Linux: VmHWM).</summary>
    public double PeakMemory()
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim(), CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>The memory the process holds now, mebibytes.</summary>
    public double Memory()
    {
        process.Refresh();
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Worked()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>Ends it at once (SIGKILL): what was acknowledged must be there all the same.</summary>
    public void Dispose()
    {
        if (ended)
            return;
        ended = true;
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static ServerProcess Start(IReadOnlyList<string> arguments)
    {
        var address = new IPEndPoint(IPAddress.Loopback, FreePort());
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(dotnet, [.. arguments, "--urls", "http://" + address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Load";
        return new ServerProcess(Process.Start(start)!, address);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The host as it was built, not the copy beside this assembly.</summary>
    private static string ProductAssembly()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var built = Path.Combine(here.Parent!.Parent!.FullName, "Channels.Webhooks", here.Name, "Channels.Webhooks.dll");
        return File.Exists(built) ? built : throw new FileNotFoundException("Build webhooks/ first.", built);
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (lastWords)
        {
            lastWords.Enqueue(line);
            if (lastWords.Count > 40)
                lastWords.Dequeue();
        }
    }
}
