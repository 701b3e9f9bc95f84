namespace Channels.Bot.Forms.Words;

/// <summary>Words in which people speak of something they handed in; parts of a message, not whole ones.</summary>
internal sealed record WishWords
{
    /// <summary>To take it back: 取り消, まちがえて送.</summary>
    public IReadOnlyList<string> Withdraw { get; init; } = [];

    /// <summary>To correct it: まちがえ, ちがいました.</summary>
    public IReadOnlyList<string> Correct { get; init; } = [];

    /// <summary>What they speak of is behind them: さっき, 送った, 昨日の.</summary>
    public IReadOnlyList<string> Past { get; init; } = [];

    /// <summary>The latest is meant: さっき.</summary>
    public IReadOnlyList<string> Latest { get; init; } = [];

    /// <summary>Whole messages of somebody who wants to correct what was given back: 直す.</summary>
    public IReadOnlyList<string> CorrectReturned { get; init; } = [];

    /// <summary>To ask whether it arrived: 届いて, まだですか.</summary>
    public IReadOnlyList<string> Arrived { get; init; } = [];
}
