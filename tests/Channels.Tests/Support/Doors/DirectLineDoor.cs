using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Channels.Tests.Support.Doors;

/// <summary>
/// A person in web chat, talking to the running host through Direct Line as any client would: say, press, read replies.
/// Conversations are scripted through it as they are through a phone.
/// </summary>
internal sealed class DirectLineDoor : IDisposable
{
    public const string Api = "/v3/directline";

    private readonly List<JsonElement> heard = [];
    private string watermark = "";
    private int sent;

    private DirectLineDoor(Uri root, JsonElement session)
    {
        Http = new HttpClient { BaseAddress = root };
        Conversation = session.GetProperty("conversationId").GetString()!;
        UserId = session.GetProperty("userId").GetString()!;
        UseToken(session.GetProperty("token").GetString()!);
    }

    /// <summary>Carries the conversation's token.</summary>
    public HttpClient Http { get; }

    public string Conversation { get; }

    public string UserId { get; }

    public string Token { get; private set; } = "";

    public string Path => $"{Api}/conversations/{Conversation}";

    /// <summary>Everything of the conversation so far, oldest first.</summary>
    public IReadOnlyList<JsonElement> Heard => heard;

    /// <summary>What the bot said so far.</summary>
    public IReadOnlyList<JsonElement> Replies => [.. heard.Where(IsBot)];

    /// <summary>The labels of the buttons on the screen: those of the last message, when it is the bot's.</summary>
    public IReadOnlyList<string> Buttons => [.. Actions.Select(a => a.GetProperty("title").GetString()!)];

    private IEnumerable<JsonElement> Actions =>
        heard.Count > 0 && IsBot(heard[^1]) && heard[^1].TryGetProperty("suggestedActions", out var suggested)
            ? suggested.GetProperty("actions").EnumerateArray()
            : [];

    /// <summary>Opens a conversation, for a procedure when one is named, and starts it.</summary>
    public static async Task<DirectLineDoor> OpenAsync(
        ChannelsApp app,
        string? procedure = null,
        string language = "ja",
        string? entry = null
    )
    {
        using var response = await app.Http.PostAsJsonAsync(
            "/webchat/session",
            new
            {
                procedure,
                language,
                entry,
                fresh = true,
            },
            Stop
        );
        response.EnsureSuccessStatusCode();
        var door = new DirectLineDoor(app.Root, await response.Content.ReadFromJsonAsync<JsonElement>(Stop));
        await door.StartAsync();
        return door;
    }

    /// <summary>The same conversation at another node.</summary>
    public DirectLineDoor At(ChannelsApp node) =>
        new(
            node.Root,
            JsonSerializer.SerializeToElement(
                new
                {
                    conversationId = Conversation,
                    userId = UserId,
                    token = Token,
                }
            )
        );

    public void UseToken(string token)
    {
        Token = token;
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<HttpResponseMessage> StartAsync() => Http.PostAsJsonAsync($"{Api}/conversations", new { user = new { id = UserId } }, Stop);

    /// <summary>The answer to a call for a new stream.</summary>
    public async Task<JsonElement> ReturnAsync(string watermark = "0") =>
        await Http.GetFromJsonAsync<JsonElement>($"{Path}?watermark={watermark}", Stop);

    public Task<HttpResponseMessage> PostAsync(JsonNode activity) =>
        Http.PostAsync(new Uri($"{Path}/activities", UriKind.Relative), Json(activity), Stop);

    /// <summary>Says something.</summary>
    /// <returns>The id the server gave it.</returns>
    public async Task<string> SayAsync(string text, string? clientId = null)
    {
        using var response = await PostAsync(Message(text, clientId ?? $"client-{++sent}"));
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString()!;
    }

    /// <summary>Presses a button of the last message, as Web Chat would.</summary>
    public async Task<string> PressAsync(string label)
    {
        var action = Actions.FirstOrDefault(a => a.GetProperty("title").GetString() == label);
        Assert.True(action.ValueKind == JsonValueKind.Object, $"No button {label}; there are: {string.Join(", ", Buttons)}");
        if (action.GetProperty("type").GetString() != "messageBack")
            return await SayAsync(action.GetProperty("value").GetString()!);
        var activity = Message(action.GetProperty("text").GetString()!, $"client-{++sent}");
        activity["channelData"]!["messageBack"] = new JsonObject { ["displayText"] = label };
        using var response = await PostAsync(activity);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString()!;
    }

    /// <summary>Says something and waits for the last message of the bot's answer to it.</summary>
    public async Task<string> AnswerToAsync(string text)
    {
        var id = await SayAsync(text);
        return (await WaitForAsync(a => IsBot(a) && a.TryGetProperty("replyToId", out var to) && to.GetString() == id))
            .GetProperty("text")
            .GetString()!;
    }

    /// <summary>Waits for an activity by polling; the newest that fits.</summary>
    public async Task<JsonElement> WaitForAsync(Func<JsonElement, bool> fits)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(EmulatedLine.Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            await PollAsync();
            if (heard.LastOrDefault(fits) is { ValueKind: JsonValueKind.Object } found)
                return found;
            try
            {
                await tick.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException late) when (!Stop.IsCancellationRequested)
            {
                throw new TimeoutException("It did not come. Heard:\n" + string.Join('\n', heard), late);
            }
        }
    }

    /// <summary>Waits for a message of the bot that contains a text.</summary>
    public async Task<string> WaitForReplyAsync(string text) =>
        (await WaitForAsync(a => IsBot(a) && TextOf(a).Contains(text, StringComparison.Ordinal))).GetProperty("text").GetString()!;

    /// <summary>Asks once for what is new.</summary>
    public async Task<IReadOnlyList<JsonElement>> PollAsync()
    {
        var set = await Http.GetFromJsonAsync<JsonElement>($"{Path}/activities?watermark={watermark}", Stop);
        var fresh = set.GetProperty("activities").EnumerateArray().ToList();
        heard.AddRange(fresh);
        watermark = set.GetProperty("watermark").GetString()!;
        return fresh;
    }

    public static JsonObject Message(string text, string clientId) =>
        new()
        {
            ["type"] = "message",
            ["text"] = text,
            ["textFormat"] = "plain",
            ["locale"] = "ja-JP",
            ["from"] = new JsonObject { ["id"] = "somebody else", ["role"] = "bot" },
            ["attachments"] = new JsonArray(),
            ["channelData"] = new JsonObject { ["clientActivityID"] = clientId, ["webchat:sequence-id"] = 1.001 },
        };

    public static StringContent Json(JsonNode node) => new(node.ToJsonString(), Encoding.UTF8, "application/json");

    public static bool IsBot(JsonElement activity) => activity.GetProperty("from").GetProperty("role").GetString() == "bot";

    public static string TextOf(JsonElement activity) => activity.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";

    public void Dispose() => Http.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
