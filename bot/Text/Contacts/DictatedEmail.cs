namespace Channels.Text.Contacts;

/// <summary>Marks of an address that were dictated: アットマーク, ドット, アンダーバー. They count only beside letters and digits.</summary>
internal static class DictatedEmail
{
    /// <summary>As hiragana; longer ones stand before those they contain.</summary>
    private static readonly (string Word, string Mark)[] Marks =
    [
        ("あっとまーく", "@"),
        ("あっと", "@"),
        ("どっと", "."),
        ("ぴりおど", "."),
        ("てん", "."),
        ("はいふん", "-"),
        ("あんだーばー", "_"),
        ("あんだーすこあ", "_"),
        ("じーめーる", "gmail"),
        ("やふー", "yahoo"),
        ("どこも", "docomo"),
        ("あいくらうど", "icloud"),
        ("じぇーぴー", "jp"),
        ("しーおー", "co"),
        ("えぬいー", "ne"),
        ("こむ", "com"),
    ];

    /// <summary>The text with its dictated marks as marks; the same text when nothing was dictated.</summary>
    public static string InMarks(string text)
    {
        var kana = JapaneseText.ToHiragana(text);
        if (kana.Length != text.Length || !(Has(kana, "あっと") || Has(kana, "どっと")))
            return text;
        var written = new System.Text.StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var (word, mark) = Array.Find(Marks, one => kana.AsSpan(at).StartsWith(one.Word, StringComparison.Ordinal));
            if (word is null || !IsBeside(written, kana, at + word.Length))
            {
                written.Append(text[at++]);
                continue;
            }

            while (written.Length > 0 && written[^1] == ' ')
                written.Length--;
            written.Append(mark);
            at += word.Length;
            while (at < text.Length && text[at] == ' ')
                at++;
        }

        return written.ToString();
    }

    private static bool Has(string kana, string word) => kana.Contains(word, StringComparison.Ordinal);

    /// <summary>What was written last is of an address, and so may be what follows.</summary>
    private static bool IsBeside(System.Text.StringBuilder written, string kana, int end)
    {
        var last = written.Length;
        while (last > 0 && written[last - 1] == ' ')
            last--;
        if (last == 0 || !(char.IsAsciiLetterOrDigit(written[last - 1]) || written[last - 1] is '.' or '@' or '_' or '-'))
            return false;
        var rest = kana.AsSpan(end).TrimStart(' ');
        if (rest.IsEmpty || char.IsAscii(rest[0]))
            return true;
        foreach (var (word, _) in Marks)
        {
            if (rest.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return written[last - 1] is '.' or '@' || kana.AsSpan(end - 2, 2) is "こむ";
    }
}
