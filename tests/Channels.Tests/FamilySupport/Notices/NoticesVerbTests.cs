using System.Text;
using System.Text.RegularExpressions;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Tests.FamilySupport.Closing;
using Channels.Tests.FamilySupport.Members;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Tests.FamilySupport.Notices;

/// <summary><c>notices</c>, as the runbook types it.</summary>
public sealed class NoticesVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("notices-verb-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_notice_is_counted_sent_by_a_person_watched_and_cancelled()
    {
        var file = Write("members.csv", MemberFiles.Utf8(MemberFiles.Heading, MemberFiles.Hanako));
        Assert.Equal(0, (await RunAsync("members", "import", file)).Code);
        await LinkAsync("4821");
        var (text, key) = (Write("text.txt", "研修があります。\n"), Write("sato.key", "the key of sato himself\n"));
        string[] send = ["notices", "send", "--title", "12月の研修", "--text", text, "--role", "provider", "--key-file", key];

        var (code, said) = await RunAsync("notices", "count", "--role", "provider");
        Assert.Equal(0, code);
        Assert.Contains("reached 1 of 1 member", said, StringComparison.Ordinal);
        foreach (
            var dry in (string[][])
                [
                    [.. send],
                    [.. send, "--expected", "1", "--dry-run"],
                ]
        )
            Assert.Contains("Nothing was sent", (await RunAsync(dry)).Said, StringComparison.Ordinal);
        Assert.DoesNotContain("研修", (await RunAsync("notices", "list")).Said, StringComparison.Ordinal);

        (code, said) = await RunAsync([.. send, "--expected", "2"]);
        Assert.Equal(1, code);
        Assert.Contains("1 would be reached, not 2. (notice.count)", said, StringComparison.Ordinal);
        var console = Write("console.key", "the key of the console");
        Assert.Contains("(staff.unknown)", (await RunAsync([.. send[..^1], console, "--expected", "1"])).Said, StringComparison.Ordinal);
        (code, said) = await RunAsync([.. send, "--expected", "1"]);
        Assert.True(code == 0, said);
        var id = Regex.Match(said, "[0-9a-f-]{36}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        Assert.Contains($"{id} open", (await RunAsync("notices", "list")).Said, StringComparison.Ordinal);

        await TellAsync(Guid.Parse(id)); // as the server does by day
        (code, said) = await RunAsync("notices", "watch", id);
        Assert.Equal(0, code);
        Assert.Contains("told 1 of 1", said, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("notices", "cancel", id, "--key-file", key)).Code);
        Assert.Contains($"{id} stopped", (await RunAsync("notices", "list")).Said, StringComparison.Ordinal);
        var other = Guid.CreateVersion7().ToString();
        Assert.Contains("(notice.unknown)", (await RunAsync("notices", "watch", other)).Said, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("notices", "count", "--ward", "nowhere")).Code);
    }

    [Theory]
    [InlineData("notices", "--role")]
    [InlineData("notices count", "--role")]
    [InlineData("notices send", "--expected")]
    [InlineData("notices cancel", "--key-file")]
    public async Task Help_names_what_there_is(string verb, string option)
    {
        using var said = new StringWriter();
        var terminal = new Terminal(TextReader.Null, said, said);
        Assert.Equal(0, await CommandLine.RunAsync([.. verb.Split(' '), "--help"], settings => Program.Build(settings), terminal));
        Assert.Contains(verb == "notices" ? "cancel" : option, said.ToString(), StringComparison.Ordinal);
    }

    private Task LinkAsync(string number) =>
        WriteAsync(db =>
        {
            db.Conversations.Add(
                new Conversation
                {
                    Key = "c1",
                    Channel = "line",
                    Account = "account",
                    CreatedAt = TimeProvider.System.GetUtcNow(),
                }
            );
            db.Add(
                new MemberLink
                {
                    Number = number,
                    ConversationKey = "c1",
                    LinkedAt = TimeProvider.System.GetUtcNow(),
                }
            );
        });

    private Task TellAsync(Guid notice) =>
        WriteAsync(db =>
            db.Add(
                new NoticeTold
                {
                    Id = $"{notice:N}/4821",
                    NoticeId = notice,
                    Member = "4821",
                    ConversationKey = "c1",
                    ToldAt = TimeProvider.System.GetUtcNow(),
                }
            )
        );

    private async Task WriteAsync(Action<ChannelsDb> work)
    {
        await using var app = Program.Build(Settings());
        await app
            .Services.GetRequiredService<IStore>()
            .WriteAsync(
                async (db, stop) =>
                {
                    work(db);
                    return Written.Keep(await db.SaveChangesAsync(stop));
                },
                Stop
            );
    }

    private string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

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
            "--Api:Persons:0=sato",
            .. ClosingDesk.Settings.Select(s => $"--{s.Key}={s.Value}"),
        ];

    private async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        using var said = new StringWriter();
        var terminal = new Terminal(TextReader.Null, said, said);
        return (await CommandLine.RunAsync([.. args, .. Settings()], settings => Program.Build(settings), terminal), said.ToString());
    }
}
