using System.Text.RegularExpressions;
using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>One message, from its beginning to its end.</summary>
internal sealed partial class StampScan(StampLists lists, string text, string written, List<string> known)
{
    public const string Marks = " 　、,，。.…!！~〜ー―・「」\n♪☆★\u200d\ufe0f";

    private readonly List<string> children = [];
    private readonly List<string> perhaps = [];
    private StampSide? verb;
    private StampSide? noun;
    private IReadOnlyList<TimeOnly> times = [];
    private bool isUndo;
    private bool isCorrection;
    private bool isAll;
    private bool isNow;
    private bool isTwo;
    private bool isStill;
    private int joint = -1;

    public StampSaid? Run()
    {
        for (var at = 0; at < text.Length; )
        {
            var length = Next(at);
            if (length == 0 || isTwo)
                return null;
            at += length;
        }

        // さっきの間違いです、まだ預かってます: what goes on was not given back.
        if (isStill)
            return isUndo && verb is not StampSide.Taken ? new StampSaid(StampKind.Undo, StampSide.Returned) : null;
        return (verb, noun, isUndo, times.Count > 0) switch
        {
            (var side, var thing, true, false) => new StampSaid(StampKind.Undo, side ?? thing),
            ({ } side, _, _, _) => Stamp(side),
            (_, { } thing, _, true) => Stamp(thing) with { IsCorrection = true },
            (_, _, _, true) => Stamp(null),
            _ => null,
        };
    }

    private StampSaid Stamp(StampSide? side) =>
        new(StampKind.Stamp, side)
        {
            Times = times,
            Child = children.Count == 0 ? null : string.Join('、', children.Distinct(StringComparer.Ordinal)),
            Perhaps = perhaps.Count == 0 ? null : string.Join('、', perhaps.Distinct(StringComparer.Ordinal)),
            IsAll = isAll,
            IsNow = isNow,
            IsCorrection = isCorrection || isUndo,
        };

    /// <summary>How much of the message the next word is; 0: it is none that may stand in a stamp.</summary>
    private int Next(int at)
    {
        if (Marks.Contains(text[at]) || char.IsSurrogate(text[at]) || char.IsSymbol(text[at]))
            return 1;
        var rest = text.AsSpan(at);
        if (lists.StillCaring.Beginning(rest) is { } still)
        {
            isStill = true;
            return still.Length;
        }

        if (Time().Match(text, at) is { Success: true, Index: var found, Length: > 0 } clock && found == at)
            return Take(at, clock.Value);
        if (
            Word(lists.Taken, rest) is var taken
            && Word(lists.Returned, rest) is var returned
            && Math.Max(taken, returned) is > 0 and var verbal
        )
        {
            var side = taken >= returned ? StampSide.Taken : StampSide.Returned;
            isTwo |= verb is { } other && other != side;
            verb = side;
            return verbal;
        }

        // たろうくんとはなちゃん, 6時にはなちゃん: no name begins with what joins it to the word before.
        if (at == joint && at > 0 && rest[0] is 'と' or 'や' or 'に' or 'の' && Word(lists.Beside, rest) <= 1) // 8時半|やった is a word
            return 1;
        if (MayBeginName(at) && !known.Exists(n => text.AsSpan(at).StartsWith(n)) && Perhaps(at) is > 0 and var first)
            return first;
        var plain = Best(rest);
        return Name(at, plain) is > 0 and var name ? name
            : plain > 0 ? plain
            : Perhaps(at);
    }

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

    /// <summary>The longest of the words that are no verb; what it says is noted.</summary>
    private int Best(ReadOnlySpan<char> rest)
    {
        var undo = Word(lists.Undo, rest);
        var corrected = Word(lists.Corrected, rest);
        var all = Word(lists.All, rest);
        var now = Word(lists.Now, rest);
        var taken = Word(lists.TakenNouns, rest);
        var returned = Word(lists.ReturnedNouns, rest);
        var beside = Word(lists.Beside, rest);
        var best = Math.Max(Math.Max(Math.Max(undo, corrected), Math.Max(all, now)), Math.Max(Math.Max(taken, returned), beside));
        if (best == 0)
            return 0;
        isUndo |= undo == best;
        isCorrection |= corrected == best;
        isAll |= all == best;
        isNow |= now == best;
        if (taken == best)
            noun ??= StampSide.Taken;
        else if (returned == best)
            noun ??= StampSide.Returned;
        return best;
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
        if (length == 0 || length < word)
            return 0;
        if (lists.Receivers.Beginning(text.AsSpan(at + length)) is { } receiver)
            return length + receiver.Length;
        joint = at + length;
        children.Add(written.Length == text.Length ? written.Substring(at, length) : text.Substring(at, length));
        return length;
    }

    private const int LongestUntitled = 6;

    private const string Joints = "と、もはを・ 　";

    private static int TitleBehind(string rest) => Title().Match(rest) is { Success: true, Index: 0 } title ? title.Length : 0;

    private int Take(int at, string clock)
    {
        if (
            TimeReader.Read(clock) switch
            {
                Reading<TimeOnly>.Found found => [found.Value],
                Reading<TimeOnly>.Ambiguous several => several.Options,
                _ => (IReadOnlyList<TimeOnly>?)null,
            }
            is not { } read
        )
            return 0;
        isTwo |= times.Count > 0;
        times = read;
        joint = at + clock.Length;
        return clock.Length;
    }

    private static int Word(WordList list, ReadOnlySpan<char> rest)
    {
        if (list.Beginning(rest) is not { } word)
            return 0;
        return char.IsAsciiLetter(word[^1]) && rest.Length > word.Length && char.IsAsciiLetter(rest[word.Length]) ? 0 : word.Length;
    }

    [GeneratedRegex(
        "(?:(?:午前|午後|朝|昼|お昼|夕方|夜|晩)の?)?(?:[0-9]{1,2}:[0-9]{2} ?(?:am|pm)?|[0-9]{1,2} ?(?:am|pm)|"
            + "[0-9一二三四五六七八九十]{1,3}時(?:[0-9一二三四五六七八九十]{1,4}分|半)?)|正午",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Time();

    [GeneratedRegex(@"^[\p{L}ー]{1,8}?(?:ちゃん|くん|君|さん|さま|様)")]
    private static partial Regex Titled();

    [GeneratedRegex(@"^[\p{L}ー]{1,6}")]
    private static partial Regex Untitled();

    [GeneratedRegex("^(?:ちゃん|くん|君|さん|さま|様)")]
    private static partial Regex Title();
}
