using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Calls;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Api.Closed;

/// <summary>When keys were used, how often they may be, and what wrong ones get.</summary>
public sealed class KeyUseTests(PostgresDatabase postgres) : IClassFixture<PostgresDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_use_is_known_after_a_restart_and_at_every_node()
    {
        Assert.SkipWhen(postgres.Unconfigured is not null, postgres.Unconfigured ?? "");
        await postgres.ClearAsync();
        var folder = Directory.CreateTempSubdirectory("channels-keys-");
        var oneKey = new Dictionary<string, string> { ["Database:KeyFile"] = Path.Combine(folder.FullName, "key") };
        await using (var first = await HttpApi.StartAsync(oneKey, postgres))
            await first.Api.GetAsync("/api/v1/submissions/new", Stop);
        var second = await HttpApi.StartAsync(oneKey, postgres);
        var before = await UsesAsync(second);
        folder.Delete(recursive: true);
        Assert.InRange(Assert.Single(before).LastUsedAt, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task A_key_is_noted_at_most_once_a_minute_and_never_back()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-29T12:00:00+09:00", null));
        await using var app = await ChannelsApp.StartAsync(time: clock);
        var uses = app.Get<KeyUses>();
        var start = clock.GetUtcNow();
        await uses.NoteAsync("ward", "a", Stop);
        clock.Advance(TimeSpan.FromSeconds(59));
        await uses.NoteAsync("ward", "a", Stop);
        Assert.Equal(start, (await uses.ListAsync(Stop))[("ward", "a")]);
        clock.Advance(TimeSpan.FromSeconds(1));
        await uses.NoteAsync("ward", "a", Stop);
        Assert.Equal(start.AddMinutes(1), (await uses.ListAsync(Stop))[("ward", "a")]);

        // A node whose clock is behind.
        await new KeyUses(app.Store, new FakeTimeProvider(start)).NoteAsync("ward", "a", Stop);
        Assert.Equal(start.AddMinutes(1), (await uses.ListAsync(Stop))[("ward", "a")]);
    }

    [Fact]
    public async Task Every_answer_says_how_many_calls_are_left()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-29T12:00:20+09:00", null));
        await using var app = await ChannelsApp.StartAsync(new Dictionary<string, string> { ["Api:CallsPerMinute"] = "2" }, clock);
        Assert.Equal(("\"calls\";q=2;w=60", "\"calls\";r=1;t=40", 200), await CallAsync());
        Assert.Equal(("\"calls\";q=2;w=60", "\"calls\";r=0;t=40", 200), await CallAsync());
        Assert.Equal(("\"calls\";q=2;w=60", "\"calls\";r=0;t=40", 429), await CallAsync());
        clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(("\"calls\";q=2;w=60", "\"calls\";r=1;t=60", 200), await CallAsync());

        async Task<(string, string, int)> CallAsync()
        {
            using var answer = await app.Api.GetAsync("/api/v1/submissions/new", Stop);
            return (
                answer.Headers.GetValues("RateLimit-Policy").Single(),
                answer.Headers.GetValues("RateLimit").Single(),
                (int)answer.StatusCode
            );
        }
    }

    [Fact]
    public async Task Five_thousand_wrong_keys_cost_who_tries_them_time_and_a_right_one_is_right()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 3, 0, 20, TimeSpan.Zero));
        const string Other = "another-good-key-of-the-ward";
        await using var app = await HttpApi.StartAsync(
            new Dictionary<string, string> { ["Api:WrongKeys"] = "20", ["Api:Holders:ward:Keys:a:Value"] = Other },
            time: clock
        );
        await HttpApi.SubmitAsync(app, "FS-1111-1111");
        Assert.Equal(HttpStatusCode.OK, (await app.Api.GetAsync("/api/v1/submissions/new", Stop)).StatusCode);
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 5000),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop },
            async (n, stop) =>
            {
                answers.AddOrUpdate(await CallAsync($"{ChannelsApp.ApiKey}{n}"), 1, (_, before) => before + 1);
                if (n % 500 == 0)
                    Assert.Equal(HttpStatusCode.OK, (await app.Api.GetAsync("/api/v1/submissions/new", stop)).StatusCode);
            }
        );
        Assert.Equal(
            [(HttpStatusCode.Unauthorized, 20), (HttpStatusCode.TooManyRequests, 4980)],
            answers.OrderBy(a => a.Key).Select(a => (a.Key, a.Value))
        );

        // A right one is right, also one that was never used from there: a neighbour's that is new.
        Assert.Equal(HttpStatusCode.OK, await CallAsync(Other));
        using var locked = await AskAsync("wrong once more");
        Assert.Equal(
            ("key.locked", "60"),
            ((await locked.ReplyAsync<ProblemReply>()).Code, locked.Headers.GetValues("Retry-After").Single())
        );
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("guessing", Assert.Single(await app.Api.ReplyAsync<List<AlertReply>>("/api/v1/alerts")).Kind);

        // Each further wrong one costs twice as long.
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync("wrong again"));
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.TooManyRequests, await CallAsync("wrong again"));
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync("wrong again"));

        // Somebody who goes on is told of once an hour.
        Assert.Single(await app.Api.ReplyAsync<List<AlertReply>>("/api/v1/alerts"));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync("wrong an hour later"));
        Assert.Equal(2, (await app.Api.ReplyAsync<List<AlertReply>>("/api/v1/alerts")).Count);

        // Nothing was taken by any of them, and none of them is in a log.
        Assert.Equal(
            "received",
            Assert
                .Single(await app.Api.GetFromJsonAsync<List<JsonElement>>("/api/v1/submissions/new", Stop) ?? [])
                .GetProperty("state")
                .GetString()
        );
        Assert.DoesNotContain(app.Logs.All, l => l.Message.Contains($"{ChannelsApp.ApiKey}4", StringComparison.Ordinal));
        Assert.Equal(2, (await app.Store.ReadAsync((db, stop) => db.KeyUses.ToListAsync(stop), Stop)).Count);

        async Task<HttpResponseMessage> AskAsync(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/submissions/new");
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
            return await app.Http.SendAsync(request, Stop);
        }

        async Task<HttpStatusCode> CallAsync(string key)
        {
            using var answer = await AskAsync(key);
            return answer.StatusCode;
        }
    }

    private static async Task<List<(string Holder, DateTimeOffset LastUsedAt)>> UsesAsync(ChannelsApp app)
    {
        await using (app)
            return [.. (await app.Get<KeyUses>().ListAsync(Stop)).Select(u => (u.Key.Holder, u.Value))];
    }
}
