using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Channels.Bot.Submissions;
using Channels.Bot.Transcripts;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// Lines of the log as clients get them: <c>{"activities":[…],"watermark":"n"}</c>. The server's own id, UTC time and place
/// in the order are written over whatever was there; files get short-lived addresses.
/// </summary>
internal sealed class ActivitySet(ChatTokens tokens, CaseReads reads)
{
    private static readonly byte[] Shows = "\"shows\":\""u8.ToArray();

    public const int Most = 50;

    private const int MostBytes = 512 * 1024;

    /// <summary>A watermark a client sends; what is none means from the beginning, which is always safe.</summary>
    public static long Place(string? watermark) =>
        long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;

    /// <summary>As many of the lines as make a frame of ordinary size; the rest comes with the next one.</summary>
    public static IReadOnlyList<ReadLine> Fitting(IReadOnlyList<ReadLine> lines)
    {
        var (count, bytes) = (0, 0);
        while (count < lines.Count && (count == 0 || bytes + (lines[count].Body?.Length ?? 0) <= MostBytes))
            bytes += lines[count++].Body?.Length ?? 0;
        return count == lines.Count ? lines : [.. lines.Take(count)];
    }

    public byte[] Write(IReadOnlyList<ReadLine> lines, long after, ChatSession session, string root)
    {
        var activities = new JsonArray();
        foreach (var line in lines)
        {
            if (
                line.Body is not null
                && JsonNode.Parse(line.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 2 * WebChatJson.MaxDepth })
                    is JsonObject activity
            )
                activities.Add(Stamp(activity, line, session, root));
        }

        var last = lines.Count == 0 ? after : lines[^1].Sequence;
        var set = new JsonObject { ["activities"] = activities, ["watermark"] = last.ToString(CultureInfo.InvariantCulture) };
        return JsonSerializer.SerializeToUtf8Bytes(set, WebChatJson.Options);
    }

    /// <summary>A client that is there has these lines: what the office wrote in them is read.</summary>
    public async Task FetchedAsync(IReadOnlyList<ReadLine> lines, CancellationToken stop)
    {
        foreach (var line in lines)
        {
            if (line.Body is not { } body || body.AsSpan().IndexOf(Shows) < 0)
                continue;
            if (JsonNode.Parse(body) is JsonObject activity && activity["from"]?["role"]?.GetValue<string>() is "bot")
                if (activity["channelData"]?["shows"]?.GetValue<string>() is { } reference)
                    await reads.ShownAsync(reference, line.At, stop);
        }
    }

    private JsonObject Stamp(JsonObject activity, ReadLine line, ChatSession session, string root)
    {
        activity["id"] = line.Id.ToString("N");
        activity["timestamp"] = line.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        activity["channelId"] = "directline";
        activity["conversation"] = new JsonObject { ["id"] = session.ConversationId };
        if (activity["channelData"] is not JsonObject data)
            activity["channelData"] = data = [];
        data["webchat:sequence-id"] = line.Sequence;
        if (activity["attachments"] is JsonArray attachments)
        {
            foreach (var attachment in attachments.OfType<JsonObject>())
                Address(attachment, session, root);
        }

        return activity;
    }

    private void Address(JsonObject attachment, ChatSession session, string root)
    {
        if (attachment["contentUrl"]?.GetValue<string>() is { } url && url.StartsWith(FileReference.Scheme, StringComparison.Ordinal))
        {
            var file = url[FileReference.Scheme.Length..];
            attachment["contentUrl"] = $"{root}/attachments/{file}?t={tokens.Issue(session, TokenUse.File, file).Token}";
        }
    }
}
