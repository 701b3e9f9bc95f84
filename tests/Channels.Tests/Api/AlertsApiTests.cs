using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Tests.Support.Doors;
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
        Assert.Equal(
            ("SH-1111-1111", "consultation", "moji", At, 0, JsonValueKind.Null),
            (
                open[0].GetProperty("reference").GetString(),
                open[0].GetProperty("procedure").GetString(),
                open[0].GetProperty("route").GetString(),
                open[0].GetProperty("at").GetDateTimeOffset(),
                open[0].GetProperty("attempts").GetInt32(),
                open[0].GetProperty("takenAt").ValueKind
            )
        );

        var id = open[0].GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NoContent, await TakeAsync(app, id));
        Assert.Equal(HttpStatusCode.NoContent, await TakeAsync(app, id));

        Assert.Equal(["staff", "apply"], Kinds(await ListAsync(app, "?open=true")));
        Assert.NotEqual(JsonValueKind.Null, Assert.Single(await ListAsync(app, "?open=false")).GetProperty("takenAt").ValueKind);
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
        Assert.Equal("alert.unknown", (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString());
    }

    private static IEnumerable<string?> Kinds(IEnumerable<JsonElement> list) => list.Select(a => a.GetProperty("kind").GetString());

    private static async Task<List<JsonElement>> ListAsync(ChannelsApp app, string query) =>
        [.. (await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/alerts{query}", Stop)).EnumerateArray()];

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
