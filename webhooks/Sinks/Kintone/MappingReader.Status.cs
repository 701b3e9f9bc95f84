using Channels.Bot.Delivery.Sinks.Back;
using YamlDotNet.RepresentationModel;

namespace Channels.Webhooks.Sinks.Kintone;

internal sealed partial class MappingReader
{
    private const int LongestOffice = 100;

    private KintoneStatus? Status(YamlNode node)
    {
        if (node is not YamlMappingNode map)
        {
            Say(Line(node), "mapping.status", "status has field, updated and moves.");
            return null;
        }

        Known(map, "field", "type", "updated", "moves", "assignee", "offices");
        var (code, updated) = (Text(map, "field"), Text(map, "updated"));
        var type = map.Children.ContainsKey("type") ? Text(map, "type") : KintoneStatus.Process;
        if (type is not null && !KintoneStatus.Types.Contains(type))
            Say(Line(map), "mapping.type", $"{type} is none of {string.Join(' ', KintoneStatus.Types)}.");
        var moves = Pairs(map, "moves");
        if (moves.Count == 0)
            Say(Line(map), "mapping.moves", "moves says what a status stands for.");
        foreach (var (status, move) in moves.Where(m => !BackMoves.All.Contains(m.Value)))
            Say(Line(map.Children["moves"]), "mapping.move", $"{status}: {move} is none of {string.Join(' ', BackMoves.All)}.");
        var assignee = map.Children.ContainsKey("assignee") ? Text(map, "assignee") : null;
        var offices = Pairs(map, "offices");
        if (assignee is null != (offices.Count == 0))
            Say(Line(map), "mapping.offices", "assignee and offices belong together.");
        foreach (var office in offices.Values.Where(o => o.Length is 0 or > LongestOffice))
            Say(Line(map), "mapping.offices", $"An office has a name of 1 to {LongestOffice} characters, not {office.Length}.");
        return code is null || updated is null || type is null
            ? null
            : new KintoneStatus(Line(map), code, type, updated, moves, assignee, offices);
    }

    private Dictionary<string, string> Pairs(YamlMappingNode map, string name)
    {
        if (!map.Children.TryGetValue(name, out var node))
            return [];
        if (node is YamlMappingNode pairs && pairs.Children.All(p => p.Key is YamlScalarNode && p.Value is YamlScalarNode))
            return pairs.Children.ToDictionary(p => p.Key.ToString(), p => p.Value.ToString(), StringComparer.Ordinal);
        Say(Line(node), "mapping.text", $"{name} are pairs of texts.");
        return [];
    }
}
