using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Protection;
using Channels.Tests.Scenarios;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;

namespace Channels.Tests.Data;

/// <summary>The operator changes the key and erases by verbs, beside a host that serves people.</summary>
public sealed class KeysStory : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("channels-keys-").FullName;

    private Dictionary<string, string> Settings => new() { ["Database:Folder"] = folder };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_key_is_changed_beside_a_host_that_serves_and_the_old_one_destroyed()
    {
        var copy = Path.Combine(folder, "copy.key");
        await using (var app = await ChannelsApp.StartAsync(Settings))
        {
            var number = ActivityReportStory.ReferenceIn(await ActivityReportStory.HandInAsync(app, app.Line.Hanako));
            var (_, status) = await RunAsync("keys", "status");
            Assert.Contains("seals, of the first start", status, StringComparison.Ordinal);
            var first = status[..8];
            File.Copy(Path.Combine(folder, "channels.key"), copy);

            var (rotated, said) = await RunAsync("keys", "rotate");
            Assert.Equal(0, rotated);
            Assert.Contains("seals from now on", said, StringComparison.Ordinal);

            // The member goes on, and the office reads what was sealed before.
            await app.Line.AnswerToAsync(app.Line.Hanako, "届いていますか");
            var whole = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}", Stop);
            Assert.Equal("04821", whole.GetProperty("answers").GetProperty("member-number").GetString());

            Assert.Equal(0, (await RunAsync("keys", "reseal")).Code);
            var (soon, why) = await RunAsync("keys", "destroy", "--key", first);
            Assert.Equal(1, soon);
            Assert.Contains("--at-once", why, StringComparison.Ordinal);
            Assert.Equal(1, (await RunAsync("keys", "destroy", "--key", "nonsense")).Code);
            Assert.Equal(2, (await RunAsync("keys", "destroy")).Code);
            Assert.Equal(2, (await RunAsync("keys", "destroy", "--key", first, "--all-earlier")).Code);
        }

        // Every node is started again; then nobody can seal with the old one.
        await using (var again = await ChannelsApp.StartAsync(Settings))
        {
            var first = (await RunAsync("keys", "status")).Said.Split('\n').Single(l => l.Contains("opens", StringComparison.Ordinal))[..8];
            Assert.Equal(0, (await RunAsync("keys", "destroy", "--key", first, "--at-once")).Code);
            Assert.DoesNotContain(first, (await RunAsync("keys", "status")).Said, StringComparison.Ordinal);
            await again.Line.AnswerToAsync(again.Line.Hanako, "こんにちは");
            Assert.Equal(0, (await RunAsync("audit", "verify")).Code);
        }

        // A key file of before is refused: it could not read what is here, and would seal with what is destroyed.
        File.Copy(copy, Path.Combine(folder, "channels.key"), overwrite: true);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ChannelsApp.StartAsync(Settings));
        Assert.Contains("keys rotate", refused.Message, StringComparison.Ordinal);
        foreach (
            var verb in (string[][])
                [
                    ["rotate"],
                    ["destroy", "--key", "00000000"],
                ]
        )
        {
            var (code, why) = await RunAsync(["keys", .. verb]);
            Assert.Equal(1, code);
            Assert.Contains("does not hold the key that seals", why, StringComparison.Ordinal);
        }

        var (unreadable, which) = await RunAsync("keys", "status");
        Assert.Equal(1, unreadable);
        Assert.Contains("cannot be read", which, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_hurry_all_earlier_keys_go_and_until_then_status_says_what_can_be_read()
    {
        await using (await ChannelsApp.StartAsync(Settings))
        {
            Assert.DoesNotContain("earlier", (await RunAsync("keys", "status")).Said, StringComparison.Ordinal);
            foreach (var _ in (int[])[1, 2])
                Assert.Contains(" sealed with ", (await RunAsync("keys", "rotate")).Said, StringComparison.Ordinal);
        }

        var (_, status) = await RunAsync("keys", "status");
        Assert.Contains("2 earlier keys: backups of any time can still be read.", status, StringComparison.Ordinal);

        // The newest of them alone: what was saved in the time of the oldest is read all the same, and that is said.
        var newest = status.Split('\n').First(l => l.Contains("opens", StringComparison.Ordinal))[..8];
        var (code, said) = await RunAsync("keys", "destroy", "--key", newest, "--at-once");
        Assert.Equal(0, code);
        Assert.Contains("1 earlier key: backups of any time can still be read.", said, StringComparison.Ordinal);
        Assert.Contains(" sealed with ", (await RunAsync("keys", "rotate")).Said, StringComparison.Ordinal);

        Assert.Equal(1, (await RunAsync("keys", "destroy", "--all-earlier")).Code);
        var (all, gone) = await RunAsync("keys", "destroy", "--all-earlier", "--at-once");
        Assert.Equal(0, all);
        Assert.DoesNotContain("can still be read", gone, StringComparison.Ordinal);
        Assert.Contains("no backup of before the last change can be read", gone, StringComparison.Ordinal);
        Assert.DoesNotContain("opens", (await RunAsync("keys", "status")).Said, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("keys", "destroy", "--all-earlier", "--at-once")).Code);
    }

    [Fact]
    public async Task A_change_that_broke_off_is_said_by_status()
    {
        await using (var app = await ChannelsApp.StartAsync(Settings))
            await ActivityReportStory.HandInAsync(app, app.Line.Hanako);

        // As after a kill between the new key and the first value.
        var file = Path.Combine(folder, "channels.key");
        var ring = KeyRing.Parse(await File.ReadAllTextAsync(file, Stop))!;
        await File.WriteAllTextAsync(file, ring.Rotated(TimeProvider.System.GetUtcNow()).ToString(), Stop);
        Assert.Contains("The last change is not finished", (await RunAsync("keys", "status")).Said, StringComparison.Ordinal);
        await RunAsync("keys", "reseal");
        Assert.DoesNotContain("not finished", (await RunAsync("keys", "status")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_database_the_verbs_say_so()
    {
        foreach (
            var verb in (string[][])
                [
                    ["keys", "status"],
                    ["keys", "rotate"],
                    ["erase", "--count"],
                    ["status"],
                    ["redrive", "--all"],
                    ["audit", "verify"],
                ]
        )
        {
            var (code, said) = await RunAsync(verb);
            Assert.Equal(1, code);
            Assert.StartsWith("There is no database of this version (sqlite in", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_erased_is_nowhere_in_the_database_and_its_number_remains()
    {
        await using var app = await ChannelsApp.StartAsync(Settings);
        var number = ActivityReportStory.ReferenceIn(await ActivityReportStory.HandInAsync(app, app.Line.Hanako));
        Assert.NotEmpty(await LinesAsync(app));
        await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}", Stop);

        var (dry, plan) = await RunAsync("erase", "--reference", number, "--dry-run");
        Assert.Equal(0, dry);
        Assert.Contains("would be erased", plan, StringComparison.Ordinal);
        Assert.Contains("fetched by", plan, StringComparison.Ordinal);
        Assert.NotEmpty(await LinesAsync(app));

        Assert.Equal(0, (await RunAsync("erase", "--reference", number, "--with-conversation")).Code);
        Assert.Empty(await LinesAsync(app));
        Assert.Contains("was erased before", (await RunAsync("erase", "--reference", number)).Said, StringComparison.Ordinal);
        var whole = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}", Stop);
        Assert.Equal("erased", whole.GetProperty("state").GetString());
        Assert.Contains("1 number from", (await RunAsync("erase", "--count")).Said, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("erase", "--reference", $" {number.ToLowerInvariant()} ", "--dry-run")).Code);
        Assert.Equal(1, (await RunAsync("erase", "--reference", "FS-0000-0000")).Code);
        Assert.Equal(2, (await RunAsync("erase")).Code);
        Assert.Equal(2, (await RunAsync("erase", "--reference", number, "--count")).Code);
        Assert.Equal(0, (await RunAsync("audit", "verify")).Code);
    }

    /// <summary>Where the child's name is; the form itself has it as an example.</summary>
    private static async Task<List<string>> LinesAsync(ChannelsApp app) =>
        [
            .. (await Unsealed.EverythingAsync(app))
                .Split('\n')
                .Where(l =>
                    l.Contains("たろうさん", StringComparison.Ordinal) && !l.StartsWith("ProcedureVersion.", StringComparison.Ordinal)
                ),
        ];

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        var code = await CommandLine.RunAsync(
            [.. args, $"--Database:Folder={folder}"],
            settings => Program.Build(settings),
            new Terminal(TextReader.Null, output, output)
        );
        return (code, output.ToString());
    }
}
