using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;

namespace Channels.Knowledge.LanguageModel.Endpoints;

/// <summary>A kernel with one chat model, by the kind of its endpoint. Everything but address and sign-in is the same for all
/// kinds.</summary>
internal static class EndpointKernel
{
    public static Kernel Of(ModelOptions options, HttpClient http)
    {
        var builder = Kernel.CreateBuilder();
        if (options.IsAzure)
            builder.AddAzureOpenAIChatCompletion(options.Name!, Azure(options, http));
        else
            builder.AddOpenAIChatCompletion(options.Name!, OpenAi(options, http));
        return builder.Build();
    }

    /// <param name="form">The type whose JSON form the answer has.</param>
    public static PromptExecutionSettings Settings(ModelOptions options, Type form)
    {
#pragma warning disable SKEXP0010 // The form of the answer is still marked experimental; what comes back is checked in any case.
        var settings = options.IsAzure
            // Otherwise the limit goes by its old name, which newer models refuse
            ? new AzureOpenAIPromptExecutionSettings { SetNewMaxCompletionTokensEnabled = true }
            : new OpenAIPromptExecutionSettings();
        settings.MaxTokens = options.AnswerTokens;
        settings.Temperature = options.Temperature;
        settings.ResponseFormat = options.JsonSchema ? form : null;
#pragma warning restore SKEXP0010
        return settings;
    }

    private static OpenAIClient OpenAi(ModelOptions options, HttpClient http) =>
        new(
            // The library wants one; local servers do not
            new ApiKeyCredential(string.IsNullOrEmpty(options.ApiKey) ? "none" : options.ApiKey),
            Quiet(new OpenAIClientOptions { Endpoint = new Uri(options.Endpoint!) }, http)
        );

    private static AzureOpenAIClient Azure(ModelOptions options, HttpClient http) =>
        new(
            new Uri(options.Endpoint!),
            new ApiKeyCredential(options.ApiKey!),
            Quiet(new AzureOpenAIClientOptions(EndpointKinds.ServiceVersion(options.ApiVersion)), http)
        );

    /// <summary>Our transport, and neither retries, clocks nor logs of the library.</summary>
    private static T Quiet<T>(T options, HttpClient http)
        where T : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(http);
        options.RetryPolicy = new ClientRetryPolicy(0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        options.ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false };
        return options;
    }
}
