using WireMock;

namespace Channels.Tests.Knowledge.LanguageModel;

/// <summary>A model behind an OpenAI-compatible server.</summary>
public sealed class OpenAiEndpointTests() : ModelComposerTests("openai")
{
    private protected override void SignedIn(IRequestMessage request) =>
        Assert.Equal(("/v1/chat/completions", "Bearer secret-key"), (request.Path, request.Headers!["Authorization"][0]));
}
