using System.Net;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Api;

/// <summary>Alerts for those who look.</summary>
public sealed class AlertsApiTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_ones_come_oldest_first_and_one_that_a_person_took_is_open_no_more()
    {
        await using var app = await HttpApi.StartAsync();
        await RaiseAsync(app, "urgent", "staff", "apply");

        var open = await ListAsync(app, "?open=true");
        Assert.Equal(["urgent", "staff", "apply"], Kinds(open));
        Assert.Equal(["apply", "staff", "urgent"], Kinds(await ListAsync(app, "")));
        var id = open[0].Id;
        Assert.Equal(new AlertReply(id, "urgent", "SH-1111-1111", "consultation", "moji", At, TakenAt: null, Attempts: 0), open[0]);

        Assert.Equal(HttpStatusCode.NoContent, await TakeAsync(app, id));
        Assert.Equal(HttpStatusCode.NoContent, await TakeAsync(app, id));

        Assert.Equal(["staff", "apply"], Kinds(await ListAsync(app, "?open=true")));
        Assert.NotNull(Assert.Single(await ListAsync(app, "?open=false")).TakenAt);
        Assert.Equal(
            "test",
            await app.Store.ReadAsync(
                (db, stop) => db.Audit.Where(a => a.Action == "alert.taken").Select(a => a.Actor).SingleAsync(stop),
                Stop
            )
        );
    }

    [Fact]
    public async Task An_unknown_alert_is_a_problem_with_a_stable_code()
    {
        await using var app = await HttpApi.StartAsync();
        using var answer = await app.Api.PostAsync($"/api/v1/alerts/{Guid.CreateVersion7(At)}/taken", null, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("alert.unknown", (await answer.ReplyAsync<ProblemReply>()).Code);
    }

    private static IEnumerable<string> Kinds(IEnumerable<AlertReply> list) => list.Select(a => a.Kind);

    private static Task<List<AlertReply>> ListAsync(ChannelsApp app, string query) =>
        app.Api.ReplyAsync<List<AlertReply>>($"/api/v1/alerts{query}");

    private static async Task<HttpStatusCode> TakeAsync(ChannelsApp app, Guid id) =>
        (await app.Api.PostAsync($"/api/v1/alerts/{id}/taken", null, Stop)).StatusCode;

    private static Task RaiseAsync(ChannelsApp app, params string[] kinds) =>
        app.Store.WriteAsync(
            async (db, stop) =>
            {
                db.Alerts.AddRange(
                    kinds.Select(
                        (kind, i) =>
                            new Alert
                            {
                                Id = Guid.CreateVersion7(At.AddMinutes(i)),
                                Kind = kind,
                                Reference = "SH-1111-1111",
                                Procedure = "consultation",
                                Route = "moji",
                                CreatedAt = At.AddMinutes(i),
                                DueAt = At.AddMinutes(i),
                            }
                    )
                );
                await db.SaveChangesAsync(stop);
                return Written.Keep(0);
            },
            Stop
        );
}
