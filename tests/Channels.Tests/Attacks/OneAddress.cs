using System.Net;
using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Attacks;

/// <summary>One address that opens, looks and cries as often as it can.</summary>
public sealed class OneAddress
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Looking_at_the_page_without_JavaScript_begins_nothing_however_often()
    {
        await using var app = await ChannelsApp.StartAsync();
        for (var i = 0; i < 50; i++)
        {
            var page = await app.Http.GetStringAsync("/chat/form?p=consultation&c=leaflet", Stop);
            Assert.Contains("どちらにお住まい", page, StringComparison.Ordinal);
        }

        using var head = await app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/chat/form?p=consultation"), Stop);
        Assert.Contains("Disallow: /chat/form", await app.Http.GetStringAsync("/robots.txt", Stop), StringComparison.Ordinal);
        Assert.Empty(await app.EventsAsync());
        Assert.Equal(
            (0, 0),
            await app.Store.ReadAsync(
                async (db, stop) => (await db.Conversations.CountAsync(stop), await db.FormCounts.CountAsync(stop)),
                Stop
            )
        );
    }

    [Fact]
    public async Task Without_cookies_the_page_says_so_and_sends_nobody_round_in_a_circle()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var handler = new HttpClientHandler { UseCookies = false, MaxAutomaticRedirections = 3 };
        using var browser = new HttpClient(handler) { BaseAddress = app.Root };
        Assert.Contains("どちらにお住まい", await browser.GetStringAsync("/chat/form?p=consultation", Stop), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["first"] = "form",
                ["p"] = "consultation",
                ["l"] = "en",
                ["say"] = "Kokurakita",
            }
        );
        using var answer = await browser.PostAsync(new Uri("/chat/form", UriKind.Relative), form, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("needs cookies", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conversations_opened_by_the_first_answer_are_limited_by_address_as_all_others()
    {
        await using var app = await ChannelsApp.StartAsync(new Dictionary<string, string> { ["WebChat:SessionsPerMinute"] = "3" });
        using var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = app.Root };
        for (var i = 0; i < 8; i++)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["first"] = "form", ["say"] = "相談" });
            using var answer = await browser.PostAsync(new Uri("/chat/form", UriKind.Relative), form, Stop);
        }

        Assert.InRange((await app.EventsAsync()).Select(e => e.ConversationKey).Distinct().Count(), 1, 3);
    }

    [Fact]
    public async Task A_crowd_of_alarms_from_one_address_is_told_together_and_none_is_silenced()
    {
        await using var app = await ChannelsApp.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => CryAsync(app)));

        var waiting = await app.Api.ReplyAsync<List<JsonElement>>("/api/v1/submissions/new?limit=100");
        var cases = waiting.Select(w => w.GetProperty("reference").GetString()).ToHashSet();
        Assert.Equal(12, cases.Count);
        var alerts = await app.Api.ReplyAsync<List<JsonElement>>("/api/v1/alerts?open=true");
        var urgent = alerts.Where(a => a.GetProperty("kind").GetString() == "urgent").ToList();

        // Each has an alert of its own; the desk is told of the further ones with some of the first.
        Assert.Equal(cases.Order(), urgent.Select(a => a.GetProperty("reference").GetString()).Order());
        var further = urgent.SelectMany(a => a.GetProperty("also").GetString()?.Split(' ') ?? []).ToHashSet();
        Assert.InRange(further.Count, 6, 7); // two turns at once may both be the fifth
        Assert.Subset(cases!, further!);

        // Whoever takes one takes one person.
        var first = urgent.First(a => a.GetProperty("also").GetString() is not null);
        using var taken = await app.Api.PostAsync($"/api/v1/alerts/{first.GetProperty("id").GetString()}/taken", null, Stop);
        Assert.True(taken.IsSuccessStatusCode, taken.StatusCode.ToString());
        var left = await app.Api.ReplyAsync<List<JsonElement>>("/api/v1/alerts?open=true");
        Assert.Equal(11, left.Count(a => a.GetProperty("kind").GetString() == "urgent"));
    }

    [Fact]
    public async Task Who_tells_in_it_what_is_being_done_is_told_by_themselves()
    {
        await using var app = await ChannelsApp.StartAsync();
        for (var i = 0; i < 6; i++)
            await CryAsync(app);
        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        await page.AnswerToAsync("死にたい");
        var own = (await UrgentAsync(app)).Select(a => a.Reference).Last();
        await page.AnswerToAsync("くすりを ぜんぶ のんだ");
        await page.AnswerToAsync("夫に殴られる");

        var told = await UrgentAsync(app);
        Assert.Equal(["life", "life", "violence"], told.Where(a => a.Reference == own).Select(a => a.Alarm));
        Assert.Single(told.SelectMany(a => a.Also?.Split(' ') ?? []), r => r == own); // its first one, and nothing after it
        var detail = await app.Api.GetStringAsync($"/api/v1/submissions/{own}", Stop);
        Assert.Contains("くすりを ぜんぶ のんだ", detail, StringComparison.Ordinal);
    }

    private static async Task<List<(string? Reference, string? Alarm, string? Also)>> UrgentAsync(ChannelsApp app) =>
        [
            .. (await app.Api.ReplyAsync<List<JsonElement>>("/api/v1/alerts?open=true"))
                .Where(a => a.GetProperty("kind").GetString() == "urgent")
                .Select(a =>
                    (a.GetProperty("reference").GetString(), a.GetProperty("alarm").GetString(), a.GetProperty("also").GetString())
                ),
        ];

    private static async Task CryAsync(ChannelsApp app)
    {
        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        await page.AnswerToAsync("死にたい");
    }
}
