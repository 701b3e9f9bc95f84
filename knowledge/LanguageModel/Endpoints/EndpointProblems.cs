using System.Net;
using System.Net.Sockets;

namespace Channels.Knowledge.LanguageModel.Endpoints;

/// <summary>What can be wrong with the address of a model.</summary>
internal static class EndpointProblems
{
    /// <summary>What is wrong, without the section: nothing of a setting's value is repeated, it may be a key in the wrong line.</summary>
    public static IEnumerable<string> Of(EndpointOptions options)
    {
        if (!EndpointKinds.IsKnown(options.Kind))
            return ["Kind is neither openai nor azure."];
        return options.IsAzure ? Azure(options).Concat(Way(options))
            : string.IsNullOrEmpty(options.Endpoint) ? []
            : OpenAi(options).Concat(Way(options));
    }

    public static string Mode(string? endpoint) =>
        string.IsNullOrEmpty(endpoint) ? "off"
        : IsLocal(endpoint) ? "local"
        : "cloud";

    /// <summary>This machine, a private address, or a name without a domain.</summary>
    public static bool IsLocal(string endpoint)
    {
        var host = new Uri(endpoint).DnsSafeHost;
        if (!IPAddress.TryParse(host, out var ip))
        {
            return !host.Contains('.', StringComparison.Ordinal)
                || host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
                || host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
        }

        if (IPAddress.IsLoopback(ip))
            return true;
        if (ip.AddressFamily == AddressFamily.InterNetworkV6)
            return ip.IsIPv6UniqueLocal || ip.IsIPv6LinkLocal;
        var bytes = ip.GetAddressBytes();
        return bytes[0] == 10 || (bytes[0] == 172 && bytes[1] is >= 16 and < 32) || (bytes[0] == 192 && bytes[1] == 168);
    }

    private static IEnumerable<string> OpenAi(EndpointOptions options)
    {
        if (Address(options) is not null && string.IsNullOrEmpty(options.Name))
            yield return "Name is missing: the endpoint wants the name of a model.";
    }

    private static IEnumerable<string> Azure(EndpointOptions options)
    {
        if (string.IsNullOrEmpty(options.Endpoint))
            yield return "Endpoint is missing: the kind azure wants the address of the resource. Without a model, leave Kind out.";
        if (Address(options) is { } address && (address.Query.Length > 0 || Segments(address).Contains("openai")))
            yield return "Endpoint is the address of the resource alone: /openai and what follows is added to it.";
        if (string.IsNullOrEmpty(options.Name))
            yield return "Name is missing: the kind azure wants the name of the deployment.";
        if (string.IsNullOrEmpty(options.ApiKey))
            yield return "ApiKey is missing: the kind azure wants a key of the resource.";
        if (!EndpointKinds.AzureVersions.Contains(options.ApiVersion, StringComparer.OrdinalIgnoreCase))
            yield return $"ApiVersion is none of {string.Join(", ", EndpointKinds.AzureVersions)}.";
    }

    /// <summary>What an endpoint of any kind has to be.</summary>
    private static IEnumerable<string> Way(EndpointOptions options)
    {
        if (string.IsNullOrEmpty(options.Endpoint))
            yield break;
        if (Address(options) is not { } address)
        {
            yield return "Endpoint is not an http or https address.";
            yield break;
        }

        if (IsLocal(options.Endpoint))
            yield break;
        if (address.Scheme != "https")
            yield return "Endpoint outside the own network is reached by https only.";
        if (!options.NoLearningAgreed)
            yield return "NoLearningAgreed is to be true: whoever runs an endpoint outside the own network has "
                + "agreed not to learn from what is sent.";
    }

    private static Uri? Address(EndpointOptions options) =>
        Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static IEnumerable<string> Segments(Uri address) => address.Segments.Select(s => s.Trim('/').ToLowerInvariant());
}
