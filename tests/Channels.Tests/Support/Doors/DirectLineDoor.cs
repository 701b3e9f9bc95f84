using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Channels.Tests.Support.Replies;

namespace Channels.Tests.Support.Doors;

/// <summary>
/// A person in web chat, talking to the running host through Direct Line as any client would: say, press, read replies.
/// Conversations are scripted through it as they are through a phone.
/// </summary>
internal sealed class DirectLineDoor : IDisposable
{
    public const string Api = "/v3/directline";

    private readonly List<ActivityReply> heard = [];
    private string watermark = "";
    private int sent;

    private DirectLineDoor(Uri root, string conversation, string userId, string token)
    {
        Http = new HttpClient { BaseAddress = root };
        Conversation = conversation;
        UserId = userId;
        UseToken(token);
    }

    /// <summary>Carries the conversation's token.</summary>
    public HttpClient Http { get; }

    public string Conversation { get; }

    public string UserId { get; }

    public string Token { get; private set; } = "";

    public string Path => $"{Api}/conversations/{Conversation}";

    /// <summary>Everything of the conversation so far, oldest first.</summary>
    public IReadOnlyList<ActivityReply> Heard => heard;

    /// <summary>What the bot said so far.</summary>
    public IReadOnlyList<ActivityReply> Replies => [.. heard.Where(a => a.IsBot)];

    /// <summary>The labels of the buttons on the screen: those of the last message, when it is the bot's.</summary>
    public IReadOnlyList<string> Buttons => [.. Actions.Select(a => a.Title)];

    private IReadOnlyList<CardActionReply> Actions => heard is [.., { IsBot: true } last] ? last.Actions : [];

    /// <summary>Opens a conversation, for a procedure when one is named, and starts it.</summary>
    public static async Task<DirectLineDoor> OpenAsync(
        ChannelsApp app,
        string? procedure = null,
        string language = "ja",
        string? entry = null
    ) => await OpenAsync(app.Http, app.Root, procedure, language, entry); // its pages know the conversation by the cookie

    /// <summary>The same at a host that is known by its address only.</summary>
    public static async Task<DirectLineDoor> OpenAsync(Uri root, string? procedure = null, string language = "ja", string? entry = null)
    {
        using var http = new HttpClient { BaseAddress = root };
        return await OpenAsync(http, root, procedure, language, entry);
    }

    private static async Task<DirectLineDoor> OpenAsync(HttpClient http, Uri root, string? procedure, string language, string? entry)
    {
        using var response = await http.PostAsJsonAsync(
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
        var session = await response.ReplyAsync<SessionReply>();
        var door = new DirectLineDoor(root, session.ConversationId, session.UserId, session.Token);
        await door.StartAsync();
        return door;
    }

    /// <summary>The same conversation at another node.</summary>
    public DirectLineDoor At(ChannelsApp node) => At(node.Root);

    public DirectLineDoor At(Uri root) => new(root, Conversation, UserId, Token);

    public void UseToken(string token)
    {
        Token = token;
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<HttpResponseMessage> StartAsync() => Http.PostAsJsonAsync($"{Api}/conversations", new { user = new { id = UserId } }, Stop);

    /// <summary>The answer to a call for a new stream.</summary>
    public Task<ConversationReply> ReturnAsync(string watermark = "0") =>
        Http.ReplyAsync<ConversationReply>($"{Path}?watermark={watermark}");

    public Task<HttpResponseMessage> PostAsync(JsonNode activity) =>
        Http.PostAsync(new Uri($"{Path}/activities", UriKind.Relative), Json(activity), Stop);

    /// <summary>Says something.</summary>
    /// <returns>The id the server gave it.</returns>
    public async Task<string> SayAsync(string text, string? clientId = null)
    {
        using var response = await PostAsync(Message(text, clientId ?? $"client-{++sent}"));
        response.EnsureSuccessStatusCode();
        return (await response.ReplyAsync<PostedReply>()).Id;
    }

    /// <summary>Presses a button of the last message, as Web Chat would.</summary>
    public async Task<string> PressAsync(string label)
    {
        var action = Actions.FirstOrDefault(a => a.Title == label);
        if (action is null)
            Assert.Fail($"No button {label}; there are: {string.Join(", ", Buttons)}");
        var said = action.Type == "messageBack" ? action.Text : action.Value;
        Assert.NotNull(said);
        if (action.Type != "messageBack")
            return await SayAsync(said);
        var activity = Message(said, $"client-{++sent}");
        activity["channelData"]!["messageBack"] = new JsonObject { ["displayText"] = label };
        using var response = await PostAsync(activity);
        return (await response.ReplyAsync<PostedReply>()).Id;
    }

    /// <summary>Says something and waits for the last message of the bot's answer to it.</summary>
    public async Task<string> AnswerToAsync(string text)
    {
        var id = await SayAsync(text);
        var answer = await WaitForAsync(a => a.IsBot && a.ReplyToId == id);
        Assert.NotNull(answer.Text);
        return answer.Text;
    }

    /// <summary>Waits for an activity by polling; the newest that fits.</summary>
    public async Task<ActivityReply> WaitForAsync(Func<ActivityReply, bool> fits)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(EmulatedLine.Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            await PollAsync();
            if (heard.LastOrDefault(fits) is { } found)
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
        (await WaitForAsync(a => a.IsBot && a.Said.Contains(text, StringComparison.Ordinal))).Said;

    /// <summary>Asks once for what is new.</summary>
    public async Task<IReadOnlyList<ActivityReply>> PollAsync()
    {
        var set = await Http.ReplyAsync<ActivitySetReply>($"{Path}/activities?watermark={watermark}");
        heard.AddRange(set.Activities);
        watermark = set.Watermark;
        return set.Activities;
    }

    /// <summary>An activity as it stands on the wire, for what must not be there.</summary>
    public async Task<JsonElement> OnTheWireAsync(string id)
    {
        var set = await Http.GetFromJsonAsync<JsonElement>($"{Path}/activities", Stop);
        return set.GetProperty("activities").EnumerateArray().Single(a => a.GetProperty("id").GetString() == id);
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

    public void Dispose() => Http.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
