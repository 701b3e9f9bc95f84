using System.Buffers;
using System.Globalization;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Yaml;
using Channels.Text;

namespace Channels.Bot.Forms;

/// <summary>
/// The words by which a longer sentence speaks of a question and of its options, in all languages together, as
/// they are compared.
/// </summary>
internal sealed class ToldWords
{
    /// <summary>How far apart the parts of one word may stand (ガス…止め). Characters.</summary>
    private const int Gap = 12;

    private const string Number = "{n}";

    /// <summary>Words that may mean a yes (お腹いたい, of a sick child): asked.</summary>
    public const int Maybe = 1000;

    /// <summary>Words that mean a no whatever else is said: 病児やない.</summary>
    public const int SurelyNo = 1001;

    /// <summary>Phrases that say nothing of the question, whatever stands in them: 火の車.</summary>
    private const int Nothing = 1002;

    private static readonly SearchValues<char> Numerals = SearchValues.Create("0123456789一二三四五六七八九十");

    private readonly (string Word, int Option)[] options;
    private readonly WordList heads; // most texts hold none of them and need no closer look
    private readonly WordList about;
    private readonly WordList without;
    private readonly (string Before, string Behind)[] numbered;

    private ToldWords(IEnumerable<(string Word, int Option)> options, IReadOnlyCollection<string> about, IEnumerable<string> without)
    {
        this.without = new WordList(without.Select(LongText.Prepare));
        this.options =
        [
            .. options
                .Where(o => o.Word.Length > 0)
                .Distinct()
                .OrderByDescending(o => o.Option == Nothing)
                .ThenByDescending(o => o.Word.Length),
        ];
        heads = new WordList(this.options.Select(o => Head(o.Word)));
        this.about = new WordList(about.Where(a => !a.Contains(Number, StringComparison.Ordinal)).Select(LongText.Prepare));
        numbered =
        [
            .. about
                .Where(a => a.Contains(Number, StringComparison.Ordinal))
                .Select(a => a.Split(Number))
                .Select(p => (LongText.Prepare(p[0]), LongText.Prepare(p[1])))
                .Distinct(),
        ];
    }

    public static ToldWords None { get; } = new([], [], []);

    /// <summary>Nothing in a longer sentence means this question by itself.</summary>
    public bool IsSilent => options.Length == 0 && about.Words.Count == 0 && numbered.Length == 0;

    public bool HasAbout => about.Words.Count > 0;

    public static ToldWords Of(FieldType type, IEnumerable<FieldTexts> texts, MapReader map)
    {
        var all = texts.ToList();
        foreach (var unknown in all.SelectMany(t => t.Told.Keys).Distinct().Where(k => PlaceOf(type, k) < 0))
            map.Add(map.At, "text-unused", $"'told: {unknown}' is no option.", Nearest.Hint(unknown, [.. type.Options, "yes", "no"]));
        return new ToldWords(
            all.SelectMany(t => t.Told)
                .SelectMany(t => t.Value.Select(w => (Prepared(w), PlaceOf(type, t.Key))))
                .Where(w => w.Item2 >= 0)
                .Concat(all.SelectMany(t => t.Not).Select(w => (Prepared(w), Nothing))),
            [.. all.SelectMany(t => t.About)],
            all.SelectMany(t => t.Without)
        );
    }

    /// <summary>Places of the options the text speaks of and does not deny, each once.</summary>
    public IReadOnlyList<(int Option, Span Span)> FindOptions(string prepared)
    {
        var found = FindAll(prepared);
        return found.Count < 2 ? found : [.. found.DistinctBy(f => f.Option)];
    }

    /// <summary>The same, each as often as it is spoken of, in order of the words' length.</summary>
    public IReadOnlyList<(int Option, Span Span)> FindAll(string prepared)
    {
        if (!heads.IsIn(prepared))
            return [];
        List<(int Option, Span Span)> found = [];
        List<Span> used = [];
        foreach (var (word, option) in options)
        {
            for (var at = IndexOf(prepared, word, 0, out var end); at >= 0; at = IndexOf(prepared, word, at + 1, out end))
            {
                var span = new Span(at, end);
                if (used.Exists(u => u != span && u.Start < span.End && span.Start < u.End)) // 送迎 is there and back
                    continue;
                var isNegative = word[^1] == '~';
                if (isNegative && !Denials.IsNegative(prepared, span.End))
                    continue;
                used.Add(span);
                if (option == Nothing)
                    continue;
                if (
                    isNegative
                    || option == SurelyNo
                    || !Denials.IsBehind(option == Maybe ? BeforeTurn(prepared, span.End) : prepared, span.End)
                )
                    found.Add((option, span));
            }
        }

        return found;
    }

    /// <summary>The text with a gap in place of words in which one of its words means something else: 写真を送りました.</summary>
    public string Masked(string text)
    {
        foreach (var (word, option) in options)
        {
            if (option != Nothing || word[^1] == '~')
                continue;
            for (var at = IndexOf(text, word, 0, out var end); at >= 0; at = IndexOf(text, word, end, out end))
            {
                // What belongs to the verb goes with it: 送|りました.
                while (end < text.Length && text[end] is >= 'ぁ' and <= 'ゖ' && end - at < word.Length + VerbEnding)
                    end++;
                text = string.Concat(text.AsSpan(0, at), new string(Gone, end - at), text.AsSpan(end));
            }
        }

        return text;
    }

    private const int VerbEnding = 3;

    /// <summary>In no word.</summary>
    private const char Gone = '\u30fb';

    /// <summary>風邪気味やった|けど熱はなかった: what stands behind けど is said of something else.</summary>
    private static string BeforeTurn(string prepared, int from) =>
        prepared.IndexOf("けど", from, StringComparison.Ordinal) is >= 0 and var at ? prepared[..at] : prepared;

    /// <summary>Where the text speaks of an option only to deny it: 病気じゃないです.</summary>
    public Span? FindDenied(string prepared, int option)
    {
        if (!heads.IsIn(prepared))
            return null;
        foreach (var (word, of) in options)
        {
            if (
                of == option
                && word[^1] != '~'
                && IndexOf(prepared, word, 0, out var end) is >= 0 and var at
                && Denials.IsBehind(prepared, end)
            )
                return new Span(at, end);
        }

        return null;
    }

    /// <summary>Where the text speaks of the question, or null.</summary>
    public Span? FindAbout(string prepared)
    {
        if (!about.IsIn(prepared))
            return null;
        foreach (var word in about.Words)
        {
            var at = prepared.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0)
                return new Span(at, at + word.Length);
        }

        return null;
    }

    /// <summary>The question is spoken of only to say that there is nothing: 交通費はありません.</summary>
    public bool IsDeniedIn(string prepared) =>
        FindAbout(prepared) is { } span
        && (Denials.IsBehind(prepared, span.End) || Denials.IsUnknown(prepared, span.End) || Denials.IsNone(prepared, span.End));

    /// <summary>The text says that there is none of it without naming it: 歩きやったけん.</summary>
    public bool IsWithout(string prepared) => without.IsIn(prepared);

    /// <summary>Numbers that stand in one of the forms: 4人家族.</summary>
    public IEnumerable<string> FindNumbers(string prepared)
    {
        if (numbered.Length == 0 || !prepared.AsSpan().ContainsAny(Numerals))
            yield break;
        foreach (var (before, behind) in numbered)
        {
            for (var at = 0; at < prepared.Length; at++)
            {
                at = before.Length == 0 ? at : prepared.IndexOf(before, at, StringComparison.Ordinal);
                if (at < 0)
                    break;
                var start = at + before.Length;
                var end = start;
                while (end < prepared.Length && Numerals.Contains(prepared[end]))
                    end++;
                var isWhole = start == 0 || before.Length > 0 || !char.IsAsciiDigit(prepared[start - 1]);
                if (end > start && isWhole && prepared.AsSpan(end).StartsWith(behind))
                    yield return prepared[start..end];
            }
        }
    }

    /// <summary>What stands of a word before its gap.</summary>
    private static string Head(string word)
    {
        var gap = word.IndexOf('…', StringComparison.Ordinal);
        return gap < 0 ? word.TrimEnd('~') : word[..gap];
    }

    /// <summary>Folding makes three dots of one sign.</summary>
    private static string Prepared(string word) => LongText.Prepare(word.Replace('…', '＿')).Replace('_', '…');

    /// <summary>For a number the key is the number itself: 1: [ 一人暮らし ].</summary>
    private static int PlaceOf(FieldType type, string key) =>
        type is NumberField
            ? int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : -1
            : type is YesNoField or ConsentField or RepeatField
                ? key switch
                {
                    "yes" => 0,
                    "no" => 1,
                    "maybe" when type is YesNoField => Maybe,
                    "surely-no" when type is YesNoField => SurelyNo,
                    _ => -1,
                }
                : type.Options.ToList().IndexOf(key);

    /// <summary>Latin words begin and end where the letters do: there is no UR in Kokura.</summary>
    private static bool StandsFree(string text, int at, string word, bool isWhole) =>
        !char.IsAsciiLetter(word[0])
        || (
            (at == 0 || !char.IsAsciiLetter(text[at - 1]))
            && (!isWhole || !char.IsAsciiLetter(word[^1]) || at + word.Length == text.Length || !char.IsAsciiLetter(text[at + word.Length]))
        );

    /// <summary>Where a word stands; of one in two parts (ガス…止め) both, near each other in one sentence.</summary>
    private static int IndexOf(string text, string word, int from, out int end)
    {
        end = 0;
        if (from >= text.Length)
            return -1;
        word = word.TrimEnd('~');
        var gap = word.IndexOf('…', StringComparison.Ordinal);
        var (head, tail) = gap < 0 ? (word, "") : (word[..gap], word[(gap + 1)..]);
        for (
            var at = text.IndexOf(head, from, StringComparison.Ordinal);
            at >= 0;
            at = at + 1 < text.Length ? text.IndexOf(head, at + 1, StringComparison.Ordinal) : -1
        )
        {
            end = at + head.Length;
            if (!StandsFree(text, at, head, isWhole: gap < 0))
                continue;
            if (gap < 0)
                return at;
            var behind = text.AsSpan(end, Math.Min(Gap + tail.Length, text.Length - end));
            var stop = behind.IndexOfAny('。', '\n');
            var found = (stop < 0 ? behind : behind[..stop]).IndexOf(tail, StringComparison.Ordinal);
            if (found < 0)
                continue;
            end += found + tail.Length;
            return at;
        }

        return -1;
    }
}
