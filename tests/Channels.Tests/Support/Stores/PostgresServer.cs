using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Channels.Tests.Support.Stores;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Channels.Tests.Support.Stores;

/// <summary>
/// One PostgreSQL server for all tests that ask: the one of <c>CHANNELS_TEST_POSTGRES</c>, or a real one started from the
/// machine's binaries on the loopback address with a folder of its own, and stopped at the end. PostgreSQL refuses to run
/// as root, so a root process starts it as another user.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string[] Users = ["postgres", "nobody"];

    private readonly SemaphoreSlim starting = new(1, 1);
    private string? binaries;
    private string? folder;
    private string? user;

    /// <summary>Why there is none, or null.</summary>
    internal string? Unconfigured { get; private set; }

    /// <summary>Of a user who may create databases.</summary>
    internal string ConnectionString { get; private set; } = "";

    /// <summary>Starts the server unless it runs.</summary>
    internal async Task StartAsync()
    {
        await starting.WaitAsync();
        try
        {
            if (ConnectionString.Length > 0 || Unconfigured is not null)
                return;
            if (Environment.GetEnvironmentVariable("CHANNELS_TEST_POSTGRES") is { Length: > 0 } given)
                ConnectionString = given;
            else if ((binaries = FindBinaries()) is null)
                Unconfigured = "Unconfigured: no PostgreSQL server found (install one, or set CHANNELS_TEST_POSTGRES)";
            else
                await StartOwnAsync();
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>Started by the tests, and so theirs to restart.</summary>
    internal bool IsOwn => folder is not null;

    /// <summary>Ends every connection at once, as a crash of the server does, and is there again.</summary>
    internal async Task RestartAsync() =>
        await MustAsync(
            await RunAsync(
                Path.Combine(binaries!, "pg_ctl"),
                "-D",
                Data,
                "-m",
                "immediate",
                "-w",
                "-l",
                Path.Combine(Data, "log"),
                "restart"
            ),
            "pg_ctl"
        );

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync(Path.Combine(binaries!, "pg_ctl"), "-D", Data, "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        }

        starting.Dispose();
    }

    private string Data => Path.Combine(folder!, "data");

    private static string? FindBinaries()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(v => v, StringComparer.Ordinal)
                .Select(v => Path.Combine(v, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return debian
            .Concat(path)
            .FirstOrDefault(f =>
                File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "pg_ctl")) && File.Exists(Path.Combine(f, "postgres"))
            );
    }

    private async Task StartOwnAsync()
    {
        folder = Directory.CreateTempSubdirectory("channels-postgres-").FullName;
        if (Environment.UserName == "root")
        {
            user =
                Array.Find(Users, u => File.ReadLines("/etc/passwd").Any(l => l.StartsWith(u + ":", StringComparison.Ordinal)))
                ?? throw new InvalidOperationException("PostgreSQL does not run as root, and there is no user postgres or nobody.");
            await MustAsync(await RunPlainAsync("chown", user, folder), "chown");
        }

        await MustAsync(
            await RunAsync(
                Path.Combine(binaries!, "initdb"),
                "-D",
                Data,
                "-U",
                "channels",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-locale",
                "--no-sync"
            ),
            "initdb"
        );

        // Nothing here outlives the run, so nothing needs to reach the disk.
        var port = FreePort();
        var options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200";
        await MustAsync(
            await RunAsync(
                Path.Combine(binaries!, "pg_ctl"),
                "-D",
                Data,
                "-w",
                "-t",
                "60",
                "-l",
                Path.Combine(Data, "log"),
                "-o",
                options,
                "start"
            ),
            "pg_ctl"
        );
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "channels",
            Database = "postgres",
            MaxPoolSize = 40,
        }.ToString();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task MustAsync(Outcome outcome, string what)
    {
        if (outcome.Code == 0)
            return;
        var log = Path.Combine(Data, "log");
        var said = File.Exists(log) ? await File.ReadAllTextAsync(log) : "";
        throw new InvalidOperationException($"{what} ended with {outcome.Code}: {outcome.Text}\n{said}");
    }

    private Task<Outcome> RunAsync(string program, params string[] arguments) =>
        user is null
            ? RunPlainAsync(program, arguments)
            : RunPlainAsync(
                "setpriv",
                ["--reuid", user, "--regid", user == "nobody" ? "nogroup" : user, "--clear-groups", program, .. arguments]
            );

    private static async Task<Outcome> RunPlainAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output + await errors);
    }

    private sealed record Outcome(int Code, string Text);
}
