using System.Text.Json;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Support;
using Channels.Webhooks.Sinks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Channels.Tests.Sinks;

/// <summary>A receiver of webhooks.</summary>
internal sealed class WebhookDesk : IDisposable
{
    public static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public WebhookDesk(string content = "notice")
    {
        Server = WireMockServer.Start();
        Answer(Response.Create().WithStatusCode(204));
        Sink = Make(Server.Url + "/hook", Environments.Development, content);
    }

    public WireMockServer Server { get; }

    public FakeTimeProvider Clock { get; } = Node.NewClock();

    public ISink Sink { get; }

    public ISink Make(string url, string environment, string content = "notice", string? secret = null)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Sinks:hook:Url"] = url,
                    ["Sinks:hook:Secret"] = secret ?? "whsec_" + Convert.ToBase64String(Key),
                    ["Sinks:hook:Content"] = content,
                    ["Sinks:hook:MaxBytes"] = "2048",
                }
            )
            .Build();
        return new WebhookKind(new HostingEnvironment { EnvironmentName = environment }, Clock).Make(
            "hook",
            settings.GetSection("Sinks:hook")
        );
    }

    public void Answer(IResponseBuilder response) => Server.Given(Request.Create().UsingPost()).RespondWith(response);

    /// <summary>What came, in its order.</summary>
    public IEnumerable<(string Id, string Reference, string Body, IDictionary<string, string> Headers)> Posted() =>
        Server.LogEntries.Select(e =>
            (
                e.RequestMessage!.Headers!["webhook-id"][0],
                JsonDocument.Parse(e.RequestMessage.Body!).RootElement.GetProperty("data").GetProperty("reference").GetString()!,
                e.RequestMessage.Body!,
                (IDictionary<string, string>)e.RequestMessage.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value[0])
            )
        );

    public void Dispose() => Server.Dispose();
}
