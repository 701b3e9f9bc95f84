using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Channels.Benchmarks.Queue;

/// <summary>npm's pg-boss with the same work on the same server. <c>npm ci</c> fetches it, and the Node.js it needs, into a folder of its
/// own, which goes afterwards; so does its schema.</summary>
internal static class QueuePeer
{
    /// <returns>Its rates, or why there are none.</returns>
    public static async Task<(QueueRates? Rates, string? Missing)> MeasureAsync(string connectionString, int seconds, int waiting)
    {
        var folder = Directory.CreateTempSubdirectory("channels-queue-peer-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Queue", "peer")))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            if (await RunAsync(folder, "npm", "ci", "--no-audit", "--no-fund") is not { } _)
                return (null, "npm ci did not fetch it");
            var said = await RunAsync(
                folder,
                Path.Combine(folder, "node_modules", ".bin", "node"),
                "pgboss.mjs",
                AddressOf(connectionString),
                seconds.ToString(CultureInfo.InvariantCulture),
                waiting.ToString(CultureInfo.InvariantCulture)
            );
            return said is null
                ? (null, "it failed")
                : (JsonSerializer.Deserialize<QueueRates>(said.Trim().Split('\n')[^1], JsonSerializerOptions.Web), null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var drop = new NpgsqlCommand("DROP SCHEMA IF EXISTS pgboss CASCADE", connection);
            await drop.ExecuteNonQueryAsync();
        }
    }

    /// <returns>What it wrote; null when it failed or is not there.</returns>
    private static async Task<string?> RunAsync(string folder, string program, params IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    WorkingDirectory = folder,
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            )!;
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? said : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string AddressOf(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        var secret = string.IsNullOrEmpty(parts.Password) ? "" : ":" + Uri.EscapeDataString(parts.Password);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"postgres://{Uri.EscapeDataString(parts.Username ?? "")}{secret}@{parts.Host}:{parts.Port}/{parts.Database}"
        );
    }
}

/// <summary>Items a second: put in, taken and ended one by one, and fifty at a time.</summary>
internal sealed record QueueRates(double Enqueue, double Single, double Many);
