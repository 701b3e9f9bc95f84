using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Calls;
using Channels.Bot.Data;
using Channels.Bot.Erasure;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Api.Closed;

/// <summary>One way to send a call again, for every POST: the same answer, 409 while it runs, 422 for something else.</summary>
public sealed class RepeatedCallsTests(PostgresDatabase postgres) : IClassFixture<PostgresDatabase>
{
    private const string Reference = "FS-1111-1111";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_call_again_does_nothing_and_gets_the_same_answer(bool onServer)
    {
        await using var app = await StartAsync(onServer);
        var first = await PostAsync(app, "messages", new { text = "お電話します。" }, "k1");
        var again = await PostAsync(app, "messages", new { text = "お電話します。" }, "k1");
        Assert.Equal((HttpStatusCode.Created, false), (first.Status, first.IsReplayed));
        Assert.Equal((HttpStatusCode.Created, true), (again.Status, again.IsReplayed));
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(1, await CountAsync(app));

        // Another payload, another address, another holder.
        var other = await PostAsync(app, "messages", new { text = "訪問します。" }, "k1");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key.reused"), (other.Status, other.Code));
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(app, "problem", new { kind = "other" }, "k1")).Status);
        using var ward = app.As("a key of somebody else");
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(app, "messages", new { text = "訪問します。" }, "k1", ward)).Status);
        Assert.Equal(2, await CountAsync(app));
    }

    [Fact]
    public async Task A_problem_told_twice_under_one_key_alerts_once()
    {
        await using var app = await StartAsync(false);
        for (var n = 0; n < 3; n++)
            Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(app, "problem", new { kind = "unreadable" }, "told")).Status);
        Assert.Single(await app.Store.ReadAsync((db, stop) => db.Alerts.ToListAsync(stop), Stop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_at_once_one_runs_and_the_others_are_told_or_get_its_answer(bool onServer)
    {
        await using var app = await StartAsync(onServer);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => PostAsync(app, "messages", new { text = "お電話します。" }, "many"))
        );
        Assert.Equal(1, await CountAsync(app));
        Assert.All(
            answers,
            a =>
                Assert.True(
                    a.Status is HttpStatusCode.Created || (a.Status, a.Code) is (HttpStatusCode.Conflict, "idempotency-key.running")
                )
        );
        Assert.Contains(answers, a => a is { Status: HttpStatusCode.Created, IsReplayed: false });
    }

    [Fact]
    public async Task While_it_runs_it_is_409_and_a_refusal_leaves_the_key_free()
    {
        await using var app = await StartAsync(false);
        Assert.Equal("message.empty", (await PostAsync(app, "messages", new { text = "" }, "k2")).Code);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(app, "messages", new { text = "今度は書きます。" }, "k2")).Status);

        // Another node works on it: it began, and is not over.
        await app.Store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await db.CallAnswers.ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(c => c.Answer, (Channels.Bot.Protection.ProtectedBytes?)null)
                                .SetProperty(c => c.AnsweredAt, (DateTimeOffset?)null),
                        stop
                    )
                ),
            Stop
        );
        var running = await PostAsync(app, "messages", new { text = "今度は書きます。" }, "k2");
        Assert.Equal((HttpStatusCode.Conflict, "idempotency-key.running"), (running.Status, running.Code));

        // It never came back: after a quarter of an hour it runs again, and makes nothing twice.
        var longAgo = TimeProvider.System.GetUtcNow().AddMinutes(-16);
        await app.Store.WriteAsync(
            async (db, stop) =>
                Written.Keep(await db.CallAnswers.ExecuteUpdateAsync(set => set.SetProperty(c => c.StartedAt, longAgo), stop)),
            Stop
        );
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(app, "messages", new { text = "今度は書きます。" }, "k2")).Status);
        Assert.Equal(1, await CountAsync(app));
    }

    [Fact]
    public async Task What_was_answered_is_sealed_and_forgotten_with_its_submission_or_after_a_day()
    {
        await using var app = await StartAsync(false);
        await PostAsync(app, "messages", new { text = "お電話します。" }, "k3");
        await PostAsync(app, "problem", new { kind = "other" }, "k4");
        await app.Store.WriteAsync(
            async (db, stop) =>
                Written.Keep(await app.Get<Forgetting>().SubmissionAsync(db, Reference, Channels.Bot.Audit.Actor.System("test"), stop)),
            Stop
        );
        Assert.Empty(await app.Store.ReadAsync((db, stop) => db.CallAnswers.ToListAsync(stop), Stop));
        Assert.Equal(TimeSpan.FromDays(1), CallBook.Kept);
    }

    [Theory]
    [InlineData("")]
    [InlineData("long")]
    public async Task A_wrong_key_is_refused(string key)
    {
        await using var app = await StartAsync(false);
        var answer = await PostAsync(app, "messages", new { text = "x" }, key is "long" ? new string('k', 201) : "");
        Assert.Equal((HttpStatusCode.BadRequest, "idempotency-key.length"), (answer.Status, answer.Code));
    }

    private async Task<ChannelsApp> StartAsync(bool onServer)
    {
        Assert.SkipWhen(onServer && postgres.Unconfigured is not null, postgres.Unconfigured ?? "");
        if (onServer)
            await postgres.ClearAsync();
        var app = await HttpApi.StartAsync(
            new Dictionary<string, string> { ["Api:Holders:other:Keys:a:Value"] = "a key of somebody else" },
            onServer ? postgres : null
        );
        await HttpApi.SubmitAsync(app, Reference);
        return app;
    }

    private static Task<int> CountAsync(ChannelsApp app) =>
        app.Store.ReadAsync((db, stop) => db.CaseMessages.CountAsync(m => m.IsStaff, stop), Stop);

    private static async Task<(HttpStatusCode Status, string Body, bool IsReplayed, string? Code)> PostAsync(
        ChannelsApp app,
        string what,
        object body,
        string key,
        HttpClient? client = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/submissions/{Reference}/{what}")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await (client ?? app.Api).SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        var code = text.Length > 0 && JsonDocument.Parse(text).RootElement.TryGetProperty("code", out var found) ? found.GetString() : null;
        return (answer.StatusCode, text, answer.Headers.Contains("Idempotency-Replayed"), code);
    }
}
