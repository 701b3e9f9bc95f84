using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Channels.Benchmarks.Load;

/// <summary>The least an event holds, or all the members LINE really sends with a text.</summary>
internal enum EventSize
{
    Short,
    Real,
}

/// <summary>
/// Complete HTTP requests, signed before the clock runs. Every event has an id of its own; event <c>n</c> is the next line of
/// the dialog of its person, so that turns on it are turns of a real report.
/// </summary>
internal sealed class SignedWebhooks
{
    public const string Secret = "0123456789abcdef0123456789abcdef";
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Secret);

    // What a member types, one turn each; every one is answered.
    private static readonly string[] Script = ["活動報告", "04821", "きのう", "9時から11時半まで", "1"];

    private readonly long started = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
    private int next;

    /// <summary>Events made so far; the next one has this number.</summary>
    public int Made => next;

    /// <summary>Makes requests with one text event each.</summary>
    /// <param name="count">How many.</param>
    /// <param name="users">How many people send them, in turn.</param>
    /// <param name="crowd">Distinguishes people of one measurement from those of another.</param>
    /// <param name="size">How much is in an event.</param>
    public byte[][] Make(int count, int users, int crowd, EventSize size = EventSize.Real)
    {
        var requests = new byte[count][];
        var first = next;
        Parallel.For(0, count, i => requests[i] = Request(first + i, i % users, crowd, i / users, size));
        next += count;
        return requests;
    }

    /// <summary>The reply token of event <paramref name="number"/>; LINE's are 32 hexadecimal digits.</summary>
    public static string ReplyToken(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    private byte[] Request(int number, int user, int crowd, int line, EventSize size)
    {
        var tokens = size == EventSize.Real ? $"\"quoteToken\":\"{number:D96}\",\"markAsReadToken\":\"{number:D64}\"," : string.Empty;
        var text = Script[line % Script.Length];
        var message = $"{{\"type\":\"text\",\"id\":\"{400_000_000_000_000_000 + number}\",{tokens}\"text\":\"{text}\"}}";
        var body = Encoding.UTF8.GetBytes(
            $"{{\"destination\":\"U00000000000000000000000000000000\",\"events\":[{{\"type\":\"message\",\"message\":{message},"
                + $"\"webhookEventId\":\"01{started:D13}{number:D11}\",\"deliveryContext\":{{\"isRedelivery\":false}},"
                + $"\"timestamp\":{started + number},\"source\":{{\"type\":\"user\",\"userId\":\"U{crowd:x16}{user:x16}\"}},"
                + $"\"replyToken\":\"{ReplyToken(number)}\",\"mode\":\"active\"}}]}}"
        );
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Key, body));
        var head = Encoding.ASCII.GetBytes(
            "POST /webhooks/line HTTP/1.1\r\nHost: channels.example\r\nUser-Agent: LineBotWebhook/2.0\r\n"
                + $"Content-Type: application/json; charset=utf-8\r\nx-line-signature: {signature}\r\nContent-Length: {body.Length}\r\n\r\n"
        );
        return [.. head, .. body];
    }
}
