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

    /// <summary>Reads yen. Numbers with a yen sign win over others (2人で480円); several different amounts are ambiguous.</summary>
    public static Reading<long> Read(string text)
    {
        var prepared = Cursor.Prepare(text);
        var all = QuantityScanner.Scan(prepared);
        var marked = all.FindAll(mention => IsMarked(prepared, mention));
        var amounts = marked.Count > 0 ? marked : all.FindAll(mention => IsPlain(prepared, mention));
        if (amounts.Count == 0)
            return Reading.None<long>();
        if (amounts.Exists(amount => amount.TooLarge))
            return Reading.Impossible<long>(ReadingCodes.MoneyTooLarge);
        if (amounts.Exists(amount => amount.Fraction))
            return Reading.Impossible<long>(ReadingCodes.MoneyNotWhole);
        if (amounts.Exists(amount => amount.Value < 0))
            return Reading.Impossible<long>(ReadingCodes.MoneyNegative);
        return Reading.OneOf(amounts.Select(amount => amount.Value), amounts.Count > 1 || NumberReader.IsVague(prepared));
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
        return !behind.TakeAny(OtherUnits) && before is not ('$' or '€' or '£' or ':' or '/');
    }
}
