namespace Channels.Text;

/// <summary>Finds how children are called in a sentence: たろうさんとはなちゃん. Only names with さん, ちゃん, くん or 君: other words may be anything.</summary>
public static class NameFinder
{
    private const int LongestName = 8;

    private static readonly string[] Honorifics = ["さん", "ちゃん", "くん", "君", "サン", "チャン", "クン"];

    /// <summary>Who is called so and is not a child of the report.</summary>
    private static readonly string[] Others =
    [
        "母",
        "父",
        "兄",
        "姉",
        "弟",
        "妹",
        "奥",
        "旦那",
        "婆",
        "爺",
        "嫁",
        "子",
        "客",
        "皆",
        "お母",
        "お父",
        "お兄",
        "お姉",
        "おじい",
        "おばあ",
        "おじ",
        "おば",
        "おかあ",
        "おとう",
        "おにい",
        "おねえ",
        "みな",
        "お子",
        "お客",
        "お嫁",
        "お婆",
        "お爺",
        "赤",
        "あか",
        "にい",
        "ねえ",
        "会員",
        "利用者",
        "依頼者",
        "依頼会員",
        "提供会員",
        "保護者",
        "事務局",
        "センター",
        "職員",
        "隣",
        "患者",
        "たく",
        "屋",
        "ばあ",
        "じい",
        "かあ",
        "とう",
        "坊",
        "孫",
        "お孫",
        "お隣",
        "看護師",
        "市役所",
        "区役所",
        "担当",
        "担当者",
        "相手",
        "先方",
        "業者",
        "ママ",
        "パパ",
        "ご家族",
    ];

    /// <summary>What may stand directly before a name in kana without belonging to it.</summary>
    private static readonly string[] Before =
    [
        "それと",
        "あと",
        "には",
        "では",
        "とは",
        "から",
        "まで",
        "また",
        "は",
        "と",
        "の",
        "を",
        "に",
        "で",
        "が",
        "も",
        "や",
        "へ",
        "て",
    ];

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
            if (name.Length is > 0 and <= LongestName && !IsOther(name) && !names.Contains(name + honorific, StringComparer.Ordinal))
                names.Add(name + honorific);
            at += honorific.Length - 1;
        }

        return names;
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
        var script = ScriptOf(text[end - 1]);
        if (script is Script.None)
            return end;
        var start = end - 1;
        while (start > 0 && end - start < 16 && (ScriptOf(text[start - 1]) == script || text[start - 1] is 'ー'))
            start--;
        if (script is Script.Kanji && start > 0 && Kana.IsHiragana(text[start - 1]) is false)
            return start;
        if (script is not Script.Hiragana)
            return start;
        foreach (var word in Before)
        {
            // Behind other letters the run begins with what joins them; a run of its own begins with the name.
            var isJoined = start > 0 && char.IsLetterOrDigit(text[start - 1]);
            var rest = text.AsSpan(start, end - start);
            if (isJoined && rest.Length > word.Length && rest.StartsWith(word))
                return start + word.Length;
        }

        // たろうさんとはなちゃん: the name before ended just here.
        return AfterHonorific(text, start, end);
    }

    private static int AfterHonorific(string text, int start, int end)
    {
        foreach (var honorific in Honorifics)
        {
            var at = text.LastIndexOf(honorific, end - 1, end - start, StringComparison.Ordinal);
            if (at < 0 || at + honorific.Length >= end)
                continue;
            var from = at + honorific.Length;
            foreach (var word in Before)
            {
                if (text.AsSpan(from, end - from).StartsWith(word) && end - from > word.Length)
                    return from + word.Length;
            }

            return from;
        }

        return start;
    }

    private static bool IsOther(string name) => Array.Exists(Others, o => name == o) || name.EndsWith("会員", StringComparison.Ordinal);

    private enum Script
    {
        None,
        Hiragana,
        Katakana,
        Kanji,
    }

    private static Script ScriptOf(char c) =>
        Kana.IsHiragana(c) ? Script.Hiragana
        : Kana.IsKatakana(c) ? Script.Katakana
        : c is >= '一' and <= '鿿' or '々' ? Script.Kanji
        : Script.None;
}
