using System.Security.Cryptography;
using System.Text;

namespace Channels.Simulator;

/// <summary>The value of <c>x-line-signature</c>: base64 of HMAC-SHA256 over the raw bytes, keyed with the channel secret.</summary>
internal static class WebhookSignature
{
    public const string Header = "x-line-signature";

    public static string Of(ReadOnlySpan<byte> body, string channelSecret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(channelSecret), body));
}
