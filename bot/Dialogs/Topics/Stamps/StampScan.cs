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

    /// <summary>The message is nothing but children, with a title or known; null: it is something else.</summary>
    public string? Names() =>
        Read() && (verb, noun, isUndo, isStill, isCorrection) is (null, null, false, false, false) && times.Count == 0 && children.Count > 0
            ? Joined(children)
            : null;

    public StampSaid? Run()
    {
        if (!Read())
            return null;

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

    /// <summary>Every word of it may stand in a stamp.</summary>
    private bool Read()
    {
        for (var at = 0; at < text.Length; )
        {
            var length = Next(at);
            if (length == 0 || isTwo)
                return false;
            at += length;
        }

        return true;
    }

    private static string? Joined(List<string> names) =>
        names.Count == 0 ? null : string.Join('、', names.Distinct(StringComparer.Ordinal));

    private StampSaid Stamp(StampSide? side) =>
        new(StampKind.Stamp, side)
        {
            Times = times,
            Child = Joined(children),
            Perhaps = Joined(perhaps),
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
}
