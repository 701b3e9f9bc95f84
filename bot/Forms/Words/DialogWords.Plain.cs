using Channels.Text;

namespace Channels.Bot.Forms.Words;

/// <summary>Small matters people speak of, by their words.</summary>
internal sealed partial class DialogWords
{
    /// <summary>More letters are no name.</summary>
    private const int LongestName = 30;

    private const int LongestJapaneseName = 20;

    /// <summary>More letters with a stop between them are a sentence.</summary>
    private const int ShortSentence = 12;

    /// <summary>More is a story in which somebody asks something. Characters.</summary>
    private const int LongestPlain = 40;

    /// <summary>One of the words stands in it; kana is often written apart.</summary>
    public bool Speaks(PlainWord of, string folded) => folded.Length <= LongestPlain && Names(folded, plain[of]);

    /// <summary>The same, however long it is.</summary>
    public bool SpeaksAnywhere(PlainWord of, string folded) => Names(folded, plain[of]);

    /// <summary>The words themselves.</summary>
    public WordList ListOf(PlainWord of) => plain[of];

    /// <summary>The whole message is one of the words, with marks and courtesy.</summary>
    public bool Is(PlainWord of, string folded) =>
        folded.Length is > 0 and <= LongestPlain
        && ShapesOf(folded) is var shapes
        && (plainWhole[of].Contains(shapes.Bare) || plainWhole[of].Contains(shapes.PlainBare));

    /// <summary>It begins with one of the words.</summary>
    public bool Begins(PlainWord of, string folded) => plain[of].Beginning(folded) is not null;

    /// <summary>A name is refused: なまえは いいたくありません.</summary>
    public bool RefusesName(string folded) =>
        Speaks(PlainWord.NameRefused, folded) && (Speaks(PlainWord.NameWord, folded) || folded.Count(char.IsLetter) <= 12);

    /// <summary>What is said where a name is asked for is a sentence about something else: 親には絶対言わんで.</summary>
    public bool IsNoName(string folded)
    {
        var bare = folded.AsSpan().TrimEnd(Marks.AsSpan());
        return bare.Length > 0
            && (IsLong(folded) || plain[PlainWord.NoName].IsIn(folded) || plain[PlainWord.NoNameEnd].Ending(bare, before: 1) is not null);
    }

    /// <summary>A sentence with a stop in it, or more letters than a name has.</summary>
    private static bool IsLong(string folded)
    {
        var letters = folded.Count(char.IsLetter);
        var isJapanese = folded.Any(c => c > '\u3000');
        return letters > (isJapanese ? LongestJapaneseName : LongestName)
            || (letters > ShortSentence && folded.AsSpan().TrimEnd(Marks).ContainsAny('、', '。', ','));
    }

    /// <summary>It ends as a wish or a ban does: ないで, ください.</summary>
    public bool IsWished(string folded) =>
        plain[PlainWord.NoNameEnd].Ending(folded.AsSpan().TrimEnd(Marks.AsSpan()), before: 1) is not null
        || folded.StartsWith("no ", StringComparison.Ordinal)
        || folded.Contains("don't", StringComparison.Ordinal)
        || folded.Contains("do not", StringComparison.Ordinal)
        || folded.Contains("please", StringComparison.Ordinal);

    /// <summary>A name without the sentence around it, as it was written: call me Maria, 田中と申します.</summary>
    public string NameIn(string text)
    {
        var rest = WithoutFillers(text).Trim();
        if (plain[PlainWord.BeforeName].Words.FirstOrDefault(w => rest.StartsWith(w, StringComparison.OrdinalIgnoreCase)) is { } before)
            rest = rest[before.Length..].TrimStart(Pauses.ToCharArray());
        var bare = rest.TrimEnd(Pauses.ToCharArray());
        if (
            plain[PlainWord.BehindName]
                .Words.FirstOrDefault(w => bare.Length > w.Length && bare.EndsWith(w, StringComparison.OrdinalIgnoreCase)) is
            { } behind
        )
            rest = bare[..^behind.Length].TrimEnd();
        return rest.Length == 0 ? text : rest;
    }

    /// <summary>Where the words begin that say to add what stands before them: …も足して. Null where nothing is to be added.</summary>
    public int? AddingEnd(string text)
    {
        var bare = text.TrimEnd(Pauses.ToCharArray());
        return
            plain[PlainWord.Adding]
                .Words.FirstOrDefault(w => bare.Length > w.Length && bare.EndsWith(w, StringComparison.OrdinalIgnoreCase))
                is { } word
            ? bare.Length - word.Length
            : null;
    }

    /// <summary>It speaks of somebody else who is not to be called or told: 息子には電話しないで. 夫にばれるから電話しないで is about the call.</summary>
    public bool MeansSomebodyElse(string folded)
    {
        var bare = folded.Replace(" ", "", StringComparison.Ordinal);
        foreach (var word in plain[PlainWord.Others].Words)
        {
            for (var at = bare.IndexOf(word, StringComparison.Ordinal); at >= 0; at = bare.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                if (char.IsAsciiLetter(word[^1]))
                    return true;
                var rest = bare.AsSpan(at + word.Length).TrimStart("はもだけ、,").ToString();
                rest = rest.StartsWith("絶対", StringComparison.Ordinal) ? rest[2..].TrimStart('に') : rest;
                if (rest.Length > 0 && (rest[0] is 'し' or 'せ' or 'か' || plain[PlainWord.Contact].Beginning(rest) is not null))
                    return true;
            }
        }

        return false;
    }

    /// <summary>It asks whether what somebody has stands against help: 家があっても受けられますか, 年金もらってるけど.</summary>
    /// <param name="folded">The message.</param>
    /// <param name="isNear">Help is what is spoken of already; elsewhere the message must speak of it.</param>
    public bool AsksOfMeans(string folded, bool isNear) =>
        Speaks(PlainWord.Means, folded)
        && (
            isNear || Begins(PlainWord.MeansAlone, folded)
                ? HoldsQuestion(folded) || IsTrailing(folded) || Speaks(PlainWord.MeansHelp, folded)
                : Speaks(PlainWord.MeansHelp, folded)
        )
        && !applying.IsIn(folded);

    /// <summary>It asks whether somebody else is told (お母さんに知らせますか), and does not wish for it.</summary>
    public bool AsksWhetherTold(string folded) =>
        folded.Length <= LongestPlain && IsQuestion(folded) && MeansSomebodyElse(folded) && !plain[PlainWord.ToldWish].IsIn(folded);

    /// <summary>A question whose answer is always the same.</summary>
    public bool AsksPlainly(string folded) =>
        HoldsQuestion(folded)
        && (
            Speaks(PlainWord.History, folded)
            || Speaks(PlainWord.Police, folded)
            || Speaks(PlainWord.Cost, folded)
            || Speaks(PlainWord.NameNeeded, folded)
            || Speaks(PlainWord.CallsHome, folded)
            || Speaks(PlainWord.SeeLater, folded)
        );

    /// <summary>It stops where a question would come: 年金もらってるけど.</summary>
    private bool IsTrailing(string folded) =>
        plain[PlainWord.Trailing].Ending(folded.AsSpan().TrimEnd(Marks.AsSpan()), before: 1) is not null;

    /// <summary>It begins with another matter than was told before: もう一つ相談したい, 母のことも.</summary>
    /// <param name="folded">The message.</param>
    /// <param name="isOther">Whom it is about may be another, too: 母のことも. Where a form asks that, it is an answer.</param>
    public bool IsAnotherMatter(string folded, bool isOther)
    {
        var end = folded.IndexOfAny(['。', '.', '!', '！', '?', '？', '\n']);
        var first = end > 0 ? folded[..end] : folded;
        return Speaks(PlainWord.AnotherMatter, first) || (isOther && Speaks(PlainWord.AlsoAbout, first));
    }

    /// <summary>It asks whether somebody applied by what they wrote: 申込みになってないやろうね.</summary>
    public bool AsksWhetherApplied(string folded) => Speaks(PlainWord.AppliedAsked, folded);

    /// <summary>It asks whether the office answered: 返事ある？, なにか返事はございますか.</summary>
    public bool AsksForReply(string folded) =>
        Speaks(PlainWord.Reply, folded) && Speaks(PlainWord.IsThere, folded) && !Speaks(PlainWord.When, folded);

    /// <summary>It asks that and says nothing else: 返事はまだか, Did somebody answer me?; not 大家から返事がまだ来ない.</summary>
    public bool AsksOnlyForReply(string folded)
    {
        if (IsReadingNews(folded))
            return true;
        var bare = folded.AsSpan().TrimEnd(Marks.AsSpan());
        return folded.Count(char.IsLetter) <= (folded.Any(c => c > '\u3000') ? LongestReplyAsked : LongestPlain)
            && AsksForReply(folded)
            && !Speaks(PlainWord.ReplyOfOthers, folded)
            && (IsQuestion(folded) || plain[PlainWord.ReplyAskedEnd].Ending(bare, before: 1) is not null);
    }

    /// <summary>More tells something beside it. Letters.</summary>
    private const int LongestReplyAsked = 14;
}

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

    /// <summary>Whole messages that ask what can be done here: メニュー, as the menu under the chat says it.</summary>
    Menu,

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

    /// <summary>A wish to be called: 電話ください.</summary>
    CallMe,

    /// <summary>Somebody is not to see it: 見られたくない.</summary>
    Unseen,

    /// <summary>A question after a price that names nothing else: お金かかりますか.</summary>
    CostAlone,

    /// <summary>Where somebody lives: i live in.</summary>
    Home,

    /// <summary>Whether it can be seen later on the same telephone: 履歴.</summary>
    History,

    /// <summary>Whether somebody calls or comes: 家に電話とかかかってきませんか.</summary>
    CallsHome,

    /// <summary>Help is not wanted: 世話にはならん.</summary>
    NoHelp,

    /// <summary>That there is no family: 家族はおらん. A fact of somebody's life.</summary>
    NoFamily,

    /// <summary>That it is not dying that is meant: 死にたいとかやな.</summary>
    NotDying,

    /// <summary>Whether relatives are asked: 照会, 家族に連絡.</summary>
    Inquiry,

    /// <summary>Whether what stands on the page can be read later.</summary>
    SeeLater,

    /// <summary>Where the office is and when somebody is there: 窓口はどこで何時まで.</summary>
    WhereOffice,

    /// <summary>A consultation is to be taken back: 相談を取り消したい.</summary>
    Withdraw,

    /// <summary>What an application is called: 申請, 保護, 申込み.</summary>
    ApplyingWord,

    /// <summary>A wish to ask or to talk, not to apply: 聞きたい, 知りたい, 相談したい.</summary>
    Asking,

    /// <summary>Ends of a message that names what is asked about and stops: 訪問介護の加算は.</summary>
    AskedAbout,

    /// <summary>Applying is spoken of, and is not meant: 世話にはならん, 前に言われた.</summary>
    NotMine,

    /// <summary>Whether the police are told.</summary>
    Police,

    /// <summary>Whether it costs anything. Only in a question.</summary>
    Cost,

    /// <summary>What somebody has: 家があって, 車は売, 年金もら.</summary>
    Means,

    /// <summary>Help, and what may stand against it: 受け, 保護, だめ.</summary>
    MeansHelp,

    /// <summary>What is of help alone, where it begins a message: 年金もら.</summary>
    MeansAlone,

    /// <summary>Ends of what stops where a question would come: けど, んですが.</summary>
    Trailing,

    /// <summary>After a cry of dying, that something is being done: もう飲んだ, 手に持って.</summary>
    AfterLife,

    /// <summary>After a cry of violence, that it is near: 帰ってきた, ドアの前.</summary>
    AfterViolence,

    /// <summary>Whole messages that say so: きた.</summary>
    AfterViolenceAlone,

    /// <summary>Words in which those mean something else, or are denied: 車を持, 暴れていな.</summary>
    NoAct,

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

    /// <summary>They are not to be called: 電話せんで.</summary>
    NoCall,

    /// <summary>What only makes it stronger: 絶対, ほんとに.</summary>
    Stress,

    /// <summary>It is not to be told: 言わないで, 内緒.</summary>
    NotToTell,

    /// <summary>What may stand behind that: ください, にして.</summary>
    ToldSo,

    /// <summary>The same without the telephone in it: かけたらいけん.</summary>
    NotToRing,

    /// <summary>What else may not be laid on somebody, before it: 迷惑, 心配.</summary>
    LaidOn,

    /// <summary>Somebody else takes the call: 夫が出る.</summary>
    OthersAnswer,

    /// <summary>No mail: メールもだめ.</summary>
    NoMail,

    /// <summary>No letter, where no word for it stands beside a refusal: 家に何も送ら.</summary>
    NoLetter,

    /// <summary>Ways to reach somebody: by telephone.</summary>
    WayCall,

    /// <summary>By e-mail.</summary>
    WayMail,

    /// <summary>By letter.</summary>
    WayLetter,

    /// <summary>By coming.</summary>
    WayVisit,

    /// <summary>Where they wrote.</summary>
    WayHere,

    /// <summary>What may stand between a way and its refusal: は, が来たら, send any.</summary>
    WayBridge,

    /// <summary>What refuses a way: 困, 送らな; in English before it: no, don't.</summary>
    WayRefused,

    /// <summary>In English what may stand before the refusal: please.</summary>
    BeforeRefused,

    /// <summary>Nobody is to come, and no letter: 家に来ないで.</summary>
    NoVisit,

    /// <summary>Nothing is to be answered where they wrote: somebody else sees it.</summary>
    NoReplyHere,

    /// <summary>Ways to reach somebody: 電話, メール.</summary>
    Reaching,

    /// <summary>Times at which somebody is called: 夜, 平日.</summary>
    TimeOfCall,

    /// <summary>That it is then only: なら, 以外.</summary>
    OnlyThen,

    /// <summary>Something else is to be told than before: べつの相談, もう一つ相談したい.</summary>
    AnotherMatter,

    /// <summary>One more of what was sent: もう一件.</summary>
    OneMore,

    /// <summary>What may stand around it in a message that says no more: 報告あるっちゃけど.</summary>
    OneMoreBeside,

    /// <summary>Somebody else is spoken of as well: 母のことも.</summary>
    AlsoAbout,

    /// <summary>It belongs to what was told before: 同じ, 続き.</summary>
    SameCase,

    /// <summary>It does not: 新しい, 別.</summary>
    NewCase,

    /// <summary>Whether it counts as an application: 申込みになって.</summary>
    AppliedAsked,

    /// <summary>What was recorded as a wish to apply is not meant: やっぱやめとく, only ask.</summary>
    GivesUpApplying,

    /// <summary>A need is told and no wish: 仕事ないです.</summary>
    TellsNeed,

    /// <summary>That it is told of something else: 仕事がないので預かれます.</summary>
    TellsNeedNot,

    /// <summary>Help is needed, and nothing more is said: 助けてほしい.</summary>
    NeedsHelp,

    /// <summary>Where or when to go, and nothing else: どこに行けばいいですか.</summary>
    WhereToGo,

    /// <summary>After something was told, what is to be done: どうしたらいいですか.</summary>
    WhatToDo,

    /// <summary>An application is named and not meant: 申請はやめます.</summary>
    DropsApplying,

    /// <summary>Something said before is not to count, and it is not said what: やっぱりええわ, さっきのなし.</summary>
    DropsSomething,

    /// <summary>What one must bring to apply, or where the form is: 何を持って行けば, 申請書はどこ.</summary>
    Papers,

    /// <summary>Whether somebody learns where they live: 住民票で居場所バレ.</summary>
    Whereabouts,

    /// <summary>That somebody learns it: バレ, 知られ.</summary>
    WhereaboutsKnown,

    /// <summary>Where to flee: どこに逃げたら.</summary>
    Fleeing,

    /// <summary>Behind a wish, that it is none yet: まだ迷っと, やめとく.</summary>
    HalfHearted,

    /// <summary>Who writes fears to strike somebody: 手をあげそう.</summary>
    MightStrike,

    /// <summary>That it is themselves: 私が.</summary>
    StrikesSelf,

    /// <summary>Who is struck, and of whom it is told why: 子どもが泣きやまなくて.</summary>
    SmallOnes,

    /// <summary>Behind what is told of them, that something else follows: て, ので.</summary>
    Then,

    /// <summary>Behind the word, that it is told of somebody else or is over: になったので止めました, な子.</summary>
    StrikeTold,

    /// <summary>After a cry, whether somebody comes.</summary>
    SomebodyComes,

    /// <summary>Whole messages, after a cry, that it was not true.</summary>
    CryUntrue,

    /// <summary>The number or the word of a case is not known any more.</summary>
    LostNumber,

    /// <summary>A number that is no case's: 会員番号, 口座番号.</summary>
    OtherNumber,

    /// <summary>Somebody who wrote before: 前に相談した者です.</summary>
    ComingBack,

    /// <summary>And wishes to write on: 続きを書けますか.</summary>
    CarryOn,

    /// <summary>Whether it is there: 届いていますか.</summary>
    HasArrived,

    /// <summary>The last digits of a number: 末尾は, 下4桁は.</summary>
    Tail,

    /// <summary>An answer is to stay: そのままで, 変えんで.</summary>
    AsItIs,

    /// <summary>Manners that are neither thanks nor a greeting: おかげさまで, よろしくお願いします.</summary>
    Manners,

    /// <summary>A member speaks of a report, or of care: あしたの分, お迎え, 交通費.</summary>
    OfReports,

    /// <summary>Behind a day: there was no care on it: 2日|は預かっとりません.</summary>
    DayDenied,

    /// <summary>What begins so turns against what was said: でも, ただ.</summary>
    Turning,

    /// <summary>Whole parts of a message: there was no other child.</summary>
    NobodyElse,

    /// <summary>Two of them, and no more.</summary>
    OnlyTwo,

    /// <summary>Three of them, and no more.</summary>
    OnlyThree,

    /// <summary>A day that is told as well: 23日の分も.</summary>
    AlsoOfDay,

    /// <summary>There is a report to be written: あったけ書きます.</summary>
    ToWrite,

    /// <summary>Behind a row of the check: what stands there is wrong.</summary>
    RowWrong,

    /// <summary>Who is not to be told stands behind it: don't tell my sister.</summary>
    NotToTellThem,

    /// <summary>Behind a time: the child left then: 5時|で帰った.</summary>
    LeftThen,

    /// <summary>Behind a time: the child came then: 10時|に来た.</summary>
    CameThen,

    /// <summary>Behind a child: its time is meant, which may stand a part later.</summary>
    TimeOfIt,

    /// <summary>Behind a child: what follows is said of it.</summary>
    SaidOfIt,

    /// <summary>What would come next is not wanted.</summary>
    NotNeeded,

    /// <summary>Nothing but the wish that something be put right, or the number of its row.</summary>
    PutRightAlone,

    /// <summary>Of two consultations the earlier one.</summary>
    FirstOne,

    /// <summary>A way to reach somebody, as it is named: 電話, 手紙.</summary>
    Way,

    /// <summary>What is written and read on: スマホ, LINE.</summary>
    OwnDevice,

    /// <summary>Who else may do something, beside those of <see cref="Others"/>: うちの人, my husband.</summary>
    Somebody,

    /// <summary>That somebody looks into it: 見ます, チェックする.</summary>
    LooksIn,

    /// <summary>What comes up on it by itself: 通知.</summary>
    Announced,

    /// <summary>That it must not: 怖い, 困る.</summary>
    Unwelcome,

    /// <summary>A wish that is none: 申し込みたくない.</summary>
    WishNot,

    /// <summary>A question of whether somebody is told that wishes for it: 母に伝えてもらえますか.</summary>
    ToldWish,

    /// <summary>Whole messages of somebody who ends a consultation: おわる, finish.</summary>
    EndsHere,

    /// <summary>What stands before a farewell: そんなら, じゃあ.</summary>
    LeaveOpeners,

    /// <summary>Somebody comes: 親が来たから.</summary>
    SomebodyCame,

    /// <summary>They have not come: 帰ってきたら.</summary>
    NotComeYet,

    /// <summary>The screen is left: 切るね.</summary>
    HangsUp,

    /// <summary>It is to be gone, beside a word for what: 消したい.</summary>
    EraseWish,

    /// <summary>What may be wished gone: 画面, 書いたこと.</summary>
    ErasedThing,

    /// <summary>A condition ends (手紙がいくなら), before what is given up then.</summary>
    OnlyIfEnd,

    /// <summary>What is given up then: しません, やめます.</summary>
    ThenNot,

    /// <summary>Why somebody must not be reached so: ばれる, 近所に知れる.</summary>
    LimitReason,

    /// <summary>What to take along when one leaves.</summary>
    Leaving,

    /// <summary>Whole messages of somebody in need who says no more: しんどい, もうだめかもしれん.</summary>
    NeedAlone,

    /// <summary>Ends of a message that asks whether the office answered: まだか, きた.</summary>
    ReplyAskedEnd,

    /// <summary>Somebody else is waited for: 大家から返事.</summary>
    ReplyOfOthers,
}
