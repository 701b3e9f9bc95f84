using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.FamilySupport.Members;
using Channels.Tests.Support.Doors;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;
using Microsoft.Data.Sqlite;

namespace Channels.Tests.FamilySupport.Linking;

/// <summary>A code by the API and by the verb, said in LINE; the whole way through signed webhooks.</summary>
public sealed class LinkStory : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("members-link-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_centre_gives_a_code_the_member_says_it_and_reports_without_a_number()
    {
        await using var app = await StartAsync();
        using var sato = Client(app);
        using var system = await app.Api.PostAsync("/api/v1/members/4821/code", null, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, system.StatusCode); // a person gives a code, no system

        using var answer = await sato.PostAsync("/api/v1/members/4821/code", null, Stop);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var code = (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString()!;
        var hanako = app.Line.Hanako;
        await SayAsync(app, hanako, "つなぐ", "MB- で始まるもの");
        var told = await SayAsync(app, hanako, code.Replace("-", "", StringComparison.Ordinal), "つながりました");
        Assert.DoesNotContain("例田", told, StringComparison.Ordinal);
        var stands = await sato.GetFromJsonAsync<JsonElement>("/api/v1/members/4821/link", Stop);
        Assert.Equal(JsonValueKind.String, stands.GetProperty("linkedAt").ValueKind);
        Assert.Equal(JsonValueKind.Null, stands.GetProperty("codeUntil").ValueKind);

        var again = await SayAsync(app, hanako, code, "もう使えません");
        Assert.Contains("会員番号 4821（提供会員）とつながっています", again, StringComparison.Ordinal);
        Assert.DoesNotContain("新しいコードを", again, StringComparison.Ordinal);
        await SayAsync(app, hanako, "活動報告", "いつの活動");
        await SayAsync(app, hanako, "中止", "やめ");
        await SayAsync(app, hanako, "はい", "");

        Assert.Equal(HttpStatusCode.NoContent, (await sato.DeleteAsync("/api/v1/members/4821/link", Stop)).StatusCode);
        await app.Line.WaitForReplyAsync(hanako, b => b.Text!.Contains("センターがはずしました", StringComparison.Ordinal));
        using var nothing = await sato.DeleteAsync("/api/v1/members/4821/link", Stop);
        Assert.Equal("member.unlinked", (await nothing.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString());
        using var left = await sato.PostAsync("/api/v1/members/4830/code", null, Stop);
        Assert.Equal(
            (HttpStatusCode.Conflict, "member.left"),
            (left.StatusCode, (await left.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString())
        );
        Assert.DoesNotContain(app.Logs.All, l => l.Message.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_clerk_prints_a_code_and_takes_it_back()
    {
        var file = Path.Combine(folder, "members.csv");
        await File.WriteAllBytesAsync(file, Members.MemberFiles.Utf8(Members.MemberFiles.Heading, Members.MemberFiles.Hanako), Stop);
        await RunAsync("members", "import", file);
        var (code, said) = await RunAsync("members", "code", "04821");
        Assert.Equal(0, code);
        Assert.Matches("^MB-[0-9A-Z]{4}-[0-9A-Z]{4}\n", said);
        Assert.Contains("For member 4821, once, until ", said, StringComparison.Ordinal);
        Assert.Equal((1, "No such member.\n"), await RunAsync("members", "code", "9999"));
        Assert.Equal(
            (0, "Nobody was linked; the code that was out opens nothing any more.\n"),
            await RunAsync("members", "unlink", "4821")
        );
        Assert.Equal((1, "No conversation is linked, and no code is out.\n"), await RunAsync("members", "unlink", "4821"));
    }

    internal static async Task<ChannelsApp> StartAsync()
    {
        var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Api:Holders:sato:Keys:a:Value"] = "the key of sato himself", ["Api:Persons:0"] = "sato" }
        );
        await LinkTests.EnrolAsync(app.Get<MemberImport>());
        return app;
    }

    internal static HttpClient Client(ChannelsApp app)
    {
        var client = new HttpClient { BaseAddress = app.Root };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "the key of sato himself");
        return client;
    }

    private static async Task<string> SayAsync(ChannelsApp app, Channels.Simulator.EmulatedUser who, string text, string expected)
    {
        var bubble = await app.Line.AnswerToAsync(who, text);
        Assert.Contains(expected, bubble.Text, StringComparison.Ordinal);
        return bubble.Text!;
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        using var said = new StringWriter();
        var terminal = new Terminal(TextReader.Null, said, said);
        string[] all = [.. args, $"--Database:Folder={folder}"];
        return (await CommandLine.RunAsync(all, settings => Program.Build(settings), terminal), said.ToString());
    }
}
