using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Channels.Bot.Forms.Conditions;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Options;
using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>Reads the fields of a procedure and joins each with its texts.</summary>
internal sealed partial class FieldsReader(IReadOnlyDictionary<string, ProcedureTexts> texts, ICollection<Lint> findings)
{
    /// <summary>A form that long is no form.</summary>
    public const int MostFields = 100;

    private readonly HashSet<string> ids = [];
    private readonly HashSet<string> allIds = [];
    private readonly Dictionary<string, Field> earlier = [];

    public IReadOnlyList<Field> Read(IReadOnlyList<YamlNode> nodes)
    {
        allIds.UnionWith(nodes.SelectMany(IdsIn));
        var fields = nodes.Select(n => ReadOne(n, inGroup: false)).OfType<Field>().ToArray();
        if (ids.Count > MostFields)
            findings.Add(MapReader.Finding(nodes[^1].At, "fields-too-many", $"More than {MostFields} fields.", "Split the procedure."));
        foreach (var (language, words) in texts)
        {
            foreach (var (id, block) in words.Fields)
            {
                if (!ids.Contains(id))
                    findings.Add(MapReader.Finding(block.At, "text-unused", $"There is no field '{id}'.", Nearest.Hint(id, ids)));
            }
        }

        return fields;
    }

    private Field? ReadOne(YamlNode node, bool inGroup)
    {
        return MapReader.Of(node, "A field", findings) is { } map ? ReadOne(map, inGroup) : null;
    }

    /// <summary>Reads one field's block.</summary>
    public Field? ReadOne(MapReader map, bool inGroup)
    {
        var id = map.Required("id");
        var typeName = map.Required("type");
        if (id.Length > 0 && !Id().IsMatch(id))
            map.Add(
                map.PlaceOf("id"),
                "id-form",
                $"'{id}' cannot be an id.",
                "Use lower-case letters, digits and hyphens, 40 at most, starting with a letter."
            );
        if (id.Length > 0 && !ids.Add(id))
            map.Add(
                map.PlaceOf("id"),
                "id-duplicate",
                $"There is already a field '{id}'.",
                "Ids are unique in the whole procedure, groups included."
            );
        if (typeName.Length > 0 && !FieldTypes.All.ContainsKey(typeName))
            map.Add(
                map.PlaceOf("type"),
                "type-unknown",
                $"There is no field type '{typeName}'.",
                Nearest.Hint(typeName, FieldTypes.All.Keys)
            );
        if (inGroup && typeName is "repeat" or "note" or "bank-account" or "computed")
            map.Add(map.PlaceOf("type"), "type-in-group", $"A group cannot hold a '{typeName}'.", "Move it out of the group.");
        if (
            !FieldTypes.All.TryGetValue(typeName, out var create)
            || (inGroup && typeName is "repeat" or "note" or "bank-account" or "computed")
        )
            return null;

        var when = ReadCondition(map);
        var outside = new Dictionary<string, Field>(earlier);
        var type = create(new FieldSource(map, n => ReadOne(n, inGroup: true), (child, t) => BuiltIn(typeName, child, t, map)));
        if (type is RepeatField)
            Restore(outside); // what is asked per item cannot be compared outside the group
        ReportLooks(type, map);
        var joined = Join(id, type, map);
        var field = new Field
        {
            When = when,
            WhenText = when is null ? null : map.Text("when"),
            Id = id,
            Type = type,
            At = map.At,
            IsOptional = map.Flag("optional"),
            IsUnasked = IsUnasked(map, inGroup),
            IsSensitive = map.Flag("sensitive"),
            Default = FieldDefault.Read(map, id, type, inGroup),
            Texts = joined,
            OptionWords = OptionWords(id, type, [.. joined.Values], map),
            Told = ToldWords.Of(type, joined.Values, map),
            SkipWords = joined.Values.Select(t => t.Skip).OfType<string>().Select(DialogWords.Fold).ToFrozenSet(),
        };
        map.Finish();
        earlier[id] = field;
        if (when is not null)
            ReportVerdict(when, map);
        return field;
    }

    /// <summary>Outside of a group nothing but a question would bring its answer.</summary>
    private static bool IsUnasked(MapReader map, bool inGroup)
    {
        if (!map.Flag("unasked"))
            return false;
        if (!inGroup)
            map.Add(map.PlaceOf("unasked"), "unasked-outside", "Only a field of a group can be 'unasked'.", "Move it into the group.");
        return inGroup;
    }

    private Condition? ReadCondition(MapReader map) =>
        map.Text("when") is null ? null : ConditionParser.Read((YamlScalar)map.Node("when")!, earlier, allIds, findings);

    private void ReportVerdict(Condition when, MapReader map)
    {
        switch (ConditionTrial.Of(when, earlier))
        {
            case ConditionVerdict.Never:
                map.Add(
                    map.Node("when")!.At,
                    "condition-never",
                    "This condition can never hold, so the field is never asked.",
                    "Change the condition or remove the field."
                );
                break;
            case ConditionVerdict.Always:
                map.Add(map.Node("when")!.At, "condition-always", "This condition always holds.", "Remove it.", LintLevel.Warning);
                break;
        }
    }

    /// <summary>Checks and computations look only at answers given before.</summary>
    private void ReportLooks(FieldType type, MapReader map)
    {
        foreach (var id in type.LooksAt.Where(id => !earlier.ContainsKey(id)))
        {
            map.Add(
                map.At,
                allIds.Contains(id) ? "reference-later" : "reference-broken",
                allIds.Contains(id) ? $"'{id}' is not asked before this field." : $"There is no field '{id}'.",
                allIds.Contains(id) ? "Move it up." : Nearest.Hint(id, allIds)
            );
        }
    }

    private void Restore(Dictionary<string, Field> outside)
    {
        earlier.Clear();
        foreach (var (id, field) in outside)
            earlier[id] = field;
    }

    private static IEnumerable<string> IdsIn(YamlNode node) =>
        node is not YamlMap map
            ? []
            : map.Entries.SelectMany(e =>
                e switch
                {
                    { Key.Value: "id", Value: YamlScalar id } => [id.Value],
                    { Key.Value: "of", Value: YamlList children } => children.Items.SelectMany(IdsIn),
                    _ => [],
                }
            );

    /// <summary>The field's texts by language. What is missing is a finding, and shown in the fallback language until it is
    /// written.</summary>
    private Dictionary<string, FieldTexts> Join(string id, FieldType type, MapReader map)
    {
        var joined = new Dictionary<string, FieldTexts>();
        foreach (var (language, words) in texts)
        {
            var own = words.Fields.GetValueOrDefault(id);
            if (own is null)
            {
                map.Add(
                    map.At,
                    "text-missing",
                    $"The texts of '{id}' are missing in {language}.yaml.",
                    $"Add a block '{id}' under 'fields'."
                );
                own = new FieldTexts { Label = id, Ask = id };
            }
            else
            {
                if (type is not (ComputedField or RepeatField { IsSingle: true }))
                    Demand(own.Ask, "ask");
                if (type is not NoteField)
                    Demand(own.Label, "label");
                if (type is RepeatField { IsSingle: false })
                    Demand(own.More ?? "", "more");
                if (type.OwnTexts is { } builtIn && own.Options.Count == 0)
                    own = own with
                    {
                        Options = DialogWords
                            .Default.FieldTexts(language, builtIn)
                            .Options.Where(o => type.Options.Contains(o.Key))
                            .ToDictionary(),
                        Heard = DialogWords
                            .Default.FieldTexts(language, builtIn)
                            .Heard.Where(o => type.Options.Contains(o.Key))
                            .ToDictionary(),
                        Told = DialogWords
                            .Default.FieldTexts(language, builtIn)
                            .Told.Where(o => type.Options.Contains(o.Key))
                            .ToDictionary(),
                    };
                foreach (var option in type.Options.Where(o => !own.Options.ContainsKey(o)))
                    Miss($"options: {option}");
                foreach (var option in own.Options.Keys.Where(o => !type.Options.Contains(o)))
                    findings.Add(
                        MapReader.Finding(
                            own.At,
                            "text-unused",
                            $"'{id}' has no option '{option}'.",
                            Nearest.Hint(option, [.. type.Options])
                        )
                    );
            }

            joined[language] = own;

            void Demand(string text, string key)
            {
                if (text.Length == 0)
                    Miss(key);
            }

            void Miss(string key) =>
                findings.Add(
                    MapReader.Finding(own.At, "text-missing", $"'{key}' of '{id}' is missing in {language}.yaml.", $"Add '{key}: ...'.")
                );
        }

        return joined;
    }

    /// <summary>A question of a built-in group, in every language of the procedure.</summary>
    private Field BuiltIn(string group, string child, FieldType type, MapReader map)
    {
        var own = texts.Keys.ToDictionary(l => l, l => DialogWords.Default.FieldTexts(l, $"{group}.{child}"));
        return new Field
        {
            Id = child,
            Type = type,
            At = map.At,
            Texts = own,
            OptionWords = OptionWords(child, type, [.. own.Values], map),
            Told = ToldWords.Of(type, own.Values, map),
        };
    }

    private static OptionWords OptionWords(string id, FieldType type, IReadOnlyCollection<FieldTexts> joined, MapReader map)
    {
        var words = new Dictionary<string, int[]>();
        foreach (var options in joined.Select(t => t.Options))
        {
            for (var i = 0; i < type.Options.Count; i++)
            {
                if (!options.TryGetValue(type.Options[i], out var option))
                    continue;
                foreach (var word in option.Also.Prepend(option.Label).Select(DialogWords.Fold))
                {
                    if (!words.TryAdd(word, [i]) && words[word][0] != i)
                        map.Add(map.At, "option-ambiguous", $"'{word}' means two options of '{id}'.", "Give each option its own words.");
                }
            }
        }

        var heard = new Dictionary<string, SortedSet<int>>();
        foreach (var (option, spoken) in joined.SelectMany(t => t.Heard))
        {
            var place = Place(type.Options, option);
            if (place < 0)
                map.Add(map.At, "option-unknown", $"'heard' of '{id}' names '{option}'.", Nearest.Hint(option, [.. type.Options]));
            foreach (var word in place < 0 ? [] : spoken.Select(DialogWords.Fold))
                (heard.TryGetValue(word, out var places) ? places : heard[word] = []).Add(place);
        }

        foreach (var (word, places) in heard)
        {
            if (words.TryGetValue(word, out var label) && !places.Contains(label[0]))
                map.Add(map.At, "option-ambiguous", $"'{word}' of '{id}' is another option's word.", "Write it under that option too.");
            words[word] = [.. places];
        }

        return new OptionWords(
            words.Where(word => word.Key.Length > 0).ToDictionary(),
            type.Options,
            joined.SelectMany(t => t.Not).Select(DialogWords.Fold)
        );
    }

    private static int Place(IReadOnlyList<string> options, string option)
    {
        for (var place = 0; place < options.Count; place++)
        {
            if (options[place] == option)
                return place;
        }

        return -1;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
