using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Line;

/// <summary>The webhook of a host that only receives: signed requests go in over HTTP, rows come out of the store.</summary>
internal sealed class LineDoor : IAsyncDisposable
{
    /// <summary>The secret, body and signature of the documentation's worked example.</summary>
    public const string DocumentedSecret = "8c570fa6dd201bb328f1c1eac23a96d8";
    public const string DocumentedBody = """{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}""";
    public const string DocumentedSignature = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";

    private const string Destination = "U00000000000000000000000000000001";
    private long seen;

    private LineDoor(ChannelsApp app) => App = app;

    public ChannelsApp App { get; }

    /// <summary>The current secret of the default account.</summary>
    public string Secret => App.Line.ChannelSecret;

    public static async Task<LineDoor> OpenAsync(
        Dictionary<string, string>? settings = null,
        Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? configure = null
    )
    {
        var all = new Dictionary<string, string>(settings ?? [])
        {
            ["Turns:Enabled"] = "false",
            ["Delivery:Enabled"] = "false",
            ["Line:ChannelSecrets:1"] = DocumentedSecret,
        };
        return new LineDoor(await ChannelsApp.StartAsync(all, configure: configure));
    }

    /// <summary>A body with these events, written as they are.</summary>
    public static byte[] Body(params IEnumerable<string> events) =>
        Encoding.UTF8.GetBytes($$"""{"destination":"{{Destination}}","events":[{{string.Join(',', events)}}]}""");

    /// <summary>A text message of an invented person.</summary>
    public static string Text(
        string eventId,
        string text = "こんにちは",
        string user = "U000000000000000000000000000000aa",
        long timestamp = 1764000000000
    ) =>
        $$$"""
            {"type":"message","mode":"active","timestamp":{{{timestamp}}},"source":{"type":"user","userId":"{{{user}}}"},
            "webhookEventId":"{{{eventId}}}","deliveryContext":{"isRedelivery":false},"replyToken":"r{{{eventId}}}",
            "message":{"type":"text","id":"m{{{eventId}}}","text":"{{{text}}}"}}
            """;

    public static string Sign(ReadOnlySpan<byte> body, string secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>Posts bytes with the right signature.</summary>
    public Task<int> PostAsync(byte[] body) => PostAsync(body, Sign(body, Secret));

    /// <summary>Posts bytes with this signature; null leaves the header out.</summary>
    public async Task<int> PostAsync(byte[] body, string? signature, string header = "x-line-signature", string path = "/webhooks/line")
    {
        using var request = Request(new ByteArrayContent(body), signature, header, path);
        using var response = await App.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    public static HttpRequestMessage Request(
        HttpContent content,
        string? signature,
        string header = "x-line-signature",
        string path = "/webhooks/line"
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        if (signature is not null)
            request.Headers.TryAddWithoutValidation(header, signature);
        return request;
    }

    /// <summary>The rows stored since the last look, in order of arrival, with their payload opened.</summary>
    public async Task<IReadOnlyList<StoredRow>> NewRowsAsync()
    {
        var protector = App.Get<ColumnProtector>();
        var since = seen;
        var rows = await App.Store.ReadAsync(
            (db, stop) => db.Inbox.Where(e => e.Sequence > since).OrderBy(e => e.Sequence).ToListAsync(stop),
            TestContext.Current.CancellationToken
        );
        if (rows.Count > 0)
            seen = rows[^1].Sequence;
        return [.. rows.Select(r => new StoredRow(r, protector.RevealText(InboxEvent.PayloadColumn, r.Id.ToString("N"), r.Payload!)))];
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>A row of the inbox and the JSON it seals.</summary>
internal sealed record StoredRow(InboxEvent Row, string Json)
{
    public string EventId => Row.EventId;
}

/// <summary>One door for all tests of a class; they run one after the other.</summary>
public sealed class OpenDoor : IAsyncLifetime
{
    internal LineDoor Door { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Door = await LineDoor.OpenAsync();

    public ValueTask DisposeAsync() => Door.DisposeAsync();
}
