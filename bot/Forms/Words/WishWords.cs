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

    /// <summary>They speak of what was handed in, also while something else is open: 前に送った.</summary>
    public IReadOnlyList<string> Sent { get; init; } = [];

    /// <summary>To see what was handed in: 送ったの見せて.</summary>
    public IReadOnlyList<string> ShowSent { get; init; } = [];

    /// <summary>Whether this one was handed in before: 前にも送ったかも.</summary>
    public IReadOnlyList<string> SentBefore { get; init; } = [];

    /// <summary>Whether what is open was not sent: 送っとらんよね.</summary>
    public IReadOnlyList<string> NotSent { get; init; } = [];

    /// <summary>An activity did not take place: ドタキャン, 断られ.</summary>
    public IReadOnlyList<string> Cancelled { get; init; } = [];

    /// <summary>The latest is meant: さっき.</summary>
    public IReadOnlyList<string> Latest { get; init; } = [];

    /// <summary>Whole messages of somebody who wants to correct what was given back: 直す.</summary>
    public IReadOnlyList<string> CorrectReturned { get; init; } = [];

    /// <summary>To ask whether it arrived: 届いて, まだですか.</summary>
    public IReadOnlyList<string> Arrived { get; init; } = [];
}

/// <summary>Words in which people say that they will not hand in what they are writing; nothing else is left of such a clause.</summary>
internal sealed record StopWords
{
    /// <summary>For good: 中止して, やめます.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>Not now: 送らないで, 今日はやめとく.</summary>
    public IReadOnlyList<string> Hold { get; init; } = [];

    /// <summary>Ends of a message that put it off until something else was done: …してからにする.</summary>
    public IReadOnlyList<string> Until { get; init; } = [];

    /// <summary>What may stand before such a word and says nothing else: もう, 全部, この報告は.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>What may stand behind it: わ, ください.</summary>
    public IReadOnlyList<string> Behind { get; init; } = [];
}

/// <summary>How somebody wants to leave what they are writing.</summary>
internal enum StopWish
{
    /// <summary>It is not wanted any more.</summary>
    Stop,

    /// <summary>It is not to be sent now.</summary>
    Hold,
}

/// <summary>Words about what something cost.</summary>
internal sealed record CostWords
{
    /// <summary>What no question of a report asks for: おやつ代.</summary>
    public IReadOnlyList<string> Other { get; init; } = [];

    /// <summary>There and back: 往復.</summary>
    public IReadOnlyList<string> ThereAndBack { get; init; } = [];
}

/// <summary>Words of a message that tells of several activities.</summary>
internal sealed record SeveralWords
{
    /// <summary>As the one before: おなじ.</summary>
    public IReadOnlyList<string> Same { get; init; } = [];

    /// <summary>Nothing was done that day: 休み.</summary>
    public IReadOnlyList<string> Off { get; init; } = [];

    /// <summary>Of what is asked about all are meant: どっちも.</summary>
    public IReadOnlyList<string> Both { get; init; } = [];
}
