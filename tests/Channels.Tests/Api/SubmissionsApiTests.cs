using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Protection;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Api;

/// <summary>What the city's systems see over HTTP.</summary>
public sealed class SubmissionsApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_key_with_a_wrong_one_or_in_another_scheme_the_answer_is_401_and_says_nothing()
    {
        await using var app = await HttpApi.StartAsync();
        await HttpApi.SubmitAsync(app, "FS-1111-1111");
        string?[] given =
        [
            null,
            "Bearer",
            "Bearer wrong",
            $"Basic {ChannelsApp.ApiKey}",
            ChannelsApp.ApiKey,
            $"Bearer {ChannelsApp.ApiKey}x",
            $"Bearer x{ChannelsApp.ApiKey}",
        ];
        foreach (var authorization in given)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/submissions/new");
            if (authorization is not null)
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var answer = await app.Http.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.DoesNotContain("FS-1111", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_given_as_its_hash_works_and_the_hash_itself_does_not()
    {
        var hash = "sha256:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("a long secret")));
        await using var app = await HttpApi.StartAsync(
            new Dictionary<string, string>
            {
                ["Api:Keys:centre"] = hash,
                ["Api:Keys:broken"] = "sha256:zz",
                ["Api:Keys:empty"] = "",
            }
        );

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("a long secret"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(hash));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("sha256:zz"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("\u3000"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(""));

        async Task<HttpStatusCode> StatusAsync(string key)
        {
            using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
            using var client = new HttpClient(handler) { BaseAddress = app.Root };
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {key}");
            return (await client.GetAsync("/api/v1/submissions/new", Stop)).StatusCode;
        }
    }

    [Fact]
    public async Task New_submissions_are_listed_oldest_first_by_queue_and_up_to_a_limit()
    {
        await using var app = await HttpApi.StartAsync();
        Assert.Empty(await ListAsync(""));
        await HttpApi.SubmitAsync(app, "FS-1111-1111");
        await HttpApi.SubmitAsync(app, "FS-2222-2222");
        await HttpApi.SubmitAsync(app, "FS-3333-3333");

        Assert.Equal(["FS-1111-1111", "FS-2222-2222", "FS-3333-3333"], (await ListAsync("")).Select(s => s.Reference));
        Assert.Equal(["FS-1111-1111", "FS-2222-2222"], (await ListAsync("?limit=2")).Select(s => s.Reference));
        Assert.Equal(3, (await ListAsync("?limit=100000")).Count);
        Assert.Single(await ListAsync("?limit=-5"));
        Assert.Equal(3, (await ListAsync("?queue=reports")).Count);
        Assert.Empty(await ListAsync("?queue=events"));
        var first = (await ListAsync(""))[0];
        Assert.Equal(("reports", Node.Procedure, 1), (first.Queue, first.Procedure, first.Version));

        Task<List<WaitingReply>> ListAsync(string query) => app.Api.ReplyAsync<List<WaitingReply>>($"/api/v1/submissions/new{query}");
    }

    [Fact]
    public async Task One_submission_is_shown_whole()
    {
        await using var app = await HttpApi.StartAsync();
        await HttpApi.SubmitAsync(app, "FS-1111-1111");

        var one = await app.Api.ReplyAsync<SubmissionReply>("/api/v1/submissions/FS-1111-1111");

        Assert.Equal("""{"hours":2,"note":"ありがとう"}""", Regular(one.Answers));
        Assert.Equal(
            ("FS-1111-1111", "reports", "ready", Node.Procedure, "0123abcd", "ja", "line"),
            (one.Reference, one.Queue, one.Status, one.Procedure, one.DefinitionHash, one.Language, one.Channel)
        );
        Assert.Empty(one.Files);

        // The answers are the form's own JSON: read as it stands.
        static string Regular(JsonElement answers) =>
            $$"""{"hours":{{answers.GetProperty("hours")}},"note":"{{answers.GetProperty("note")}}"}""";
    }

    [Fact]
    public async Task A_submission_whose_answers_were_erased_is_still_shown()
    {
        await using var app = await HttpApi.StartAsync();
        await HttpApi.SubmitAsync(app, "FS-1111-1111");
        await app.Store.WriteAsync(
            async (db, stop) =>
                Written.Keep(await db.Submissions.ExecuteUpdateAsync(set => set.SetProperty(s => s.Answers, (ProtectedBytes?)null), stop)),
            Stop
        );

        var one = await app.Api.ReplyAsync<SubmissionReply>("/api/v1/submissions/FS-1111-1111");

        Assert.Equal(JsonValueKind.Null, one.Answers.ValueKind);
    }

    [Theory]
    [InlineData("FS-9999-9999", "submission.unknown")]
    [InlineData("FS-9999-9999/files/00000000-0000-7000-8000-000000000001", "file.unknown")]
    public async Task What_is_not_there_is_a_problem_with_a_stable_code(string path, string code)
    {
        await using var app = await HttpApi.StartAsync();

        using var answer = await app.Api.GetAsync($"/api/v1/submissions/{path}", Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(new ProblemReply(code, 404), await answer.ReplyAsync<ProblemReply>());
    }

    [Theory]
    [InlineData("GET", "/api/v1/nowhere", HttpStatusCode.NotFound, "http.404")]
    [InlineData("DELETE", "/api/v1/submissions/new", HttpStatusCode.MethodNotAllowed, "http.405")]
    public async Task Other_errors_are_problems_as_well(string method, string path, HttpStatusCode status, string code)
    {
        await using var app = await HttpApi.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ChannelsApp.ApiKey);

        using var answer = await app.Http.SendAsync(request, Stop);

        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(code, (await answer.ReplyAsync<ProblemReply>()).Code);
    }
}
