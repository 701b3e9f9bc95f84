using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Channels.Tests.Simulator;

/// <summary>The page, its endpoints, and where they may run.</summary>
public sealed class SimulatorHostTests : IAsyncDisposable
{
    private WebApplication? _app;
    private HttpClient _http = null!;
    private TestBot? _bot;

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        if (_bot is not null)
            await _bot.DisposeAsync();
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Elsewhere_than_in_development_the_host_does_not_start_with_it(string environment)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(environment, ("Simulator:Enabled", "true")));

        Assert.Contains("Simulator:Enabled", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", null, 404)]
    [InlineData("Staging", null, 404)]
    [InlineData("Development", null, 200)]
    [InlineData("Development", "false", 404)]
    public async Task The_page_is_there_only_where_it_is_on(string environment, string? enabled, int status)
    {
        await StartAsync(environment, ("Simulator:Enabled", enabled));

        Assert.Equal(status, (int)(await _http.GetAsync("/simulator/line")).StatusCode);
        Assert.Equal(status == 200 ? 401 : 404, (int)(await _http.GetAsync("/simulator/line/api/v2/bot/info")).StatusCode);
    }

    [Fact]
    public async Task The_page_asks_no_other_server_and_needs_no_inline_script_or_style()
    {
        await StartAsync(Environments.Development);
        var page = await _http.GetAsync("/simulator/line");
        var html = await page.Content.ReadAsStringAsync();

        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("""<style|style=|\son\w+=|<script(?![^>]*src)""", RegexOptions.None, TimeSpan.FromSeconds(1)), html);
        foreach (
            var file in Directory.EnumerateFiles(
                Path.Combine(AppContext.BaseDirectory, "wwwroot", "simulator"),
                "*",
                SearchOption.AllDirectories
            )
        )
        {
            if (file.EndsWith(".gz", StringComparison.Ordinal))
                continue;
            var text = (await File.ReadAllTextAsync(file)).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
            Assert.False(text.Contains("://", StringComparison.Ordinal), $"{file} names another server.");
        }
    }

    [Fact]
    public async Task Every_file_the_page_names_is_served()
    {
        await StartAsync(Environments.Development);
        var html = await _http.GetStringAsync("/simulator/line");
        var named = Regex
            .Matches(html, "/simulator/line/assets/[^\"]+", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(m => m.Value)
            .ToList();

        Assert.NotEmpty(named);
        foreach (var path in named)
            Assert.Equal(200, (int)(await _http.GetAsync(path)).StatusCode);
        Assert.Equal(404, (int)(await _http.GetAsync("/simulator/line/assets/..%2f..%2fChannels.Webhooks.dll")).StatusCode);
    }

    [Fact]
    public async Task Without_an_address_webhooks_go_to_the_host_itself()
    {
        await StartAsync(Environments.Development);

        var state = await StateAsync();

        Assert.Equal(new Uri(_http.BaseAddress!, "/webhooks/line").ToString(), state.GetProperty("webhookUrl").GetString());
    }

    [Fact]
    public async Task What_a_person_does_on_the_page_reaches_the_bot_signed()
    {
        var user = await StartWithBotAsync();

        await PostAsync($"phones/{user}/text", new { text = "活動報告" });
        await PostAsync(
            $"phones/{user}/tap",
            new
            {
                action = new
                {
                    type = "postback",
                    label = "はい",
                    data = "yes",
                },
            }
        );
        await PostAsync(
            $"phones/{user}/tap",
            new
            {
                action = new
                {
                    type = "datetimepicker",
                    label = "日",
                    data = "d",
                    mode = "date",
                },
                @params = new { date = "2026-11-19" },
            }
        );
        await PostAsync($"phones/{user}/block", new { });
        await AttemptsAsync(4);

        var events = _bot!
            .Events()
            .ToDictionary(e =>
                e.GetProperty("type").GetString() + (e.TryGetProperty("postback", out var p) ? p.GetProperty("data").GetString() : "")
            );
        Assert.Equal(["message", "postbackd", "postbackyes", "unfollow"], events.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("2026-11-19", events["postbackd"].GetProperty("postback").GetProperty("params").GetProperty("date").GetString());
        Assert.All(_bot.Requests, r => Assert.Equal(WebhookSignature.Of(r.Body, SimulatorOptions.DevelopmentChannelSecret), r.Signature));
        Assert.Equal(409, (int)(await PostAsync($"phones/{user}/text", new { text = "ブロック中" })).StatusCode);
    }

    [Fact]
    public async Task Photos_are_taken_up_to_ten_megabytes_and_only_if_they_are_photos()
    {
        var user = await StartWithBotAsync();
        var large = new byte[(10 * 1024 * 1024) + 1];
        EmulatedLine.OnePixel().CopyTo(large, 0);

        Assert.Equal(204, await PhotoAsync(user, EmulatedLine.OnePixel()));
        Assert.Equal(204, await PhotoAsync(user, large[..^1]));
        Assert.Equal(413, await PhotoAsync(user, large));
        Assert.Equal(415, await PhotoAsync(user, "<svg/>"u8.ToArray()));

        var shown = (await StateAsync()).GetProperty("phones")[0].GetProperty("bubbles");
        Assert.Equal(2, shown.GetArrayLength());
        var bytes = await _http.GetByteArrayAsync("/simulator/line/ui/content/" + shown[0].GetProperty("id").GetString());
        Assert.Equal(EmulatedLine.OnePixel(), bytes);
    }

    [Fact]
    public async Task An_unsent_photo_disappears_from_the_page_too()
    {
        var user = await StartWithBotAsync();
        await PhotoAsync(user, EmulatedLine.OnePixel());
        var id = (await StateAsync()).GetProperty("phones")[0].GetProperty("bubbles")[0].GetProperty("id").GetString();

        await PostAsync($"phones/{user}/unsend", new { messageId = id });

        Assert.Equal(404, (int)(await _http.GetAsync("/simulator/line/ui/content/" + id)).StatusCode);
        Assert.True((await StateAsync()).GetProperty("phones")[0].GetProperty("bubbles")[0].GetProperty("unsent").GetBoolean());
    }

    [Fact]
    public async Task The_page_waits_for_news_and_gets_them()
    {
        var user = await StartWithBotAsync();
        var version = (await StateAsync()).GetProperty("version").GetInt64();

        var waiting = _http.GetFromJsonAsync<JsonElement>($"/simulator/line/ui/state?after={version}");
        await PostAsync(
            $"phones/{user}/sticker",
            new
            {
                packageId = "900001",
                stickerId = "1",
                keywords = new[] { "はい" },
            }
        );

        Assert.NotEqual(version, (await waiting).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task The_switches_change_how_webhooks_go_out()
    {
        var user = await StartWithBotAsync();

        await _http.PutAsJsonAsync(
            "/simulator/line/ui/behaviour",
            new
            {
                standby = true,
                duplicate = true,
                redelivery = false,
                wrongSignature = false,
                hangUp = false,
                gathering = "none",
                delaySeconds = 0,
            }
        );
        await PostAsync($"phones/{user}/text", new { text = "こんにちは" });
        await AttemptsAsync(2);

        Assert.All(_bot!.Events(), e => Assert.Equal("standby", e.GetProperty("mode").GetString()));
        Assert.True((await StateAsync()).GetProperty("behaviour").GetProperty("standby").GetBoolean());
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("no-source")]
    [InlineData("no-event-id")]
    [InlineData("unknown-event")]
    [InlineData("unknown-message")]
    [InlineData("wrong-signature")]
    [InlineData("no-json")]
    public async Task Odd_events_go_out(string kind)
    {
        var user = await StartWithBotAsync();

        Assert.Equal(204, (int)(await PostAsync("odd", new { userId = user, kind })).StatusCode);

        var (body, signature, _) = Assert.Single(_bot!.Requests);
        Assert.Equal(kind != "wrong-signature", signature == WebhookSignature.Of(body, SimulatorOptions.DevelopmentChannelSecret));
    }

    [Fact]
    public async Task A_planned_misfortune_waits_for_the_next_call()
    {
        await StartWithBotAsync();

        await PostAsync("faults", new { endpoint = "reply", kind = "accept-then-drop" });

        Assert.Equal(1, (await StateAsync()).GetProperty("plannedFaults").GetProperty("reply").GetInt32());
        Assert.Equal(409, (int)(await PostAsync("faults", new { endpoint = "reply", kind = "earthquake" })).StatusCode);
    }

    private async Task<string> StartWithBotAsync()
    {
        _bot = await TestBot.StartAsync();
        await StartAsync(Environments.Development, ("Simulator:WebhookUrl", _bot.Webhook.ToString()));
        return (await StateAsync()).GetProperty("phones")[0].GetProperty("userId").GetString()!;
    }

    private async Task StartAsync(string environment, params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value));
        builder.Services.AddRoutingCore();
        builder.Services.AddLineSimulator(builder.Configuration);
        _app = builder.Build();
        _app.MapLineSimulator();
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _http = new HttpClient { BaseAddress = new Uri(address) };
    }

    private Task<JsonElement> StateAsync() => _http.GetFromJsonAsync<JsonElement>("/simulator/line/ui/state")!;

    private Task<HttpResponseMessage> PostAsync(string path, object body) => _http.PostAsJsonAsync("/simulator/line/ui/" + path, body);

    private async Task<int> PhotoAsync(string user, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        return (int)(await _http.PostAsync($"/simulator/line/ui/phones/{user}/photo", content)).StatusCode;
    }

    private async Task AttemptsAsync(int count)
    {
        var emulator = _app!.Services.GetRequiredService<LineEmulator>();
        await emulator.Changes.WaitAsync(
            () => emulator.Attempts.ToList().Count >= count ? "enough" : null,
            TestContext.Current.CancellationToken
        );
    }
}
