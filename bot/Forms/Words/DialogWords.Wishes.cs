using Channels.Bot.Conversations;

namespace Channels.Bot.Forms.Words;

/// <summary>Words about something that was handed in, and after it.</summary>
internal sealed partial class DialogWords
{
    /// <summary>A whole message that thanks.</summary>
    public bool IsThanks(string folded) => thanks.Contains(folded.TrimEnd('!', '！', '~', '〜', 'ー', '。', '.', ' '));

    /// <summary>What a message wants to be done with something handed in, or null. To take back comes before to correct.</summary>
    public WishKind? WishIn(string folded) =>
        Holds(withdraw, folded) ? WishKind.Withdraw
        : Holds(correct, folded) ? WishKind.Correct
        : null;

    /// <summary>The message is no more than such a word.</summary>
    public bool IsBareWish(string folded) => IsOne(withdraw, folded) || IsOne(correct, folded);

    /// <summary>It speaks of something that is behind the person: さっき, 送った.</summary>
    public bool SpeaksOfThePast(string folded) => Holds(past, folded);

    /// <summary>It speaks of the latest: さっき.</summary>
    public bool MeansTheLatest(string folded) => Holds(latestWords, folded);

    /// <summary>A name without さん or ちゃん.</summary>
    public string WithoutTitle(string folded) => Without(folded, titles);

    private bool IsOne(string[] parts, string folded)
    {
        var bare = WithoutPoliteEnding(folded);
        return parts.Any(p => p == folded || p == bare);
    }

    private static bool Holds(string[] parts, string folded) => parts.Any(p => folded.Contains(p, StringComparison.Ordinal));
}
