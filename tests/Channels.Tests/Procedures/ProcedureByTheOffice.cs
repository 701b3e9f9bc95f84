using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Channels.Webhooks.Verbs;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Procedures;

/// <summary>Somebody of the office writes a procedure: people use it, it fills up, it closes, it is changed while the server
/// runs.</summary>
public sealed class ProcedureByTheOffice
{
    private static readonly string[] First = ["敬老会", "山田 花子", "昭和27年3月4日", "午前の部", "車いす", "つぎへ", "つきそいはない"];

    [Fact]
    public async Task Age_is_asked_for_limits_hold_and_a_place_given_back_is_free_again()
    {
        using var written = new SeniorsDay();
        await using var app = await StartAsync(written);
        Assert.Contains("まだ65歳になりません", await AllAsync(app, app.Line.Hanako, "敬老会", "山田 花子", "平成20年1月5日"));
        Assert.Contains("お手伝い", await AllAsync(app, app.Line.Hanako, "昭和27年3月4日", "午前の部"));
        Assert.Contains("「いらない」は、ほかといっしょには選べません", await AllAsync(app, app.Line.Hanako, "1と3"));
        Assert.Contains("18歳からの方", await AllAsync(app, app.Line.Hanako, "いらない", "7歳"));
        Assert.Contains("74歳", await AllAsync(app, app.Line.Hanako, "74"));
        Assert.Contains("受付番号は KR-", await AllAsync(app, app.Line.Hanako, "はい"));

        // Told where it is chosen, not after all the other questions.
        var told = await AllAsync(app, app.Line.Taro, First[..4]);
        Assert.Contains("「時間」の「午前の部」は、いっぱいになりました", told);
        Assert.Contains("どちらに来られますか", told);
        Assert.Contains("いっぱいになりました", await AllAsync(app, app.Line.Taro, "午前の部"));
        Assert.Equal(1, await CountAsync(app));

        // Somebody takes theirs back: the place is free, and everything else that was answered is still there.
        await AllAsync(app, app.Line.Hanako, "さっきのを取り消したい", "取り消す");
        Assert.Contains("お手伝い", await AllAsync(app, app.Line.Taro, "午前の部"));
        Assert.Contains("確認してください", await AllAsync(app, app.Line.Taro, First[4..]));
        Assert.Contains("受付番号は KR-", await AllAsync(app, app.Line.Taro, "はい"));
        Assert.Equal(1, await CountAsync(app));
    }

    [Fact]
    public async Task A_place_is_held_for_nobody_and_the_second_to_hand_in_chooses_again()
    {
        using var written = new SeniorsDay();
        await using var app = await StartAsync(written);
        await AllAsync(app, app.Line.Taro, First);
        await AllAsync(app, app.Line.Hanako, [.. First, "はい"]);

        Assert.Contains("「午前の部」は、いっぱいになりました", await AllAsync(app, app.Line.Taro, "はい"));
        Assert.Contains("受付番号は KR-", await AllAsync(app, app.Line.Taro, "午後の部", "はい"));
        Assert.Equal(2, await CountAsync(app));
    }

    [Fact]
    public async Task After_its_last_day_it_says_so_and_what_was_begun_in_time_is_finished()
    {
        using var written = new SeniorsDay();
        written.Change("procedure.yaml", "version: 1", "version: 1\nuntil: 2026-09-10");
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 10, 14, 50, 0, TimeSpan.Zero)); // 23:50 in Japan
        await using var app = await StartAsync(written, clock);
        await AllAsync(app, app.Line.Hanako, First);

        clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Contains("受付番号は KR-", await AllAsync(app, app.Line.Hanako, "はい"));
        Assert.Contains("敬老会の受付は、9月10日（木）で終わりました", await AllAsync(app, app.Line.Taro, "敬老会に申し込みたいです"));
        Assert.Contains("敬老会の受付は、9月10日（木）で終わりました", await AllAsync(app, app.Line.Taro, "敬老会"));
        Assert.DoesNotContain("敬老会の申込み", app.Line.QuickReplies(app.Line.Taro));

        // The office gives a week more: no new version, no start.
        written.Change("procedure.yaml", "until: 2026-09-10", "until: 2026-09-17");
        Assert.Contains("お名前", await AllAsync(app, app.Line.Taro, "敬老会"));
    }

    [Fact]
    public async Task A_changed_file_is_used_by_the_next_message_and_a_broken_one_is_said_on_the_page()
    {
        using var written = new SeniorsDay();
        await using var app = await StartAsync(written);
        Assert.Contains("お名前を教えてください", await AllAsync(app, app.Line.Hanako, "敬老会"));
        written.Change("ja.yaml", "ask: 生年月日を教えてください。", "ask: お生まれはいつですか。");
        Assert.Contains("お生まれはいつですか", await AllAsync(app, app.Line.Hanako, "山田 花子"));

        written.Change("procedure.yaml", "type: birthday", "type: birhtday");
        var page = WebUtility.HtmlDecode(await app.Api.GetStringAsync("/procedures"));
        Assert.Contains("Did you mean 'birthday'?", page, StringComparison.Ordinal);
        Assert.Contains("知らない種類（type）です。", page, StringComparison.Ordinal);
        Assert.Contains("だれにも出していません", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Api.GetAsync("/procedures/keirou")).StatusCode);

        written.Change("procedure.yaml", "type: birhtday", "type: birthday");
        Assert.Equal(HttpStatusCode.OK, (await app.Api.GetAsync("/procedures/keirou")).StatusCode);
    }

    [Fact]
    public async Task It_is_tried_out_on_the_page_and_what_was_said_is_an_example_that_goes_as_written()
    {
        using var written = new SeniorsDay();
        await using var app = await StartAsync(written);
        var page = await TryAsync(app, [.. First, "はい"]);
        Assert.Contains("受付番号は KR-", page, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app));

        var from = page.IndexOf("title: \"", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(written.Examples, "happy.yaml"), page[from..page.IndexOf("</pre>", from, StringComparison.Ordinal)]);
        var lint = new StringWriter();
        await CommandLine.RunAsync(["lint", written.Folder], _ => throw new InvalidOperationException(), Terminal(lint));
        Assert.Contains("There are 1 readable examples", lint.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("example-failed", lint.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.GetAsync("/procedures")).StatusCode);
    }

    [Fact]
    public async Task An_example_is_recorded_in_the_terminal_and_lint_prints_what_to_write_when_it_is_wrong()
    {
        using var written = new SeniorsDay();
        var said = string.Join('\n', [.. First[1..], "はい", ""]) + "\n";

        Assert.Equal(0, await PreviewAsync(written, said, new StringWriter()));
        Assert.Equal(1, await PreviewAsync(written, said, new StringWriter())); // never written over

        var path = Path.Combine(written.Examples, "happy.yaml");
        var recorded = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, recorded.Replace("venue: \"morning\"", "venue: \"afternoon\"", StringComparison.Ordinal));
        var lint = new StringWriter();
        await CommandLine.RunAsync(["lint", written.Folder], _ => throw new InvalidOperationException(), Terminal(lint));
        Assert.Contains("venue is \"morning\" and not \"afternoon\"", lint.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            recorded[recorded.IndexOf("submission:", StringComparison.Ordinal)..].TrimEnd(),
            lint.ToString(),
            StringComparison.Ordinal
        );
    }

    private static Task<int> PreviewAsync(SeniorsDay written, string said, StringWriter output) =>
        CommandLine.RunAsync(
            ["preview", "keirou", written.Folder, "--record", "happy"],
            _ => throw new InvalidOperationException(),
            new Terminal(new StringReader(said), output, output)
        );

    private static Terminal Terminal(StringWriter output) => new(TextReader.Null, output, output);

    private static Task<ChannelsApp> StartAsync(SeniorsDay written, TimeProvider? clock = null) =>
        ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Procedures:Folder"] = written.Folder,
                ["Procedures:Reload"] = "true",
                ["Turns:Enabled"] = "false",
                ["Delivery:Enabled"] = "false",
            },
            clock
        );

    private static async Task<string> AllAsync(ChannelsApp app, EmulatedUser person, params string[] said)
    {
        foreach (var text in said)
        {
            await app.Line.SayAsync(person, text);
            await app.RunUntilIdleAsync();
        }

        return app.Line.Transcript(person)[^1].Text ?? "";
    }

    private static async Task<int> CountAsync(ChannelsApp app) =>
        (await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/submissions/new?queue=keirou")).GetArrayLength();

    private static async Task<string> TryAsync(ChannelsApp app, string[] said)
    {
        var form = said.Select(s => KeyValuePair.Create("said", s)).Append(KeyValuePair.Create("language", "ja"));
        var answer = await app.Api.PostAsync("/procedures/keirou", new FormUrlEncodedContent(form));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
