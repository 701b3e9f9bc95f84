using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Channels.Simulator;

/// <summary>reply, push, multicast and validate: decides, shows the messages on the phones and counts them.</summary>
internal sealed class SendingApi(LineEmulator emulator)
{
    private static readonly string[] Quotable = ["text", "textV2", "sticker", "image", "video", "template"];

    public LineAnswer Reply(LineRequest request)
    {
        if (request.RetryKey is not null)
            return LineAnswer.Error(400, "The retry key is not supported by this endpoint");
        if (RequestBody.Parse(request.Body) is not { } body)
            return LineAnswer.Error(400, "The request body could not be parsed as JSON");
        var token = RequestBody.Text(body, "replyToken");
        var problems = MessageRules.Check(body);
        if (token is null)
            problems = [new MessageProblem("replyToken", "May not be empty"), .. problems];
        if (problems.Count > 0)
            return Invalid(problems) with { Messages = RequestBody.Messages(body), ReplyToken = token };

        lock (request.Channel.SendGate)
        {
            var (state, user, eventId) = emulator.ReplyTokens.Use(request.Channel, token!);
            var known = new LineAnswer(200)
            {
                ReplyToken = token,
                EventId = eventId,
                Messages = RequestBody.Messages(body),
                Recipients = Ids(user),
            };
            if (state != ReplyTokenState.Valid)
            {
                return known with
                {
                    Status = 400,
                    Json = new JsonObject { ["message"] = "Invalid reply token" },
                    Remark = state switch
                    {
                        ReplyTokenState.Used => "The reply token was used before",
                        ReplyTokenState.Expired => "The reply token is over",
                        _ => "The reply token is unknown to this channel",
                    },
                };
            }

            return known with
            {
                Accepted = true,
                Json = Sent(Show(request, user!, known.Messages)),
            };
        }
    }

    public LineAnswer Push(LineRequest request)
    {
        if (RequestBody.Parse(request.Body) is not { } body)
            return LineAnswer.Error(400, "The request body could not be parsed as JSON");
        var to = RequestBody.Text(body, "to");
        var known = new LineAnswer(200) { Messages = RequestBody.Messages(body), Recipients = to is null ? [] : [to] };
        if (Check(request, body, out var key) is { } refused)
            return refused with { Messages = known.Messages, Recipients = known.Recipients };
        if (!LineIds.IsUser(to))
            return LineAnswer.Error(400, "The property, 'to', in the request body is invalid") with { Messages = known.Messages };

        lock (request.Channel.SendGate)
        {
            if (AlreadyAccepted(request, key) is { } before)
                return before with { Messages = known.Messages, Recipients = known.Recipients };
            if (emulator.FindUser(to!) is not { } user)
                return LineAnswer.Error(400, "Failed to send messages") with { Messages = known.Messages, Recipients = known.Recipients };
            var friend = emulator.ConversationOf(request.Channel, user).Friendship == Friendship.Friend;
            if (!request.Channel.Quota.TryConsume(friend ? 1 : 0, emulator.Now))
                return MonthlyLimit() with { Messages = known.Messages, Recipients = known.Recipients };

            var sent = Sent(Show(request, user, known.Messages));
            Remember(request, key, (JsonArray)sent["sentMessages"]!);
            return known with
            {
                Accepted = true,
                Json = sent,
                Remark = friend ? null : "Accepted, but not shown: the person is no friend of the account",
            };
        }
    }

    public LineAnswer Multicast(LineRequest request)
    {
        if (RequestBody.Parse(request.Body) is not { } body)
            return LineAnswer.Error(400, "The request body could not be parsed as JSON");
        var to = RequestBody.Texts(body, "to");
        var known = new LineAnswer(200) { Messages = RequestBody.Messages(body), Recipients = to ?? [] };
        if (Check(request, body, out var key) is { } refused)
            return refused with { Messages = known.Messages, Recipients = known.Recipients };
        if (to is null || to.Count is < 1 or > 500 || !to.All(LineIds.IsUser))
            return LineAnswer.Error(400, "The property, 'to', in the request body is invalid") with { Messages = known.Messages };

        lock (request.Channel.SendGate)
        {
            if (AlreadyAccepted(request, key) is { } before)
                return before with { Messages = known.Messages, Recipients = known.Recipients };
            var users = to.Distinct().Select(emulator.FindUser).OfType<EmulatedUser>().ToList();
            var friends = users.Count(u => emulator.ConversationOf(request.Channel, u).Friendship == Friendship.Friend);
            if (!request.Channel.Quota.TryConsume(friends, emulator.Now))
                return MonthlyLimit() with { Messages = known.Messages, Recipients = known.Recipients };
            foreach (var user in users)
                Show(request, user, known.Messages);
            Remember(request, key, null);
            return known with { Accepted = true, Json = new JsonObject() };
        }
    }

    /// <summary>Checks message objects and sends nothing.</summary>
    public static LineAnswer Validate(LineRequest request)
    {
        if (request.Argument is not ("reply" or "push" or "multicast" or "narrowcast" or "broadcast"))
            return LineAnswer.Error(404, "Not found");
        if (RequestBody.Parse(request.Body) is not { } body)
            return LineAnswer.Error(400, "The request body could not be parsed as JSON");
        var problems = MessageRules.Check(body);
        return problems.Count > 0 ? Invalid(problems) : LineAnswer.Ok(new JsonObject()) with { Messages = RequestBody.Messages(body) };
    }

    private static LineAnswer? Check(LineRequest request, JsonElement body, out Guid? key)
    {
        key = null;
        if (request.RetryKey is not null)
        {
            if (!Guid.TryParseExact(request.RetryKey, "D", out var parsed))
                return LineAnswer.Error(400, "Invalid retry key format");
            key = parsed;
        }

        var problems = new List<MessageProblem>(MessageRules.Check(body));
        if (
            body.TryGetProperty("customAggregationUnits", out var units)
            && (RequestBody.Texts(body, "customAggregationUnits") is not { } names || names.Count > 1 || names.Any(n => n.Length > 30))
        )
            problems.Add(new MessageProblem("customAggregationUnits", "At most one name of at most 30 characters"));
        return problems.Count > 0 ? Invalid(problems) : null;
    }

    private static LineAnswer Invalid(IReadOnlyList<MessageProblem> problems) =>
        LineAnswer.Error(400, $"The request body has {problems.Count} error(s)", problems);

    private static LineAnswer MonthlyLimit() => LineAnswer.Error(429, "You have reached your monthly limit.");

    private LineAnswer? AlreadyAccepted(LineRequest request, Guid? key)
    {
        if (key is null || emulator.RetryKeys.Find(request.Channel, key.Value) is not { } before)
            return null;
        var json = new JsonObject { ["message"] = "The retry key is already accepted" };
        if (before.SentMessages is not null)
            json["sentMessages"] = before.SentMessages.DeepClone();
        var sameBody = before.BodyHash == Hash(request);
        return new LineAnswer(409)
        {
            Json = json,
            AcceptedRequestId = before.RequestId,
            Remark = sameBody ? "Accepted before" : "Accepted before WITH ANOTHER BODY: a retry key stands for one request",
        };
    }

    private void Remember(LineRequest request, Guid? key, JsonArray? sent)
    {
        if (key is not null)
        {
            var accepted = new AcceptedRequest(request.RequestId, (JsonArray?)sent?.DeepClone(), Hash(request), emulator.Now);
            emulator.RetryKeys.Remember(request.Channel, key.Value, accepted);
        }
    }

    private List<Bubble> Show(LineRequest request, EmulatedUser user, IReadOnlyList<JsonElement> messages)
    {
        var conversation = emulator.ConversationOf(request.Channel, user);
        var bubbles = messages
            .Select(message => new Bubble
            {
                Id = LineIds.Message(emulator.Now),
                FromBot = true,
                At = emulator.Now,
                Message = message,
                Via = request.Kind,
                RequestId = request.RequestId,
            })
            .ToList();
        // What arrives while the account is blocked is never seen, not even later.
        if (conversation.Friendship == Friendship.Friend)
            bubbles.ForEach(conversation.Add);
        return bubbles;
    }

    private static JsonObject Sent(List<Bubble> bubbles)
    {
        var list = new JsonArray();
        foreach (var bubble in bubbles)
        {
            var entry = new JsonObject { ["id"] = bubble.Id };
            if (Quotable.Contains(bubble.Kind))
                entry["quoteToken"] = LineIds.Hex(32);
            list.Add((JsonNode)entry);
        }

        return new JsonObject { ["sentMessages"] = list };
    }

    private static string[] Ids(EmulatedUser? user) => user is null ? [] : [user.UserId];

    private static string Hash(LineRequest request) => Convert.ToHexStringLower(SHA256.HashData(request.Body.Span));
}
