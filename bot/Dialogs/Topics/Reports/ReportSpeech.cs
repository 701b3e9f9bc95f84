using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>What requesting members say about a report in sentences: <c>report-words.yaml</c>. A yes must be nothing but a yes; whatever
/// says besides it that something is otherwise is a no, as nobody may be paid over words that were not read.</summary>
internal sealed partial class ReportSpeech
{
    private const int Longest = 300;

    private static readonly Lazy<ReportSpeech> Loaded = new(() => new ReportSpeech());

    private readonly ReportLists lists = new();

    private readonly Agreements agreements;

    private ReportSpeech() => agreements = new Agreements(lists);

    public static ReportSpeech Shipped => Loaded.Value;

    /// <summary>What is said of the report, or null: it is about something else.</summary>
    /// <param name="isShown">The question was said last, so that the words are its answer.</param>
    public ReportOpinion? Read(Said said, DialogWords words, bool isShown) => Read(said.Text, said.Folded, words, isShown);

    /// <inheritdoc cref="Read(Said, DialogWords, bool)"/>
    public ReportOpinion? Read(string text, string folded, DialogWords words, bool isShown)
    {
        if (words.MatchReport(folded) is { } whole)
            return whole is ReportWord.NoWords ? null : new ReportOpinion(whole, HasWords: false);
        if (isShown && YesNoReader.Read(text) is Reading<bool>.Found { Value: var isYes })
            return new ReportOpinion(isYes ? ReportWord.Agree : ReportWord.Differ, HasWords: false);
        var bare = ReportLists.Bare(folded);
        if (bare.Length == 0 || text.Length > Longest)
            return null;
        if (Agrees(bare, isShown) || AgreesAndThanks(folded, isShown))
            return new ReportOpinion(ReportWord.Agree, HasWords: false);
        if (agreements.Of(text, isShown) is { } agreed)
            return agreed;
        if (AgreesAndTells(bare))
            return new ReportOpinion(ReportWord.Agree, HasWords: false);
        if (isShown && AgreesAndRemarks(bare))
            return new ReportOpinion(ReportWord.Agree, HasWords: true);
        if (ThingAskedIn(text) is not null && !lists.Begins("denials", bare))
            return null; // of a thing, and of no report
        if ((lists.Has("asks", bare) && (isShown || lists.Has("topics", bare))) || (isShown && lists.Has("wonders", bare)))
            return new ReportOpinion(ReportWord.See, HasWords: false);
        if (lists.Whole(bare) is not null)
            return null; // thanks, and nothing else
        if (isShown && agreements.IsSeen(bare))
            return new ReportOpinion(ReportWord.See, HasWords: true);
        if (isShown && IsPerhaps(folded))
            return new ReportOpinion(ReportWord.See, HasWords: false); // they are not sure: it is shown once more
        if (isShown && lists.Has("objects", bare) && !lists.Has("calls", bare))
            return new ReportOpinion(ReportWord.Differ, HasWords: true); // also where they ask: 高すぎませんか
        var isDenied = lists.Begins("denials", bare);

        // え、28日って何曜日でしたっけ: they ask, and say nothing against it.
        if (isShown && lists.IsAsking(text) && !isDenied && !lists.Has("differs", bare) && !lists.Has("disputes", bare))
            return lists.Has("tells", bare) || lists.LinesIn(bare).Count > 0 || bare.Any(char.IsAsciiDigit)
                ? new ReportOpinion(ReportWord.See, HasWords: false)
                : null;
        if (!isShown && (lists.IsAsking(text) || !(isDenied || lists.Has("topics", bare) || lists.LinesIn(bare).Count > 0)))
            return null;
        if (isDenied || lists.Has("differs", agreements.WithoutHarmless(bare)) || (isShown && lists.Has("disputes", bare)))
            return new ReportOpinion(ReportWord.Differ, HasWords: true);

        // What has words of agreement in it is no objection, whatever else it tells: it is shown once more.
        return !isShown || !Tells(bare) ? null
            : agreements.Mentions(bare) ? new ReportOpinion(ReportWord.See, HasWords: true)
            : new ReportOpinion(ReportWord.Differ, HasWords: true);
    }

    /// <summary>What is said of a stamp the member was told of: it is right, it is not so; null: it is about something else.</summary>
    /// <param name="isShown">They were told of it last.</param>
    /// <param name="isBeside">Something else is asked now.</param>
    public bool? OfStamps(Said said, DialogWords words, bool isShown, bool isBeside)
    {
        var bare = ReportLists.Bare(said.Folded);
        if (bare.Length == 0 || said.Text.Length > Longest)
            return null;
        if (lists.Has("stamp-disputes", bare))
            return lists.IsAsking(said.Text) && !lists.Begins("denials", bare) && !isShown ? null : false;
        if (isBeside || !isShown)
            return null;
        if (IsThanks(said.Folded))
            return true;
        return Read(said.Text, said.Folded, words, isShown: true) switch
        {
            { Word: ReportWord.Agree } => true,
            { Word: ReportWord.Differ } => false,
            _ => lists.Has("stamp-seen", bare) && !lists.IsAsking(said.Text) ? true : null,
        };
    }

    /// <summary>報告を見せてください, 昨日の森田さんの活動報告を確認: they wish to see one, and say nothing of it.</summary>
    public bool WishesToSee(string folded) =>
        ReportLists.Bare(folded) is { Length: <= LongestOne * 2 } bare
        && lists.Has("of-report", bare)
        && (lists.Has("sees", bare) || (lists.Has("arrives", bare) && lists.IsAsking(folded)))
        && !lists.Has("later", bare)
        && !agreements.IsSeen(bare)
        && !agreements.Mentions(bare)
        && !Objects(folded);

    /// <summary>It says that there was no such activity.</summary>
    public bool Disputes(string folded) => lists.Has("disputes", ReportLists.Bare(folded));

    /// <summary>Behind a number: more than the wish to see it.</summary>
    public bool Speaks(string folded) =>
        ReportLists.Bare(folded) is { Length: >= ShortestVoice } bare
        && !lists.Has("requests", bare)
        && !lists.Has("wonders", bare)
        && !lists.Has("later", bare)
        && (!lists.IsAsking(folded) || lists.Has("objects", bare) || lists.Has("differs", bare) || lists.Has("disputes", bare))
        && lists.Whole(bare) is null;

    /// <summary>たぶん, たぶん合ってます: neither a yes nor a no.</summary>
    public bool IsPerhaps(string folded)
    {
        var bare = ReportLists.Bare(folded);
        return lists.Has("perhaps", bare)
            && lists.Whole(lists.Without("perhaps", bare)) is { } rest
            && !rest.Contains("back")
            && bare.Length > 0;
    }

    /// <summary>頼んだのは|12日|です: the day is the right one, and not of which report they speak.</summary>
    public bool IsRightDay(string before, string behind) =>
        lists.End("right-day-before", before.TrimEnd())
        || (lists.Begin("right-day-behind", behind.TrimStart()) && !lists.Begin("day-told-of", behind.TrimStart()));

    /// <summary>The words behind a yes take something of it back.</summary>
    public bool TakesBack(string folded) => Objects(folded) || lists.Has("but", ReportLists.Bare(folded));

    /// <summary>It is against something.</summary>
    public bool Objects(string folded) =>
        lists.Has("objects", ReportLists.Bare(folded))
        || lists.Has("disputes", ReportLists.Bare(folded))
        || lists.Has("differs", ReportLists.Bare(folded));

    /// <summary>A press by mistake is taken back, and nothing else is said.</summary>
    public bool IsTakenBack(string folded) =>
        lists.Whole(ReportLists.Bare(folded)) is { } said && said.Contains("back") && !said.Contains("agree");

    /// <summary>What they answered a while ago is not to count: さっきの取り消します.</summary>
    public bool IsRevoked(string folded) => Clauses.Of(folded).Exists(c => IsRevoking(c.Text));

    private bool IsRevoking(string part) =>
        ReportLists.Bare(part) is var bare
        && lists.Has("revoke", bare)
        && lists.Whole(lists.Without("revoke-beside", lists.Without("revoke", bare))) is not null;

    /// <summary>The one line of a report that words speak of, by its field id; null: none, or several. Of who was there they speak
    /// first.</summary>
    public string? LineOf(string text)
    {
        var bare = ReportLists.Bare(DialogWords.Fold(text));
        return lists.Has("joined-line", bare) ? ChildrenLine
            : lists.LinesIn(bare) is [var only] ? only
            : null;
    }

    /// <summary>みお|も一緒にお世話になりました.</summary>
    public bool IsJoined(string behind) => lists.Begin("joined", behind);

    /// <summary>A text of the file in the language, or in Japanese or English.</summary>
    public string Say(string key, string language, params ReadOnlySpan<(string Name, string Value)> figures) =>
        lists.Say(key, language, figures);

    /// <summary>合ってます、よく見たら土曜でした: a yes, and nothing behind it says that something is otherwise.</summary>
    private bool AgreesAndTells(string bare) =>
        lists.Begins("agree", bare)
        && !lists.Has("but", bare)
        && !lists.Has("differs", bare)
        && !lists.Has("disputes", bare)
        && !lists.Has("stamp-disputes", bare)
        && !bare.Any(char.IsAsciiDigit);

    /// <summary>直してもらってありがとうございます。これで合ってます: a yes, and kind words in another sentence.</summary>
    private bool AgreesAndThanks(string folded, bool isShown)
    {
        var parts = Clauses.Of(folded);
        return parts.Count > 1
            && parts.Exists(p => Agrees(ReportLists.Bare(p.Text), isShown))
            && parts.TrueForAll(p => lists.Whole(ReportLists.Bare(p.Text)) is not null || IsThanks(p.Text));
    }

    /// <summary>合ってるけど、うちは…: a yes, with something the office is to know.</summary>
    private bool AgreesAndRemarks(string bare) =>
        lists.Begins("agree", bare)
        && lists.Has("but", bare)
        && !lists.Has("differs", bare)
        && !lists.Has("disputes", bare)
        && !lists.Has("objects", bare)
        && !lists.Has("stamp-disputes", bare)
        && !bare.Any(char.IsAsciiDigit);

    private bool Agrees(string bare, bool isShown) =>
        lists.Whole(bare) is { } said && (said.Contains("agree") || (isShown && (said.Contains("yes") || said.Contains("soft"))));

    /// <summary>A yes to a report, also with more said beside it, or words of which it is not sure; null: it agrees to nothing.</summary>
    public ReportOpinion? Agreement(string text, bool isShown) => text.Length > Longest ? null : agreements.Of(text, isShown);

    public Agreements Agreements => agreements;

    private bool Tells(string bare) => lists.Has("tells", bare) && (lists.LinesIn(bare).Count > 0 || bare.Any(char.IsAsciiDigit));
}

/// <summary>What a message says of a report.</summary>
/// <param name="Word">Agree, differ or see.</param>
/// <param name="HasWords">It says itself what is otherwise, or more than a yes.</param>
internal readonly record struct ReportOpinion(ReportWord Word, bool HasWords)
{
    /// <summary>The sentence that agrees, where it names a day itself.</summary>
    public string? Which { get; init; }
}
