using System.Globalization;
using System.Text;
using StandardWebhooks;

namespace Channels.Webhooks.Outbound;

/// <summary>Signs a request as Standard Webhooks says (https://www.standardwebhooks.com).</summary>
internal static class SignedRequest
{
    /// <param name="id">The same at every attempt: the receiver knows it again by it.</param>
    /// <param name="now">Of this attempt, UTC.</param>
    /// <param name="body">What is sent, UTF-8.</param>
    public static void Sign(this HttpRequestMessage request, StandardWebhook signer, string id, DateTimeOffset now, byte[] body)
    {
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", signer.Sign(id, now, Encoding.UTF8.GetString(body)));
    }
}
