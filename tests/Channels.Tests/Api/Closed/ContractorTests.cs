using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Api.Closed;

/// <summary>What somebody meets who connects a system with the documents alone: nothing is dropped silently, and refusals name what is
/// wrong.</summary>
public sealed class ContractorTests
{
    private const string Number = "FS-1111-1111";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("confirmed", "confirmed")]
    [InlineData("Confirmed", "confirmed")]
    [InlineData("DONE", "done")]
    public async Task A_receipt_is_good_after_the_status_was_set(string status, string state)
    {
        await using var app = await StartAsync();
        var receipt = await ReceiptAsync(app);
        Assert.Equal(state, (await SendAsync(app, "PUT", "status", new { status })).GetProperty("state").GetString());

        Assert.False((await SendAsync(app, "PUT", $"confirm/{receipt}")).GetProperty("wasConfirmed").GetBoolean());
        Assert.True((await SendAsync(app, "PUT", $"confirm/{receipt}")).GetProperty("wasConfirmed").GetBoolean());
        var report = Assert.Single((await SendAsync(app, "GET", "history")).GetProperty("reports").EnumerateArray());
        Assert.Equal(("whole", 1), (report.GetProperty("kind").GetString(), report.GetProperty("revision").GetInt32()));
        Assert.EndsWith("test", report.GetProperty("actor").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_of_what_its_person_took_back_is_gone_and_says_so()
    {
        await using var app = await StartAsync();
        var receipt = await ReceiptAsync(app);
        await app.Store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await db.Submissions.ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SubmissionState.Withdrawn), stop)
                ),
            Stop
        );
        var gone = await SendAsync(app, "PUT", $"confirm/{receipt}");
        Assert.Equal("receipt.gone", gone.GetProperty("code").GetString());
        Assert.Contains("took it back", gone.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_keeps_its_note_sealed_and_the_same_twice_is_once()
    {
        await using var app = await StartAsync();
        await ReceiptAsync(app);
        for (var i = 0; i < 2; i++)
            await SendAsync(app, "POST", "problem", new { kind = "unreadable", note = "2枚目がぼやけています" });
        await SendAsync(app, "POST", "problem", new { kind = "unreadable" });
        await SendAsync(app, "POST", "problem", new { kind = "other", note = "別の件" });

        var reports = (await SendAsync(app, "GET", "history")).GetProperty("reports").EnumerateArray().ToList();
        Assert.Equal(
            [("unreadable", "2枚目がぼやけています"), ("unreadable", null), ("other", (string?)"別の件")],
            reports.Select(r => (r.GetProperty("kind").GetString()!, r.GetProperty("note").GetString()))
        );
        var alerts = await app.Store.ReadAsync((db, stop) => db.Alerts.OrderBy(a => a.Id).Select(a => a.Alarm).ToListAsync(stop), Stop);
        Assert.Equal(["unreadable", "other"], alerts);
        var rows = await app.Store.ReadAsync((db, stop) => db.ContentReports.AsNoTracking().ToListAsync(stop), Stop);
        Assert.All(
            rows.Where(r => r.Note is not null),
            r => Assert.DoesNotContain("ぼやけ", Encoding.UTF8.GetString(r.Note!.Sealed), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("submissions/new?qeueu=reports", "query.unknown", "qeueu")]
    [InlineData("submissions/new?limit=many", "query.value", "limit")]
    [InlineData("submissions/new?queue=reprots", "submission.queue", "queue")]
    [InlineData("submissions/new?route=tobta", "submission.route", "route")]
    [InlineData("submissions/new?after=x", "submission.after", "after")]
    [InlineData("submissions/FS-1111-1111?full=true", "query.unknown", "full")]
    [InlineData("sinks/books?day=abc", "query.value", "day")]
    [InlineData("alerts?open=maybe", "query.value", "open")]
    [InlineData("keys?all=1", "query.unknown", "all")]
    public async Task A_query_that_is_not_meant_is_refused_and_its_name_said(string call, string code, string field)
    {
        await using var app = await StartAsync();
        using var answer = await app.Api.GetAsync("/api/v1/" + call, Stop);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(
            (HttpStatusCode.BadRequest, code, field),
            (answer.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString())
        );
        if (code is "query.unknown" or "submission.queue" or "submission.route")
            Assert.Equal(JsonValueKind.Array, problem.GetProperty("known").ValueKind);
    }

    [Theory]
    [InlineData("POST", "problem", """{"kind":"other","remark":"x"}""", "body.unknown", "remark")]
    [InlineData("POST", "problem", """{"kind":"broken"}""", "problem.kind", "kind")]
    [InlineData("POST", "problem", """{"kind":5}""", "body.json", "kind")]
    [InlineData("POST", "problem", """{"kind":"other","note":""}""", "message.empty", "note")]
    [InlineData("PUT", "status", """{"status":"finished"}""", "status.unknown", "status")]
    [InlineData("POST", "return", """{"fields":[{"path":"hours","reason":"unclear","why":"x"}]}""", "body.json", "fields[0].why")]
    [InlineData("POST", "messages", """{"text":""}""", "message.empty", "text")]
    public async Task A_body_that_is_not_meant_is_refused_and_its_field_said(
        string method,
        string call,
        string body,
        string code,
        string field
    )
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/submissions/{Number}/{call}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var answer = await app.Api.SendAsync(request, Stop);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(
            (HttpStatusCode.BadRequest, code, field),
            (answer.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString())
        );
    }

    [Fact]
    public async Task A_queue_in_which_nothing_waits_is_an_empty_list_and_a_body_of_null_is_said()
    {
        await using var app = await StartAsync();
        foreach (var queue in (string[])["staff", "events", "care-inquiry"])
            Assert.Equal("[]", await app.Api.GetStringAsync($"/api/v1/submissions/new?queue={queue}", Stop));
        using var answer = await app.Api.PutAsync(
            $"/api/v1/submissions/{Number}/status",
            new StringContent("null", Encoding.UTF8, "application/json"),
            Stop
        );
        Assert.Contains("body.json", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_json_says_its_line_and_nothing_of_the_text()
    {
        await using var app = await StartAsync();
        using var answer = await app.Api.PostAsync(
            $"/api/v1/submissions/{Number}/messages",
            new StringContent("{\n\"text\": 山田花子", Encoding.UTF8, "application/json"),
            Stop
        );
        var text = await answer.Content.ReadAsStringAsync(Stop);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal(
            ("body.json", 2),
            (problem.RootElement.GetProperty("code").GetString(), problem.RootElement.GetProperty("line").GetInt32())
        );
        Assert.DoesNotContain("花子", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_says_which_answer_it_is()
    {
        await using var app = await StartAsync();
        var file = await app.AttachAsync(Number, ClosedNetwork.Bytes(10));
        var protector = app.Get<ColumnProtector>();
        await app.Store.WriteAsync(
            async (db, stop) =>
            {
                var row = await db.Files.SingleAsync(f => f.Id == file, stop);
                row.Source = protector.Protect(StoredFile.SourceColumn, file.ToString("N"), "line:508");
                var submission = await db.Submissions.SingleAsync(stop);
                submission.Answers = protector.Protect(
                    Submission.AnswersColumn,
                    submission.Id.ToString("N"),
                    """{"hours":2,"photo":[{"url":"line:508"}]}"""
                );
                await db.SaveChangesAsync(stop);
                return Written.Keep(true);
            },
            Stop
        );
        var one = await SendAsync(app, "GET", "");
        var shown = Assert.Single(one.GetProperty("files").EnumerateArray());
        Assert.Equal(
            ("photo", one.GetProperty("answers").GetProperty("photo")[0].GetProperty("url").GetString()),
            (shown.GetProperty("field").GetString(), shown.GetProperty("url").GetString())
        );
    }

    [Fact]
    public async Task A_key_without_a_name_has_none_and_limits_are_in_the_description()
    {
        await using var app = await StartAsync();
        var keys = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/keys", Stop);
        Assert.Equal(JsonValueKind.Null, keys[0].GetProperty("key").ValueKind);

        var described = await app.Api.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Stop);
        var limit = described
            .GetProperty("paths")
            .GetProperty("/api/v1/submissions/new")
            .GetProperty("get")
            .GetProperty("parameters")
            .EnumerateArray()
            .Single(p => p.GetProperty("name").GetString() == "limit");
        Assert.Equal(
            (1, 100),
            (limit.GetProperty("schema").GetProperty("minimum").GetInt32(), limit.GetProperty("schema").GetProperty("maximum").GetInt32())
        );
    }

    private static async Task<ChannelsApp> StartAsync()
    {
        var app = await HttpApi.StartAsync();
        await HttpApi.SubmitAsync(app, Number);
        return app;
    }

    private static async Task<string> ReceiptAsync(ChannelsApp app) =>
        (await SendAsync(app, "GET", "")).GetProperty("receipt").GetString()!;

    private static async Task<JsonElement> SendAsync(ChannelsApp app, string method, string call, object? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/submissions/{Number}/{call}".TrimEnd('/'))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        using var answer = await app.Api.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }
}
