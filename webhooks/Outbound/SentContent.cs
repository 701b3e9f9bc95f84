using System.Net;

namespace Channels.Webhooks.Outbound;

/// <summary>
/// A body that knows whether it began to leave. Whatever goes wrong before that (name, connection, TLS, a time-out there), the
/// other side cannot have taken it.
/// </summary>
internal sealed class SentContent(byte[] body) : HttpContent
{
    public bool Left { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Left = true;
        await stream.WriteAsync(body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
