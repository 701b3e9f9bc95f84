using System.Globalization;
using System.Text.RegularExpressions;
using Channels.Bot.Data;
using Channels.Bot.Protection;
using Channels.Tests.FamilySupport.Members;
using Channels.Text;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Tests.FamilySupport.Closing;

/// <summary><c>close</c>, as the runbook types it.</summary>
public sealed class CloseVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("close-verb-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_month_is_prepared_signed_by_two_and_handed_over()
    {
        var last = JapanTime.DayOf(TimeProvider.System.GetUtcNow()).AddMonths(-1);
        var month = last.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var file = Write("members.csv", MemberFiles.Utf8(MemberFiles.Heading, MemberFiles.Hanako));
        Assert.Equal(0, (await RunAsync("members", "import", file)).Code);
        await AddReportsAsync(last);

        var (code, said) = await RunAsync("close", "month", month, "--dry-run");
        Assert.Equal(0, code);
        Assert.Contains($"{month} draft: 2 reports, 1 member, 2000 yen", said, StringComparison.Ordinal);
        Assert.Contains("\n要確認：", "\n" + said, StringComparison.Ordinal);
        Assert.DoesNotContain("look", said, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("close", "show", month)).Code);
        (code, said) = await RunAsync("close", "month", month);
        Assert.Equal(0, code);
        var list = await RunAsync("close", "list", month);
        Assert.Equal(0, list.Code);
        Assert.Contains("4821 例田 花子 2,000円 → 0177-200 ****567", list.Said, StringComparison.Ordinal);
        Assert.Contains("FS-0000-0001 当月", list.Said, StringComparison.Ordinal);
        var wrong = await RunAsync("close", "show", month, "--FamilySupport:Closing:Checks:Untrained=Yes");
        Assert.Equal(1, wrong.Code);
        Assert.Contains("FamilySupport:Closing:Checks:Untrained", wrong.Said, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("close", "show", month, "--FamilySupport:Closing:PayDay=40")).Code);
        var hash = Regex.Match(said, "hash ([0-9a-f]{64})", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

        var (sato, tanaka) = (
            Write("sato.key", "the key of sato himself\n"u8.ToArray()),
            Write("tanaka.key", "the key of tanaka herself"u8.ToArray())
        );
        var system = Write("system.key", "the key of the console"u8.ToArray());
        Assert.Contains(
            "(staff.unknown)",
            (await RunAsync("close", "approve", month, "--hash", hash, "--key-file", system)).Said,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "(close.hash)",
            (await RunAsync("close", "approve", month, "--hash", "00", "--key-file", sato)).Said,
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await RunAsync("close", "approve", month, "--hash", hash, "--key-file", sato)).Code);
        var exported = Path.Combine(folder, "out");
        Assert.Contains("(close.approvals)", (await RunAsync("close", "export", month, "--out", exported)).Said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(exported));
        Assert.Equal(0, (await RunAsync("close", "approve", month, "--hash", hash, "--key-file", tanaka)).Code);
        Assert.Equal(0, (await RunAsync("close", "withdraw", month, "--key-file", tanaka)).Code);
        Assert.Equal(1, (await RunAsync("close", "export", month, "--out", exported)).Code);
        Assert.Equal(0, (await RunAsync("close", "approve", month, "--hash", hash, "--key-file", tanaka)).Code);
        (code, said) = await RunAsync("close", "export", month, "--out", exported);
        Assert.True(code == 0, said);
        Assert.Contains($"{month} closed", said, StringComparison.Ordinal);
        Assert.Equal(6, Directory.EnumerateFiles(exported).Count());
        if (!OperatingSystem.IsWindows())
            Assert.All(
                Directory.EnumerateFiles(exported),
                f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(f).UnixFileMode)
            );
        Assert.Contains("(close.month-closed)", (await RunAsync("close", "month", month)).Said, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("close", "approve", month)).Code);
    }

    private async Task AddReportsAsync(DateOnly last)
    {
        await using var app = Program.Build(Settings());
        var protector = app.Services.GetRequiredService<ColumnProtector>();
        var at = TimeProvider.System.GetUtcNow().AddDays(-1);
        var day = new DateOnly(last.Year, last.Month, 8); // 2 hours on any day: the city pays 500 an hour
        await app
            .Services.GetRequiredService<IStore>()
            .WriteAsync(
                async (db, stop) =>
                {
                    db.Submissions.AddRange(
                        Enumerable
                            .Range(0, 2)
                            .Select(i =>
                                ClosingDesk.Row(
                                    protector,
                                    $"FS-0000-000{i}",
                                    "4821",
                                    Rules.Use($"{day.AddDays(i):yyyy-MM-dd} 10:00-12:00"),
                                    at
                                )
                            )
                    );
                    return Written.Keep(await db.SaveChangesAsync(stop));
                },
                Stop
            );
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string[] Settings() =>
        [
            $"--Database:Folder={folder}",
            "--Api:Keys:console=the key of the console",
            "--Api:Holders:sato:Keys:a:Value=the key of sato himself",
            "--Api:Holders:tanaka:Keys:a:Value=the key of tanaka herself",
            "--Api:Persons:0=sato",
            "--Api:Persons:1=tanaka",
            .. ClosingDesk.Settings.Select(s => $"--{s.Key}={s.Value}"),
        ];

    private async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        using var said = new StringWriter();
        var terminal = new Terminal(TextReader.Null, said, said);
        return (await CommandLine.RunAsync([.. args, .. Settings()], settings => Program.Build(settings), terminal), said.ToString());
    }
}
