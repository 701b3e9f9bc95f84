namespace Channels.Bot.Forms.Words;

/// <summary>Small matters people speak of, each with its words (<c>plain:</c>).</summary>
internal enum PlainWord
{
    /// <summary>Parts of what is said where a name is asked for, and is none: 電話, 親には.</summary>
    NoName,

    /// <summary>Ends of it: ないで, ください.</summary>
    NoNameEnd,

    /// <summary>A name is not given: 言いたくな, 匿名. Only beside a word for the name.</summary>
    NameRefused,

    /// <summary>Words for the name itself: 名前, 呼び名.</summary>
    NameWord,

    /// <summary>What may stand before a name: わたしは, call me.</summary>
    BeforeName,

    /// <summary>What may stand behind it: と申します, と呼んで.</summary>
    BehindName,

    /// <summary>Whole messages that go on where nothing was chosen: つぎへ, next.</summary>
    GoOn,

    /// <summary>To add to an answer: 足して, つけ加えて.</summary>
    Adding,

    /// <summary>Whole messages that say to add, or begin such a message: 足す, あと.</summary>
    AddIt,

    /// <summary>Whole messages that say to write it anew: 書きかえる.</summary>
    ReplaceIt,

    /// <summary>Whether a machine answers.</summary>
    Machine,

    /// <summary>Whether somebody under age may write.</summary>
    Minor,

    /// <summary>Whether a name is needed.</summary>
    NameNeeded,

    /// <summary>Whether school, parents, police or others learn of it.</summary>
    Tells,

    /// <summary>The immigration office, the visa.</summary>
    Visa,

    /// <summary>What comes after it was sent: when the answer or the call comes.</summary>
    Afterwards,

    /// <summary>An answer of the office is asked for: 返事, 回答.</summary>
    Reply,

    /// <summary>Whether it is there: ある, きた, まだ.</summary>
    IsThere,

    /// <summary>When something comes: いつ.</summary>
    When,

    /// <summary>Everything is to be thrown away: 全部消して.</summary>
    Discard,

    /// <summary>A wish about how and whether one is contacted: 電話, 手紙, 留守電.</summary>
    Contact,

    /// <summary>Somebody else who is not to hear of it: 息子には, 親に.</summary>
    Others,
}
