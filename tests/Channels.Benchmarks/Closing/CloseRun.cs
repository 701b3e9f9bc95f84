using System.Diagnostics;
using System.Globalization;
using System.Text;
using Channels.Bot;
using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.FamilySupport.Rehearsing;
using Channels.Bot.Protection;
using Channels.Bot.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Benchmarks.Closing;

/// <summary>
/// Closes a month of many reports on an empty database: prepare, two signatures, hand over with proof pack. Promised are 100,000 reports
/// in 20 seconds and 400 MB on SQLite.
/// </summary>
internal sealed class CloseRun(int reports, string? postgres)
{
    private const int Members = 3_500;
    private const int RowsPerSave = 2_000;
    private static readonly DateOnly First = new(2026, 10, 1);

    public async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("close-run-").FullName;
        try
        {
            await using var services = Services(folder);
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
            await FillAsync(services);
            GC.Collect();
            var (before, watch) = (Peak(), Stopwatch.StartNew());
            var prepared = await services
                .GetRequiredService<CloseDesk>()
                .PrepareAsync(new CloseAsked("2026-10"), Actor.System("benchmark"), CancellationToken.None);
            var state = prepared.State ?? throw new InvalidOperationException($"{prepared.Code} {prepared.Findings.Count}");
            var preparedAfter = watch.Elapsed;
            foreach (var person in (string[])["one", "two"])
                await services
                    .GetRequiredService<CloseApprovals>()
                    .ApproveAsync("2026-10", state.Hash, Actor.Person(person), person, CancellationToken.None);
            var closed = await services
                .GetRequiredService<CloseExport>()
                .ExportAsync("2026-10", Path.Combine(folder, "out"), Actor.System("benchmark"), CancellationToken.None);
            if (closed.State is null)
                throw new InvalidOperationException(closed.Code);
            Console.WriteLine(
                "| database | reports | members paid | yen | prepare s | with hand-over s | peak MB (before it) | proof MB |"
            );
            Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
            Console.WriteLine(
                FormattableString.Invariant(
                    $"| {(postgres is null ? "SQLite" : "PostgreSQL")} | {state.Reports:N0} | {state.Payments:N0} | {state.Yen:N0} | "
                )
                    + FormattableString.Invariant(
                        $"{preparedAfter.TotalSeconds:0.0} | {watch.Elapsed.TotalSeconds:0.0} | {Peak():N0} ({before:N0}) | "
                    )
                    + FormattableString.Invariant($"{new FileInfo(Path.Combine(folder, "out", "proof-2026-10.zip")).Length / 1e6:N0} |")
            );
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private ServiceProvider Services(string folder)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Database:Folder"] = folder,
            ["FamilySupport:Closing:Payer:Code"] = "0123456789",
            ["FamilySupport:Closing:Payer:Name"] = "ベンチマーク",
            ["FamilySupport:Closing:Payer:Bank"] = "0177",
            ["FamilySupport:Closing:Payer:Branch"] = "200",
            ["FamilySupport:Closing:Payer:Number"] = "7654321",
        };
        if (postgres is not null)
            (settings["Database:Provider"], settings["ConnectionStrings:Channels"]) = ("postgres", postgres);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<ChannelsMeter>()
            .AddSingleton(TimeProvider.System)
            .AddChannelsBot(configuration)
            .BuildServiceProvider();
    }

    private async Task FillAsync(ServiceProvider services)
    {
        var (store, protector) = (services.GetRequiredService<IStore>(), services.GetRequiredService<ColumnProtector>());
        var file = new StringBuilder("会員番号,会員区分,氏名,氏名カナ,入会日,金融機関コード,支店コード,預金種別,口座番号,口座名義\n");
        for (var i = 0; i < Members; i++)
            file.Append(
                CultureInfo.InvariantCulture,
                $"{5000 + i},提供会員,例田 花子,レイダ ハナコ,2024-04-01,0177,200,普通,{1_000_000 + i},レイダ ハナコ\n"
            );
        await services
            .GetRequiredService<MemberImport>()
            .RunAsync(Encoding.UTF8.GetBytes(file.ToString()), isDryRun: false, Actor.System("benchmark"), null, CancellationToken.None);
        var at = TimeProvider.System.GetUtcNow().AddHours(-1);
        foreach (var some in SyntheticYear.Make(First, reports, seed: 1).Select((u, i) => (u.Use, i)).Chunk(RowsPerSave))
        {
            await store.WriteAsync(
                async (db, stop) =>
                {
                    foreach (var (use, i) in some)
                        db.Submissions.Add(Row(protector, use with { Day = First.AddDays(use.Day.DayNumber % 31) }, i, at));
                    var saved = await db.SaveChangesAsync(stop);
                    db.ChangeTracker.Clear();
                    return Written.Keep(saved);
                },
                CancellationToken.None
            );
        }
    }

    private static Submission Row(ColumnProtector protector, Bot.FamilySupport.Pricing.CareUse use, int i, DateTimeOffset at)
    {
        static string Clock(int minute) => FormattableString.Invariant($"{minute / 60 % 24:00}:{minute % 60:00}");
        var id = Guid.CreateVersion7(at);
        var children = string.Join(',', use.Children.Select(c => $"{{\"sick\":{(c.IsSick ? "true" : "false")}}}"));
        var answers = FormattableString.Invariant(
            $$"""
            {"member-number":"{{5000 + (i % Members)}}","date":"{{use.Day:yyyy-MM-dd}}","time":{"from":"{{Clock(use.Start)}}","to":"{{Clock(
                use.Start + use.Minutes
            )}}"},"children":[{{children}}],"support":["after-school"],"travel":{{use.Spent}}}
            """
        );
        return new Submission
        {
            Id = id,
            Reference = FormattableString.Invariant($"FS-{i / 10_000:0000}-{i % 10_000:0000}"),
            EventId = id,
            ConversationKey = "key",
            Channel = "line",
            Procedure = "activity-report",
            Version = 2,
            Language = "ja",
            Answers = protector.Protect(Submission.AnswersColumn, id.ToString("N"), answers),
            SubmittedAt = at,
            State = SubmissionState.Confirmed,
        };
    }

    /// <summary>The most this process ever had in memory, in MB.</summary>
    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1_000_000;
    }
}
