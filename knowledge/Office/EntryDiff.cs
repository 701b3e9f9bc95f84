using System.Text.Json;
using System.Text.Json.Nodes;
using Channels.Knowledge.Content;

namespace Channels.Knowledge.Office;

/// <summary>What is different between two versions, member by member.</summary>
public static class EntryDiff
{
    /// <summary>The members that differ, in the order of the document; status and review are the version's own story and left
    /// out.</summary>
    public static IReadOnlyList<EntryDifference> Between(Entry? before, Entry? after)
    {
        var (old, now) = (Members(before), Members(after));
        return
        [
            .. now.Select(m => m.Key)
                .Union(old.Select(m => m.Key), StringComparer.Ordinal)
                .Where(name => !JsonNode.DeepEquals(old[name], now[name]))
                .Select(name => new EntryDifference(name, old[name]?.DeepClone(), now[name]?.DeepClone())),
        ];
    }

    private static JsonObject Members(Entry? entry)
    {
        if (entry is null)
            return [];
        var members = JsonSerializer.SerializeToNode(entry, EntryJson.Options)!.AsObject();
        foreach (var own in (string[])["id", "status", "reviewedBy", "reviewedOn"])
            members.Remove(own);
        return members;
    }
}

/// <summary>A member of an entry that changed.</summary>
/// <param name="Before">As it was; null when it was not there.</param>
/// <param name="After">As it is; null when it is gone.</param>
public sealed record EntryDifference(string Field, JsonNode? Before, JsonNode? After);
