using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Channels.Bot.Protection;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Channels.Webhooks.WebChat;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.WebChat;

/// <summary>Tokens, the browser's session, and what a flood does.</summary>
public sealed class SessionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reload_finds_the_same_conversation_and_leaving_forgets_it()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var browser = Browser(app);
        var first = await OpenAsync(browser);
        var again = await OpenAsync(browser);
        Assert.Equal(first.ConversationId, again.ConversationId);
        Assert.Equal((false, true), (first.Resumed, again.Resumed));

        using var left = await browser.PostAsync(new Uri("/webchat/leave", UriKind.Relative), null, Stop);
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        Assert.NotEqual(first.ConversationId, (await OpenAsync(browser)).ConversationId);
    }

    [Fact]
    public async Task The_cookie_is_the_browsers_alone()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var answer = await app.Http.PostAsJsonAsync("/webchat/session", new { }, Stop);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);

        // It opens no API.
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v3/directline/conversations/x");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", cookie.Split('=', ';')[1]);
        Assert.Equal((403, "TokenInvalid"), await ConversationTests.RefusalAsync(app.Http.SendAsync(request, Stop)));
    }

    [Fact]
    public async Task A_procedure_opens_with_its_first_question_in_the_language_asked_for()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app, "event-signup", "en");
        await door.WaitForReplyAsync("Which event");
        Assert.Contains("First-aid course", door.Buttons);
    }

    [Theory]
    [InlineData("no-such-procedure")]
    [InlineData("../../etc")]
    public async Task An_unknown_procedure_opens_the_list_of_what_there_is(string procedure)
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app, procedure);
        await door.WaitForReplyAsync("何をしますか");
        Assert.NotEmpty(door.Buttons);
    }

    [Fact]
    public async Task A_page_picks_the_language_in_the_middle_of_a_procedure()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app, "event-signup");
        await door.WaitForReplyAsync("（1/");
        using var picked = await door.PostAsync(
            new System.Text.Json.Nodes.JsonObject
            {
                ["type"] = "event",
                ["name"] = "webchat/join",
                ["value"] = new System.Text.Json.Nodes.JsonObject { ["language"] = "en" },
            }
        );
        await door.WaitForReplyAsync("Which event");
    }

    [Fact]
    public async Task Another_page_cannot_open_or_end_conversations()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        foreach (var path in (string[])["/webchat/session", "/webchat/leave"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Add("Origin", "https://elsewhere.example");
            Assert.Equal((403, "OriginNotAllowed"), await ConversationTests.RefusalAsync(app.Http.SendAsync(request, Stop)));
        }
    }

    [Fact]
    public async Task A_named_page_may_use_the_API_from_elsewhere_and_no_other()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["WebChat:Origins:0"] = "https://www.city.example" },
            step: new Echo()
        );
        async Task<string?> AllowedAsync(string origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations");
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
            using var answer = await app.Http.SendAsync(request, Stop);
            return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null;
        }

        Assert.Equal("https://www.city.example", await AllowedAsync("https://www.city.example"));
        Assert.Null(await AllowedAsync("https://elsewhere.example"));
    }

    [Fact]
    public async Task Tokens_are_minted_for_servers_with_a_secret_only()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["WebChat:Secrets:portal"] = "a-secret-of-the-portal" },
            step: new Echo()
        );
        async Task<HttpResponseMessage> MintAsync(string? secret)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate");
            if (secret is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            return await app.Http.SendAsync(request, Stop);
        }

        Assert.Equal((401, "Unauthorized"), await ConversationTests.RefusalAsync(MintAsync(null)));
        Assert.Equal((401, "Unauthorized"), await ConversationTests.RefusalAsync(MintAsync("a-secret-of-the-porta")));
        using var minted = await MintAsync("a-secret-of-the-portal");
        var token = (await minted.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("token").GetString()!;
        using var start = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        using var started = await app.Http.SendAsync(start, Stop);
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
    }

    [Fact]
    public async Task A_flood_is_slowed_then_refused_and_others_do_not_notice()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["WebChat:Burst"] = "3",
                ["WebChat:PerSecond"] = "5",
                ["WebChat:MostWaiting"] = "4",
                ["Turns:Enabled"] = "false",
            },
            step: new Echo()
        );
        using var flooding = await DirectLineDoor.OpenAsync(app);
        using var other = await DirectLineDoor.OpenAsync(app);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => flooding.PostAsync(DirectLineDoor.Message($"{i}", $"c{i}"))));

        // Late, not lost: more than the burst was taken. The rest is refused clearly.
        var taken = answers.Count(a => a.StatusCode == HttpStatusCode.OK);
        Assert.InRange(taken, 4, 12);
        Assert.Equal(30 - taken, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.Equal(taken, (await flooding.PollAsync()).Count);
        await other.SayAsync("unharmed");
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task Opening_conversations_without_end_from_one_address_is_refused()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["WebChat:SessionsPerMinute"] = "2" },
            step: new Echo()
        );
        await OpenAsync(app.Http);
        await OpenAsync(app.Http);
        Assert.Equal(
            (429, "TooManySessions"),
            await ConversationTests.RefusalAsync(app.Http.PostAsJsonAsync("/webchat/session", new { }, Stop))
        );
    }

    [Fact]
    public async Task A_refreshed_token_lives_on_until_the_conversations_end()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["WebChat:SessionFor"] = "02:00:00" },
            time: clock,
            step: new Echo()
        );
        using var door = await DirectLineDoor.OpenAsync(app);
        var old = door.Token;
        for (var i = 0; i < 7; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(15));
            using var refreshed = await door.Http.PostAsync(new Uri("/v3/directline/tokens/refresh", UriKind.Relative), null, Stop);
            door.UseToken((await refreshed.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("token").GetString()!);
        }

        Assert.Empty(await door.PollAsync());
        var last = door.Token;
        door.UseToken(old);
        Assert.Equal(
            (403, "TokenExpired"),
            await ConversationTests.RefusalAsync(
                door.Http.PostAsync(new Uri("/v3/directline/tokens/refresh", UriKind.Relative), null, Stop)
            )
        );
        door.UseToken(last);
        clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal((403, "TokenExpired"), await ConversationTests.RefusalAsync(door.Http.GetAsync(door.Path, Stop)));
    }

    [Fact]
    public async Task A_token_that_was_forged_or_changed_is_none()
    {
        using var protector = new ColumnProtector(new byte[32]);
        using var foreign = new ColumnProtector([.. Enumerable.Repeat((byte)7, 32)]);
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        var tokens = new ChatTokens(protector, clock, Options.Create(new WebChatOptions()));
        var session = new ChatSession("conversation", "dl_user", clock.GetUtcNow());
        var good = tokens.Issue(session, TokenUse.DirectLine).Token;
        Assert.IsType<TokenReading.Valid>(await tokens.ReadAsync(good, TokenUse.DirectLine));

        var parts = good.Split('.');
        string Encoded(string json) =>
            Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var payload = Encoding.UTF8.GetString(
            Convert.FromBase64String(parts[1].Replace('-', '+').Replace('_', '/').PadRight((parts[1].Length + 3) / 4 * 4, '='))
        );
        string[] forged =
        [
            "",
            "x",
            "a.b.c",
            parts[0] + "." + parts[1] + ".",
            good[..^4] + "AAAA",
            parts[0] + "." + Encoded(payload.Replace("dl_user", "dl_somebody", StringComparison.Ordinal)) + "." + parts[2],
            Encoded("""{"alg":"none","typ":"JWT"}""") + "." + parts[1] + ".",
            new ChatTokens(foreign, clock, Options.Create(new WebChatOptions())).Issue(session, TokenUse.DirectLine).Token,
            tokens.Issue(session, TokenUse.Stream).Token,
            tokens.Issue(session, TokenUse.Session).Token,
            new string('a', 100_000),
        ];
        foreach (var token in forged)
            Assert.IsType<TokenReading.Invalid>(await tokens.ReadAsync(token, TokenUse.DirectLine));
        clock.Advance(TimeSpan.FromMinutes(31));
        Assert.IsType<TokenReading.Expired>(await tokens.ReadAsync(good, TokenUse.DirectLine));
    }

    private static HttpClient Browser(ChannelsApp app)
#pragma warning disable CA2000 // The client disposes of its handler.
        =>
        new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = app.Root };
#pragma warning restore CA2000

    private static async Task<SessionReply> OpenAsync(HttpClient browser)
    {
        using var answer = await browser.PostAsJsonAsync("/webchat/session", new { language = "ja" }, Stop);
        answer.EnsureSuccessStatusCode();
        return await answer.ReplyAsync<SessionReply>();
    }
}
