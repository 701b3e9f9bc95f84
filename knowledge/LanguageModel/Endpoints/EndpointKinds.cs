using Azure.AI.OpenAI;

namespace Channels.Knowledge.LanguageModel.Endpoints;

/// <summary>The kinds of endpoint that can be spoken to: same questions, same checks, another address and another header.</summary>
internal static class EndpointKinds
{
    public const string OpenAi = "openai";
    public const string Azure = "azure";

    /// <summary>The newest dated version that is no preview.</summary>
    public const string AzureVersion = "2024-10-21";

    /// <summary>The first version that knows the limit of an answer by the name that all newer models want.</summary>
    private const string Oldest = "2024-09-01-preview";

    /// <summary>Versions of Azure's interface that the library speaks and we can use, as they are written in an address.</summary>
    public static IReadOnlyList<string> AzureVersions { get; } =
    [
        .. Enum.GetNames<AzureOpenAIClientOptions.ServiceVersion>()
            .Select(n => n[1..].Replace('_', '-').ToLowerInvariant())
            .Where(v => string.CompareOrdinal(v, Oldest) >= 0),
    ];

    /// <summary>An empty setting is the kind there always was.</summary>
    public static bool IsKnown(string? kind) =>
        string.IsNullOrEmpty(kind) || string.Equals(kind, OpenAi, StringComparison.OrdinalIgnoreCase) || IsAzure(kind);

    public static bool IsAzure(string? kind) => string.Equals(kind, Azure, StringComparison.OrdinalIgnoreCase);

    /// <summary>The library's name of a version that is one of <see cref="AzureVersions"/>.</summary>
    public static AzureOpenAIClientOptions.ServiceVersion ServiceVersion(string version) =>
        Enum.Parse<AzureOpenAIClientOptions.ServiceVersion>("V" + version.Replace('-', '_'), ignoreCase: true);
}
