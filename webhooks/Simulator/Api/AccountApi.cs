using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Channels.Simulator;

/// <summary>Everything of the Messaging API that is neither sending nor content.</summary>
internal sealed class AccountApi(LineEmulator emulator)
{
    public static LineAnswer Quota(LineRequest request) =>
        LineAnswer.Ok(
            request.Channel.Quota.Limit is { } limit
                ? new JsonObject { ["type"] = "limited", ["value"] = limit }
                : new JsonObject { ["type"] = "none" }
        );

    public LineAnswer Consumption(LineRequest request) =>
        LineAnswer.Ok(new JsonObject { ["totalUsage"] = request.Channel.Quota.Used(emulator.Now) });

    public LineAnswer Profile(LineRequest request)
    {
        if (
            emulator.FindUser(request.Argument) is not { } user
            || emulator.ConversationOf(request.Channel, user).Friendship != Friendship.Friend
        )
            return LineAnswer.Error(404, "Not found");
        var profile = new JsonObject { ["userId"] = user.UserId, ["displayName"] = user.DisplayName };
        if (user.Language is not null)
            profile["language"] = user.Language;
        return LineAnswer.Ok(profile) with { Recipients = [user.UserId] };
    }

    public static LineAnswer BotInfo(LineRequest request) =>
        LineAnswer.Ok(
            new JsonObject
            {
                ["userId"] = request.Channel.BotUserId,
                ["basicId"] = "@" + request.Channel.ChannelId,
                ["displayName"] = request.Channel.DisplayName,
                ["chatMode"] = "bot",
                ["markAsReadMode"] = "auto",
            }
        );

    public static LineAnswer MarkAsRead(LineRequest request) =>
        RequestBody.Parse(request.Body) is { } body && RequestBody.Text(body, "markAsReadToken") is { Length: > 0 }
            ? LineAnswer.Ok(new JsonObject()) with
            {
                Accepted = true,
            }
            : LineAnswer.Error(400, "The value for the 'markAsReadToken' parameter is invalid");

    public LineAnswer Loading(LineRequest request)
    {
        if (RequestBody.Parse(request.Body) is not { } body)
            return LineAnswer.Error(400, "The request body could not be parsed as JSON");
        var seconds = 20;
        if (
            body.TryGetProperty("loadingSeconds", out var given)
            && !(given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out seconds) && seconds is >= 5 and <= 60 && seconds % 5 == 0)
        )
            return LineAnswer.Error(400, "loadingSeconds must be a multiple of 5 from 5 to 60");
        if (RequestBody.Text(body, "chatId") is not { } chatId || emulator.FindUser(chatId) is not { } user)
            return LineAnswer.Error(400, "The value for the 'chatId' parameter is invalid");
        emulator.ConversationOf(request.Channel, user).ShowLoading(emulator.Now.AddSeconds(seconds));
        return new LineAnswer(202)
        {
            Json = new JsonObject(),
            Accepted = true,
            Recipients = [chatId],
        };
    }

    /// <summary>Sells a stateless token for channel id and secret.</summary>
    public LineAnswer IssueToken(ReadOnlySpan<byte> form)
    {
        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(form));
        if (fields["grant_type"] != "client_credentials")
            return OAuthError("unsupported_grant_type");
        var channel = emulator.FindChannel(fields["client_id"].ToString());
        var secret = Encoding.UTF8.GetBytes(fields["client_secret"].ToString());
        if (channel is null || !CryptographicOperations.FixedTimeEquals(secret, Encoding.UTF8.GetBytes(channel.Secret)))
            return OAuthError("invalid_client");
        return LineAnswer.Ok(
            new JsonObject
            {
                ["token_type"] = "Bearer",
                ["access_token"] = emulator.AccessTokens.Issue(channel),
                ["expires_in"] = (int)AccessTokens.StatelessLife.TotalSeconds,
            }
        );
    }

    public LineAnswer Content(LineRequest request)
    {
        var (state, content) = emulator.Contents.Fetch(request.Channel, request.Argument);
        return state switch
        {
            ContentState.Ready => new LineAnswer(200) { Content = content, Accepted = true },
            ContentState.Preparing => new LineAnswer(202) { Accepted = true },
            ContentState.Unsent => LineAnswer.Error(410, "The message was unsent"),
            _ => LineAnswer.Error(404, "Not found"),
        };
    }

    public LineAnswer Transcoding(LineRequest request) =>
        emulator.Contents.StateOf(request.Channel, request.Argument) switch
        {
            ContentState.Ready => LineAnswer.Ok(new JsonObject { ["status"] = "succeeded" }),
            ContentState.Preparing => LineAnswer.Ok(new JsonObject { ["status"] = "processing" }),
            ContentState.Unsent => LineAnswer.Error(410, "The message was unsent"),
            _ => LineAnswer.Error(404, "Not found"),
        };

    private static LineAnswer OAuthError(string error) =>
        new(400)
        {
            Json = new JsonObject { ["error"] = error, ["error_description"] = "The token request was refused" },
            Remark = error,
        };
}
