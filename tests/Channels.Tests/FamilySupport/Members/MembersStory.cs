using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Data.Rows.Family;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.FamilySupport.Members;

/// <summary>The clerk imports by the verb; the centre's systems look by the API, and see no account.</summary>
public sealed class MembersStory : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("members-verb-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_clerk_tries_imports_mends_and_counts()
    {
        var file = Path.Combine(folder, "members.csv");
        await File.WriteAllBytesAsync(
            file,
            MemberFiles.ShiftJis(MemberFiles.Heading, MemberFiles.Hanako, "4822,依頼,例川 由紀,由紀,戸畑区,,,,,,,,,,,,"),
            Stop
        );
        var (code, said) = await RunAsync("members", "import", file, "--dry-run");
        Assert.Equal(1, code);
        Assert.Contains("members.csv: 3行目 「氏名カナ」カナで書いてください。 (kana-wrong)", said, StringComparison.Ordinal);
        Assert.Contains("members.csv: 3行目 「入会日」空欄です。 (cell-missing)", said, StringComparison.Ordinal);
        Assert.Contains(
            "Would write 1 new and 0 changed (0 fields emptied); 0 are as they were. Rows of the file: 2, not taken: 1.",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("members 0,", (await RunAsync("members", "count", "--on", "2026-11-01")).Said, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(file, MemberFiles.ShiftJis(MemberFiles.Heading, MemberFiles.Hanako, MemberFiles.Yuki), Stop);
        (code, said) = await RunAsync("members", "import", file);
        Assert.Equal(0, code);
        Assert.Contains("Wrote 2 new and 0 changed", said, StringComparison.Ordinal);
        (code, said) = await RunAsync("members", "count", "--on", "2026-11-01");
        Assert.Equal(0, code);
        Assert.Contains(
            "2026-11-01: requesters 1, providers 1 (trained 1), both 0, members 2, pairs that have met 0",
            said,
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await RunAsync("members", "import", Path.Combine(folder, "none.csv"))).Code);
        Assert.Equal(2, (await RunAsync("members", "count", "--on", "yesterday")).Code);
    }

    [Fact]
    public async Task The_office_looks_and_no_account_and_no_name_is_in_the_clear()
    {
        await using var app = await ChannelsApp.StartAsync();
        await app.Get<Bot.FamilySupport.Members.MemberImport>()
            .RunAsync(
                MemberFiles.Utf8(MemberFiles.Heading, MemberFiles.Hanako, MemberFiles.Both),
                isDryRun: false,
                Bot.Audit.Actor.Bot,
                null,
                Stop
            );
        var text = await app.Api.GetStringAsync("/api/v1/members?role=provider", Stop);
        Assert.DoesNotContain("1234567", text, StringComparison.Ordinal);
        var list = JsonDocument.Parse(text).RootElement;
        Assert.Equal(
            ("例田 花子", "0177-200 ****567"),
            (list[0].GetProperty("name").GetString(), list[0].GetProperty("account").GetString())
        );
        var count = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/members/count?on=2026-11-01", Stop);
        Assert.Equal((2, 1), (count.GetProperty("providers").GetInt32(), count.GetProperty("both").GetInt32()));
        using var unknown = await app.Api.GetAsync("/api/v1/members/9999", Stop);
        Assert.Equal((HttpStatusCode.NotFound, "member.unknown"), (unknown.StatusCode, (await unknown.ReplyAsync<ProblemReply>()).Code));
        using var role = await app.Api.GetAsync("/api/v1/members?role=x", Stop);
        Assert.Equal("member.role", (await role.ReplyAsync<ProblemReply>()).Code);
        using var stranger = await app.Http.GetAsync("/api/v1/members", Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);

        var rows = await app.Store.ReadAsync((db, stop) => db.Set<Member>().ToListAsync(stop), Stop);
        Assert.All(rows, r => Assert.NotNull(r.Account));
        Assert.DoesNotContain(app.Logs.All, l => l.Message.Contains("例田", StringComparison.Ordinal));
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        using var said = new StringWriter();
        var terminal = new Terminal(TextReader.Null, said, said);
        string[] all = [.. args, $"--Database:Folder={folder}"];
        return (await CommandLine.RunAsync(all, settings => Program.Build(settings), terminal), said.ToString());
    }
}
