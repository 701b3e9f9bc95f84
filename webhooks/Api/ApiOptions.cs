namespace Channels.Webhooks.Api;

/// <summary>Section <c>Api</c>.</summary>
public sealed class ApiOptions
{
    /// <summary>Keys by the name of who holds them: the key itself, or <c>sha256:</c> and the hash of it in hex.</summary>
    public IDictionary<string, string> Keys { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
