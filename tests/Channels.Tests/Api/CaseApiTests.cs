using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Api;

/// <summary>What staff systems do with a case over HTTP.</summary>
public sealed class CaseApiTests
{
    private const string Wrote = "あす10時に電話します。\nよろしいですか。";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_office_writes_is_kept_and_LINE_shows_that_there_is_news_and_no_more()
    {
        await using var app = await HttpApi.StartAsync();
        await HttpApi.SubmitAsync(app, "SH-1111-1111");

        using var answer = await WriteAsync(app, Wrote);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var push = await app.Line.WaitForReplyAsync(app.Line.Hanako, "channels/news");
        Assert.Equal("""channels/news {"reference":"SH-1111-1111"}""", push.Text);
        Assert.DoesNotContain(app.Line.Calls, c => c.Body.Contains("電話", StringComparison.Ordinal));

        var line = Assert.Single(await app.Api.ReplyAsync<List<CaseLineReply>>("/api/v1/submissions/SH-1111-1111/messages"));
        Assert.Equal(("staff", Wrote), (line.From, line.Text));
        Assert.Equal(line.At, (await app.Api.ReplyAsync<SubmissionReply>("/api/v1/submissions/SH-1111-1111")).ContactedAt);
        Assert.Equal(
            "test",
            await app.Store.ReadAsync(
                (db, stop) => db.Audit.Where(a => a.Action == "case.replied").Select(a => a.Actor).SingleAsync(stop),
                Stop
            )
        );
        Assert.DoesNotContain("電話", app.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_with_one_key_it_is_one_message_and_the_same_answer()
    {
        await using var app = await HttpApi.StartAsync();
        await HttpApi.SubmitAsync(app, "SH-1111-1111");

        using var first = await WriteAsync(app, Wrote, "key-1");
        using var second = await WriteAsync(app, Wrote, "key-1");
        using var other = await WriteAsync(app, "別の話", "key-1");
        using var empty = await WriteAsync(app, Wrote, new string('k', 201));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.Equal(await IdAsync(first), await IdAsync(second));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key.reused"), (other.StatusCode, await CodeAsync(other)));
        Assert.Equal((HttpStatusCode.BadRequest, "idempotency-key.length"), (empty.StatusCode, await CodeAsync(empty)));
        Assert.Equal(1, await app.Store.ReadAsync((db, stop) => db.CaseMessages.CountAsync(stop), Stop));

        static async Task<Guid> IdAsync(HttpResponseMessage answer) => (await answer.ReplyAsync<CaseLineReply>()).Id;
    }

    [Theory]
    [InlineData(null, "message.empty")]
    [InlineData("", "message.empty")]
    [InlineData(" \u3000\r\n ", "message.empty")]
    [InlineData("a\u0000b", "message.control")]
    [InlineData("a\u001b[2Jb", "message.control")]
    [InlineData("a\u0085\u009bb", "message.control")]
    [InlineData("a\u202eb", "message.control")]
    [InlineData("a\u2067b", "message.control")]
    public async Task A_text_that_is_none_is_refused_with_a_stable_code(string? text, string code)
    {
        await using var app = await HttpApi.StartAsync();
        await HttpApi.SubmitAsync(app, "SH-1111-1111");

        using var answer = await WriteAsync(app, text);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, await CodeAsync(answer)));
        Assert.Equal(0, await app.Store.ReadAsync((db, stop) => db.CaseMessages.CountAsync(stop), Stop));
    }

    [Fact]
    public async Task Two_thousand_characters_are_taken_and_one_more_is_not()
    {
        await using var app = await HttpApi.StartAsync();
        await HttpApi.SubmitAsync(app, "SH-1111-1111");

        using var most = await WriteAsync(app, new string('あ', 1998) + "😀𠮷");
        using var more = await WriteAsync(app, new string('あ', 2001));
        using var huge = await WriteAsync(app, new string('a', 100_000));
        using var broken = await app.Api.PostAsync(
            "/api/v1/submissions/SH-1111-1111/messages",
            new StringContent("{\"text\":", Encoding.UTF8, "application/json"),
            Stop
        );

        Assert.Equal(HttpStatusCode.Created, most.StatusCode);
        Assert.Equal((HttpStatusCode.BadRequest, "message.length"), (more.StatusCode, await CodeAsync(more)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "http.413"), (huge.StatusCode, await CodeAsync(huge)));
        Assert.Equal((HttpStatusCode.BadRequest, "body.json"), (broken.StatusCode, await CodeAsync(broken)));
    }

    [Fact]
    public async Task First_contact_is_noted_once()
    {
        await using var app = await HttpApi.StartAsync();
        await HttpApi.SubmitAsync(app, "SH-1111-1111");

        // The same answer to the letter: compared as it stands on the wire.
        var first = await ContactedAsync(app);
        Assert.Equal(first.GetRawText(), (await ContactedAsync(app)).GetRawText());
        Assert.Equal(first.As<FirstContactReply>().ContactedAt, (await WaitingAsync(app))[0].ContactedAt);

        static async Task<JsonElement> ContactedAsync(ChannelsApp app) =>
            await (
                await app.Api.PostAsync("/api/v1/submissions/SH-1111-1111/contacted", null, Stop)
            ).Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    [Theory]
    [InlineData("GET", "messages")]
    [InlineData("POST", "messages")]
    [InlineData("POST", "contacted")]
    public async Task A_case_that_is_not_there_is_a_problem_with_a_stable_code(string method, string path)
    {
        await using var app = await HttpApi.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/submissions/SH-9999-9999/{path}");
        if (path == "messages" && method == "POST")
            request.Content = JsonContent.Create(new { text = "text" });
        using var answer = await app.Api.SendAsync(request, Stop);
        Assert.Equal((HttpStatusCode.NotFound, "submission.unknown"), (answer.StatusCode, await CodeAsync(answer)));
    }

    [Fact]
    public async Task The_queue_shows_the_urgent_first_then_the_oldest_and_one_ward_when_asked()
    {
        await using var app = await HttpApi.StartAsync();
        foreach (var reference in (string[])["SH-1111-1111", "SH-2222-2222", "SH-3333-3333"])
            await HttpApi.SubmitAsync(app, reference);
        var at = new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
        await app.Store.WriteAsync(
            async (db, stop) =>
            {
                await db
                    .WorkItems.Where(w => w.Reference != "SH-1111-1111")
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(w => w.Route, "moji")
                                .SetProperty(w => w.Priority, Priorities.Urgent)
                                .SetProperty(w => w.ContactBy, at.AddMinutes(30)),
                        stop
                    );
                await db
                    .Submissions.Where(s => s.Reference != "SH-1111-1111")
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.Route, "moji").SetProperty(s => s.Priority, Priorities.Urgent), stop);
                return Written.Keep(
                    await db
                        .Submissions.Where(s => s.Reference == "SH-2222-2222")
                        .ExecuteUpdateAsync(set => set.SetProperty(s => s.IsInterim, true).SetProperty(s => s.AppliedAt, at), stop)
                );
            },
            Stop
        );

        var list = await WaitingAsync(app);
        Assert.Equal(["SH-2222-2222", "SH-3333-3333", "SH-1111-1111"], list.Select(s => s.Reference));
        Assert.Equal(["SH-2222-2222", "SH-3333-3333"], (await WaitingAsync(app, "?route=moji")).Select(s => s.Reference));
        Assert.Empty(await WaitingAsync(app, "?route=tobata"));
        (string?, int, bool, DateTimeOffset?, DateTimeOffset?, DateTimeOffset?) shown = ("moji", -2, true, at, at.AddMinutes(30), null);
        var line = list[0];
        Assert.Equal(shown, (line.Route, line.Priority, line.IsInterim, line.AppliedAt, line.ContactBy, line.ContactedAt));
        var one = await app.Api.ReplyAsync<SubmissionReply>("/api/v1/submissions/SH-2222-2222");
        Assert.Equal(shown, (one.Route, one.Priority, one.IsInterim, one.AppliedAt, one.ContactBy, one.ContactedAt));
    }

    private static Task<List<WaitingReply>> WaitingAsync(ChannelsApp app, string query = "") =>
        app.Api.ReplyAsync<List<WaitingReply>>($"/api/v1/submissions/new{query}");

    private static async Task<HttpResponseMessage> WriteAsync(ChannelsApp app, string? text, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/submissions/SH-1111-1111/messages")
        {
            Content = JsonContent.Create(new { text }),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await app.Api.SendAsync(request, Stop);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.ReplyAsync<ProblemReply>()).Code;
}
