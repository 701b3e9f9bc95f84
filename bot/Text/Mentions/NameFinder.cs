namespace Channels.Text;

/// <summary>
/// Finds how children are called in a sentence: たろうさんとはなちゃん. Only names with さん, ちゃん, くん or 君: other words may
/// be anything.
/// </summary>
public static class NameFinder
{
    private const int LongestName = 8;

    /// <summary>A longer run of hiragana is a clause that ends in a name.</summary>
    private const int LongestKanaName = 6;

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Table = WordTable.Load("names.tsv");
    private static readonly string[] Honorifics = Words("honorific");
    private static readonly string[] Others = Words("other");
    private static readonly string[] Before = Words("before");
    private static readonly string[] Leads = [.. Words("lead").OrderByDescending(w => w.Length)];
    private static readonly string[] LongLeads = Words("lead-long");
    private static readonly string[] Behind = Words("behind");
    private static readonly string[] BehindGrown = Words("behind-grown");
    private static readonly string[] Denied = Words("denied");

    /// <param name="text">The words as they were written.</param>
    /// <returns>The names with さん and the like, in order, each once.</returns>
    public static IReadOnlyList<string> Find(string text)
    {
        var names = new List<string>();
        for (var at = 1; at < text.Length; at++)
        {
            if (HonorificAt(text, at) is not { } honorific)
                continue;
            var start = StartOf(text, at);
            var name = text[start..at];
            var behind = text.AsSpan(at + honorific.Length);
            if (
                name.Length is > 0 and <= LongestName
                && !IsOther(name)
                && !(name.Length == 1 && Kana.IsHiragana(name[0]) && honorific[0] is 'さ') // お疲|れ|さん: the end of another word
                && !StartsWithAny(behind, Behind)
                && !(honorific[0] is 'さ' or 'サ' && StartsWithAny(behind, BehindGrown)) // さゆりさんが寝坊した
                && !StartsWithAny(behind, Denied)
                && !names.Contains(name + honorific, StringComparer.Ordinal)
            )
                names.Add(name + honorific);
            at += honorific.Length - 1;
        }

        return names;
    }

    /// <summary>たろうさん and たろうくん are one child.</summary>
    public static bool IsSame(string one, string other) => Bare(one) == Bare(other);

    /// <summary>Words that mean all the children there are: ふたりとも.</summary>
    public static string[] All { get; } = [.. Words("all").Select(LongText.Prepare)];

    /// <summary>The name without さん and the like.</summary>
    public static string WithoutTitle(string name) => Bare(name);

    /// <summary>A day, or what says that a name follows, and no name: きのう, それから.</summary>
    public static bool IsLead(string word) =>
        Leads.Contains(word, StringComparer.Ordinal) || LongLeads.Contains(word, StringComparer.Ordinal);

    /// <summary>What stands behind さん and the like, at the beginning of the words.</summary>
    public static string WithoutTitleBefore(string behind) =>
        Array.Find(Honorifics, h => behind.StartsWith(h, StringComparison.Ordinal)) is { } honorific ? behind[honorific.Length..] : behind;

    private static string Bare(string name)
    {
        foreach (var honorific in Honorifics)
        {
            if (name.Length > honorific.Length && name.EndsWith(honorific, StringComparison.Ordinal))
                return name[..^honorific.Length];
        }

        return name;
    }

    private static string? HonorificAt(string text, int at)
    {
        foreach (var honorific in Honorifics)
        {
            if (
                string.CompareOrdinal(text, at, honorific, 0, honorific.Length) == 0
                && !text.AsSpan(at + honorific.Length).StartsWith("ぽ")
            )
                return honorific;
        }

        return null;
    }

    /// <summary>A name is of one script; particles before a name in hiragana are not of it.</summary>
    private static int StartOf(string text, int end)
    {
        var last = end - 1;
        while (last > 0 && text[last] is 'ー')
            last--;
        var script = ScriptAt(text, last);
        if (script is Script.None)
            return end;
        var start = end - 1;
        while (start > 0 && end - start < 16 && (ScriptAt(text, start - 1) == script || text[start - 1] is 'ー'))
            start--;
        if (script is Script.Kanji && start > 0 && Kana.IsHiragana(text[start - 1]) is false)
            return start;
        if (script is not Script.Hiragana)
            return start;
        if (AfterHonorific(text, start, end) is { } after)
            return after;

        // 送ったのはれおくん: behind the end of a verb the name begins.
        if (
            start > 0
            && char.IsLetterOrDigit(text[start - 1])
            && text.LastIndexOf("のは", end - 1, end - start, StringComparison.Ordinal) is > 0 and var joint
            && end - joint - 2 > 1
        )
            return joint + 2;
        foreach (var word in Before)
        {
            // Behind other letters the run begins with what joins them; a run of its own begins with the name.
            var isJoined = start > 0 && char.IsLetterOrDigit(text[start - 1]);
            var rest = text.AsSpan(start, end - start);
            if (isJoined && rest.Length > word.Length && rest.StartsWith(word))
                return Shortened(text, start + word.Length, end);
        }

        return Shortened(text, start, end);
    }

    /// <summary>されとったはるちゃん: a name of two or three kana behind the last particle.</summary>
    private static int Shortened(string text, int start, int end)
    {
        start = BehindLead(text, start, end);
        if (end - start <= LongestKanaName)
            return start;
        for (var at = end - 2; at > start && end - at <= LongestKanaName; at--)
        {
            if ("たはのをにがともでて".Contains(text[at - 1], StringComparison.Ordinal))
                return at;
        }

        return end;
    }

    /// <summary>きのうたろうさん, こどもはたろうさん: what says when, or that a name follows, is not of it, nor the particle behind it.</summary>
    private static int BehindLead(string text, int start, int end)
    {
        var run = text.AsSpan(start, end - start);
        foreach (var (lead, least) in Leads.Select(l => (l, 2)).Concat(LongLeads.Select(l => (l, 3))))
        {
            if (!run.StartsWith(lead) || run.Length < lead.Length + least)
                continue;
            var behind = start + lead.Length;
            return BehindLead(text, end - behind > 2 && text[behind] is 'は' or 'の' or 'に' or 'も' ? behind + 1 : behind, end);
        }

        return start;
    }

    /// <summary>たろうさんとはなちゃん: the name before ended just here.</summary>
    private static int? AfterHonorific(string text, int start, int end)
    {
        foreach (var honorific in Honorifics)
        {
            var at = text.LastIndexOf(honorific, end - 1, end - start, StringComparison.Ordinal);
            if (at < 0 || at + honorific.Length >= end)
                continue;
            var from = at + honorific.Length;
            foreach (var word in Before)
            {
                if (text.AsSpan(from, end - from).StartsWith(word) && end - from >= word.Length + 2)
                    return from + word.Length;
            }

            return from;
        }

        return null;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word))
                return true;
        }

        return false;
    }

    private static string[] Words(string kind) => [.. Table.Where(r => r["kind"] == kind).SelectMany(r => r["words"].Split(' '))];

    /// <summary>Somebody who is called so and is no child of a report: 医者, 母.</summary>
    internal static bool IsOther(string name) => Array.Exists(Others, o => name == o) || name.EndsWith("会員", StringComparison.Ordinal);

    private enum Script
    {
        None,
        Hiragana,
        Katakana,
        Kanji,
    }

    private static Script ScriptAt(string text, int at)
    {
        var c = text[at];
        if (char.IsSurrogate(c))
            return IsKanji(RuneAt(text, at)) ? Script.Kanji : Script.None;
        return c is 'ー' ? Script.None
            : Kana.IsHiragana(c) ? Script.Hiragana
            : Kana.IsKatakana(c) ? Script.Katakana
            : IsKanji(c) ? Script.Kanji
            : Script.None;
    }

    private static int RuneAt(string text, int at) =>
        char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]) ? char.ConvertToUtf32(text[at - 1], text[at])
        : char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            ? char.ConvertToUtf32(text[at], text[at + 1])
        : 0;

    /// <summary>Unified ideographs with all their extensions (𠮷), those kept for older codes (﨑), and the marks that choose a form
    /// (葛󠄀).</summary>
    private static bool IsKanji(int c) =>
        c
            is '々'
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x4E00 and <= 0x9FFF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x3FFFF)
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xE0100 and <= 0xE01EF);
}
