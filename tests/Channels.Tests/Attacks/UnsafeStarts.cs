using System.Net;
using Channels.Tests.Support.Doors;
using Channels.Webhooks.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Channels.Tests.Attacks;

/// <summary>A start that would open the house to everybody does not happen.</summary>
public sealed class UnsafeStarts
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, string> Safe = new()
    {
        ["Public:Address"] = "https://chat.example.jp",
        ["Api:Keys:test"] = "a-key-that-is-long-enough",
    };

    [Theory]
    [InlineData("Line:ChannelSecrets:0", "development-only-channel-secret", "published")]
    [InlineData("Api:Keys:system", "changeme", "published")]
    [InlineData("Api:Keys:system", "s3cret", "guessed")]
    [InlineData("WebChat:Secrets:portal", "CHANGEME", "published")]
    [InlineData("Simulator:Enabled", "true", "act as any member")]
    [InlineData("BotFramework:AllowUnsigned", "true", "anybody's messages")]
    [InlineData("Duty:Url", "http://desk.example.jp/alerts", "plain http")]
    [InlineData("Line:ApiBaseUrl", "http://api.line.example", "plain http")]
    [InlineData("Retention:Raw", "-10.00:00:00", "no time")]
    [InlineData("WebChat:SessionFor", "0", "no time")]
    [InlineData("Public:Address", "", "missing")]
    public async Task Each_unsafe_setting_stops_Production_and_is_explained_without_its_value(string name, string value, string why)
    {
        var settings = new Dictionary<string, string>(Safe) { [name] = value };
        var found = Assert.Single(await Findings("Production", settings), f => f.StartsWith(name, StringComparison.Ordinal));
        Assert.Contains(why, found, StringComparison.Ordinal);
        if (why is "published" or "guessed")
            Assert.DoesNotContain(value, found, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Check("Production", settings).ThrowIfUnsafe());
        Check("Development", settings).ThrowIfUnsafe();
    }

    [Fact]
    public async Task Settings_as_a_city_has_them_have_no_findings()
    {
        Assert.Empty(
            await Findings(
                "Production",
                new Dictionary<string, string>(Safe)
                {
                    ["Line:ChannelSecrets:0"] = "0123456789abcdef0123456789abcdef",
                    ["Line:ApiBaseUrl"] = "http://127.0.0.1:9999",
                    ["Duty:Url"] = "https://desk.example.jp/alerts",
                    ["Retention:Raw"] = "14.00:00:00",
                    ["Office:Hours"] = "月〜金 0:00〜24:00",
                    ["Sinks:kintone:Url"] = "https://example.cybozu.com",
                }
            )
        );
    }

    [Fact]
    public async Task A_Production_without_a_key_starts_and_says_so()
    {
        var none = new Dictionary<string, string> { ["Public:Address"] = "https://chat.example.jp" };
        Check("Production", none).ThrowIfUnsafe();
        Assert.Contains("no key at all", Assert.Single(await Findings("Production", none)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Production_only_holders_of_a_key_see_the_description_and_what_goes_on_inside()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Public:Address"] = "https://chat.example.jp",
                ["Api:Keys:test"] = "a-key-that-is-long-enough",
            },
            environment: "Production"
        );
        foreach (var path in (string[])["/openapi/v1.json", "/scalar"])
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.GetAsync(path, Stop)).StatusCode);
        Assert.Equal("""{"status":"ready"}""", await app.Http.GetStringAsync("/health/ready", Stop));

        app.Http.DefaultRequestHeaders.Add("Authorization", "Bearer a-key-that-is-long-enough");
        Assert.Contains("oldestOpenEventSeconds", await app.Http.GetStringAsync("/health/ready", Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/openapi/v1.json", Stop)).StatusCode);
    }

    private static Task<IReadOnlyList<string>> Findings(string environment, Dictionary<string, string> settings) =>
        Check(environment, settings).FindAsync(Stop);

    private static UnsafeSettings Check(string environment, Dictionary<string, string> settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings!).Build(), new HostingEnvironment { EnvironmentName = environment });
}
