using System.Net;

namespace Channels.Knowledge.LanguageModel;

/// <summary>
/// The way to an endpoint that is not trusted: a response is read up to a size and no further, redirects are not followed, and a
/// request for which there was no connection is sent once more, at once. The caller's token is the only clock.
/// </summary>
internal sealed class BoundedTransport(int mostBytes, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>A client with this transport and no time limit of its own.</summary>
    public static HttpClient Client(int mostBytes)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new HttpClient(new BoundedTransport(mostBytes, sockets), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException error)
            when (error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            // Nothing was sent yet, so nothing can happen twice.
            response = await base.SendAsync(request, cancellationToken);
        }

        try
        {
            var body = await ReadAsync(response.Content, cancellationToken);
            var whole = new ByteArrayContent(body);
            whole.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = whole;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > mostBytes)
            throw new ModelFailure(ModelReasons.TooLong);
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            using var body = new MemoryStream();
            var chunk = new byte[16 * 1024];
            while (await stream.ReadAsync(chunk, cancellationToken) is var count and > 0)
            {
                if (body.Length + count > mostBytes)
                    throw new ModelFailure(ModelReasons.TooLong);
                body.Write(chunk, 0, count);
            }

            return body.ToArray();
        }
        catch (IOException error)
        {
            throw new ModelFailure(ModelReasons.NotJson, error); // cut off in the middle
        }
    }
}
