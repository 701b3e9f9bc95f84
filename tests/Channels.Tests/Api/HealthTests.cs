using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Tests.Api;

/// <summary>What orchestrators and load balancers ask.</summary>
public sealed class HealthTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_with_its_database_is_live_and_ready()
    {
        await using var app = await HttpApi.StartAsync();
        Assert.Equal("ok", await app.Http.GetStringAsync("/health/live", Stop));

        var ready = await app.Http.GetFromJsonAsync<JsonElement>("/health/ready", Stop);
        Assert.Equal(("ready", 0), (ready.GetProperty("status").GetString(), ready.GetProperty("oldestOpenEventSeconds").GetInt32()));
    }

    [Fact]
    public async Task A_node_without_a_duty_desk_is_ready_and_says_so_once_in_the_log_and_at_every_question()
    {
        await using var app = await HttpApi.StartAsync();
        Assert.Contains("nobody is told", await app.Http.GetStringAsync("/health/ready", Stop), StringComparison.Ordinal);
        Assert.Contains("nobody is told", await app.Http.GetStringAsync("/health/ready", Stop), StringComparison.Ordinal);
        Assert.Single(app.Logs.All, l => l.Message.Contains("nobody is told", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_tells_how_long_the_oldest_event_waits()
    {
        var clock = Node.NewClock();
        await using var app = await ChannelsApp.StartAsync(new Dictionary<string, string> { ["Turns:Enabled"] = "false" }, time: clock);
        await app.Line.SayAsync(app.Line.Hanako, "hello");
        clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(
            90,
            (await app.Http.GetFromJsonAsync<JsonElement>("/health/ready", Stop)).GetProperty("oldestOpenEventSeconds").GetInt32()
        );
    }

    [Fact]
    public async Task A_node_whose_database_is_behind_is_live_but_not_ready()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Database:MigrateOnStart"] = "false",
                ["Turns:Enabled"] = "false",
                ["Delivery:Enabled"] = "false",
            }
        );
        await AssertUnreadyAsync(app, "database.behind");
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/health/live", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_node_that_cannot_reach_its_database_says_only_that()
    {
        var broken = false;
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" },
            configure: services =>
            {
                var usual = services.Single(s => s.ServiceType == typeof(Func<ChannelsDb>)).ImplementationFactory!;
                services.Replace(
                    ServiceDescriptor.Singleton<Func<ChannelsDb>>(p =>
                    {
                        var create = (Func<ChannelsDb>)usual(p);
                        return () => broken ? throw new InvalidOperationException("host=secret-host") : create();
                    })
                );
            }
        );
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/health/ready", Stop)).StatusCode);

        broken = true;
        await AssertUnreadyAsync(app, "database.unreachable");
        broken = false;
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/health/ready", Stop)).StatusCode);
    }

    private static async Task AssertUnreadyAsync(ChannelsApp app, string code)
    {
        using var answer = await app.Http.GetAsync("/health/ready", Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal($$"""{"status":"unready","code":"{{code}}"}""", text);
    }
}
