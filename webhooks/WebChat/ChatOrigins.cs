using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>Which pages may talk to this server from a browser: its own, and those the settings name.</summary>
internal sealed class ChatOrigins(IOptions<WebChatOptions> options)
{
    /// <summary>True without an Origin header: then it is no browser's cross-site request, and the token decides alone.</summary>
    /// <param name="alsoAllowed">The page a token was minted for.</param>
    public bool Allows(HttpRequest request, string? alsoAllowed = null)
    {
        if (request.Headers.Origin.FirstOrDefault() is not { Length: > 0 } origin)
            return true;
        return IsOwn(origin, request) || origin == alsoAllowed || options.Value.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The address of a stream's server as this browser reaches it: behind a proxy that ends TLS, its page knows better than
    /// the request.</summary>
    public static string StreamRoot(HttpRequest request, ChatSession session) =>
        (IsSecure(request, session) ? "wss://" : "ws://") + request.Host.ToUriComponent() + WebChatServices.Prefix;

    /// <summary>The same for calls.</summary>
    public static string ApiRoot(HttpRequest request, ChatSession session) =>
        (IsSecure(request, session) ? "https://" : "http://") + request.Host.ToUriComponent() + WebChatServices.Prefix;

    private static bool IsSecure(HttpRequest request, ChatSession session) =>
        request.IsHttps
        || (session.Origin is { } origin && IsOwn(origin, request) && origin.StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Authority.Equals(request.Host.ToUriComponent(), StringComparison.OrdinalIgnoreCase);
}
