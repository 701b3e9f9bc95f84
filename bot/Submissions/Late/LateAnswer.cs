using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Channels.Bot.Contract;

namespace Channels.Bot.Submissions.Late;

/// <summary>Puts a late document in the place of the answer "later".</summary>
internal static class LateAnswer
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answers with the file, or null when its place is taken already (a second page); what was skipped has room.</summary>
    public static string? Write(ReadOnlySpan<byte> answers, AttachLater late)
    {
        var root = JsonNode.Parse(answers) as JsonObject;
        var (owner, name) = Find(root, late.Field);
        if (
            owner is null
            || (
                owner[name] is { } taken
                && (
                    taken is not JsonObject { Count: 1 } kept
                    || kept["later"] is not { } later
                    || later.GetValueKind() is not JsonValueKind.True
                )
            )
        )
            return null;
        var file = new JsonObject { ["url"] = late.File.ContentUrl, ["type"] = late.File.ContentType };
        if (late.File.Name is { } title)
            file["name"] = title;
        owner[name] = file;
        return root!.ToJsonString(Json);
    }

    /// <summary>photo, or documents[1].page: the object that holds the answer, and its name there.</summary>
    private static (JsonObject? Owner, string Name) Find(JsonObject? root, string path)
    {
        var dot = path.LastIndexOf('.');
        if (dot < 0)
            return (root, path);
        var open = path.IndexOf('[', StringComparison.Ordinal);
        var group = root?[open < 0 ? path[..dot] : path[..open]];
        var owner =
            open < 0 ? group as JsonObject
            : group is JsonArray items
            && int.TryParse(path[(open + 1)..(dot - 1)], System.Globalization.CultureInfo.InvariantCulture, out var item)
            && item < items.Count
                ? items[item] as JsonObject
            : null;
        return (owner, path[(dot + 1)..]);
    }
}
