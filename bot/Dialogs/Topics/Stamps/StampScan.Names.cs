using System.Text.RegularExpressions;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>The children of a stamp: with a title, known, or perhaps one.</summary>
internal sealed partial class StampScan
{
    /// <summary>たろうとはな、お返ししました: a word where a child stands, right before what joins it to the verb.</summary>
    private int Perhaps(int at)
    {
        if (verb is not null || Untitled().Match(text[at..]) is not { Success: true, Length: var most })
            return 0;
        for (var length = 2; length <= most; length++)
        {
            if (text[at + length - 1] is 'を' || !IsBoundary(at + length))
                continue;
            var word = text.Substring(at, length);
            if (Titled().IsMatch(word))
                return 0; // with a title it is sure
            if (IsThing(word) || IsThing(word.TrimStart('お')) || IsOfWords(word))
                return 0;
            joint = at + length;
            perhaps.Add(written.Length == text.Length ? written.Substring(at, length) : word);
            return length;
        }

        return 0;
    }

    /// <summary>The message or a clause begins here, or what is joined to a name: no particle stands here, and はな is a child.</summary>
    private bool MayBeginName(int at) =>
        at == 0 || Marks.Contains(text[at - 1]) || (joint >= 0 && at == joint + 1 && text[joint] is 'と' or 'や');

    /// <summary>ちょうど今: words of the lists, and nothing left; は and な alone are none.</summary>
    private bool IsOfWords(string word)
    {
        var hasWord = false;
        for (var at = 0; at < word.Length; )
        {
            var length = Lists().Max(l => Word(l, word.AsSpan(at)));
            if (length == 0)
                return false;
            hasWord |= length > 1;
            at += length;
        }

        return hasWord;
    }

    private WordList[] Lists() => [lists.Undo, lists.Corrected, lists.All, lists.Now, lists.TakenNouns, lists.ReturnedNouns, lists.Beside];

    /// <summary>たろうと|はなちゃん, and not まこと|ちゃん or まさと|しくん: two letters or more before a title, a joint or a verb.</summary>
    private bool IsNameBehind(ReadOnlySpan<char> behind)
    {
        for (var length = 0; length < behind.Length && length <= LongestUntitled; length++)
        {
            var rest = behind[length..];
            var isEnd = TitleBehind(rest.ToString()) > 0 || Word(lists.Taken, rest) > 0 || Word(lists.Returned, rest) > 0;
            if (isEnd || (length > 1 && (Joints.Contains(rest[0]) || lists.Alone.Beginning(rest) is not null)))
                return length > 1;
            if (!char.IsLetter(rest[0]) && rest[0] is not 'ー')
                return false;
        }

        return false;
    }

    private bool IsThing(string word) => word.Length == 0 || lists.Things.Beginning(word)?.Length == word.Length;

    /// <summary>What joins a name to what is said of it, and then a verb or another name.</summary>
    private bool IsBoundary(int at)
    {
        var rest = text.AsSpan(Math.Min(at, text.Length));
        var joined = rest.Length > 0 && rest[0] is not 'と' && Joints.Contains(rest[0]) ? rest[1..].TrimStart() : rest;
        return Word(lists.Taken, joined) > 0
            || Word(lists.Returned, joined) > 0
            || (rest.Length > 0 && rest[0] is '、' or '・' && joined.Length > 0 && char.IsLetter(joined[0]))
            || (rest.Length > 0 && rest[0] is 'と' && IsNameBehind(rest[1..]))
            || (lists.Alone.Beginning(joined) is { } alone && joined.Length > alone.Length);
    }

    /// <summary>A child: with a title, or known. Whoever handed it over or took it back is none.</summary>
    /// <param name="word">So much would be a word: はい is no beginning of a name.</param>
    private int Name(int at, int word)
    {
        var rest = text[at..];
        var length = known
            .Where(n => rest.StartsWith(n, StringComparison.Ordinal))
            .Select(n => n.Length + TitleBehind(rest[n.Length..]))
            .DefaultIfEmpty(0)
            .Max();
        if (length == 0 && Titled().Match(rest) is { Success: true } titled)
            length = titled.Length;
        if (length == 0 || length < word || IsNowBefore(rest[..length]))
            return 0;
        if (lists.Receivers.Beginning(text.AsSpan(at + length)) is { } receiver)
            return length + receiver.Length;
        joint = at + length;
        children.Add(written.Length == text.Length ? written.Substring(at, length) : text.Substring(at, length));
        return length;
    }

    /// <summary>いま|みおちゃん: when, and then a name of two letters or more; いまりちゃん is one.</summary>
    private bool IsNowBefore(string name) =>
        !known.Exists(n => name.StartsWith(n, StringComparison.Ordinal))
        && lists.Now.Beginning(name) is { } now
        && NameFinder.WithoutTitle(name).Length - now.Length >= 2;

    private const int LongestUntitled = 6;

    private const string Joints = "と、もはを・ 　";

    private static int TitleBehind(string rest) => Title().Match(rest) is { Success: true, Index: 0 } title ? title.Length : 0;

    [GeneratedRegex(@"^[\p{L}ー]{1,8}?(?:ちゃん|くん|君|さん|さま|様)")]
    private static partial Regex Titled();

    [GeneratedRegex(@"^[\p{L}ー]{1,6}")]
    private static partial Regex Untitled();

    [GeneratedRegex("^(?:ちゃん|くん|君|さん|さま|様)")]
    private static partial Regex Title();
}
