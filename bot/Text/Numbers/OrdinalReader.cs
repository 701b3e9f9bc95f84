namespace Channels.Text.Numbers;

/// <summary>A place in a list that is the whole of what was said: 1つめ, 3番目のやつ, 最初の, 下から2番目, the last one. Bare numbers are
/// none, and 3時 and 3人 are not either.</summary>
public static class OrdinalReader
{
    private static readonly (string Word, int Place)[] Words =
    [
        ("一番最初", 1),
        ("いちばん最初", 1),
        ("最初", 1),
        ("さいしょ", 1),
        ("はじめ", 1),
        ("先頭", 1),
        ("一番上", 1),
        ("いちばん上", 1),
        ("いちばんうえ", 1),
        ("一番最後", -1),
        ("いちばん最後", -1),
        ("最後", -1),
        ("さいご", -1),
        ("一番下", -1),
        ("いちばん下", -1),
        ("いちばんした", -1),
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("last", -1),
    ];

    /// <summary>Sounds before ばん and こめ.</summary>
    private static readonly (string Word, int Value)[] Spoken =
    [
        ("いち", 1),
        ("いっ", 1),
        ("に", 2),
        ("さん", 3),
        ("よん", 4),
        ("よ", 4),
        ("ご", 5),
        ("ろく", 6),
        ("ろっ", 6),
        ("なな", 7),
        ("しち", 7),
        ("はち", 8),
        ("はっ", 8),
        ("きゅう", 9),
        ("じゅう", 10),
    ];

    private static readonly string[] Units =
    [
        "番目",
        "番め",
        "ばんめ",
        "ばん目",
        "つ目",
        "つめ",
        "個目",
        "個め",
        "こめ",
        "こ目",
        "番",
        "ばん",
        "st",
        "nd",
        "rd",
        "th",
    ];

    private static readonly string[] Endings =
    [
        "のやつ",
        "のもの",
        "のほう",
        "の方",
        "のです",
        "のを",
        "の",
        " one",
        "ので",
        "です",
        "でした",
        "でお願いします",
        "お願いします",
        "がいいです",
        "がいい",
        "にします",
        "を",
        "だよ",
        "!",
    ];

    /// <summary>The place, counted from 1; from the end counted from -1. Null when it is anything else.</summary>
    public static int? Read(string? text)
    {
        var cursor = new Cursor(Cursor.Prepare(text).Trim('。', '.', ' ', '、'));
        if (cursor.AtEnd)
            return null;
        cursor.Take("the ");
        var place = Word(ref cursor) ?? Counted(ref cursor);
        while (!cursor.AtEnd && cursor.TakeAny(Endings)) { }

        return cursor.AtEnd ? place : null;
    }

    /// <summary>The one place of a list that is named in figures among other words: 放課後の預かりですね、2番です. Null where there is none, or
    /// several.</summary>
    public static int? Within(string? text)
    {
        var prepared = Cursor.Prepare(text);
        int? found = null;
        for (var at = 0; at < prepared.Length; at++)
        {
            if (!char.IsAsciiDigit(prepared[at]) || (at > 0 && char.IsAsciiDigit(prepared[at - 1])))
                continue;
            var cursor = new Cursor(prepared, at);
            if (!cursor.Number(99, out var number) || !cursor.TakeAny(Units))
                continue;
            if (found is not null && found != number)
                return null;
            found = number;
        }

        return found;
    }

    /// <summary>A figure as it sounds, alone: に, さん. Only where a list was read out is that a number.</summary>
    public static int? ReadSound(string folded)
    {
        foreach (var (word, value) in Spoken)
        {
            if (word[^1] is not ('っ' or 'よ') && folded == word)
                return value;
        }

        return null;
    }

    private static int? Word(ref Cursor cursor)
    {
        foreach (var (word, place) in Words)
        {
            if (cursor.Take(word))
                return place;
        }

        return null;
    }

    private static int? Counted(ref Cursor cursor)
    {
        var fromEnd = cursor.TakeAny(["下から", "したから", "後ろから", "うしろから"]);
        if (!fromEnd)
            cursor.TakeAny(["上から", "うえから", "前から"]);
        cursor.TakeAny(["第"]);
        if (!Number(ref cursor, out var number) || number == 0)
            return null;
        return fromEnd ? -number : number;
    }

    /// <summary>A number with what makes it a place.</summary>
    private static bool Number(ref Cursor cursor, out int number)
    {
        var ahead = cursor;
        if (NumberWords.TakeKana(ref ahead, out number) && ahead.TakeAny(["め", "目"]))
        {
            cursor = ahead;
            return true;
        }

        ahead = cursor;
        if (ahead.Number(99, out number) && ahead.TakeAny(Units))
        {
            cursor = ahead;
            return true;
        }

        foreach (var (word, value) in Spoken)
        {
            ahead = cursor;
            if (!ahead.Take(word) || !ahead.TakeAny(Units))
                continue;
            (cursor, number) = (ahead, value);
            return true;
        }

        number = 0;
        return false;
    }
}
