using System.ClientModel;
using System.Text.Json;
using Channels.Knowledge.LanguageModel.Endpoints;
using Microsoft.SemanticKernel;

namespace Channels.Knowledge.LanguageModel;

/// <summary>
/// Asks an endpoint of either kind, through Semantic Kernel. No tools, no history, no retries of the library; whatever goes wrong
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
        _kernel = EndpointKernel.Of(options, _http);
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
                new KernelArguments(EndpointKernel.Settings(_options, form)) { [Prompt.Data] = data },
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
}
