using System.Buffers;
using Channels.Bot.Conversations;
using Channels.Text;

namespace Channels.Bot.Forms.Words;

/// <summary>Words about something that was handed in, and after it.</summary>
internal sealed partial class DialogWords
{
    private const int LongestEnding = 8;

    private static readonly SearchValues<char> Endings = SearchValues.Create([
        .. Enumerable.Range('ぁ', 'ん' - 'ぁ' + 1).Select(c => (char)c),
        '願',
        ' ',
    ]);

    /// <summary>A whole message that thanks.</summary>
    public bool IsThanks(string folded) => Holds(thanks, folded.TrimEnd('ー', '~', '〜', ' '));

    /// <summary>A whole message that takes leave: またね, おつかれさま.</summary>
    public bool IsFarewell(string folded)
    {
        var said = folded.TrimEnd('ー', '~', '〜', ' ');
        return Holds(farewells, said)
            || (plain[PlainWord.LeaveOpeners].Beginning(said) is { } opener && Holds(farewells, said[opener.Length..].TrimStart(' ')));
    }

    /// <summary>Somebody comes, and the screen is left: 親が来たから切るね, 夫が今帰ってきた、閉じます. Not what would come (帰ってきたらおわる).</summary>
    public bool HangsUp(string folded)
    {
        var said = folded.Any(c => c > '\u3000') ? folded.Replace(" ", "", StringComparison.Ordinal) : folded;
        return said.Length <= LongestPlain
            && plain[PlainWord.SomebodyCame].IsIn(Without(PlainWord.NotComeYet, said))
            && plain[PlainWord.HangsUp].Ending(said.AsSpan().TrimEnd(Marks.AsSpan()), before: 1) is not null;
    }

    /// <summary>Every part of it is thanks, leave or manners: おかげさまで、ありがとうございました. It answers nothing.</summary>
    /// <param name="folded">The message.</param>
    /// <param name="isThanks">And one of them is thanks or leave.</param>
    public bool IsCourtesy(string folded, bool isThanks = false)
    {
        var parts = folded.Split(CourtesyStops, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 0
            && (!isThanks || Array.Exists(parts, IsKind))
            && Array.TrueForAll(parts, p => IsKind(p) || Is(PlainWord.Manners, p) || plain[PlainWord.LeaveOpeners].Beginning(p) == p);

        bool IsKind(string part) => IsThanks(part) || IsFarewell(part);
    }

    /// <summary>A part of it takes leave: ありがとう、さようなら.</summary>
    public bool TakesLeave(string folded) =>
        IsFarewell(folded)
        || IsCourtesy(folded)
            && folded.Split(CourtesyStops, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(IsFarewell);

    private static readonly char[] CourtesyStops = ['、', '。', ',', '.', '!', '\n'];

    /// <summary>What a message wants to be done with something handed in, or null. To take back comes before to correct.</summary>
    public WishKind? WishIn(string folded) =>
        withdraw.IsIn(folded) ? WishKind.Withdraw
        : correct.IsIn(folded) ? WishKind.Correct
        : null;

    /// <summary>It says that something is wrong: ちがいました, まちがい.</summary>
    public static bool SaysWrong(string folded) =>
        folded.Contains("ちが", StringComparison.Ordinal)
        || folded.Contains('違', StringComparison.Ordinal)
        || folded.Contains("wrong", StringComparison.Ordinal);

    /// <summary>The message is no more than such a word.</summary>
    public bool IsBareWish(string folded) => IsOne(withdraw, folded) || IsOne(correct, folded);

    /// <summary>It speaks of something that is behind the person: さっき, 送った.</summary>
    public bool SpeaksOfThePast(string folded) => past.IsIn(folded);

    /// <summary>It speaks of what was handed in, not of what is being written: 前に送った.</summary>
    public bool SpeaksOfSent(string folded) => sentWords.IsIn(folded);

    /// <summary>An activity did not take place: 断られました, ドタキャン.</summary>
    public bool TellsCancelled(string folded) => cancelledWords.IsIn(folded);

    /// <summary>It speaks of the latest: さっき.</summary>
    public bool MeansTheLatest(string folded) => latestWords.IsIn(folded);

    /// <summary>A whole message of somebody who wants to correct what was given back: 直す.</summary>
    public bool IsCorrectingReturned(string folded) => Holds(correctReturned, folded);

    /// <summary>It asks what became of something: 届いていますか, まだですか.</summary>
    /// <param name="isAll">It says nothing else, or begins with it.</param>
    public bool AsksWhetherArrived(string folded, out bool isAll)
    {
        isAll = arrived.Beginning(folded) is not null;
        return arrived.IsIn(folded) && (IsQuestion(folded) || folded.AsSpan().TrimEnd("。.!！ ").EndsWith("か", StringComparison.Ordinal));
    }

    /// <summary>A name without さん or ちゃん.</summary>
    public string WithoutTitle(string folded) => Without(folded, titles);

    /// <summary>Such a word and its ending, 取り消し, 訂正お願いします: nothing that could name something else.</summary>
    private static bool IsOne(WordList parts, string folded) =>
        parts.Words.Any(p =>
            folded.StartsWith(p, StringComparison.Ordinal)
            && folded.Length - p.Length <= LongestEnding
            && folded.AsSpan(p.Length).IndexOfAnyExcept(Endings) < 0
        );
}
