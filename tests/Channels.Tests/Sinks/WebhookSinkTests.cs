using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Compliance;
using Channels.Webhooks.Outbound;
using Channels.Webhooks.Sinks;
using Microsoft.Extensions.Hosting;
using WireMock.ResponseBuilders;

namespace Channels.Tests.Sinks;

/// <summary>Signed as Standard Webhooks says, to public addresses only, and every answer understood.</summary>
public sealed class WebhookSinkTests : IDisposable
{
    private readonly WebhookDesk desk = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receiver_can_check_the_signature_and_a_notice_holds_no_answer()
    {
        await TakeAsync(desk.Sink);
        var (id, _, body, headers) = Assert.Single(desk.Posted());
        Assert.Equal(SinkCompliance.Version("AR-1111-1111").Id.ToString("D"), id);
        Assert.Equal(
            desk.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            headers["webhook-timestamp"]
        );
        var signed = HMACSHA256.HashData(WebhookDesk.Key, Encoding.UTF8.GetBytes($"{id}.{headers["webhook-timestamp"]}.{body}"));
        Assert.Equal("v1," + Convert.ToBase64String(signed), headers["webhook-signature"]);
        Assert.Contains("\"type\":\"submission.submitted\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("text", body, StringComparison.Ordinal);
        var data = JsonDocument.Parse(body).RootElement.GetProperty("data");
        Assert.Equal(SinkCompliance.Version("AR-1111-1111").Edition, data.GetProperty("edition").GetDateTimeOffset());
        await desk.Sink.TakeAsync([SinkCompliance.Version("AR-1111-1111", "updated", second: 5)], Stop);
        var later = JsonDocument.Parse(desk.Posted().Last().Body).RootElement.GetProperty("data").GetProperty("edition");
        Assert.Equal(TimeSpan.FromSeconds(5), later.GetDateTimeOffset() - data.GetProperty("edition").GetDateTimeOffset());

        using var full = new WebhookDesk("full");
        await TakeAsync(full.Sink);
        Assert.Contains("\"note\":\"text\"", Assert.Single(full.Posted()).Body, StringComparison.Ordinal);
        var large = await full.Sink.TakeAsync(
            [SinkCompliance.Version("AR-1111-1111", answers: $$"""{"note":"{{new string('x', 3000)}}"}""")],
            Stop
        );
        Assert.Equal("webhook.too-large", Assert.IsType<SinkOutcome.Refused>(large[0]).Code);
    }

    [Theory]
    [InlineData(400, typeof(SinkOutcome.Refused))]
    [InlineData(401, typeof(SinkOutcome.NotNow))]
    [InlineData(403, typeof(SinkOutcome.NotNow))]
    [InlineData(404, typeof(SinkOutcome.Refused))]
    [InlineData(301, typeof(SinkOutcome.Refused))]
    [InlineData(410, typeof(SinkOutcome.Refused))]
    [InlineData(302, typeof(SinkOutcome.Refused))]
    [InlineData(408, typeof(SinkOutcome.NotNow))]
    [InlineData(425, typeof(SinkOutcome.NotNow))]
    [InlineData(429, typeof(SinkOutcome.NotNow))]
    [InlineData(503, typeof(SinkOutcome.NotNow))]
    [InlineData(500, typeof(SinkOutcome.Ambiguous))]
    [InlineData(504, typeof(SinkOutcome.Ambiguous))]
    public async Task Every_answer_has_its_meaning(int status, Type meaning)
    {
        desk.Answer(
            Response
                .Create()
                .WithStatusCode(status)
                .WithHeader("Location", desk.Server.Url + "/other")
                .WithHeader("Retry-After", "120")
                .WithBody("no")
        );
        var outcome = await TakeAsync(desk.Sink);
        Assert.IsType(meaning, outcome);
        Assert.Single(desk.Posted());
        if (outcome is SinkOutcome.NotNow later)
            Assert.Equal((TimeSpan.FromMinutes(2), "no"), (later.After, later.Answer));
        if (outcome is SinkOutcome.Ambiguous unclear)
            Assert.Equal((TimeSpan.FromMinutes(2), "no"), (unclear.After, unclear.Answer));
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    public void Addresses_of_a_network_of_ones_own_are_known(string address) =>
        Assert.True(GuardedClient.IsInside(IPAddress.Parse(address)));

    [Theory]
    [InlineData("203.0.114.1")]
    [InlineData("172.32.0.1")]
    [InlineData("2001:db9::1")]
    public void Others_are_let_through(string address) => Assert.False(GuardedClient.IsInside(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://127.0.0.1:1/hook")]
    [InlineData("https://localhost:1/hook")]
    [InlineData("https://[::1]:1/hook")]
    public async Task Outside_development_no_name_leads_inside(string url) =>
        Assert.Equal(
            "webhook.private-address",
            Assert.IsType<SinkOutcome.Refused>(await TakeAsync(desk.Make(url, Environments.Production))).Code
        );

    [Theory]
    [InlineData("https://10.0.0.5/hook", false, true)]
    [InlineData("https://[::1]/hook", false, true)]
    [InlineData("https://localhost/hook", false, true)]
    [InlineData("https://169.254.169.254/hook", false, true)]
    [InlineData("https://10.0.0.5/hook", true, false)]
    [InlineData("https://203.0.114.1/hook", false, false)]
    public async Task Check_names_an_address_that_leads_inside(string url, bool inside, bool isNamed)
    {
        var folder = Directory.CreateTempSubdirectory("channels-check-");
        using var output = new StringWriter();
        await Channels.Webhooks.Verbs.CommandLine.RunAsync(
            [
                "check",
                $"--Database:Folder={folder.FullName}",
                "--environment=Production",
                "--Sinks:ward:Kind=webhook",
                $"--Sinks:ward:Url={url}",
                $"--Sinks:ward:Secret=whsec_{Convert.ToBase64String(WebhookDesk.Key)}",
                $"--Sinks:ward:Inside={inside}",
                "--Sinks:ward:Procedures:0=consultation",
            ],
            settings => Channels.Webhooks.Program.Build(settings),
            new Channels.Webhooks.Verbs.Terminal(TextReader.Null, output, output)
        );
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        Assert.Equal(isNamed, output.ToString().Contains("Sinks:ward:Inside=true", StringComparison.Ordinal));
        Assert.Contains("consultation", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://city.example.jp/hook", null)]
    [InlineData("ftp://city.example.jp/hook", null)]
    [InlineData("https://user:secret@city.example.jp/hook", null)]
    [InlineData("https://city.example.jp/hook", "short")]
    [InlineData("https://city.example.jp/hook", "whsec_c2hvcnQ=")]
    public void Settings_that_are_not_safe_make_no_sink(string url, string? secret) =>
        Assert.Throws<SinkSettingsException>(() => desk.Make(url, Environments.Production, secret: secret));

    [Fact]
    public async Task An_answer_that_never_comes_is_ambiguous()
    {
        desk.Answer(Response.Create().WithStatusCode(204).WithDelay(TimeSpan.FromSeconds(20)));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        var taking = desk.Sink.TakeAsync([SinkCompliance.Version("AR-1111-1111")], limit.Token);
        Assert.IsType<SinkOutcome.Ambiguous>(Assert.Single(await taking));
    }

    public void Dispose() => desk.Dispose();

    private static async Task<SinkOutcome> TakeAsync(ISink sink) =>
        Assert.Single(await sink.TakeAsync([SinkCompliance.Version("AR-1111-1111")], Stop));
}
