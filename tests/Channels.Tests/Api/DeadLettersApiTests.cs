using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Api;

/// <summary>What was given up can be seen without being read, and tried again.</summary>
public sealed class DeadLettersApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_message_is_listed_and_redriven_by_push_with_its_key()
    {
        await using var app = await HttpApi.StartAsync();
        app.Line.Platform.Faults.Next(ApiKind.Reply, Fault.Answer(400));
        app.Line.Platform.Faults.Next(ApiKind.Push, Fault.Answer(400));
        await app.Line.SayAsync(app.Line.Hanako, "hello");
        var key = (await app.Line.WaitForCallAsync(c => c is { Kind: ApiKind.Push, Status: 400 })).RetryKey;

        var (letter, json) = await OneLetterAsync(app);
        Assert.Equal(("message", "line", "line.400"), (letter.Kind, letter.Channel, letter.Code));
        // Nothing personal under whatever name: this is of the whole JSON.
        Assert.DoesNotContain("hello", json, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Line.Hanako.UserId, json, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, await RedriveAsync(app, letter.Id));
        var again = await app.Line.WaitForCallAsync(c => c is { Kind: ApiKind.Push, Status: 200 });
        Assert.Equal(key, again.RetryKey);
        await app.Line.WaitForReplyAsync(app.Line.Hanako, "echo hello");
        Assert.Equal(
            "test",
            await app.Store.ReadAsync(
                (db, stop) => db.Audit.Where(a => a.Action == "dead-letter.redriven").Select(a => a.Actor).SingleAsync(stop),
                Stop
            )
        );
        await WaitUntilAsync(app, db => db.Outgoing.AnyAsync(m => m.Status == OutgoingStatus.Sent));
        Assert.Equal(0, (await ListAsync(app)).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, await RedriveAsync(app, letter.Id));
    }

    [Fact]
    public async Task An_event_that_was_given_up_is_listed_and_has_its_turn_when_redriven()
    {
        await using var app = await HttpApi.StartAsync(new Dictionary<string, string> { ["Turns:MaxAttempts"] = "1" });
        await app.Line.SayAsync(app.Line.Hanako, "poison");
        await WaitUntilAsync(app, db => db.Inbox.AnyAsync(e => e.Status == InboxStatus.Dead));
        var (letter, _) = await OneLetterAsync(app);
        Assert.Equal(("event", "turn.failed", 1), (letter.Kind, letter.Code, letter.Attempts));

        // It fails again, is given up again, and is there again: seen by its audit trail.
        Assert.Equal(HttpStatusCode.NoContent, await RedriveAsync(app, letter.Id));
        await WaitUntilAsync(app, async db => await db.Audit.CountAsync(a => a.Action == "event.dead") == 2);
        Assert.Equal(letter.Id, (await OneLetterAsync(app)).Letter.Id);
    }

    [Fact]
    public async Task An_unknown_dead_letter_is_a_problem_with_a_stable_code()
    {
        await using var app = await HttpApi.StartAsync();

        using var answer = await app.Api.PostAsync("/api/v1/dead-letters/00000000-0000-7000-8000-000000000001/redrive", null, Stop);

        Assert.Equal(
            (HttpStatusCode.NotFound, "application/problem+json"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType)
        );
        Assert.Equal("dead-letter.unknown", (await answer.ReplyAsync<ProblemReply>()).Code);
        Assert.Equal(0, await app.Store.ReadAsync((db, stop) => db.Audit.CountAsync(stop), Stop));
    }

    private static Task<JsonElement> ListAsync(ChannelsApp app) => app.Api.GetFromJsonAsync<JsonElement>("/api/v1/dead-letters", Stop);

    private static async Task<(DeadLetterReply Letter, string Json)> OneLetterAsync(ChannelsApp app)
    {
        using var patience = new CancellationTokenSource(EmulatedLine.Patience);
        JsonElement list;
        while ((list = await ListAsync(app)).GetArrayLength() == 0)
            patience.Token.ThrowIfCancellationRequested();
        var one = Assert.Single(list.EnumerateArray());
        return (one.As<DeadLetterReply>(), one.GetRawText());
    }

    private static async Task<HttpStatusCode> RedriveAsync(ChannelsApp app, Guid id) =>
        (await app.Api.PostAsync($"/api/v1/dead-letters/{id}/redrive", null, Stop)).StatusCode;

    private static async Task WaitUntilAsync(ChannelsApp app, Func<ChannelsDb, Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(EmulatedLine.Patience);
        while (!await app.Store.ReadAsync((db, _) => condition(db), Stop))
            patience.Token.ThrowIfCancellationRequested();
    }
}
