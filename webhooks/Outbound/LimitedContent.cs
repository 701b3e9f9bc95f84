namespace Channels.Webhooks.Outbound;

/// <summary>An answer's content, read whole up to a limit.</summary>
internal static class LimitedContent
{
    /// <returns>The bytes, or null when there are more than <paramref name="maxBytes"/>.</returns>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
            return null;
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (kept.Length + read > maxBytes)
                return null;
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}
