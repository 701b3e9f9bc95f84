namespace Channels.Webhooks.WebChat;

/// <summary>How an uploaded file is named inside the product. Only an upload makes one; a client's own are never taken over.</summary>
internal static class FileReference
{
    public const string Scheme = "webchat:";
}
