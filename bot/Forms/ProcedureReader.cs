using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Yaml;
using Channels.Text;

namespace Channels.Bot.Forms;

/// <summary>Makes a procedure out of its files' contents. Pure: the same contents give the same procedure or the same findings.</summary>
internal static class ProcedureReader
{
    public const string DefinitionFile = "procedure.yaml";

    /// <summary>The procedure, or null when there is an error among the findings.</summary>
    /// <param name="folder">Folder name, which is the id.</param>
    /// <param name="shownAs">The folder in findings.</param>
    /// <param name="sources">File name to content: procedure.yaml and one file per language.</param>
    /// <param name="findings">Takes everything there is to say.</param>
    public static Procedure? Read(string folder, string shownAs, IReadOnlyDictionary<string, string> sources, ICollection<Lint> findings)
    {
        var own = new List<Lint>();
        var procedure = ReadAll(folder, shownAs, sources, own);
        foreach (var finding in own)
            findings.Add(finding);
        return own.Exists(f => f.Level == LintLevel.Error) ? null : procedure;
    }

    private static Procedure? ReadAll(string folder, string shownAs, IReadOnlyDictionary<string, string> sources, List<Lint> findings)
    {
        var texts = ReadTexts(shownAs, sources, findings);
        var node = YamlFile.Read($"{shownAs}/{DefinitionFile}", sources[DefinitionFile], findings);
        return MapReader.Of(node, "The file", findings) is { } map ? Build(folder, map, texts, sources, findings) : null;
    }

    /// <summary>Takes a definition's keys; every key of the language is asked for here.</summary>
    public static Procedure Build(
        string folder,
        MapReader map,
        IReadOnlyDictionary<string, ProcedureTexts> texts,
        IReadOnlyDictionary<string, string> sources,
        ICollection<Lint> findings
    )
    {
        var id = map.Required("id");
        if (id.Length > 0 && id != folder)
            map.Add(
                map.PlaceOf("id"),
                "id-folder",
                $"The id '{id}' is not the folder's name.",
                $"Write 'id: {folder}' or rename the folder."
            );
        if (map.Node("version") is null)
            map.Add(map.At, "key-missing", "'version' is missing.", "Add a line 'version: 1'.");

        var nodes = map.List("fields");
        if (nodes.Count == 0)
            map.Add(map.At, "key-missing", "'fields' is missing or empty.", "List at least one field.");
        var fields = new FieldsReader(texts, findings).Read(nodes);

        var queue = map.Map("queue");
        var number = map.Map("number");
        var retention = map.Map("retention");
        var notices = map.Map("notices");
        var version = map.Whole("version", 1, 9999) ?? 1;
        var ids = fields.SelectMany(f => f.Type is RepeatField group ? group.Children.Prepend(f) : [f]).Select(f => f.Id).ToArray();
        var procedure = new Procedure
        {
            Id = id,
            Version = version,
            VersionAt = map.PlaceOf("version"),
            From = ReadDate(map, "from"),
            Until = ReadUntil(map),
            Audience = map.OneOf("audience", "anyone", "anyone", "member", "provider", "requester", "care-provider"),
            Privacy = map.OneOf("privacy", "personal", "public", "personal", "consultation"),
            Channels = ReadChannels(map.Map("channels")),
            Queue = queue?.Required("name") ?? id,
            Prefix = ReadPrefix(number),
            Route = ReadRoute(queue, ids),
            Priority = queue?.OneOf("priority", "normal", "low", "normal", "high") ?? "normal",
            KeepsDrafts = ReadDraft(retention),
            KeepsSubmissions = ReadYears(retention),
            Notices = notices?.Keys.ToImmutableDictionary(k => k, k => notices.Text(k) ?? "") ?? ImmutableDictionary<string, string>.Empty,
            Migrate = Migration.Read(map.Map("migrate"), version, ids),
            StartsWithPhoto = ReadPhotoStart(map, fields),
            KeepsWords = ReadWordKeeper(map, fields),
            Asked = AskedFields.Read(map.Map("asked"), fields),
            Stamped = StampedFields.Read(map.Map("stamped"), fields),
            Unique = UniqueFields.Read(map, fields),
            Sinks = [.. map.Words("sinks").Select(w => w.Value)],
            Safeguarding = SafeguardingReader.Read(map.Map("care"), fields, texts),
            Fields = fields,
            Texts = texts,
            Sources = sources.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Hash = HashOf(sources),
        };
        queue?.Finish();
        retention?.Finish();
        map.Finish();
        return procedure;
    }

    private static Dictionary<string, ProcedureTexts> ReadTexts(
        string folder,
        IReadOnlyDictionary<string, string> sources,
        List<Lint> findings
    )
    {
        var texts = new Dictionary<string, ProcedureTexts>();
        foreach (var language in Languages.Known)
        {
            if (sources.TryGetValue(language + ".yaml", out var source))
            {
                var node = YamlFile.Read($"{folder}/{language}.yaml", source, findings);
                texts[language] = node is null ? new ProcedureTexts() : TextsReader.Read(node, findings);
            }
            else if (Languages.Required.Contains(language))
            {
                findings.Add(
                    new Lint(
                        $"{folder}/{DefinitionFile}",
                        1,
                        1,
                        "language-missing",
                        $"There is no {language}.yaml.",
                        "Every procedure speaks ja, ja-easy and en."
                    )
                );
            }
        }

        return texts;
    }

    private static DateOnly? ReadDate(MapReader map, string key)
    {
        if (map.Text(key) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        map.Add(map.PlaceOf(key), "value-unknown", $"'{text}' is not a date.", "Write it like 2026-12-01.");
        return null;
    }

    private static DateOnly? ReadUntil(MapReader map)
    {
        var until = ReadDate(map, "until");
        if (until is not null && ReadDate(map, "from") > until)
            map.Add(map.PlaceOf("until"), "until-before-from", "It closes before it opens.", "Let 'until' be the later day.");
        return until;
    }

    private static ImmutableDictionary<string, string> ReadChannels(MapReader? map) =>
        map is null
            ? ImmutableDictionary<string, string>.Empty
            : map.Keys.ToImmutableDictionary(k => k, k => map.OneOf(k, "fill", "fill", "link", "hidden"));

    private static string ReadPrefix(MapReader? map)
    {
        if (map is null)
            return "CH";
        var prefix = map.Required("prefix");
        map.Finish();
        if (ReferenceNumber.IsPrefix(prefix))
            return prefix;
        map.Add(map.PlaceOf("prefix"), "value-unknown", $"'{prefix}' cannot be a prefix.", "Write one to four capital letters.");
        return "CH";
    }

    private static string? ReadRoute(MapReader? queue, string[] ids)
    {
        var route = queue?.Text("route");
        if (route is not null && !route.StartsWith("member.", StringComparison.Ordinal) && !ids.Contains(route))
            queue!.Add(queue.Node("route")!.At, "reference-broken", $"There is no field '{route}'.", Nearest.Hint(route, ids));
        return route;
    }

    private static TimeSpan ReadDraft(MapReader? map)
    {
        if (map?.Text("draft") is not { } text)
            return TimeSpan.FromDays(30);
        if (Duration.Parse(text) is { } duration)
            return duration;
        map.Add(map.Node("draft")!.At, "value-unknown", $"'{text}' is not a duration.", "Write a number and m, h or d, for example 30d.");
        return TimeSpan.FromDays(30);
    }

    private static string? ReadYears(MapReader? map)
    {
        var text = map?.Text("submission");
        var isYears = text is { Length: 3 or 4 } && text.EndsWith("fy", StringComparison.Ordinal) && text[..^2].All(char.IsAsciiDigit);
        if (text is not null && !isYears && Duration.Parse(text) is null)
            map!.Add(map.Node("submission")!.At, "value-unknown", $"'{text}' is not a time to keep.", "Write 5fy (fiscal years) or 365d.");
        return text;
    }

    private static string? ReadWordKeeper(MapReader map, IReadOnlyList<Field> fields)
    {
        var id = map.Text("keeps-words");
        if (id is not null && !fields.Any(f => f.Id == id && f.Type is TextField))
            map.Add(
                map.PlaceOf("keeps-words"),
                "reference-broken",
                $"'{id}' is no text field of this procedure.",
                "Name a long-text field that is not in a group."
            );
        return id;
    }

    private static string? ReadPhotoStart(MapReader map, IReadOnlyList<Field> fields)
    {
        var id = map.Text("starts-with-photo");
        if (id is not null && !fields.Any(f => f.Id == id && f.Type is ImageField))
            map.Add(
                map.PlaceOf("starts-with-photo"),
                "reference-broken",
                $"There is no image field '{id}'.",
                "Name a field of type image."
            );
        return id;
    }

    private static string HashOf(IReadOnlyDictionary<string, string> sources)
    {
        var all = new StringBuilder();
        foreach (var (name, content) in sources.OrderBy(s => s.Key, StringComparer.Ordinal))
            all.Append(name).Append('\0').Append(content.ReplaceLineEndings("\n")).Append('\0');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}
