using Channels.Bot.Audit;
using Channels.Bot.Audit.Chain;
using Channels.Bot.Data;
using Channels.Bot.Joints;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Data;

/// <summary>An operator exports the audit daily to a place of their own, and later proves by it that nothing was changed.</summary>
public sealed class AuditVerbTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.Parse("2026-11-29T12:00:00+09:00", null));
    private readonly string folder = Directory.CreateTempSubdirectory("channels-audit-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Heads => Path.Combine(folder, "out", "audit-heads.csv");

    [Fact]
    public async Task What_was_exported_finds_what_is_changed_afterwards()
    {
        Assert.Equal(0, (await RunAsync("migrate")).Code);
        await HappenAsync(days: 3);
        Assert.Contains("In order.", (await RunAsync("audit", "verify")).Said, StringComparison.Ordinal);
        var (code, said) = await RunAsync("audit", "export", "--folder", Path.Combine(folder, "out"));
        Assert.Equal((0, true), (code, said.Contains("2 days written; 2 heads", StringComparison.Ordinal)));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(folder, "out")).Length);
        Assert.Contains("0 days written", (await RunAsync("audit", "export", "--folder", Path.Combine(folder, "out"))).Said);
        Assert.Equal(0, (await RunAsync("audit", "verify", "--heads", Heads)).Code);

        await using (var app = Host([]))
            await app
                .Services.GetRequiredService<IStore>()
                .WriteAsync(
                    async (db, stop) =>
                        Written.Keep(
                            await db
                                .Audit.Where(e => e.Subject == "FS-1")
                                .ExecuteUpdateAsync(set => set.SetProperty(e => e.Actor, "nobody"), stop)
                        ),
                    Stop
                );
        (code, said) = await RunAsync("audit", "verify", "--heads", Heads);
        Assert.Equal((1, true), (code, said.Contains("changed 2026-11-30 1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_export_of_the_first_day_has_no_heads_yet_and_is_one_all_the_same()
    {
        Assert.Equal(0, (await RunAsync("migrate")).Code);
        await HappenAsync(days: 1);
        Assert.Equal(0, (await RunAsync("audit", "export", "--folder", Path.Combine(folder, "out"))).Code);
        var (code, said) = await RunAsync("audit", "verify", "--heads", Heads);
        Assert.Equal((0, true), (code, said.Contains("0 heads compared. In order.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Heads_that_are_none_are_said_to_be_so()
    {
        Assert.Equal(0, (await RunAsync("migrate")).Code);
        Assert.Equal(2, (await RunAsync("audit", "verify", "--heads", Heads)).Code);
        await File.WriteAllTextAsync(Path.Combine(folder, "none.csv"), "", Stop);
        Assert.Equal(2, (await RunAsync("audit", "verify", "--heads", Path.Combine(folder, "none.csv"))).Code);
        var nonsense = Path.Combine(folder, "heads.csv");
        await File.WriteAllTextAsync(nonsense, "2026-11-29,three,abc", Stop);
        var (code, said) = await RunAsync("audit", "verify", "--heads", nonsense);
        Assert.Equal((2, true), (code, said.Contains("is no line of heads", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("audit", "verify", "--head", "x.csv")]
    [InlineData("redrive", "--refrence", "EV-4KR2-94CW")]
    [InlineData("redrive", "EV-4KR2-94CW")]
    [InlineData("redrive", "--sink", "a", "--dryrun")]
    [InlineData("redrive", "--expekted", "3")]
    [InlineData("migrate", "--Database:Folder")]
    [InlineData("status", "everything")]
    public async Task A_slip_of_the_pen_is_no_wider_order(params string[] args)
    {
        var (code, said) = await RunAsync(args);
        Assert.Equal((2, true), (code, said.Contains("is no option of this verb", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_said_in_a_line()
    {
        var (code, said) = await RunAsync("audit", "verify");
        Assert.Equal((1, false), (code, said.Contains("   at ", StringComparison.Ordinal)));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task HappenAsync(int days)
    {
        await using var app = Host([]);
        for (var day = 0; day < days; day++)
        {
            var subject = $"FS-{day}";
            await app
                .Services.GetRequiredService<IStore>()
                .WriteAsync(
                    async (db, stop) =>
                    {
                        AuditLog.Add(db, clock.GetUtcNow(), Actor.Bot, "submission.kept", subject);
                        return Written.Keep(await db.SaveChangesAsync(stop));
                    },
                    Stop
                );
            clock.Advance(TimeSpan.FromMinutes(1));
            await app.Services.GetServices<ISweep>().Single(s => s.Name == "audit-seals").RunAsync(Stop);
            clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        var code = await CommandLine.RunAsync(
            [.. args, $"--Database:Folder={folder}"],
            Host,
            new Terminal(TextReader.Null, output, output)
        );
        return (code, output.ToString());
    }

    private Microsoft.AspNetCore.Builder.WebApplication Host(string[] settings) =>
        Program.Build(
            [.. settings, $"--Database:Folder={folder}"],
            builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))
        );
}
