namespace Channels.Text.Numbers;

/// <summary>Reads an amount in whole yen: 1,200円, 千二百円, ¥1200, 1万2千円, 1200; also in a sentence. 「なし」 is not an amount.</summary>
public static class MoneyReader
{
    private static readonly string[] Marks = ["円", "えん", "yen", "jpy", "圓"];

    private static readonly string[] OtherUnits =
    [
        "人",
        "名",
        "回",
        "個",
        "時",
        "分",
        "日",
        "月",
        "年",
        "枚",
        "歳",
        "才",
        "km",
        "キロ",
        "きろ",
        "m",
        "%",
        "ぱーせんと",
        "本",
        "泊",
        "台",
        "つ",
        "階",
        "番",
        "号",
        "往復",
        "区間",
        "駅",
        "ドル",
        "どる",
        "usd",
        "/",
        ":",
    ];

    private static readonly string[] Denials = ["じゃ", "では", "でな", "以外", "のほか", "から"];

    /// <summary>Longer words are a story. UTF-16 units.</summary>
    private const int LongestNothing = 24;

    /// <summary>
    /// Reads yen. Numbers with a yen sign win over others (2人で480円). Sums, products and ways are worked out (バス210円、電車300円; 210円×2;
    /// 片道210円の往復); what may be meant otherwise is asked, one way alone (片道230円) too.
    /// </summary>
    public static Reading<long> Read(string text)
    {
        var prepared = MoneyText.Repair(Cursor.Prepare(text), out var isGuessed);
        var all = QuantityScanner.Scan(prepared);
        if (all.Count == 0)
            return Reading.None<long>();
        var isMarked = all.Exists(mention => IsMarked(prepared, mention));
        List<Fare> fares = [];
        var (end, others) = (0, 0);
        long? other = null;
        foreach (var mention in all)
        {
            if (
                mention.Start < end
                || !(isMarked ? IsMarked(prepared, mention) || IsAddend(prepared, mention) : IsPlain(prepared, mention))
            )
                continue;
            if (mention.TooLarge)
                return Reading.Impossible<long>(ReadingCodes.MoneyTooLarge);
            if (mention.Fraction)
                return Reading.Impossible<long>(ReadingCodes.MoneyNotWhole);
            if (mention.Value < 0)
                return Reading.Impossible<long>(ReadingCodes.MoneyNegative);
            var ahead = prepared.AsSpan(end, mention.Start - end);
            if (MoneyWords.Has(ahead[Math.Max(0, ahead.Length - 12)..], MoneyWords.Other))
            {
                others++;
                other = (other ?? 0) + mention.Value;
                end = BehindMark(prepared, mention);
                continue; // おやつ代150円と交通費420円
            }

            var fare = FareScanner.Read(prepared, mention, BehindMark(prepared, mention), end);
            if (fare.Sum > Numerals.Largest)
                return Reading.Impossible<long>(ReadingCodes.MoneyTooLarge);
            fares.Add(fare);
            end = fare.End;
        }

        // バス210円、モノレール180円、おやつ150円: all of it or the fares alone, and none of the parts.
        if (fares.Count > 1 && other is { } beside && FareSum.Of(prepared, fares, isGuessed) is Reading<long>.Found { Value: var sum })
            return new Reading<long>.Ambiguous([sum + beside, sum]);
        if (fares.Count == 0 && other is { } paid)
            return Reading.Found(paid, needsConfirmation: true); // おやつ150円: whether that is a fare is asked
        return fares.Count == 0 ? Reading.None<long>() : FareSum.Of(prepared, fares, isGuessed || (others > 0 && fares.Count > 1));
    }

    /// <summary>An amount stands in it with its sign: 230円, 230えん.</summary>
    /// <param name="prepared">The text, by <see cref="LongText.Prepare"/>.</param>
    public static bool IsMarked(string prepared)
    {
        if (prepared.Contains('円', StringComparison.Ordinal) || prepared.Contains('¥', StringComparison.Ordinal))
            return true;
        for (var at = 1; at < prepared.Length; at++)
        {
            if (
                prepared.AsSpan(at).StartsWith("えん")
                && char.IsAsciiDigit(prepared.AsSpan(0, at).TrimEnd(' ') is [.., var last] ? last : ' ')
            )
                return true; // and not ようちえん
        }

        return false;
    }

    /// <summary>The words say that nothing was paid: 無料, 自転車で, 歩き, 定期. Short words alone, not a story and not a question.</summary>
    public static bool IsNothingPaid(string text)
    {
        var prepared = Cursor.Prepare(text).Trim(' ', '。', '.', '!', '~');
        if (
            prepared.Length is 0 or > LongestNothing
            || prepared[^1] is '?' or 'か'
            || Array.Exists(MoneyWords.NoneWhole, word => word == prepared)
        )
            return prepared.Length > 0 && Array.Exists(MoneyWords.NoneWhole, word => word == prepared);
        foreach (var word in MoneyWords.None)
        {
            var at = prepared.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0)
                return !new Cursor(prepared, at + word.Length).TakeAny(Denials);
        }

        return false;
    }

    private static int BehindMark(string text, QuantityMention mention)
    {
        var behind = new Cursor(text, mention.End);
        behind.Spaces();
        return behind.TakeAny(Marks) ? behind.At : mention.End;
    }

    /// <summary>210+300円: the first has no sign of its own.</summary>
    private static bool IsAddend(string text, QuantityMention mention)
    {
        var behind = text.AsSpan(mention.End).TrimStart(' ');
        return IsPlain(text, mention)
            && (
                behind.StartsWith("+", StringComparison.Ordinal)
                || text.AsSpan(0, mention.Start).TrimEnd(' ').EndsWith("+", StringComparison.Ordinal)
                || (behind.Length > 1 && behind[0] is '~' or '-' && char.IsAsciiDigit(behind[1])) // 200〜300円
            );
    }

    private static bool IsMarked(string text, QuantityMention mention)
    {
        var behind = new Cursor(text, mention.End);
        behind.Spaces();
        var before = text.AsSpan(0, mention.Start).TrimEnd(' ').TrimEnd('-').TrimEnd(' ');
        return behind.TakeAny(Marks)
            || before.EndsWith("¥", StringComparison.Ordinal)
            || before.EndsWith("\\", StringComparison.Ordinal) // the yen key of Japanese keyboards
            || before.EndsWith("jpy", StringComparison.Ordinal);
    }

    private static bool IsPlain(string text, QuantityMention mention)
    {
        var behind = new Cursor(text, mention.End);
        behind.Spaces();
        var before = mention.Start > 0 ? text[mention.Start - 1] : '\0';
        return !behind.TakeAny(OtherUnits) && before is not ('$' or '€' or '£' or ':' or '/') && !IsChain(text, mention);
    }

    /// <summary>2026-11-20, 090-1234-5678: a date or a telephone number.</summary>
    private static bool IsChain(string text, QuantityMention mention)
    {
        var (start, end, dashes) = (mention.Start, mention.End, 0);
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == '-'))
            dashes += text[--start] == '-' ? 1 : 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '-'))
            dashes += text[end++] == '-' && end < text.Length && char.IsAsciiDigit(text[end]) ? 1 : 0;
        return dashes >= 2;
    }
}
