using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Channels.Webhooks.Alerts;

/// <summary>
/// <c>t={Unix seconds},v1={hex HMAC-SHA256 of "t.body"}</c>: the instant is signed with the body, so that a request that was
/// overheard cannot be sent again later.
/// </summary>
internal static class DutySignature
{
    public const string Header = "X-Channels-Signature";

    public static string Of(string secret, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(seconds), (byte)'.', .. body];
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
