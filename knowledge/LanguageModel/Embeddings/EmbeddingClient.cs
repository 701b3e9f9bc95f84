using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Channels.Knowledge.LanguageModel.Embeddings;

/// <summary>Asks an endpoint of either kind for vectors. One request is one deadline; whatever goes wrong is null.</summary>
internal sealed class EmbeddingClient(EmbeddingOptions options, TimeProvider clock) : IDisposable
{
    private const int MostBytes = 32 * 1024 * 1024;
    private const int MostNumbers = 8192;
    private readonly HttpClient _http = BoundedTransport.Client(MostBytes);
    private readonly Uri _address = Address(options);

    /// <summary>One vector of length 1 for each text, in their order; null when the endpoint did not give them.</summary>
    public async Task<IReadOnlyList<float[]>?> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, _address);
        request.Content = JsonContent.Create(
            new
            {
                model = options.Name,
                input = texts,
                encoding_format = "float",
            }
        );
        if (options.IsAzure)
            request.Headers.Add("api-key", options.ApiKey);
        else if (!string.IsNullOrEmpty(options.ApiKey))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            if (!response.IsSuccessStatusCode)
                return null;
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            return Vectors(await JsonSerializer.DeserializeAsync<Response>(body, JsonSerializerOptions.Default, either.Token), texts.Count);
        }
        catch (Exception error)
            when (error is HttpRequestException or IOException or JsonException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private static Uri Address(EmbeddingOptions options)
    {
        var endpoint = options.Endpoint!.TrimEnd('/');
        return new Uri(
            options.IsAzure
                ? $"{endpoint}/openai/deployments/{Uri.EscapeDataString(options.Name!)}/embeddings?api-version={options.ApiVersion}"
                : $"{endpoint}/embeddings"
        );
    }

    private static float[][]? Vectors(Response? response, int count)
    {
        if (response?.Data is not { } data || data.Count != count)
            return null;
        var vectors = new float[count][];
        foreach (var one in data)
        {
            if (
                one?.Embedding is not { Length: > 0 and <= MostNumbers } vector
                || one.Index < 0
                || one.Index >= count
                || vectors[one.Index] is not null
            )
                return null;
            var length = TensorPrimitives.Norm(vector);
            if (!float.IsFinite(length) || length == 0 || vector.Length != data[0].Embedding!.Length)
                return null;
            TensorPrimitives.Divide(vector, length, vector);
            vectors[one.Index] = vector;
        }

        return vectors;
    }

    private sealed record Response([property: JsonPropertyName("data")] List<Item>? Data);

    private sealed record Item(
        [property: JsonPropertyName("index")] int Index,
        [property: JsonPropertyName("embedding")] float[]? Embedding
    );
}
