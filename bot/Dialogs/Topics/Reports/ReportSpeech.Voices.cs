using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>What members say beside a yes and a no: thanks, where their child is, what it costs, that they want to be called.</summary>
internal sealed partial class ReportSpeech
{
    /// <summary>Thanks and kind words: they are against nothing (感謝しています, いつも助かってます).</summary>
    public bool IsThanks(string folded)
    {
        var bare = ReportLists.Bare(folded);
        return (lists.Has("thanks", bare) || (lists.Has("sorry", bare) && !lists.Has("left-behind", bare)))
            && bare.Length <= LongestThanks
            && !bare.Any(char.IsAsciiDigit)
            && lists.LinesIn(bare).TrueForAll(l => l == ChildrenLine)
            && Array.TrueForAll(Against, list => !lists.Has(list, bare))
            && !lists.Has("but", bare.Replace("いただ", "", StringComparison.Ordinal)) // いただいて
            && !lists.IsAsking(folded)
            && !IsOfCare(folded);
    }

    private const int LongestThanks = 60;

    /// <summary>The one line of which thanks may speak.</summary>
    internal const string ChildrenLine = "children";

    /// <summary>With one of these a kind word is not all that is said.</summary>
    private static readonly string[] Against =
    [
        "objects",
        "disputes",
        "stamp-disputes",
        "differs",
        "calls",
        "requests",
        "agree",
        "denials",
    ];

    /// <summary>What is told of a stamp and is no plain objection: with a time or a wrong in it, and no arrangement, it is against
    /// it.</summary>
    public bool IsAgainstStamp(string folded) =>
        (ReportLists.Bare(folded).Any(char.IsAsciiDigit) || Objects(folded)) && !agreements.IsArrangement(folded);

    /// <summary>きょうのことじゃない: what was taken for a stamp was told of another day.</summary>
    public bool IsNotToday(string folded) => lists.Has("not-today", ReportLists.Bare(folded));

    /// <summary>Whoever asks for help speaks of care that goes on or is to come: 今日はキャンセルさせてください.</summary>
    public bool IsOfCare(string folded) => lists.Has("parent-care", ReportLists.Bare(folded));

    /// <summary>お迎え30分ほど遅れますって伝えてもらえますか: it asks for nothing but that it be told.</summary>
    public bool IsToBeTold(string folded) => lists.Has("to-be-told", ReportLists.Bare(folded));

    /// <summary>明日のお迎え、18時半くらいになりそうです。大丈夫でしょうか: it tells of what is to come, also where it asks.</summary>
    public bool IsToCome(string folded) =>
        ReportLists.Bare(folded) is var bare && lists.Has("to-come", bare) && !lists.Has("not-to-come", bare);

    /// <summary>お母さん遅れるって: whoever cares for a child tells how its return goes.</summary>
    public bool IsOfReturn(string folded) => lists.Has("return-late", ReportLists.Bare(folded));

    /// <summary>水筒、まだうちにあるけ: a thing of the child's is still with who cared for it.</summary>
    public bool TellsOfThings(string folded) =>
        ReportLists.Bare(folded) is var bare && lists.Has("left-things", bare) && lists.Has("left-with", bare);

    /// <summary>たろうの水筒がそちらに残っていませんか: the sentence that asks of a thing, where nothing is said against the care; or null.</summary>
    public string? ThingAskedIn(string text) => lists.ThingAskedIn(text);

    /// <summary>いまうちの子どこにおるん？: where the child is, or how it goes.</summary>
    public bool AsksWhere(string folded) => ReportLists.Bare(folded) is var bare && lists.Has("where", bare) && lists.Has("child", bare);

    /// <summary>今月なんぼ, いくら払うんですか: what they have to pay, and no rule.</summary>
    public bool AsksFee(string folded) =>
        ReportLists.Bare(folded) is { Length: <= LongestOne } bare
        && lists.Has("money-own", bare)
        && lists.Has("money-asks", bare)
        && !lists.Has("money-rule", bare);

    /// <summary>It says which of several is meant: みゆのほう, たろうくん.</summary>
    public bool IsOfOne(string folded) => ReportLists.Bare(folded) is { Length: <= LongestOne } bare && lists.End("of-one", bare);

    private const int LongestOne = 20;

    /// <summary>What a member says who is told of care or asked about it and gives no plain answer; null: it is about something else,
    /// or says nothing yet.</summary>
    public ReportVoice? VoiceOf(Said said, DialogWords words)
    {
        var (folded, bare) = (said.Folded, ReportLists.Bare(said.Folded));
        if (bare.Count(char.IsLetter) < ShortestVoice || said.Text.Length > LongestVoice || lists.Whole(bare) is not null)
            return null;
        if (IsThanks(folded) || IsPerhaps(folded) || AsksFee(folded) || ThingAskedIn(said.Text) is not null)
            return null;
        var isAsking = lists.IsAsking(said.Text) || words.IsQuestion(folded) || lists.Has("requests", bare);
        if (lists.Has("calls", bare))
            return ReportVoice.Call;
        if (lists.Has("objects", bare) || lists.Has("disputes", bare) || lists.Has("stamp-disputes", bare))
            return ReportVoice.Objection;
        if (isAsking || lists.Has("later", bare) || lists.Begin("greetings", bare) || words.IsWish(folded))
            return null;
        return lists.LinesIn(bare).Count > 0 || bare.Any(char.IsAsciiDigit) || lists.Has("topics", bare)
            ? ReportVoice.Telling
            : ReportVoice.Other;
    }

    private const int ShortestVoice = 5;

    private const int LongestVoice = 1000;
}

/// <summary>How somebody speaks who gives no plain answer.</summary>
internal enum ReportVoice
{
    /// <summary>They want to be called.</summary>
    Call,

    /// <summary>They are against it, or tell that it was not so; a question may be that as well.</summary>
    Objection,

    /// <summary>They tell something with a day, a time, a child or an amount in it.</summary>
    Telling,

    /// <summary>They tell something else.</summary>
    Other,
}
