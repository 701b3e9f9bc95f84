using Channels.Bot.Activities;
using Channels.Bot.Telemetry;
using Channels.Webhooks.Line;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Channels.Tests.Support.Doubles;

/// <summary>The product's LINE client as it is registered, its clock, and the two hosts of LINE as stubs.</summary>
internal sealed class StubbedLine : IDisposable
{
    public const string RequestId = "1f2b1e1c-0000-4000-8000-000000000001";
    public const string Address = "U000000000000000000000000000000aa";
    public const string Messages = """[{"type":"text","text":"はい \uD83D\uDE00"}]""";
    public static readonly Guid RetryKey = Guid.Parse("0192d3a0-0000-7000-8000-00000000000a");

    private readonly ServiceProvider services;

    /// <param name="settings">Settings beside the usual ones of the section <c>Line</c>.</param>
    /// <param name="timeout">Time limit of a call and of a file; the product's when left out.</param>
    public StubbedLine(Dictionary<string, string?>? settings = null, TimeSpan? timeout = null)
    {
        var all = new Dictionary<string, string?>
        {
            ["Line:ChannelId"] = "2000000001",
            ["Line:ChannelSecrets:0"] = "secret",
            ["Line:ApiBaseUrl"] = Api.Url,
            ["Line:ApiDataBaseUrl"] = Data.Url + "/",
        };
        foreach (var (name, value) in settings ?? [])
            all[name] = value;
        if (timeout is { } limit)
            all["Line:CallTimeout"] = all["Line:ContentTimeout"] = limit.ToString();
        var collection = new ServiceCollection();
        collection.AddMetrics().AddSingleton<ChannelsMeter>().AddSingleton<TimeProvider>(Time);
        collection.AddSingleton<Logs>().AddLogging().AddSingleton<ILoggerProvider>(p => p.GetRequiredService<Logs>());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        collection
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Test" });
        collection.AddLine(configuration);
        services = collection.BuildServiceProvider();
    }

    public WireMockServer Api { get; } = WireMockServer.Start();

    public WireMockServer Data { get; } = WireMockServer.Start();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));

    public LineClient Client => services.GetRequiredService<LineClient>();

    public LineTokens Tokens => services.GetRequiredService<LineTokens>();

    public IChannel Channel => services.GetServices<IChannel>().Single();

    public Logs Logs => services.GetRequiredService<Logs>();

    public IReadOnlyList<IRequestMessage> Requests(string path) =>
        [.. Api.LogEntries.Concat(Data.LogEntries).Select(e => e.RequestMessage!).Where(r => r.Path == path)];

    public int TokenRequests => Requests("/oauth2/v3/token").Count;

    public Task<SendOutcome> ReplyAsync(string account = "default") =>
        Channel.SendAsync(new OutgoingCall(account, Address, "reply-token", RetryKey, Messages), CancellationToken.None);

    public Task<SendOutcome> PushAsync(string account = "default") =>
        Channel.SendAsync(new OutgoingCall(account, Address, null, RetryKey, Messages), CancellationToken.None);

    /// <summary>The way of sending by name, for theories.</summary>
    public Task<SendOutcome> SendAsync(string way) => way == "reply" ? ReplyAsync() : PushAsync();

    /// <summary>Sells tokens token-1, token-2 and so on.</summary>
    public StubbedLine Selling(int expiresIn = 900)
    {
        var sold = 0;
        Api.Given(Request.Create().WithPath("/oauth2/v3/token").UsingPost())
            .RespondWith(
                Response
                    .Create()
                    .WithCallback(_ => new ResponseMessage
                    {
                        StatusCode = 200,
                        BodyData = Text(
                            $$"""{"token_type":"Bearer","access_token":"token-{{Interlocked.Increment(ref sold)}}","expires_i"""
                                + $$"""n":{{expiresIn}}}"""
                        ),
                    })
            );
        return this;
    }

    /// <summary>Answers a path of the API host.</summary>
    public StubbedLine Answering(
        string path,
        int status,
        string? body = "{}",
        TimeSpan? after = null,
        params (string Name, string Value)[] headers
    )
    {
        var response = Response.Create().WithStatusCode(status).WithHeader("x-line-request-id", RequestId);
        if (body is not null)
            response = response.WithBody(body);
        if (after is { } delay)
            response = response.WithDelay(delay);
        foreach (var (name, value) in headers)
            response = response.WithHeader(name, value);
        Api.Given(Request.Create().WithPath(path)).RespondWith(response);
        return this;
    }

    public void Dispose()
    {
        services.Dispose();
        Api.Dispose();
        Data.Dispose();
    }

    private static WireMock.Util.BodyData Text(string body) =>
        new() { DetectedBodyType = WireMock.Types.BodyType.String, BodyAsString = body };
}
