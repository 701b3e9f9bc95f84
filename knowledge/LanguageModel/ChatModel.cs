using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;

namespace Channels.Knowledge.LanguageModel;

/// <summary>
/// Asks an OpenAI-compatible endpoint, through Semantic Kernel. No tools, no history, no retries of the library; whatever goes wrong
/// is a code and never an exception. Nothing of what is sent or received is logged.
/// </summary>
internal sealed class ChatModel : IDisposable
{
    private readonly ModelOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly Kernel _kernel;

    public ChatModel(ModelOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _http = BoundedTransport.Client(options.ResponseBytes);
        var client = new OpenAIClient(
            // The library wants one; local servers do not
            new ApiKeyCredential(string.IsNullOrEmpty(options.ApiKey) ? "none" : options.ApiKey),
            new OpenAIClientOptions
            {
                Endpoint = new Uri(options.Endpoint!),
                Transport = new HttpClientPipelineTransport(_http),
                RetryPolicy = new ClientRetryPolicy(0),
                NetworkTimeout = Timeout.InfiniteTimeSpan,
                ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            }
        );
        var builder = Kernel.CreateBuilder();
        builder.AddOpenAIChatCompletion(options.Name!, client);
        _kernel = builder.Build();
    }

    /// <summary>The text the model wrote, or the code of what went wrong.</summary>
    /// <param name="prompt">A prompt with the variable <c>data</c>.</param>
    /// <param name="form">The type whose JSON form the answer has.</param>
    public async Task<(string? Text, string? Problem)> AskAsync(Prompt prompt, string data, Type form, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Deadline, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var result = await prompt.Function.InvokeAsync(
                _kernel,
                new KernelArguments(Settings(form)) { [Prompt.Data] = data },
                either.Token
            );
            return result.GetValue<ChatMessageContent>() is { Content: { } text } message && IsWhole(message)
                ? (text, null)
                : (null, ModelReasons.NotJson);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, ModelReasons.Timeout);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        // The library turns a strange response into exceptions of many kinds; the extractive answer outlives all of them.
#pragma warning disable CA1031
        catch (Exception error)
#pragma warning restore CA1031
        {
            return (null, CodeOf(error));
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>An answer that ran out of tokens, or was filtered, is not one.</summary>
    private static bool IsWhole(ChatMessageContent message) =>
        message.Metadata?.GetValueOrDefault("FinishReason")?.ToString() is null or "Stop" or "stop";

    private static string CodeOf(Exception error)
    {
        if (ModelFailure.In(error) is { } failure)
            return failure.Code;
        for (var e = error; e is not null; e = e.InnerException!)
        {
            switch (e)
            {
                case JsonException or FormatException or KeyNotFoundException:
                    return ModelReasons.NotJson;
                case ClientResultException { Status: > 0 }:
                    return ModelReasons.Http;
                case HttpRequestException or IOException:
                    return ModelReasons.Unreachable;
            }
        }

        return ModelReasons.Failed;
    }

    private OpenAIPromptExecutionSettings Settings(Type form) =>
        new()
        {
            MaxTokens = _options.AnswerTokens,
            Temperature = _options.Temperature,
#pragma warning disable SKEXP0010 // The form of the answer is still marked experimental; what comes back is checked in any case.
            ResponseFormat = _options.JsonSchema ? form : null,
#pragma warning restore SKEXP0010
        };
}

/// <summary>A prompt file of the assembly, as a function of the kernel. Its variable is escaped by the template engine as well.</summary>
internal sealed class Prompt
{
    public const string Data = "data";

    private Prompt(string name)
    {
        using var stream =
            typeof(Prompt).Assembly.GetManifestResourceStream($"Prompts/{name}.txt")
            ?? throw new InvalidOperationException($"The prompt {name} is not in the assembly.");
        using var text = new StreamReader(stream);
        Template = text.ReadToEnd();
        Function = KernelFunctionFactory.CreateFromPrompt(
            new PromptTemplateConfig(Template) { Name = name, InputVariables = [new() { Name = Data }] }
        );
    }

    public static Prompt Shorten { get; } = new("shorten");

    public static Prompt Order { get; } = new("order");

    public string Template { get; }

    public KernelFunction Function { get; }
}
