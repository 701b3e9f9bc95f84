using Channels.Bot.Forms.Words;
using Channels.Text;
using YamlDotNet.Serialization;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>What requesting members say about a report in sentences: <c>report-words.yaml</c>. A yes must be nothing but a yes; whatever
/// says besides it that something is otherwise is a no, as nobody may be paid over words that were not read.</summary>
internal sealed class ReportSpeech
{
    private const int Longest = 300;

    private static readonly Lazy<ReportSpeech> Loaded = new(Load);

    private readonly Dictionary<string, List<string>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> lines = new(StringComparer.Ordinal);

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
        var bare = Bare(folded);
        if (bare.Length == 0 || text.Length > Longest)
            return null;
        if (Agrees(bare, isShown) || AgreesAndTells(bare))
            return new ReportOpinion(ReportWord.Agree, HasWords: false);
        if (isShown && AgreesAndRemarks(bare))
            return new ReportOpinion(ReportWord.Agree, HasWords: true);
        if ((Has("asks", bare) && (isShown || Has("topics", bare))) || (isShown && Has("wonders", bare)))
            return new ReportOpinion(ReportWord.See, HasWords: false);
        if (Words(bare) is not null)
            return null; // thanks, and nothing else
        if (isShown && IsPerhaps(folded))
            return new ReportOpinion(ReportWord.See, HasWords: false); // they are not sure: it is shown once more
        if (isShown && Has("objects", bare) && !Has("calls", bare))
            return new ReportOpinion(ReportWord.Differ, HasWords: true); // also where they ask: 高すぎませんか
        var isDenied = Begins("denials", bare);

        // え、28日って何曜日でしたっけ: they ask, and say nothing against it.
        if (isShown && IsAsking(text) && !isDenied && !Has("differs", bare) && !Has("disputes", bare))
            return Has("tells", bare) || LinesIn(bare).Count > 0 || bare.Any(char.IsAsciiDigit)
                ? new ReportOpinion(ReportWord.See, HasWords: false)
                : null;
        if (!isShown && (IsAsking(text) || !(isDenied || Has("topics", bare) || LinesIn(bare).Count > 0)))
            return null;
        return isDenied || Has("differs", bare) || (isShown && (Has("disputes", bare) || Tells(bare)))
            ? new ReportOpinion(ReportWord.Differ, HasWords: true)
            : null;
    }

    /// <summary>What is said of a stamp the member was told of: it is right, it is not so; null: it is about something else.</summary>
    /// <param name="isShown">They were told of it last.</param>
    /// <param name="isBeside">Something else is asked now.</param>
    public bool? OfStamps(Said said, DialogWords words, bool isShown, bool isBeside)
    {
        var bare = Bare(said.Folded);
        if (bare.Length == 0 || said.Text.Length > Longest)
            return null;
        if (Has("stamp-disputes", bare))
            return IsAsking(said.Text) && !Begins("denials", bare) && !isShown ? null : false;
        if (isBeside || !isShown)
            return null;
        return Read(said.Text, said.Folded, words, isShown: true) switch
        {
            { Word: ReportWord.Agree } => true,
            { Word: ReportWord.Differ } => false,
            _ => Has("stamp-seen", bare) && !IsAsking(said.Text) ? true : null,
        };
    }

    /// <summary>It says that there was no such activity.</summary>
    public bool Disputes(string folded) => Has("disputes", Bare(folded));

    /// <summary>Behind a number: more than the wish to see it.</summary>
    public bool Speaks(string folded) =>
        Bare(folded) is { Length: >= ShortestVoice } bare
        && !Has("requests", bare)
        && !Has("wonders", bare)
        && !Has("later", bare)
        && (!IsAsking(folded) || Has("objects", bare) || Has("differs", bare) || Has("disputes", bare))
        && Words(bare) is null;

    /// <summary>たぶん, たぶん合ってます: neither a yes nor a no.</summary>
    public bool IsPerhaps(string folded)
    {
        var bare = Bare(folded);
        return Has("perhaps", bare) && Words(Without("perhaps", bare)) is { } rest && !rest.Contains("back") && bare.Length > 0;
    }

    /// <summary>Thanks and kind words: they are against nothing (感謝しています, いつも助かってます).</summary>
    public bool IsThanks(string folded)
    {
        var bare = Bare(folded);
        return Has("thanks", bare)
            && bare.Length <= LongestThanks
            && !bare.Any(char.IsAsciiDigit)
            && LinesIn(bare).TrueForAll(l => l == Children)
            && Array.TrueForAll(Against, list => !Has(list, bare))
            && !Has("but", bare.Replace("いただ", "", StringComparison.Ordinal)) // いただいて
            && !IsAsking(folded)
            && !IsOfCare(folded);
    }

    private const int LongestThanks = 60;

    /// <summary>The one line of which thanks may speak.</summary>
    private const string Children = "children";

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

    /// <summary>頼んだのは|12日|です: the day is the right one, and not of which report they speak.</summary>
    public bool IsRightDay(string before, string behind) =>
        Begin("right-day-behind", behind.TrimStart()) || End("right-day-before", before.TrimEnd());

    /// <summary>The words behind a yes take something of it back.</summary>
    public bool TakesBack(string folded) => Objects(folded) || Has("but", Bare(folded));

    /// <summary>きょうのことじゃない: what was taken for a stamp was told of another day.</summary>
    public bool IsNotToday(string folded) => Has("not-today", Bare(folded));

    /// <summary>It is against something.</summary>
    public bool Objects(string folded) => Has("objects", Bare(folded)) || Has("disputes", Bare(folded)) || Has("differs", Bare(folded));

    /// <summary>Whoever asks for help speaks of care that goes on or is to come: 今日はキャンセルさせてください.</summary>
    public bool IsOfCare(string folded) => Has("parent-care", Bare(folded));

    /// <summary>お母さん遅れるって: whoever cares for a child tells how its return goes.</summary>
    public bool IsOfReturn(string folded) => Has("return-late", Bare(folded));

    /// <summary>いまうちの子どこにおるん？: where the child is, or how it goes.</summary>
    public bool AsksWhere(string folded) => Bare(folded) is var bare && Has("where", bare) && Has("child", bare);

    /// <summary>今月なんぼ, いくら払うんですか: what they have to pay, and no rule.</summary>
    public bool AsksFee(string folded) =>
        Bare(folded) is { Length: <= LongestOne } bare && Has("money-own", bare) && Has("money-asks", bare) && !Has("money-rule", bare);

    /// <summary>It says which of several is meant: みゆのほう, たろうくん.</summary>
    public bool IsOfOne(string folded) =>
        Bare(folded) is { Length: <= LongestOne } bare && lists["of-one"].Exists(w => bare.EndsWith(w, StringComparison.Ordinal));

    private const int LongestOne = 20;

    /// <summary>A press by mistake is taken back, and nothing else is said.</summary>
    public bool IsTakenBack(string folded) => Words(Bare(folded)) is { } said && said.Contains("back") && !said.Contains("agree");

    /// <summary>What they answered a while ago is not to count: さっきの取り消します.</summary>
    public bool IsRevoked(string folded) =>
        Bare(folded) is var bare && Has("revoke", bare) && Words(Without("revoke-beside", Without("revoke", bare))) is not null;

    /// <summary>The one line of a report that words speak of, by its field id; null: none, or several.</summary>
    public string? LineOf(string text) => LinesIn(Bare(DialogWords.Fold(text))) is [var only] ? only : null;

    /// <summary>A text of the file in the language, or in Japanese or English.</summary>
    public string Say(string key, string language, params ReadOnlySpan<(string Name, string Value)> figures) =>
        Template.Fill(texts[key].GetValueOrDefault(language) ?? texts[key]["en"], figures);

    /// <summary>合ってます、よく見たら土曜でした: a yes, and nothing behind it says that something is otherwise.</summary>
    private bool AgreesAndTells(string bare) =>
        Begins("agree", bare)
        && !Has("but", bare)
        && !Has("differs", bare)
        && !Has("disputes", bare)
        && !Has("stamp-disputes", bare)
        && !bare.Any(char.IsAsciiDigit);

    /// <summary>合ってるけど、うちは…: a yes, with something the office is to know.</summary>
    private bool AgreesAndRemarks(string bare) =>
        Begins("agree", bare)
        && Has("but", bare)
        && !Has("differs", bare)
        && !Has("disputes", bare)
        && !Has("objects", bare)
        && !Has("stamp-disputes", bare)
        && !bare.Any(char.IsAsciiDigit);

    /// <summary>What a member says who is told of care or asked about it and gives no plain answer; null: it is about something else,
    /// or says nothing yet.</summary>
    public ReportVoice? VoiceOf(Said said, DialogWords words)
    {
        var (folded, bare) = (said.Folded, Bare(said.Folded));
        if (bare.Count(char.IsLetter) < ShortestVoice || said.Text.Length > LongestVoice || Words(bare) is not null)
            return null;
        if (IsThanks(folded) || IsPerhaps(folded) || AsksFee(folded))
            return null;
        var isAsking = IsAsking(said.Text) || words.IsQuestion(folded) || Has("requests", bare);
        if (Has("calls", bare))
            return ReportVoice.Call;
        if (Has("objects", bare) || Has("disputes", bare) || Has("stamp-disputes", bare))
            return ReportVoice.Objection;
        if (
            isAsking
            || Has("later", bare)
            || lists["greetings"].Exists(w => bare.StartsWith(w, StringComparison.Ordinal))
            || words.IsWish(folded)
        )
            return null;
        return LinesIn(bare).Count > 0 || bare.Any(char.IsAsciiDigit) || Has("topics", bare) ? ReportVoice.Telling : ReportVoice.Other;
    }

    private const int ShortestVoice = 5;

    private const int LongestVoice = 1000;

    private bool Agrees(string bare, bool isShown) =>
        Words(bare) is { } said && (said.Contains("agree") || (isShown && (said.Contains("yes") || said.Contains("soft"))));

    /// <summary>The lists of which the whole message is made, or null: it says something else as well.</summary>
    private HashSet<string>? Words(string bare)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < bare.Length; )
        {
            var (list, length) = ("", 0);
            foreach (var name in (string[])["agree", "yes", "soft", "back", "courtesy"])
            {
                foreach (var word in lists[name])
                {
                    if (word.Length > length && bare.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
                        (list, length) = (name, word.Length);
                }
            }

            if (length == 0)
                return null;
            said.Add(list);
            at += length;
        }

        return said;
    }

    private bool Tells(string bare) => Has("tells", bare) && (LinesIn(bare).Count > 0 || bare.Any(char.IsAsciiDigit));

    private List<string> LinesIn(string bare) =>
        [.. lines.Where(l => l.Value.Exists(w => bare.Contains(w, StringComparison.Ordinal))).Select(l => l.Key)];

    private bool Has(string list, string bare) => lists[list].Exists(w => bare.Contains(w, StringComparison.Ordinal));

    private bool Begins(string list, string bare) =>
        lists[list].Exists(w => bare.Length > w.Length && bare.StartsWith(w, StringComparison.Ordinal));

    private bool Begin(string list, string text) => lists[list].Exists(w => text.StartsWith(w, StringComparison.Ordinal));

    private bool End(string list, string text) => lists[list].Exists(w => text.EndsWith(w, StringComparison.Ordinal));

    private string Without(string list, string bare)
    {
        foreach (var word in lists[list].OrderByDescending(w => w.Length))
            bare = bare.Replace(word, "", StringComparison.Ordinal);
        return bare;
    }

    private bool IsAsking(string text) =>
        text.TrimEnd(' ', '。', '　', '…', '!', '！', '〜') is [.., 'か' or '?' or '？']
        || lists["asking"].Exists(w => Bare(DialogWords.Fold(text)).EndsWith(w, StringComparison.Ordinal));

    private static string Bare(string folded) => string.Concat(folded.Where(char.IsLetterOrDigit));

    private static ReportSpeech Load()
    {
        using var stream = typeof(ReportSpeech).Assembly.GetManifestResourceStream("Reports/report-words.yaml")!;
        using var reader = new StreamReader(stream);
        var speech = new ReportSpeech();
        foreach (var (key, value) in new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(reader))
        {
            if (value is List<object> list)
                speech.lists.Add(key, Folded(list));
            else if (value is Dictionary<object, object> { Count: > 0 } map)
            {
                foreach (var (name, inner) in map)
                {
                    if (inner is List<object> words)
                        speech.lines.Add((string)name, Folded(words));
                    else
                        (speech.texts.TryGetValue(key, out var said) ? said : speech.texts[key] = new(StringComparer.Ordinal)).Add(
                            (string)name,
                            (string)inner
                        );
                }
            }
        }

        return speech;
    }

    private static List<string> Folded(List<object> words) =>
        [.. words.Select(w => Bare(DialogWords.Fold((string)w))).Where(w => w.Length > 0).Distinct()];
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

/// <summary>What a message says of a report.</summary>
/// <param name="Word">Agree, differ or see.</param>
/// <param name="HasWords">It says itself what is otherwise.</param>
internal readonly record struct ReportOpinion(ReportWord Word, bool HasWords);
