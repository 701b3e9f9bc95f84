using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Channels.Benchmarks.Closing;
using Channels.Benchmarks.Fees;
using Channels.Benchmarks.Knowledge;
using Channels.Benchmarks.Load;
using Channels.Benchmarks.Queue;
using Channels.Benchmarks.Retention;
using Channels.Benchmarks.Steps;

namespace Channels.Benchmarks;

/// <summary>
/// What to measure: <c>load</c> (the whole product over loopback), <c>steps</c> (whole conversations with the pure dialog),
/// <c>knowledge</c> (the index as it grows), <c>fees</c> (pricing of family support), <c>close</c> (a month of it) or <c>micro</c>
/// (single steps, BenchmarkDotNet).
/// </summary>
internal static class Program
{
    private const string Usage = """
        usage: Channels.Benchmarks load [--seconds 3] [--concurrency 64] [--rounds 4] [--backlog 10000] [--users 2000]
                [--only cold|ack|turns|backlog] [--folder <disk to measure>] [--database postgres --connection <string>]
               Channels.Benchmarks webchat
               Channels.Benchmarks steps
               Channels.Benchmarks knowledge
               Channels.Benchmarks fees
               Channels.Benchmarks close [reports] [PostgreSQL connection string]
               Channels.Benchmarks queue [PostgreSQL connection string] [seconds] [finished rows]
               Channels.Benchmarks retention [old rows] [folder on the disk to measure]
               Channels.Benchmarks micro [BenchmarkDotNet arguments]
        """;

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["load", .. var rest] when LoadOptions.TryRead(rest, out var options):
                await new LoadRun(options).RunAsync();
                return 0;
            case ["webchat"]:
                await new WebChatRun().RunAsync();
                return 0;
            case ["steps"]:
                new StepRun().Run();
                return 0;
            case ["fees"]:
                FeeRun.Run();
                return 0;
            case ["close", .. var rest]:
                await new CloseRun(
                    int.Parse(rest.ElementAtOrDefault(0) ?? "100000", CultureInfo.InvariantCulture),
                    rest.ElementAtOrDefault(1)
                ).RunAsync();
                return 0;
            case ["knowledge"]:
                GrowthRun.Run();
                return 0;
            case ["queue", .. var rest]:
                await new QueueRun(
                    rest.ElementAtOrDefault(0),
                    int.Parse(rest.ElementAtOrDefault(1) ?? "5", CultureInfo.InvariantCulture),
                    int.Parse(rest.ElementAtOrDefault(2) ?? "1000000", CultureInfo.InvariantCulture)
                ).RunAsync();
                return 0;
            case ["retention", .. var rest]:
                await new RetentionRun(
                    int.Parse(rest.ElementAtOrDefault(0) ?? "1000000", CultureInfo.InvariantCulture),
                    rest.ElementAtOrDefault(1)
                ).RunAsync();
                return 0;
            case ["micro", .. var rest]:
                // In this process and short: a generated project would not build under this repository's rules.
                BenchmarkSwitcher
                    .FromAssembly(typeof(Program).Assembly)
                    .Run(
                        rest.Length == 0 ? ["--filter", "*"] : rest,
                        DefaultConfig
                            .Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
                            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "channels-benchmarks"))
                    );
                return 0;
            case ["bare", .. var rest]:
                // Not for people: the process that the load run compares with.
                await BareServer.RunAsync(rest);
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }
}
