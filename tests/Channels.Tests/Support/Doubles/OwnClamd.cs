using System.Diagnostics;
using System.Net.Sockets;

namespace Channels.Tests.Support.Doubles;

/// <summary>Debian's clamd on a socket of its own, with one signature of ours: it finds an invented virus and no real one.</summary>
internal sealed class OwnClamd : IAsyncDisposable
{
    public const string Marker = "Channels-test-virus";

    private const string Program = "/usr/sbin/clamd";
    private readonly string folder = Directory.CreateTempSubdirectory("clamd-").FullName;
    private Process? process;

    public static string? Missing => File.Exists(Program) ? null : "clamd is not installed (Debian: clamav-daemon)";

    public string Socket => Path.Combine(folder, "s");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var database = Directory.CreateDirectory(Path.Combine(folder, "db")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(database, "own.ndb"),
            $"ChannelsTest:0:*:{Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(Marker))}\n",
            cancellationToken
        );
        var settings = Path.Combine(folder, "conf");
        await File.WriteAllTextAsync(settings, $"Foreground yes\nLocalSocket {Socket}\nDatabaseDirectory {database}\n", cancellationToken);
        process = Process.Start(
            new ProcessStartInfo(Program, ["-c", settings])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        _ = process.StandardOutput.ReadToEndAsync(cancellationToken);
        _ = process.StandardError.ReadToEndAsync(cancellationToken);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await AnswersAsync(cancellationToken))
            await tick.WaitForNextTickAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
