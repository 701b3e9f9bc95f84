using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;

namespace Channels.Knowledge.LanguageModel;

/// <summary>Section <c>Knowledge:Model</c>: the model that may shorten answers. Without an endpoint there is none.</summary>
public sealed class ModelOptions : IValidatableObject
{
    /// <summary>Address of an OpenAI-compatible server, ending before <c>/chat/completions</c>, for example
    /// <c>http://localhost:8080/v1</c>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The model's name as that server knows it.</summary>
    public string? Name { get; set; }

    public string? ApiKey { get; set; }

    /// <summary>Whoever runs the endpoint has agreed not to learn from what is sent. Demanded unless the endpoint is in the own
    /// network.</summary>
    public bool NoLearningAgreed { get; set; }

    /// <summary>From the question to the last byte of the answer, a second try included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Most tokens of an answer.</summary>
    [Range(64, 8192)]
    public int AnswerTokens { get; set; } = 1500;

    /// <summary>Most bytes of a response that are read.</summary>
    [Range(1024, 4 * 1024 * 1024)]
    public int ResponseBytes { get; set; } = 128 * 1024;

    /// <summary>Answers of fewer characters are shown as they are.</summary>
    [Range(0, 10_000)]
    public int ShortenFrom { get; set; } = 120;

    /// <summary>Most calls of one day of the city, over all nodes.</summary>
    [Range(0, 1_000_000)]
    public int CallsPerDay { get; set; } = 2000;

    /// <summary>Most characters of one day, sent and received.</summary>
    [Range(0, 1_000_000_000)]
    public long CharactersPerDay { get; set; } = 5_000_000;

    /// <summary>Whether the form of the answer is demanded by a JSON schema; a few servers refuse that.</summary>
    public bool JsonSchema { get; set; } = true;

    /// <summary>Randomness, 0 for none; null for models that allow no choice.</summary>
    [Range(0.0, 2.0)]
    public double? Temperature { get; set; } = 0;

    public bool IsOn => !string.IsNullOrEmpty(Endpoint);

    /// <summary><c>off</c>, <c>local</c> (in the own network) or <c>cloud</c>.</summary>
    public string Mode => Endpoints.Mode(Endpoint);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Endpoints.Problems("Knowledge:Model", Endpoint, Name, NoLearningAgreed).Select(p => new ValidationResult(p));
}

/// <summary>What can be wrong with the address of a model.</summary>
internal static class Endpoints
{
    public static IEnumerable<string> Problems(string section, string? endpoint, string? name, bool noLearningAgreed)
    {
        if (string.IsNullOrEmpty(endpoint))
            yield break;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            yield return $"{section}:Endpoint is not an http or https address.";
            yield break;
        }

        if (string.IsNullOrEmpty(name))
            yield return $"{section}:Name is missing: the endpoint wants the name of a model.";
        if (IsLocal(endpoint))
            yield break;
        if (address.Scheme != "https")
            yield return $"{section}:Endpoint outside the own network is reached by https only.";
        if (!noLearningAgreed)
            yield return $"{section}:NoLearningAgreed is to be true: whoever runs an endpoint outside the own network has "
                + $"agreed not to learn from what is sent.";
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
}
