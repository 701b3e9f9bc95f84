using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Channels.Tests.Support.Doubles;

/// <summary>A receiver as its documentation says one is written: it believes a request when the signature is right and fresh.</summary>
internal sealed class StubbedDesk : IDisposable
{
    public const string Secret = "a secret of both sides";

    private readonly Queue<int> answers = new();

    /// <param name="now">The desk's clock.</param>
    /// <param name="secret">What the desk believes the secret to be.</param>
    public StubbedDesk(Func<DateTimeOffset> now, string secret = Secret) =>
        Server
            .Given(Request.Create().WithPath("/alerts").UsingPost())
            .RespondWith(
                Response
                    .Create()
                    .WithCallback(request => new ResponseMessage
                    {
                        StatusCode =
                            !IsGenuine(secret, request, now()) ? 401
                            : answers.TryDequeue(out var status) ? status
                            : 204,
                        Headers = new Dictionary<string, WireMock.Types.WireMockList<string>>(StringComparer.Ordinal)
                        {
                            ["Location"] = new(Server.Url + "/elsewhere"),
                        },
                    })
            );

    public WireMockServer Server { get; } = WireMockServer.Start();

    public string Url => Server.Url + "/alerts";

    /// <summary>Every request to whatever path, oldest first.</summary>
    public IReadOnlyList<IRequestMessage> Requests =>
        [.. Server.LogEntries.OrderBy(e => e.RequestMessage!.DateTime).Select(e => e.RequestMessage!)];

    /// <summary>Statuses of the next requests; after them 204.</summary>
    public StubbedDesk Answering(params IEnumerable<int> statuses)
    {
        foreach (var status in statuses)
            answers.Enqueue(status);
        return this;
    }

    public static string Header(IRequestMessage request, string name) => Assert.Single(request.Headers![name]);

    /// <summary>Written from the documentation alone, not with the product's own code.</summary>
    public static bool IsGenuine(string secret, IRequestMessage request, DateTimeOffset now)
    {
        var (id, at) = (Header(request, "webhook-id"), Header(request, "webhook-timestamp"));
        if (Math.Abs(now.ToUnixTimeSeconds() - long.Parse(at, CultureInfo.InvariantCulture)) > 300)
            return false;
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{at}."), .. request.BodyAsBytes!];
        var expected = Encoding.UTF8.GetBytes("v1," + Convert.ToBase64String(hmac.ComputeHash(signed)));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(Header(request, "webhook-signature")));
    }

    public void Dispose() => Server.Dispose();
}
