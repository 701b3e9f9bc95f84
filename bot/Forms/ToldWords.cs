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
    /// <summary>How far behind a word its denial may stand (お迎えはしていません). Characters.</summary>
    private const int DenialWithin = 8;

    private const string Number = "{n}";

    private static readonly System.Buffers.SearchValues<char> Stops = System.Buffers.SearchValues.Create("。、., \n");

    private static readonly string[] Denials =
    [
        "ません",
        "なかった",
        "ないです",
        "なしです",
        "じゃな",
        "ではな",
        "ではあり",
        "じゃあり",
        "なくて",
        "しない",
        "してない",
        "していない",
        "しなく",
        "いらな",
        "なし",
    ];

    private readonly (string Word, int Option)[] options;
    private readonly string[] about;
    private readonly (string Before, string Behind)[] numbered;

    private ToldWords(IEnumerable<(string Word, int Option)> options, IReadOnlyCollection<string> about)
    {
        this.options = [.. options.Where(o => o.Word.Length > 0).Distinct().OrderByDescending(o => o.Word.Length)];
        this.about = [.. about.Where(a => !a.Contains(Number, StringComparison.Ordinal)).Select(LongText.Prepare).Distinct()];
        numbered =
        [
            .. about
                .Where(a => a.Contains(Number, StringComparison.Ordinal))
                .Select(a => a.Split(Number))
                .Select(p => (LongText.Prepare(p[0]), LongText.Prepare(p[1])))
                .Distinct(),
        ];
    }

    public static ToldWords None { get; } = new([], []);

    /// <summary>Nothing in a longer sentence means this question by itself.</summary>
    public bool IsSilent => options.Length == 0 && about.Length == 0 && numbered.Length == 0;

    public bool HasAbout => about.Length > 0;

    public static ToldWords Of(FieldType type, IEnumerable<FieldTexts> texts, MapReader map)
    {
        var all = texts.ToList();
        foreach (var unknown in all.SelectMany(t => t.Told.Keys).Distinct().Where(k => PlaceOf(type, k) < 0))
            map.Add(map.At, "text-unused", $"'told: {unknown}' is no option.", Nearest.Hint(unknown, [.. type.Options, "yes", "no"]));
        return new ToldWords(
            all.SelectMany(t => t.Told)
                .SelectMany(t => t.Value.Select(w => (LongText.Prepare(w), PlaceOf(type, t.Key))))
                .Where(w => w.Item2 >= 0),
            [.. all.SelectMany(t => t.About)]
        );
    }

    /// <summary>Places of the options the text speaks of and does not deny, each once.</summary>
    public IReadOnlyList<(int Option, Span Span)> FindOptions(string prepared)
    {
        List<(int Option, Span Span)> found = [];
        List<Span> used = [];
        foreach (var (word, option) in options)
        {
            for (var at = prepared.IndexOf(word, StringComparison.Ordinal); at >= 0; at = Next(prepared, word, at))
            {
                var span = new Span(at, at + word.Length);
                if (used.Exists(u => u.Start < span.End && span.Start < u.End))
                    continue;
                used.Add(span);
                if (!IsDenied(prepared, span.End) && !found.Exists(f => f.Option == option))
                    found.Add((option, span));
            }
        }

        return found;
    }

    /// <summary>Where the text speaks of the question, or null.</summary>
    public Span? FindAbout(string prepared)
    {
        foreach (var word in about)
        {
            var at = prepared.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0)
                return new Span(at, at + word.Length);
        }

        return null;
    }

    /// <summary>The question is spoken of only to say that there is nothing: 交通費はありません.</summary>
    public bool IsDeniedIn(string prepared) => FindAbout(prepared) is { } span && IsDenied(prepared, span.End);

    /// <summary>Numbers that stand in one of the forms: 4人家族.</summary>
    public IEnumerable<string> FindNumbers(string prepared)
    {
        foreach (var (before, behind) in numbered)
        {
            for (var at = 0; at < prepared.Length; at++)
            {
                if (string.CompareOrdinal(prepared, at, before, 0, before.Length) != 0)
                    continue;
                var start = at + before.Length;
                var end = start;
                while (
                    end < prepared.Length
                    && (char.IsAsciiDigit(prepared[end]) || "一二三四五六七八九十".Contains(prepared[end], StringComparison.Ordinal))
                )
                    end++;
                var isWhole = start == 0 || before.Length > 0 || !char.IsAsciiDigit(prepared[start - 1]);
                if (end > start && isWhole && prepared.AsSpan(end).StartsWith(behind))
                    yield return prepared[start..end];
            }
        }
    }

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
                    _ => -1,
                }
                : type.Options.ToList().IndexOf(key);

    private static int Next(string text, string word, int at) => text.IndexOf(word, at + 1, StringComparison.Ordinal);

    private static bool IsDenied(string text, int end)
    {
        var behind = text.AsSpan(end, Math.Min(DenialWithin + 4, text.Length - end));
        var stop = behind.IndexOfAny(Stops);
        if (stop >= 0)
            behind = behind[..stop];
        foreach (var denial in Denials)
        {
            var at = behind.IndexOf(denial);
            if (at >= 0 && at <= DenialWithin)
                return true;
        }

        return false;
    }
}
