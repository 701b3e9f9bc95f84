namespace Channels.Text.Names;

/// <summary>What people say around a name: 名前は山田花子です, 山田花子と申します♪. Spelling of the name itself is left alone.</summary>
public static class NameWords
{
    /// <summary>Before a name, as hiragana; longer ones stand before those they contain.</summary>
    private static readonly string[] Openers =
    [
        "私の名前は",
        "わたしの名前は",
        "わたしのなまえは",
        "お名前は",
        "おなまえは",
        "名前は",
        "なまえは",
        "氏名は",
        "しめいは",
        "口座名義は",
        "名義人は",
        "名義は",
        "めいぎは",
        "読み方は",
        "よみかたは",
        "読みは",
        "よみは",
        "ふりがなは",
        "私は",
        "わたくしは",
        "わたしは",
        "名前:",
        "氏名:",
        "ふりがな:",
        "名義:",
        "my name is ",
        "i am ",
        "i'm ",
        "name:",
    ];

    /// <summary>Behind a name, as hiragana.</summary>
    private static readonly string[] Endings =
    [
        "でございます",
        "ともうします",
        "と申します",
        "といいます",
        "と言います",
        "っていいます",
        "っていう",
        "となります",
        "です",
        "でーす",
        "ですよ",
        "ですね",
        "だよ",
        "になります",
    ];

    /// <summary>The name alone.</summary>
    /// <param name="said">What the person wrote, cleaned.</param>
    /// <param name="other">What it may be too: デス at the end of a name in katakana is です or part of it (メルセデス).</param>
    public static string Strip(string said, out string? other)
    {
        other = null;
        var name = NameEdges.Strip(string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        name = WithoutOpener(name);
        var ending = EndingOf(name);
        if (ending is null)
            return name;
        var rest = NameEdges.Strip(name[..^ending.Length]);
        if (rest.Length == 0)
            return name;
        var joins = Kana.IsKatakana(name[^1]) && rest.Length == name.Length - ending.Length && Kana.IsKatakana(rest[^1]);
        if (!joins)
            return rest;
        other = rest;
        return name;
    }

    private static string WithoutOpener(string name)
    {
        var folded = Comparing(name);
        foreach (var opener in Openers)
        {
            if (folded.Length > opener.Length && folded.StartsWith(opener, StringComparison.Ordinal))
                return NameEdges.Strip(name[opener.Length..]);
        }

        return name;
    }

    private static string? EndingOf(string name)
    {
        var folded = Comparing(name);
        string? longest = null;
        foreach (var ending in Endings)
        {
            if (
                folded.Length > ending.Length
                && ending.Length > (longest?.Length ?? 0)
                && folded.EndsWith(ending, StringComparison.Ordinal)
            )
                longest = ending;
        }

        return longest;
    }

    /// <summary>One character for one, so that places stay.</summary>
    private static string Comparing(string name) =>
        string.Create(
            name.Length,
            Kana.ToHiragana(name),
            static (span, kana) =>
            {
                for (var at = 0; at < span.Length; at++)
                    span[at] = kana[at] switch
                    {
                        '：' => ':',
                        >= 'ぁ' and <= '鿿' and var letter => letter, // no capitals there
                        var other => char.ToLowerInvariant(other),
                    };
            }
        );
}
