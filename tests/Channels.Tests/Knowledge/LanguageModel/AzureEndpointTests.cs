using Channels.Knowledge.LanguageModel;
using Channels.Tests.Support.Doubles;
using WireMock;
using static Channels.Tests.Knowledge.LanguageModel.Questions;

namespace Channels.Tests.Knowledge.LanguageModel;

/// <summary>A model that is a deployment of Azure OpenAI: all stories of <see cref="ModelComposerTests"/>, and the request to the
/// letter.</summary>
public sealed class AzureEndpointTests() : ModelComposerTests("azure")
{
    [Fact]
    public async Task The_request_names_deployment_and_version_and_is_signed_in_by_a_header()
    {
        using var model = new StubbedModel("azure").Writing(Sentences(Rule, Proviso));
        using var composer = new ModelComposer(
            Options(model.Endpoint + "/", "azure"),
            new BudgetOfOneProcess(1, 100_000, Clock()),
            Clock()
        );
        await composer.ComposeAsync(Question, Ask(Question, Change), "ja", Today, TestContext.Current.CancellationToken);
        var request = Assert.Single(model.Server.LogEntries).RequestMessage!;
        Assert.Equal(
            ("POST", $"{model.Endpoint}/openai/deployments/stub/chat/completions?api-version=2024-10-21"),
            (request.Method, request.AbsoluteUrl)
        );
        SignedIn(request);
        Assert.StartsWith("application/json", request.Headers!["Content-Type"][0], StringComparison.Ordinal);
        Assert.Equal(
            ["max_completion_tokens", "messages", "model", "response_format", "temperature"],
            model.Sent.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Another_version_of_the_interface_can_be_asked_for()
    {
        using var model = new StubbedModel("azure");
        var options = Options(model.Endpoint, "azure");
        options.ApiVersion = "2025-04-01-preview";
        using var composer = new ModelComposer(options, new BudgetOfOneProcess(1, 100_000, Clock()), Clock());
        await composer.ComposeAsync(Question, Ask(Question, Change), "ja", Today, TestContext.Current.CancellationToken);
        Assert.Equal("2025-04-01-preview", Assert.Single(Assert.Single(model.Server.LogEntries).RequestMessage!.Query!["api-version"]));
    }

    private protected override void SignedIn(IRequestMessage request)
    {
        Assert.Equal(["secret-key"], request.Headers!["api-key"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }
}
