namespace Channels.Text.Numbers;

/// <summary>
/// Reads the number of a card out of a sentence: 4821, 会員番号は04821です, 四八二一, よんはちにいち. Leading zeros stay. Dates, times, amounts and
/// other numbers with a unit are none, and digits of a sentence are never joined.
/// </summary>
public static class MemberNumberReader
{
    /// <summary>Other letters beside a number that has no label: more are a story in which it may be anything.</summary>
    private const int MostOtherLetters = 12;

    /// <summary>So near before it, バス makes it an amount.</summary>
    private const int NearAmount = 8;

    private const string PartsOfLarger = "/-.:,~";

    private static readonly string[] Labels = Prepared("会員番号", "会員証", "会員no", "番号", "会員", "ナンバー", "no", "id", "#");

    private static readonly string[] Units =
    [
        .. Prepared(
            "年",
            "月",
            "日",
            "時",
            "分",
            "秒",
            "円",
            "えん",
            "人",
            "名",
            "歳",
            "才",
            "回",
            "度",
            "個",
            "番地",
            "丁目",
            "号室",
            "号棟",
            "か月"
        ),
        .. Prepared(
            "ヶ月",
            "ケ月",
            "週",
            "階",
            "本",
            "台",
            "枚",
            "キロ",
            "km",
            "メートル",
            "m",
            "g",
            "%",
            "パーセント",
            "ポイント",
            "世帯",
            "yen",
            "am",
            "pm"
        ),
    ];

    private static readonly string[] Before = Prepared(
        "令和",
        "平成",
        "昭和",
        "西暦",
        "午前",
        "午後",
        "¥",
        "\\",
        "$",
        "〒",
        "約",
        "電話",
        "内線",
        "暗証番号"
    );

    private static readonly string[] AroundSpoken = Prepared(
        "わたしは",
        "私は",
        "は",
        "が",
        "です",
        "でした",
        "ですよ",
        "だと思います",
        "。",
        "、",
        ":",
        "番"
    );

    /// <summary>Reads the number; of several the one beside 会員番号 counts, else they are ambiguous.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="shortest">Fewest digits.</param>
    /// <param name="longest">Most digits.</param>
    public static Reading<string> Read(string text, int shortest, int longest)
    {
        var prepared = LongText.Prepare(text);
        List<string> labelled = [];
        List<string> others = [];
        for (var at = 0; at < prepared.Length; at++)
        {
            if (!char.IsAsciiDigit(prepared[at]))
                continue;
            var start = at;
            while (at < prepared.Length && char.IsAsciiDigit(prepared[at]))
                at++;
            if (at - start >= shortest && at - start <= longest && StandsAlone(prepared, start, at))
                (HasLabel(prepared, start) ? labelled : others).Add(prepared[start..at]);
        }

        if (labelled.Count > 0)
            return Reading.OneOf(labelled);
        if (others.Count > 0)
            return Reading.OneOf(others, prepared.Count(char.IsLetter) > MostOtherLetters);
        return Spoken(prepared) is { } spoken && spoken.Length >= shortest && spoken.Length <= longest
            ? Reading.Found(spoken)
            : Reading.None<string>();
    }

    /// <summary>A number that stands alone at the end of a sentence about other things: …お迎え バス230円 4821. No amount and no year.</summary>
    /// <param name="prepared">The text, by <see cref="LongText.Prepare"/>.</param>
    /// <param name="shortest">Fewest digits.</param>
    /// <param name="longest">Most digits.</param>
    public static string? FindAtEnd(string prepared, int shortest, int longest)
    {
        var text = prepared.AsSpan().TrimEnd(" 。.!");
        text = text.EndsWith("です", StringComparison.Ordinal) ? text[..^2] : text;
        var start = text.Length;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        var number = text[start..];
        if (number.Length < shortest || number.Length > longest || start == 0 || text[start - 1] is not (' ' or '、' or '。' or ','))
            return null;
        var before = text[Math.Max(0, start - NearAmount)..start];
        var isAmount = MoneyWords.Has(before, MoneyWords.Labels) && !before.Contains("円", StringComparison.Ordinal);
        var isYear = number.Length == 4 && (number.StartsWith("19") || number.StartsWith("20"));
        return isAmount || isYear || !StandsAlone(prepared, start, text.Length) ? null : number.ToString();
    }

    /// <summary>Digits one by one, in kana, kanji or with spaces, and nothing else but a label and politeness.</summary>
    private static string? Spoken(string prepared)
    {
        var rest = new Cursor(prepared);
        while (rest.Spaces() || rest.TakeAny(Labels) || rest.TakeAny(AroundSpoken)) { }

        var end = prepared.Length;
        for (var trimmed = true; trimmed; )
        {
            trimmed = end > rest.At && prepared[end - 1] == ' ';
            end -= trimmed ? 1 : 0;
            foreach (var word in AroundSpoken)
            {
                if (end - word.Length >= rest.At && prepared.AsSpan(0, end).EndsWith(word, StringComparison.Ordinal))
                {
                    (end, trimmed) = (end - word.Length, true);
                    break;
                }
            }
        }

        return SpokenDigits.Read(prepared[rest.At..end]);
    }

    private static bool StandsAlone(string text, int start, int end)
    {
        if (start > 0 && PartsOfLarger.Contains(text[start - 1], StringComparison.Ordinal) && start > 1 && IsDigitOrSpace(text[start - 2]))
            return false;
        if (
            end + 1 < text.Length
            && PartsOfLarger.Contains(text[end], StringComparison.Ordinal)
            && IsDigitOrSpace(text[end + 1])
            && text[end] != '.'
        )
            return false;
        var before = text.AsSpan(0, start).TrimEnd(' ');
        foreach (var word in Before)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
                return false;
        }

        if (start > 0 && char.IsAsciiLetter(text[start - 1]) && !HasLabel(text, start))
            return false;
        var behind = new Cursor(text, end);
        behind.Spaces();
        if (char.IsAsciiLetter(behind.Next) && behind.At == end)
            return false;
        return !behind.TakeAny(Units) && !IsClockRange(text, start, end);
    }

    /// <summary>1600から1830.</summary>
    private static bool IsClockRange(string text, int start, int end)
    {
        var behind = text.AsSpan(end).TrimStart(' ');
        var before = text.AsSpan(0, start).TrimEnd(' ');
        return behind.StartsWith("から", StringComparison.Ordinal)
            || behind.StartsWith("まで", StringComparison.Ordinal)
            || behind.StartsWith("~", StringComparison.Ordinal)
            || before.EndsWith("から", StringComparison.Ordinal)
            || before.EndsWith("~", StringComparison.Ordinal);
    }

    /// <summary>「会員番号は」 directly before.</summary>
    private static bool HasLabel(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd(" はが:.");
        foreach (var label in Labels)
        {
            if (!before.EndsWith(label, StringComparison.Ordinal))
                continue;
            var rest = before[..^label.Length];
            return !rest.EndsWith("電話", StringComparison.Ordinal)
                && !rest.EndsWith("暗証", StringComparison.Ordinal)
                && !rest.EndsWith("郵便", StringComparison.Ordinal)
                && (!char.IsAsciiLetter(label[0]) || rest.Length == 0 || !char.IsAsciiLetter(rest[^1]));
        }

        return false;
    }

    private static bool IsDigitOrSpace(char c) => char.IsAsciiDigit(c) || c == ' ';

    private static string[] Prepared(params IEnumerable<string> words) =>
        [.. words.Select(Cursor.Prepare).OrderByDescending(w => w.Length)];
}
