using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace Channels.Benchmarks.Load;

/// <summary>Somebody with the chat open: a conversation and its stream.</summary>
internal sealed class ChatPerson(HttpClient http) : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private ClientWebSocket socket = new();
    private string token = "";
    private int sent;

    public string Conversation { get; private set; } = "";

    /// <summary>Lines of the log this person has.</summary>
    public long Seen { get; private set; }

    public async Task OpenAsync()
    {
        using var opened = await http.PostAsJsonAsync("/webchat/session", new { fresh = true });
        opened.EnsureSuccessStatusCode();
        var session = await opened.Content.ReadFromJsonAsync<JsonElement>();
        (Conversation, token) = (session.GetProperty("conversationId").GetString()!, session.GetProperty("token").GetString()!);
        await ConnectAsync(await CallAsync(HttpMethod.Post, "/v3/directline/conversations", new { }));
    }

    public async Task ReturnAsync() =>
        await ConnectAsync(await CallAsync(HttpMethod.Get, $"/v3/directline/conversations/{Conversation}?watermark={Seen}", null));

    public void Cut()
    {
        socket.Abort();
        socket.Dispose();
    }

    /// <summary>Says something and does not wait.</summary>
    public Task SayAsync() =>
        CallAsync(
            HttpMethod.Post,
            $"/v3/directline/conversations/{Conversation}/activities",
            new
            {
                type = "message",
                text = "こんにちは",
                channelData = new { clientActivityID = $"{++sent}" },
            }
        );

    /// <summary>Says something and waits until the answer is on the screen.</summary>
    /// <returns>Milliseconds from saying to seeing.</returns>
    public async Task<double> AnswerAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var saying = SayAsync();
        await HearAsync(Seen + 2);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        await saying;
        return took;
    }

    /// <summary>Reads until this many lines have come. Fails on a line that comes twice or is missing.</summary>
    public async Task HearAsync(long lines)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Seen < lines)
        {
            var length = 0;
            ValueWebSocketReceiveResult got;
            do
            {
                got = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
                length += got.Count;
            } while (!got.EndOfMessage);
            using var frame = JsonDocument.Parse(buffer.AsMemory(0, length));
            foreach (var activity in frame.RootElement.GetProperty("activities").EnumerateArray())
            {
                var place = activity.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt64();
                if (place != Seen + 1)
                    throw new InvalidOperationException($"Line {place} came after {Seen}.");
                Seen = place;
            }
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task ConnectAsync(JsonElement answer)
    {
        token = answer.GetProperty("token").GetString()!;
        socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(answer.GetProperty("streamUrl").GetString()!), CancellationToken.None);
    }

    private async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
