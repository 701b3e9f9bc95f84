using Channels.Bot.Forms.Yaml;

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

    /// <summary>Somebody was away in between: 途中30分ぬけました.</summary>
    public IReadOnlyList<string> Away { get; init; } = [];
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

    /// <summary>Behind a day, that it was one of care: 預かりました.</summary>
    public IReadOnlyList<string> Care { get; init; } = [];

    /// <summary>Behind a day, that it is to be reported: 報告もしたい.</summary>
    public IReadOnlyList<string> Report { get; init; } = [];
}

/// <summary>Words of the two stamps of a care, of one language: a message is a stamp when nothing else is in it.</summary>
internal sealed record StampWords
{
    /// <summary>A child was handed over: 預かりました. The first is on the button.</summary>
    public IReadOnlyList<string> Taken { get; init; } = [];

    /// <summary>It was given back: お返ししました. The first is on the button.</summary>
    public IReadOnlyList<string> Returned { get; init; } = [];

    /// <summary>The hand-over as a thing, beside a time or a word that takes it back: 預かり.</summary>
    public IReadOnlyList<string> TakenNouns { get; init; } = [];

    /// <summary>The return as a thing: お返し.</summary>
    public IReadOnlyList<string> ReturnedNouns { get; init; } = [];

    /// <summary>What may stand beside them and says nothing more: いま, 無事に, お母さんから.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Particles and endings between them and behind them.</summary>
    public IReadOnlyList<string> Between { get; init; } = [];

    /// <summary>It is now: いま.</summary>
    public IReadOnlyList<string> Now { get; init; } = [];

    /// <summary>All children are meant: みんな.</summary>
    public IReadOnlyList<string> All { get; init; } = [];

    /// <summary>Something stamped before is put right: さっきの.</summary>
    public IReadOnlyList<string> Corrected { get; init; } = [];

    /// <summary>It was a mistake: 取り消し. The first is on the button.</summary>
    public IReadOnlyList<string> Undo { get; init; } = [];

    /// <summary>Parts of a message that is no stamp, whatever else is in it: 昨日, 明日, つもり.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];

    /// <summary>With one of these behind it a stamp is not all that is meant: ください, けが.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>Behind the name of whoever handed over or took back: に, から.</summary>
    public IReadOnlyList<string> Receivers { get; init; } = [];

    /// <summary>Whole messages that it goes on: まだ預かっています. The first is on the button.</summary>
    public IReadOnlyList<string> Still { get; init; } = [];

    /// <summary>Whole messages that ask what goes on: いまの預かり. The first is on the button.</summary>
    public IReadOnlyList<string> Look { get; init; } = [];

    /// <summary>Words that are no child's name where one could stand: 荷物, かぎ, 今朝.</summary>
    public IReadOnlyList<string> Things { get; init; } = [];

    /// <summary>Behind the name of one of several: だけ, の方.</summary>
    public IReadOnlyList<string> Alone { get; init; } = [];

    public static StampWords Read(MapReader? map)
    {
        if (map is null)
            return new StampWords();
        var words = new StampWords
        {
            Taken = Of(map, "taken"),
            Returned = Of(map, "returned"),
            TakenNouns = Of(map, "taken-nouns"),
            ReturnedNouns = Of(map, "returned-nouns"),
            Beside = Of(map, "beside"),
            Between = Of(map, "between"),
            Now = Of(map, "now"),
            All = Of(map, "all"),
            Corrected = Of(map, "corrected"),
            Undo = Of(map, "undo"),
            Never = Of(map, "never"),
            Told = Of(map, "told"),
            Receivers = Of(map, "receivers"),
            Still = Of(map, "still"),
            Look = Of(map, "look"),
            Things = Of(map, "things"),
            Alone = Of(map, "alone"),
        };
        map.Finish();
        return words;
    }

    private static IReadOnlyList<string> Of(MapReader map, string key) => [.. map.Words(key).Select(w => w.Value)];
}
