using System.ComponentModel.DataAnnotations;
using Channels.Knowledge.LanguageModel;
using Channels.Knowledge.LanguageModel.Embeddings;
using Channels.Knowledge.LanguageModel.Endpoints;

namespace Channels.Tests.Knowledge.LanguageModel;

/// <summary>What an operator has to have set, the budget of a day, and the way to the endpoint.</summary>
public sealed class ModelOptionsTests
{
    [Theory]
    [InlineData(null, null, false, "off", 0)]
    [InlineData("http://localhost:8080/v1", "m", false, "local", 0)]
    [InlineData("http://127.0.0.1:8080/v1", "m", false, "local", 0)]
    [InlineData("http://10.1.2.3/v1", "m", false, "local", 0)]
    [InlineData("http://172.31.0.1/v1", "m", false, "local", 0)]
    [InlineData("http://[fd00::1]/v1", "m", false, "local", 0)]
    [InlineData("http://model:8080/v1", "m", false, "local", 0)]
    [InlineData("http://localhost:8080/v1", null, false, "local", 1)]
    [InlineData("https://api.example.com/v1", "m", true, "cloud", 0)]
    [InlineData("https://api.example.com/v1", "m", false, "cloud", 1)]
    [InlineData("http://api.example.com/v1", "m", true, "cloud", 1)]
    [InlineData("http://172.32.0.1/v1", "m", false, "cloud", 2)]
    public void Outside_the_own_network_the_endpoint_is_https_and_agreed_not_to_learn(
        string? endpoint,
        string? name,
        bool agreed,
        string mode,
        int problems
    )
    {
        var options = new ModelOptions
        {
            Endpoint = endpoint,
            Name = name,
            NoLearningAgreed = agreed,
        };
        Assert.Equal((mode, problems), (options.Mode, options.Validate(new ValidationContext(options)).Count()));
    }

    [Theory]
    [InlineData("model")]
    [InlineData("ftp://localhost/v1")]
    public void What_is_no_address_is_said_to_be_none(string endpoint)
    {
        var options = new ModelOptions { Endpoint = endpoint, Name = "m" };
        Assert.Contains(
            "Knowledge:Model:Endpoint",
            Assert.Single(options.Validate(new ValidationContext(options))).ErrorMessage,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("openai", 0)]
    [InlineData("OpenAI", 0)]
    [InlineData("azure", 0)]
    [InlineData("Azure", 0)]
    [InlineData("azureopenai", 1)]
    public void A_kind_that_nobody_knows_is_refused_even_without_an_endpoint(string kind, int problems)
    {
        Assert.Equal(problems, Problems(Azure(o => o.Kind = kind)).Count);
        Assert.Equal(
            kind is "azureopenai" ? ["Knowledge:Model:Kind is neither openai nor azure."] : [],
            Problems(new ModelOptions { Kind = kind }).Where(p => p!.Contains(":Kind ", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Azure_wants_endpoint_deployment_and_key_and_says_which_are_missing() =>
        Assert.Equal(
            ["Knowledge:Model:Endpoint", "Knowledge:Model:Name", "Knowledge:Model:ApiKey"],
            Problems(new ModelOptions { Kind = "azure" }).Select(p => p!.Split(" is missing: ")[0])
        );

    [Theory]
    [InlineData("https://city.openai.azure.com/", true, "2024-10-21")]
    [InlineData("https://gateway.example.com/models", true, "2025-04-01-preview")]
    [InlineData("https://city.openai.azure.com", false, "2024-10-21", "Knowledge:Model:NoLearningAgreed")]
    [InlineData("http://city.openai.azure.com", true, "2024-10-21", "Knowledge:Model:Endpoint")]
    [InlineData("city.openai.azure.com", true, "2024-10-21", "Knowledge:Model:Endpoint")]
    [InlineData("https://city.openai.azure.com/openai/deployments/stub", true, "2024-10-21", "Knowledge:Model:Endpoint")]
    [InlineData("https://city.openai.azure.com/?api-version=2024-10-21", true, "2024-10-21", "Knowledge:Model:Endpoint")]
    [InlineData("https://city.openai.azure.com", true, "2024-08-01-preview", "Knowledge:Model:ApiVersion")]
    [InlineData("https://city.openai.azure.com", true, "v1", "Knowledge:Model:ApiVersion")]
    public void Azure_is_a_resource_outside_the_own_network_and_a_version_the_library_knows(
        string endpoint,
        bool agreed,
        string version,
        params string[] problems
    )
    {
        var options = Azure(o => (o.Endpoint, o.NoLearningAgreed, o.ApiVersion) = (endpoint, agreed, version));
        Assert.Equal(problems, Problems(options).Select(p => p!.Split(' ')[0]));
    }

    [Fact]
    public void Embeddings_are_held_to_the_same()
    {
        var options = new EmbeddingOptions
        {
            Kind = "azure",
            Endpoint = "https://city.openai.azure.com",
            NoLearningAgreed = true,
        };
        Assert.Equal(
            ["Knowledge:Embeddings:Name", "Knowledge:Embeddings:ApiKey"],
            Problems(options).Select(p => p!.Split(" is missing: ")[0])
        );
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, 2)]
    [InlineData(HttpRequestError.NameResolutionError, 2)]
    [InlineData(HttpRequestError.ResponseEnded, 1)]
    [InlineData(HttpRequestError.SecureConnectionError, 1)]
    public async Task Only_a_request_that_found_no_connection_is_sent_again_and_once(HttpRequestError error, int sent)
    {
        using var inner = new Failing(error);
        using var client = new HttpClient(new BoundedTransport(1000, inner));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("http://localhost/", TestContext.Current.CancellationToken));
        Assert.Equal(sent, inner.Sent);
    }

    private static ModelOptions Azure(Action<ModelOptions> change)
    {
        var options = Questions.Options("https://city.openai.azure.com", "azure");
        options.NoLearningAgreed = true;
        change(options);
        return options;
    }

    private static IReadOnlyList<string?> Problems(EndpointOptions options) =>
        [.. options.Validate(new ValidationContext(options)).Select(p => p.ErrorMessage)];

    private sealed class Failing(HttpRequestError error) : HttpMessageHandler
    {
        public int Sent { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent++;
            throw new HttpRequestException(error);
        }
    }
}
