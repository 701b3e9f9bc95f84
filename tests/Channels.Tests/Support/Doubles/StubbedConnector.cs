using System.Security.Cryptography.X509Certificates;
using Channels.Bot.Activities;
using Channels.Bot.Telemetry;
using Channels.Webhooks.BotFramework;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Channels.Tests.Support.Doubles;

/// <summary>The product's Bot Framework channel as it is registered; the connector and the login service are stubs.</summary>
internal sealed class StubbedConnector : IDisposable
{
    public const string Body = """{"type":"message","text":"はい","textFormat":"plain"}""";

    private readonly ServiceProvider services;

    public StubbedConnector(TimeSpan? timeout = null, string? serviceUrl = null, params (string Name, string Value)[] settings)
    {
        ServiceUrl = serviceUrl ?? Server.Url + "/jp/";
        var all = Login.Settings.ToDictionary(s => s.Key, s => (string?)s.Value);
        foreach (var (name, value) in settings)
            all[name] = value;
        if (timeout is { } limit)
            all["BotFramework:CallTimeout"] = all["BotFramework:FileTimeout"] = limit.ToString();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        var collection = new ServiceCollection();
        collection.AddMetrics().AddSingleton<ChannelsMeter>().AddSingleton(TimeProvider.System);
        collection.AddSingleton<Logs>().AddLogging().AddSingleton<ILoggerProvider>(p => p.GetRequiredService<Logs>());
        collection
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Development" });
        collection.AddBotFramework(configuration);
        foreach (var name in new[] { BotFrameworkLogin.HttpName, BotFrameworkLogin.TokenHttpName })
            collection.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler((handler, _) => Trust((SocketsHttpHandler)handler));
        services = collection.BuildServiceProvider();
    }

    public StubbedLogin Login { get; } = new();

    public WireMockServer Server { get; } = WireMockServer.Start();

    public string ServiceUrl { get; }

    public IChannel Channel => services.GetServices<IChannel>().Single();

    public Logs Logs => services.GetRequiredService<Logs>();

    public IReadOnlyList<IRequestMessage> Requests => [.. Server.LogEntries.Select(e => e.RequestMessage!)];

    public Task<SendOutcome> ReplyAsync() => SendAsync("activity-1");

    public Task<SendOutcome> PushAsync() => SendAsync(null);

    public StubbedConnector Answering(int status, string body = """{"id":"said-1"}""", TimeSpan? after = null, string? retryAfter = null)
    {
        var response = Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody(body);
        if (after is { } delay)
            response = response.WithDelay(delay);
        if (retryAfter is not null)
            response = response.WithHeader("Retry-After", retryAfter);
        Server.Given(Request.Create().WithPath("/*")).RespondWith(response);
        return this;
    }

    public void Dispose()
    {
        services.Dispose();
        Server.Dispose();
        Login.Dispose();
    }

    private void Trust(SocketsHttpHandler handler) =>
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate is X509Certificate2 shown && shown.Thumbprint == Login.Thumbprint;

    private Task<SendOutcome> SendAsync(string? answered)
    {
        var address = new BotFrameworkAddress(ServiceUrl, "msteams", "a:1", StubbedLogin.Tenant, "28:bot", "29:person");
        return Channel.SendAsync(new OutgoingCall("default", address.Write(), answered, Guid.Empty, Body), CancellationToken.None);
    }
}
