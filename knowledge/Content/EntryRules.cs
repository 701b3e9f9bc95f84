using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.Content;

/// <summary>
/// What has to be in order before an entry is written or approved, wherever it came from: the reader's rules for files, and what only
/// matters where anybody can write: lengths, known services, nothing hidden, no orders to a machine, no numbers of insured persons.
/// </summary>
public static class EntryRules
{
    public const int LongestId = 64;
    public const int LongestQuestion = 4000;
    public const int LongestAnswer = 16_000;
    public const int LongestName = 400;
    public const int MostItems = 100;

    private static readonly System.Text.RegularExpressions.Regex[] Orders = Tables.Patterns("injection");
    private static readonly HashSet<string> Services = [.. new ConceptTable(Tables.Lines("services")).Names];

    /// <summary>Everything that is wrong, in the order of the members.</summary>
    public static IReadOnlyList<EntryFinding> Check(Entry entry) => [.. Findings(entry, isWhole: true)];

    /// <summary>The part that costs next to nothing: form, lengths, names, nothing hidden. What orders or persons it names is not
    /// looked for.</summary>
    public static IReadOnlyList<EntryFinding> CheckShape(Entry entry) => [.. Findings(entry, isWhole: false)];

    /// <summary>Whether an id is one: lower-case letters, digits and hyphens, not too many.</summary>
    public static bool IsId(string? id) =>
        id is { Length: > 0 and <= LongestId } && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static IEnumerable<EntryFinding> Findings(Entry entry, bool isWhole)
    {
        if (!IsId(entry.Id))
            yield return new("entry.id", "id", $"The id has 1 to {LongestId} lower-case letters, digits and hyphens.");
        foreach (
            var finding in Text("question", entry.Question, LongestQuestion, isWhole)
                .Concat(Text("answer", entry.Answer, LongestAnswer, isWhole))
        )
            yield return finding;
        foreach (var (name, items) in Lists(entry))
        {
            if (items.Count > MostItems)
                yield return new("entry.too-long", name, $"There are at most {MostItems} of these.");
            foreach (var finding in items.SelectMany(i => Text(name, i, name == "aliases" ? LongestQuestion : LongestName, isWhole)))
                yield return finding;
        }

        foreach (var unknown in entry.Services.Where(s => !Services.Contains(s)))
            yield return new("entry.service", "services", $"'{unknown}' is no service of the table.");
        foreach (var finding in Names(entry).SelectMany(n => Text(n.Field, n.Text!, LongestName, isWhole)))
            yield return finding;
        if (isWhole && Bare(entry.Answer) is { } bare)
            yield return bare;
        if (entry is { ValidFrom: { } from, ValidUntil: { } until } && until < from)
            yield return new("entry.validity", "validUntil", "The last day lies before the first.");
    }

    private static EntryFinding? Bare(string? answer) =>
        string.IsNullOrWhiteSpace(answer)
            ? null
            : BareAnswers.Of(answer) switch
            {
                BareAnswer.Pointing => new("entry.answer-elsewhere", "answer", "The answer only points at another one; write it out."),
                BareAnswer.TakenBack => new(
                    "entry.answer-withdrawn",
                    "answer",
                    "The answer says that it was taken back; withdraw the entry."
                ),
                BareAnswer.Nothing => new("entry.empty", "answer", "'answer' says nothing."),
                _ => null,
            };

    private static IEnumerable<EntryFinding> Text(string field, string? text, int longest, bool isWhole)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new("entry.empty", field, $"'{field}' is empty.");
            yield break;
        }

        if (text.Length > longest)
            yield return new("entry.too-long", field, $"'{field}' has more than {longest} characters.");
        if (text.Any(c => (JapaneseText.IsInvisible(c) && c is not ('\n' or '\t')) || char.IsSurrogate(c) && !IsPaired(text)))
            yield return new("entry.invisible", field, $"'{field}' has characters that nobody sees.");
        if (!isWhole)
            yield break;
        var folded = JapaneseText.FoldWidths(text);
        if (Orders.Any(o => o.IsMatch(folded)))
            yield return new("entry.instructions", field, $"'{field}' gives orders to a machine.");
        if (PersonalData.Find(folded).Kinds.Any(k => k is "my-number" or "insured-number"))
            yield return new("entry.personal-data", field, $"'{field}' has a number of a person.");
    }

    private static bool IsPaired(string text) => !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar);

    private static IEnumerable<(string Field, IReadOnlyList<string> Items)> Lists(Entry entry)
    {
        yield return ("aliases", entry.Aliases);
        yield return ("services", entry.Services);
        yield return ("addOns", entry.AddOns);
        yield return ("citations", [.. entry.Citations.Select(c => c.Source)]);
    }

    private static IEnumerable<(string Field, string? Text)> Names(Entry entry)
    {
        var citations = entry.Citations.SelectMany(c => new[] { c.Article, c.Number, c.Page }).Select(t => ("citations", t));
        return citations
            .Append(("jurisdiction", (string?)entry.Jurisdiction))
            .Append(("revision", entry.Revision))
            .Append(("owner", entry.Owner))
            .Where(n => n.Item2 is not null);
    }
}

/// <summary>What is wrong with an entry.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Field">The member.</param>
/// <param name="Message">In words, for staff.</param>
public sealed record EntryFinding(string Code, string Field, string Message);
