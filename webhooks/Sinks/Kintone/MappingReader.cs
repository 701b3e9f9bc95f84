using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>Reads a mapping; everything that is wrong with it is said at once, with its line.</summary>
internal sealed partial class MappingReader
{
    private readonly string file;
    private readonly ICollection<MappingFinding> findings;

    private MappingReader(string file, ICollection<MappingFinding> findings) => (this.file, this.findings) = (file, findings);

    /// <summary>The mapping, or null with findings.</summary>
    public static KintoneApp? Read(string file, string text, ICollection<MappingFinding> findings)
    {
        var before = findings.Count;
        var reader = new MappingReader(file, findings);
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
                return reader.App(root) is { } app && findings.Count == before ? app : null;
            reader.Say(1, "mapping.empty", "One document with procedure, app, key and fields.");
        }
        catch (YamlException broken)
        {
            reader.Say((int)broken.Start.Line, "mapping.yaml", broken.Message.ReplaceLineEndings(" "));
        }

        return null;
    }

    private KintoneApp? App(YamlMappingNode root)
    {
        Known(root, "procedure", "app", "key", "fields", "status");
        var procedure = Text(root, "procedure");
        var number = Text(root, "app");
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var app) || app == 0)
            Say(Line(root.Children.TryGetValue("app", out var said) ? said : root), "mapping.app", "app is the number of the app.");
        var key = Node(root, "key") is { } k ? Field("$reference", k, isRow: false) : null;
        if (key is { Type: not ("SINGLE_LINE_TEXT" or "NUMBER") })
            Say(key.Line, "mapping.key", "key is a SINGLE_LINE_TEXT without duplicates.");
        var fields = Node(root, "fields") is YamlMappingNode map ? Fields(map, isRow: false) : [];
        if (fields.Count == 0)
            Say(Line(root.Children.TryGetValue("fields", out var none) ? none : root), "mapping.fields", "fields names no field.");
        var codes = fields.Select(f => f.Code).Append(key?.Code).ToList();
        foreach (var twice in fields.Where(f => codes.Count(c => c == f.Code) > 1))
            Say(twice.Line, "mapping.code", $"{twice.Code} gets more than one answer.");
        var status = root.Children.TryGetValue("status", out var back) ? Status(back) : null;
        return procedure is null || key is null ? null : new KintoneApp(file, procedure, app, key, fields) { Status = status };
    }

    private List<MappedField> Fields(YamlMappingNode map, bool isRow) =>
        [.. map.Children.Select(c => Field(((YamlScalarNode)c.Key).Value ?? "", c.Value, isRow)).OfType<MappedField>()];

    private MappedField? Field(string source, YamlNode node, bool isRow)
    {
        if (node is not YamlMappingNode map)
        {
            Say(Line(node), "mapping.field", $"{source} is {{ code: ..., type: ... }}.");
            return null;
        }

        Known(map, "code", "type", "values", "rows");
        if (source.StartsWith('$') && source != "$reference" && !KintoneApp.Facts.Contains(source))
            Say(Line(node), "mapping.fact", $"{source} is none of {string.Join(' ', KintoneApp.Facts)}.");
        var (code, type) = (Text(map, "code"), Text(map, "type"));
        if (type is not null && !MappedField.Types.Contains(type))
            Say(Line(map), "mapping.type", $"{type} is none of {string.Join(' ', MappedField.Types)}.");
        var rows = map.Children.TryGetValue("rows", out var inner) && inner is YamlMappingNode table ? Fields(table, isRow: true) : [];
        if (rows.Count > 0 != type is "SUBTABLE")
            Say(Line(map), "mapping.rows", "A SUBTABLE has rows, and nothing else has.");
        if (isRow && type is "SUBTABLE" or "FILE" && isRow)
            Say(Line(map), "mapping.rows", $"{type} cannot stand in a row.");
        if (source is "$files" != type is "FILE" && source[0] == '$')
            Say(Line(map), "mapping.files", "$files goes into a FILE.");
        var values =
            map.Children.TryGetValue("values", out var names) && names is YamlMappingNode pairs
                ? pairs.Children.ToDictionary(p => p.Key.ToString(), p => p.Value.ToString(), StringComparer.Ordinal)
                : [];
        return code is null || type is null ? null : new MappedField(Line(map), source, code, type, values, rows);
    }

    private YamlNode? Node(YamlMappingNode map, string name)
    {
        if (map.Children.TryGetValue(name, out var node))
            return node;
        Say(Line(map), "mapping.missing", $"{name} is missing.");
        return null;
    }

    private string? Text(YamlMappingNode map, string name)
    {
        if (Node(map, name) is not { } node)
            return null;
        if (node is YamlScalarNode { Value.Length: > 0 } text)
            return text.Value;
        Say(Line(node), "mapping.text", $"{name} is a text.");
        return null;
    }

    private void Known(YamlMappingNode map, params string[] names)
    {
        foreach (var key in map.Children.Keys.Where(k => !names.Contains(k.ToString())))
            Say(Line(key), "mapping.unknown", $"{key} is none of {string.Join(' ', names)}.");
    }

    private void Say(int line, string code, string message) => findings.Add(new MappingFinding(file, line, code, message));

    private static int Line(YamlNode node) => (int)node.Start.Line;
}
