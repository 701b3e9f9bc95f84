using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Channels.Knowledge.Content;

/// <summary>One entry out of its YAML node. Every finding bears the line it was made on.</summary>
internal sealed class EntryReader(string file, List<EntryProblem> problems)
{
    private static readonly Dictionary<string, EntryStatus> Statuses = new(StringComparer.Ordinal)
    {
        ["draft"] = EntryStatus.Draft,
        ["unconfirmed"] = EntryStatus.Unconfirmed,
        ["approved"] = EntryStatus.Approved,
        ["superseded"] = EntryStatus.Superseded,
    };

    private static readonly Dictionary<string, Grounding> Groundings = new(StringComparer.Ordinal)
    {
        ["official"] = Grounding.Official,
        ["older-law"] = Grounding.OlderLaw,
        ["secondary"] = Grounding.Secondary,
        ["unverified"] = Grounding.Unverified,
    };

    /// <summary>What a file is searched for as well: what a reader does not see, and what is meant for a machine.</summary>
    private static readonly Dictionary<string, string> Hidden = new(StringComparer.Ordinal)
    {
        ["entry.invisible"] = "hidden-characters",
        ["entry.instructions"] = "instructions",
        ["entry.personal-data"] = "personal-data",
    };

    public Entry? Read(YamlNode node, string? owner)
    {
        if (node is not YamlMappingNode map)
        {
            Report(node, "not-an-entry", "expected an entry with 'id', 'question' and 'answer'");
            return null;
        }

        var before = problems.Count;
        var entry = new Entry
        {
            Id = "",
            Question = "",
            Answer = "",
            Owner = owner,
        };
        foreach (var (key, value) in map.Children)
            entry = Set(entry, ((YamlScalarNode)key).Value!, key, value);
        entry = Checked(map, entry);
        return problems.Count == before ? entry : null;
    }

    private Entry Set(Entry entry, string key, YamlNode at, YamlNode value)
    {
        switch (key)
        {
            case "id":
                return entry with { Id = Text(value) };
            case "question":
                return entry with { Question = Text(value) };
            case "aliases":
                return entry with { Aliases = Texts(value) };
            case "answer":
                return entry with { Answer = Text(value) };
            case "citations":
                return entry with { Citations = Citations(value) };
            case "services":
                return entry with { Services = Texts(value) };
            case "add-ons":
                return entry with { AddOns = Texts(value) };
            case "jurisdiction":
                return entry with { Jurisdiction = Text(value) };
            case "valid-from":
                return entry with { ValidFrom = Day(value) };
            case "valid-until":
                return entry with { ValidUntil = Day(value) };
            case "revision":
                return entry with { Revision = Text(value) };
            case "topic":
                return entry with { Topic = Text(value) };
            case "status":
                return entry with { Status = One(value, Statuses) };
            case "grounding":
                return entry with { Grounding = One(value, Groundings) };
            case "owner":
                return entry with { Owner = Text(value) };
            case "reviewed-by":
                return entry with { ReviewedBy = Text(value) };
            case "reviewed-on":
                return entry with { ReviewedOn = Day(value) };
            case "next-review":
                return entry with { NextReview = Day(value) };
            case "superseded-by":
                return entry with { SupersededBy = Text(value) };
            default:
                Report(at, "unknown-key", $"'{key}' is no part of an entry");
                return entry;
        }
    }

    private Entry Checked(YamlMappingNode map, Entry entry)
    {
        if (entry.Id.Length == 0 || !entry.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            Report(map, "id", "'id' is missing, or has more than lower-case letters, digits and hyphens");
        if (string.IsNullOrWhiteSpace(entry.Question))
            Report(map, "question", "'question' is missing");
        if (string.IsNullOrWhiteSpace(entry.Answer))
            Report(map, "answer", "'answer' is missing");
        if (entry is { ValidFrom: { } from, ValidUntil: { } until } && until < from)
            Report(map, "validity", "'valid-until' lies before 'valid-from'");
        if (entry.Status == EntryStatus.Approved && (entry.Citations.Count == 0 || entry.ReviewedBy is null || entry.ReviewedOn is null))
            Report(map, "approval", "an approved entry names its citations, 'reviewed-by' and 'reviewed-on'");
        foreach (var finding in EntryRules.Check(entry).Where(f => Hidden.ContainsKey(f.Code)))
            Report(map, Hidden[finding.Code], finding.Message);
        return entry with { Answer = entry.Answer.Trim() };
    }

    private List<Citation> Citations(YamlNode node)
    {
        var list = new List<Citation>();
        foreach (var item in Items(node))
        {
            if (item is YamlMappingNode map)
                list.Add(Cited(map));
            else
                Report(item, "citation", "expected 'source' and what else is known of it");
        }

        return list;
    }

    private Citation Cited(YamlMappingNode map)
    {
        var cited = new Citation("");
        foreach (var (key, value) in map.Children)
        {
            switch (((YamlScalarNode)key).Value)
            {
                case "source":
                    cited = cited with { Source = Text(value) };
                    break;
                case "article":
                    cited = cited with { Article = Text(value) };
                    break;
                case "number":
                    cited = cited with { Number = Text(value) };
                    break;
                case "page":
                    cited = cited with { Page = Text(value) };
                    break;
                case "date":
                    cited = cited with { Date = Day(value) };
                    break;
                case var other:
                    Report(key, "unknown-key", $"'{other}' is no part of a citation");
                    break;
            }
        }

        if (cited.Source.Length == 0)
            Report(map, "citation", "'source' is missing");
        return cited;
    }

    private IEnumerable<YamlNode> Items(YamlNode node)
    {
        if (node is YamlSequenceNode list)
            return list.Children;
        Report(node, "not-a-list", "expected a list");
        return [];
    }

    private List<string> Texts(YamlNode node) => [.. Items(node).Select(Text).Where(t => t.Length > 0)];

    private string Text(YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } value })
            return value.Trim();
        Report(node, "not-text", "expected a text");
        return "";
    }

    private DateOnly? Day(YamlNode node)
    {
        if (DateOnly.TryParseExact(Text(node), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Report(node, "date", "expected a date such as 2026-06-01");
        return null;
    }

    private T One<T>(YamlNode node, Dictionary<string, T> known)
        where T : struct
    {
        if (known.TryGetValue(Text(node), out var value))
            return value;
        Report(node, "unknown-value", "expected one of " + string.Join(", ", known.Keys));
        return default;
    }

    private void Report(YamlNode node, string code, string message) =>
        problems.Add(new EntryProblem(file, (int)node.Start.Line, code, message));
}
