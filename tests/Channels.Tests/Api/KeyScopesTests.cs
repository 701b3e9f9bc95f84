using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Api;

/// <summary>Every scope of a key against every route of the API, its own ward and another one.</summary>
public sealed class KeyScopesTests
{
    private const string Own = "SH-1111-1111";
    private const string Foreign = "SH-2222-2222";

    /// <summary>What a key for one ward reaches; every other route is closed to it.</summary>
    private static readonly string[] ForWards =
    [
        "GET procedures/{name}/template",
        "GET submissions/new",
        "GET submissions/return-reasons",
        "GET submissions/{reference}",
        "GET submissions/{reference}/files/{id:guid}",
        "GET submissions/{reference}/files/{id:guid}/parts/{address}/{part:int}",
        "GET submissions/{reference}/history",
        "GET submissions/{reference}/messages",
        "POST submissions",
        "POST submissions/{reference}/contacted",
        "POST submissions/{reference}/files/{id:guid}/addresses",
        "POST submissions/{reference}/messages",
        "POST submissions/{reference}/problem",
        "POST submissions/{reference}/return",
        "GET submissions/{reference}/confirmation",
        "GET submissions/{reference}/fees",
        "PUT submissions/{reference}/confirm/{receipt}",
        "PUT submissions/{reference}/status",
    ];

    /// <summary>What only a person of the office does; a system's key is refused, whatever name it gives.</summary>
    private static readonly string[] ForPersons =
    [
        "DELETE closes/{month}/approvals",
        "DELETE members/{number}/link",
        "DELETE notices/{id:guid}",
        "GET members/{number}/receipts/{month}",
        "POST closes/{month}",
        "POST closes/{month}/approvals",
        "POST closes/{month}/export",
        "POST inquiries/{reference}/answer",
        "POST inquiries/{reference}/close",
        "POST inquiries/{reference}/link",
        "POST knowledge/approve",
        "POST knowledge/{entry}/approve",
        "POST knowledge/{entry}/reject",
        "POST knowledge/{entry}/supersede",
        "POST knowledge/{entry}/withdraw",
        "POST members/{number}/code",
        "POST notices",
        "POST reviews",
        "POST reviews/{id:guid}/confirm",
        "POST reviews/{id:guid}/decline",
        "POST submissions",
        "PUT knowledge/{entry}",
        "PUT submissions/{reference}/confirmation",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_refuses_every_key_that_is_not_for_it()
    {
        await using var app = await StartAsync();
        var routes = Routes(app);
        Assert.True(routes.Count > ForWards.Length + 15);
        Assert.Empty(ForWards.Except(routes.Select(r => $"{r.Method} {r.Path}")));
        foreach (var (method, path) in routes)
        {
            var (route, isLook) = ($"{method} {path}", method is "GET");
            var isForWards = ForWards.Contains(route);
            var hasNumber = path.StartsWith("submissions/{reference}", StringComparison.Ordinal);

            Assert.Equal((route, 401, "http.401"), await CallAsync(app, route, method, path, Own, "no such key at all"));
            Assert.Equal((route, 401, "http.401"), await CallAsync(app, route, method, path, Own, "expired-key-of-the-ward"));
            if (!isLook)
                foreach (var looks in (string[])["looking-key-of-all", "looking-key-of-the-ward", "looking-key-of-the-queue"])
                    Assert.Equal((route, 403, "key.read-only"), await CallAsync(app, route, method, path, Own, looks));
            if (!isForWards)
            {
                foreach (var key in (string[])["writing-key-of-the-ward", "writing-key-of-the-queue", "writing-key-of-another-queue-there"])
                    Assert.Equal((route, 403, "key.scope"), await CallAsync(app, route, method, path, Own, key));
                if (isLook)
                    foreach (var key in (string[])["looking-key-of-the-ward", "looking-key-of-the-queue"])
                        Assert.Equal((route, 403, "key.scope"), await CallAsync(app, route, method, path, Own, key));
            }
            else if (hasNumber)
            {
                foreach (var key in (string[])["writing-key-of-the-ward", "writing-key-of-the-queue"])
                    Assert.Equal((route, 404, "submission.unknown"), await CallAsync(app, route, method, path, Foreign, key));
                if (isLook)
                    foreach (var key in (string[])["looking-key-of-the-ward", "looking-key-of-the-queue"])
                        Assert.Equal((route, 404, "submission.unknown"), await CallAsync(app, route, method, path, Foreign, key));

                // The right ward and another queue, or the right queue of another ward: both have to be theirs.
                Assert.Equal(
                    (route, 404, "submission.unknown"),
                    await CallAsync(app, route, method, path, Own, "writing-key-of-another-queue-there")
                );
            }

            // What is refused to others is refused for being others: the whole key gets further.
            var (_, status, code) = await CallAsync(app, route, method, path, Own, ChannelsApp.ApiKey);
            Assert.False(status is 401 or 500 || code is "key.scope" or "key.read-only", $"{route} {status} {code}");
            if (isForWards)
            {
                (_, status, code) = await CallAsync(app, route, method, path, Own, "writing-key-of-the-ward");
                Assert.False(
                    status is 401 or 403 or 500 || code is "submission.unknown" && !path.Contains("files", StringComparison.Ordinal),
                    $"{route} {status} {code}"
                );
            }
        }
    }

    [Fact]
    public async Task What_a_person_does_is_refused_to_systems_and_to_whoever_names_another()
    {
        await using var app = await StartAsync();
        foreach (var (method, path) in Routes(app))
        {
            var route = $"{method} {path}";
            var isForPersons = ForPersons.Contains(route);
            foreach (
                var (key, named, code) in new[]
                {
                    (ChannelsApp.ApiKey, null, "staff.unknown"),
                    (ChannelsApp.ApiKey, "tanaka", "staff.unknown"),
                    ("the-key-of-tanaka-herself", "sato", "staff.not-a-desk"),
                    ("the-key-of-the-staff-pages", null, "staff.missing"),
                    ("the-key-of-the-staff-pages", "bot", "staff.missing"),
                }
            )
            {
                var (_, status, said) = await CallAsync(app, route, method, path, Own, key, named);
                Assert.Equal((route, key, isForPersons), (route, key, status is 403 && said == code));
            }

            foreach (var (key, named) in new[] { ("the-key-of-tanaka-herself", null), ("the-key-of-the-staff-pages", "tanaka") })
            {
                var (_, status, said) = await CallAsync(app, route, method, path, Own, key, named);
                Assert.False(status is 401 or 403 or 500, $"{route} {key} {status} {said}");
            }
        }
    }

    [Fact]
    public void A_new_scope_of_a_holder_is_a_new_column_of_this_table() =>
        Assert.Equal(
            ["EncryptAlways", "EncryptTo", "Keys", "Office", "Queues", "ReadOnly", "Routes"],
            typeof(ApiHolder).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task A_ward_lists_its_own_and_a_key_that_only_looks_changes_nothing()
    {
        await using var app = await StartAsync();
        using var ward = Client(app, "writing-key-of-the-ward");
        using var monitor = Client(app, "looking-key-of-the-ward");
        Assert.Equal(Own, Assert.Single(await ward.ReplyAsync<List<WaitingReply>>("/api/v1/submissions/new")).Reference);
        using (var foreign = await ward.GetAsync("/api/v1/submissions/new?route=kokura", Stop))
            Assert.Contains("submission.route", await foreign.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        var looked = await monitor.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{Own}", Stop);
        Assert.Equal(("received", JsonValueKind.Null), (looked.GetProperty("state").GetString(), looked.GetProperty("receipt").ValueKind));
        Assert.Equal(2, looked.GetProperty("answers").GetProperty("hours").GetInt32());
        var taken = await ward.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{Own}", Stop);
        Assert.Equal("taken", taken.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_receipt_confirms_once_and_says_so_the_second_time_and_wrong_ones_are_told_apart()
    {
        await using var app = await StartAsync();
        using var ward = Client(app, "writing-key-of-the-ward");
        var receipt = (await ward.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{Own}", Stop)).GetProperty("receipt").GetString();
        var foreign = (await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{Foreign}", Stop))
            .GetProperty("receipt")
            .GetString();

        Assert.Equal((422, "receipt.unknown"), await ConfirmAsync(ward, Own, "0123"));
        Assert.Equal((422, "receipt.unknown"), await ConfirmAsync(ward, Own, foreign));
        Assert.Equal((404, "submission.unknown"), await ConfirmAsync(ward, Foreign, foreign));
        Assert.Single(await ward.ReplyAsync<List<WaitingReply>>("/api/v1/submissions/new"));

        Assert.Equal((200, "False"), await ConfirmAsync(ward, Own, receipt));
        Assert.Equal((200, "True"), await ConfirmAsync(ward, Own, receipt));
        Assert.Empty(await ward.ReplyAsync<List<WaitingReply>>("/api/v1/submissions/new"));
        Assert.Single(await app.Store.ReadAsync((db, stop) => db.Audit.Where(a => a.Action == "submission.kept").ToListAsync(stop), Stop));

        using var moved = await ward.PutAsJsonAsync($"/api/v1/submissions/{Own}/status", new { status = "nonsense" }, Stop);
        Assert.Equal("status.unknown", (await moved.ReplyAsync<ProblemReply>()).Code);
        using var problem = await ward.PostAsJsonAsync($"/api/v1/submissions/{Own}/problem", new { kind = "file-damaged" }, Stop);
        Assert.Equal(HttpStatusCode.NoContent, problem.StatusCode);
        Assert.Equal("content-problem", Assert.Single(await app.Api.ReplyAsync<List<AlertReply>>("/api/v1/alerts")).Kind);
    }

    [Fact]
    public async Task The_list_goes_on_where_it_ended()
    {
        await using var app = await StartAsync();
        for (var n = 1; n <= 5; n++)
            await HttpApi.SubmitAsync(app, $"FS-3333-000{n}");
        var (seen, after) = (new List<string>(), "");
        do
        {
            using var page = await app.Api.GetAsync($"/api/v1/submissions/new?limit=2{after}", Stop);
            seen.AddRange((await page.ReplyAsync<List<WaitingReply>>()).Select(w => w.Reference));
            after = page.Headers.TryGetValues("X-Next-After", out var next) ? "&after=" + Uri.EscapeDataString(next.Single()) : "";
        } while (after.Length > 0);

        Assert.Equal([Own, Foreign, .. Enumerable.Range(1, 5).Select(n => $"FS-3333-000{n}")], seen);
        using var wrong = await app.Api.GetAsync("/api/v1/submissions/new?after=nonsense", Stop);
        Assert.Equal("submission.after", (await wrong.ReplyAsync<ProblemReply>()).Code);
    }

    [Fact]
    public async Task Two_keys_are_valid_at_once_one_ends_and_the_list_says_when_each_was_used()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-27T12:00:00+09:00", null));
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Api:Holders:ward:Keys:old:Value"] = "the old key of the ward",
                ["Api:Holders:ward:Keys:old:Expires"] = "2026-11-28T00:00:00+09:00",
                ["Api:Holders:ward:Keys:new:Value"] = "the new key of the ward",
            },
            clock
        );
        using var old = Client(app, "the old key of the ward");
        using var anew = Client(app, "the new key of the ward");
        foreach (var client in (HttpClient[])[old, anew])
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/submissions/new", Stop)).StatusCode);
        clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.GetAsync("/api/v1/submissions/new", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anew.GetAsync("/api/v1/submissions/new", Stop)).StatusCode);

        var text = await app.Api.GetStringAsync("/api/v1/keys", Stop);
        Assert.DoesNotContain("key of the ward", text, StringComparison.Ordinal);
        var keys = JsonDocument.Parse(text).RootElement.EnumerateArray().Where(k => k.GetProperty("holder").GetString() is "ward").ToList();
        Assert.Equal(
            [("new", false, 28), ("old", true, 27)],
            keys.Select(k =>
                (
                    k.GetProperty("key").GetString(),
                    k.GetProperty("isOver").GetBoolean(),
                    k.GetProperty("lastUsedAt").GetDateTimeOffset().AddHours(9).Day
                )
            )
        );
    }

    [Theory]
    [InlineData("Api:Holders:ward:Keys:a:Value", "short")]
    [InlineData("Api:Holders:test:Keys:a:Value", "a key of a holder there is already")]
    [InlineData("Api:Holders:many:Keys:c:Value", "the third key of this holder")]
    public async Task A_host_does_not_start_with_keys_that_mean_something_else(string name, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(async () =>
            await ChannelsApp.StartAsync(
                new Dictionary<string, string>
                {
                    ["Api:Holders:many:Keys:a:Value"] = "the first key of this holder",
                    ["Api:Holders:many:Keys:b:Value"] = "the second key of this holder",
                    [name] = value,
                }
            )
        );

    [Fact]
    public async Task Who_calls_too_often_is_told_when_to_come_back_and_others_are_not_held_up()
    {
        await using var app = await StartAsync(("Api:CallsPerMinute", "3"));
        using var ward = Client(app, "writing-key-of-the-ward");
        var answers = new List<HttpResponseMessage>();
        for (var n = 0; n < 5; n++)
            answers.Add(await ward.GetAsync("/api/v1/submissions/new", Stop));
        Assert.Contains(answers, a => a.StatusCode is HttpStatusCode.TooManyRequests);
        var late = answers.Last(a => a.StatusCode is HttpStatusCode.TooManyRequests);
        Assert.Equal("key.rate", (await late.ReplyAsync<ProblemReply>()).Code);
        Assert.InRange(late.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await app.Api.GetAsync("/api/v1/submissions/new", Stop)).StatusCode);
        answers.ForEach(a => a.Dispose());
    }

    private static async Task<ChannelsApp> StartAsync(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["Api:CallsPerMinute"] = "100000",
            ["Api:Holders:looks:ReadOnly"] = "true",
            ["Api:Holders:looks:Keys:a:Value"] = "looking-key-of-all",
            ["Api:Holders:moji-looks:ReadOnly"] = "true",
            ["Api:Holders:moji-looks:Routes:0"] = "moji",
            ["Api:Holders:moji-looks:Keys:a:Value"] = "looking-key-of-the-ward",
            ["Api:Persons:0"] = "moji",
            ["Api:Holders:moji:Routes:0"] = "moji",
            ["Api:Holders:moji:Keys:a:Value"] = "writing-key-of-the-ward",
            ["Api:Holders:moji:Keys:b:Value"] = "expired-key-of-the-ward",
            ["Api:Holders:moji:Keys:b:Expires"] = "2020-01-01T00:00:00+09:00",
            ["Api:Persons:1"] = "tanaka",
            ["Api:Holders:tanaka:Keys:a:Value"] = "the-key-of-tanaka-herself",
            ["Api:Desks:0"] = "pages",
            ["Api:Holders:pages:Keys:a:Value"] = "the-key-of-the-staff-pages",
            ["Api:Holders:there:Queues:0"] = "another-queue",
            ["Api:Holders:there:Routes:0"] = "moji",
            ["Api:Holders:there:Keys:a:Value"] = "writing-key-of-another-queue-there",
            ["Api:Holders:queue-looks:ReadOnly"] = "true",
            ["Api:Holders:queue-looks:Queues:0"] = "another-queue",
            ["Api:Holders:queue-looks:Keys:a:Value"] = "looking-key-of-the-queue",
            ["Api:Holders:queue:Queues:0"] = "another-queue",
            ["Api:Holders:queue:Keys:a:Value"] = "writing-key-of-the-queue",
        };
        foreach (var (name, value) in more)
            settings[name] = value;
        var app = await HttpApi.StartAsync(settings);
        foreach (var reference in (string[])[Own, Foreign])
            await HttpApi.SubmitAsync(app, reference);
        await app.Store.WriteAsync(
            async (db, stop) =>
            {
                await db.Submissions.Where(s => s.Reference == Own).ExecuteUpdateAsync(set => set.SetProperty(s => s.Route, "moji"), stop);
                return Written.Keep(
                    await db
                        .Submissions.Where(s => s.Reference == Foreign)
                        .ExecuteUpdateAsync(set => set.SetProperty(s => s.Route, "kokura"), stop)
                );
            },
            Stop
        );
        return app;
    }

    private static List<(string Method, string Path)> Routes(ChannelsApp app) =>
        [
            .. app.Get<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) is true)
                .SelectMany(e =>
                    e.Metadata.GetMetadata<HttpMethodMetadata>()!
                        .HttpMethods.Select(m => (m, e.RoutePattern.RawText!["/api/v1/".Length..].TrimEnd('/')))
                ),
        ];

    private static async Task<(string Route, int Status, string? Code)> CallAsync(
        ChannelsApp app,
        string route,
        string method,
        string path,
        string reference,
        string key,
        string? named = null
    )
    {
        using var client = Client(app, key);
        var filled = path.Replace("{reference}", reference, StringComparison.Ordinal)
            .Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{part:int}", "1", StringComparison.Ordinal)
            .Replace("{", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/{filled}");
        if (method is not "GET")
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        if (named is not null)
            request.Headers.Add("X-Staff-Id", named);
        using var answer = await client.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        var code =
            answer.Content.Headers.ContentType?.MediaType is "application/problem+json"
            && JsonDocument.Parse(text).RootElement.TryGetProperty("code", out var found)
                ? found.GetString()
                : null;
        return (route, (int)answer.StatusCode, code);
    }

    private static async Task<(int Status, string? Said)> ConfirmAsync(HttpClient client, string reference, string? receipt)
    {
        using var answer = await client.PutAsync($"/api/v1/submissions/{reference}/confirm/{receipt}", null, Stop);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        return (
            (int)answer.StatusCode,
            body.TryGetProperty("code", out var code) ? code.GetString() : body.GetProperty("wasConfirmed").ToString()
        );
    }

    private static HttpClient Client(ChannelsApp app, string key)
    {
        var client = new HttpClient { BaseAddress = app.Root };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
