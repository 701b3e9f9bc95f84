using System.Buffers;
using System.Text.RegularExpressions;

namespace Channels.Text.Names;

/// <summary>What a child is called, without what is said around it: けんとです, 名前はゆい, けんと(5歳), けんとやったと. The words are data:
/// <c>names.tsv</c>.</summary>
public static partial class ChildName
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Table = WordTable.Load("names.tsv");
    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("、。！？!?");
    private static readonly string[] Endings = Words("ending");
    private static readonly string[] Titled = Words("ending-titled");
    private static readonly string[] Roles = Words("role");
    private static readonly string[] NoNames = Words("no-name");
    private static readonly string[] SameChild = Words("same-child");
    private static readonly string[] NoChild = Words("no-child");

    /// <summary>The name, or null where the words are no name of a child (わすれました, お医者さん, いつもの子, 5).</summary>
    public static string? Of(string text)
    {
        var open = text.AsSpan().IndexOfAny('(', '（');
        var bare = open > 0 ? text[..open].Trim() : text;
        if (NameSentence.IsOther(bare) || NameSentence.IsSame(bare) || IsSameChild(bare))
            return null;
        var name = WithoutEnding(NameWords.Strip(bare, out _));
        return IsNobody(name) || IsSaying(name) ? null : name;
    }

    /// <summary>A word in kana before a time that is no child: おくり, あさ.</summary>
    public static bool IsNoChild(string word) => Array.Exists(NoChild, w => w == Kana.ToHiragana(word));

    /// <summary>写真なし, もうおらんっちゃ, 元気でした、ひとり: it says something, and nobody is called so.</summary>
    private static bool IsSaying(string name) =>
        NameFinder.WithoutTitle(name).Length == name.Length
        && NameFinder.Find(name).Count == 0
        && (
            Array.Exists(NoNames, w => name.StartsWith(w, StringComparison.Ordinal))
            || name.AsSpan().ContainsAny(SentenceMarks)
            || Sentence().IsMatch(name)
        );

    /// <summary>A child of an earlier report is meant: いつもの子, さっきの子と同じ.</summary>
    public static bool IsSameChild(string text) => Array.Exists(SameChild, word => text.Contains(word, StringComparison.Ordinal));

    /// <summary>Several children without さん or ちゃん: たろうとはな, 2人です、たろう、はな. Null for one (まさとし), or for a sentence.</summary>
    public static IReadOnlyList<string>? Several(string text)
    {
        var bare = Count().Replace(WithoutEnding(text.Trim()), "").Trim();
        string[] parts =
        [
            .. bare.Split(['、', ',', '，', '・', '､'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        ];
        if (parts.Length is > 1 and <= MostTogether)
            return Array.TrueForAll(parts, p => One().IsMatch(p) && !IsNobody(p)) ? parts : null;
        if (More().Match(bare) is { Success: true } more)
        {
            string[] all = [.. more.Groups["name"].Captures.Select(c => c.Value)];
            return Array.Exists(all, IsNobody) ? null : all;
        }

        var pair = Pair().Match(bare);
        string[] names = [pair.Groups["one"].Value, pair.Groups["other"].Value];
        return pair.Success && !Array.Exists(names, IsNobody) ? names : null;
    }

    /// <summary>A name and an ending that only stands behind names that are known: けんと|よ.</summary>
    public static bool IsEnding(string behind) => Array.Exists(Titled, e => behind == e) || Array.Exists(Endings, e => behind == e);

    private static string WithoutEnding(string name)
    {
        foreach (var ending in Endings)
        {
            if (name.Length >= ending.Length + 2 && Kana.ToHiragana(name).EndsWith(ending, StringComparison.Ordinal))
                return name[..^ending.Length];
        }

        foreach (var ending in Titled)
        {
            if (
                name.Length > ending.Length
                && name.EndsWith(ending, StringComparison.Ordinal)
                && NameFinder.WithoutTitle(name[..^ending.Length]).Length < name.Length - ending.Length
            )
                return name[..^ending.Length];
        }

        return name;
    }

    /// <summary>A number, a role, or somebody else with さん.</summary>
    private static bool IsNobody(string name) =>
        !name.Any(char.IsLetter)
        || HowMany().IsMatch(name)
        || Array.Exists(Roles, role => role == name)
        || (NameFinder.WithoutTitle(name).Length < name.Length && name.Length > 2 && NameFinder.Find(name).Count == 0 && IsRole(name));

    private static bool IsRole(string name) =>
        NameFinder.IsOther(NameFinder.WithoutTitle(name)) || NameFinder.IsOther(NameFinder.WithoutTitle(name).TrimStart('お', 'ご'));

    private static string[] Words(string kind) =>
        [.. Table.Where(r => r["kind"] == kind).SelectMany(r => r["words"].Split(' ')).OrderByDescending(w => w.Length)];

    private const int MostTogether = 6;

    [GeneratedRegex("(?:ました|ません|ます|った|です|でした|っちゃ|やった|やけん|やけど|おらん|ないよ|なしで)$")]
    private static partial Regex Sentence();

    /// <summary>ひなたとこはるとれおの3人.</summary>
    [GeneratedRegex(
        @"^(?<name>[\u3041-\u3096ー]{2,4}?|[\u30A1-\u30FAー]{2,6}|[\u4E00-\u9FFF]{2,3})"
            + @"(?:と(?<name>[\u3041-\u3096ー]{2,4}?|[\u30A1-\u30FAー]{2,6}|[\u4E00-\u9FFF]{2,3})){2,5}"
            + @"(?:の?(?:[3-6]人|三人|四人|五人|六人|さんにん|よにん|兄弟|きょうだい|姉妹)(?:とも)?)?$"
    )]
    private static partial Regex More();

    [GeneratedRegex("^(?:(?:お?子さん|お?子さま|子ども|子供|こども)は?)(?:[1-6１-６一二三四五六](?:人|名)|ひとり|ふたり)(?:だけ|のみ)?$")]
    private static partial Regex HowMany();

    [GeneratedRegex(@"^[\u3041-\u3096ー]{2,5}$|^[\u30A1-\u30FAー]{2,6}$|^[\u4E00-\u9FFF]{2,3}$")]
    private static partial Regex One();

    [GeneratedRegex(
        "^(?:(?:お?子さん|子ども|子供)は)?(?:[2-6２-６]|[二三四五六])(?:人|名)(?:です|で|でした|いました|、|,|　| |の)*|^(?:ふたり|さんにん)(?:です|で|、|,|　| )+"
    )]
    private static partial Regex Count();

    [GeneratedRegex(
        @"^(?<one>[\u3041-\u3096ー]{2,4}|[\u30A1-\u30FAー]{2,6}|[\u4E00-\u9FFF]{2,3})"
            + @"と(?<other>[\u3041-\u3096ー]{2,4}?|[\u30A1-\u30FAー]{2,6}|[\u4E00-\u9FFF]{2,3})"
            + @"(?:の?(?:二人|ふたり|2人|兄弟|きょうだい|兄妹|姉妹))?$"
    )]
    private static partial Regex Pair();
}
