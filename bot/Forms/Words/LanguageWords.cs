using System.Text.Json;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Words;

/// <summary>The dialog's words in one language.</summary>
internal sealed record LanguageWords
{
    public required IReadOnlyDictionary<Phrase, string> Phrases { get; init; }

    /// <summary>What language it is.</summary>
    public required SpokenLanguage Language { get; init; }

    public required IReadOnlyDictionary<string, string> Problems { get; init; }

    /// <summary>What the office can find wrong with an answer, in the order of the file.</summary>
    public IReadOnlyDictionary<string, string> ReturnReasons { get; init; } = new Dictionary<string, string>();

    /// <summary>Words by command; the first is on the button.</summary>
    public required IReadOnlyDictionary<Command, IReadOnlyList<string>> Commands { get; init; }

    /// <summary>Fields the dialog brings itself.</summary>
    public IReadOnlyDictionary<string, FieldTexts> Fields { get; init; } = new Dictionary<string, FieldTexts>();

    /// <summary>Ends of a message that change nothing: です, お願いします.</summary>
    public IReadOnlyList<string> PoliteEndings { get; init; } = [];

    /// <summary>Words of many small matters, by the matter (<c>PlainWord</c>): what is no name, whether a machine answers.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Plain { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Ends that change nothing where a choice, a number or a command is looked for, and may be part of a name: かな, やけ,
    /// よ.</summary>
    public IReadOnlyList<string> SpokenEndings { get; init; } = [];

    /// <summary>Beginnings that say nothing: えっと, あのー.</summary>
    public IReadOnlyList<string> Fillers { get; init; } = [];

    /// <summary>What may follow a number that picks an option: 番, つ目.</summary>
    public IReadOnlyList<string> NumberEndings { get; init; } = [];

    /// <summary>What makes a number or a name a wish to change it: を直す.</summary>
    public IReadOnlyList<string> ChangeEndings { get; init; } = [];

    public IReadOnlyList<string> Joiners { get; init; } = [];

    /// <summary>Whole messages that take over what is suggested: 前回と同じ.</summary>
    public IReadOnlyList<string> SameWords { get; init; } = [];

    /// <summary>Beginnings of a message that may announce a correction: あ、 すみません.</summary>
    public IReadOnlyList<string> CorrectionOpeners { get; init; } = [];

    /// <summary>Words that can only announce a correction: 間違えました, じゃなくて.</summary>
    public IReadOnlyList<string> CorrectionMarks { get; init; } = [];

    /// <summary>What stands after the start of a period: から.</summary>
    public IReadOnlyList<string> StartWords { get; init; } = [];

    /// <summary>Ends of a message that make it a question.</summary>
    public IReadOnlyList<string> QuestionEndings { get; init; } = [];

    /// <summary>What may stand at the end of a question and says nothing: は.</summary>
    public IReadOnlyList<string> QuestionParticles { get; init; } = [];

    /// <summary>Endings of a demand to be told: 条件教えろ.</summary>
    public IReadOnlyList<string> QuestionDemands { get; init; } = [];

    /// <summary>Beginnings of a message that make it a question.</summary>
    public IReadOnlyList<string> QuestionBeginnings { get; init; } = [];

    /// <summary>Words that wish to begin something: したいんですけど.</summary>
    public IReadOnlyList<string> WishWords { get; init; } = [];

    /// <summary>Beginnings of a question that comes before the answer: その前に.</summary>
    public IReadOnlyList<string> AsideOpeners { get; init; } = [];

    /// <summary>What tells the end of a period: まで.</summary>
    public IReadOnlyList<string> EndWords { get; init; } = [];

    /// <summary>Words that mean yes where the answers are checked, and either elsewhere: 大丈夫.</summary>
    public IReadOnlyList<string> FineWords { get; init; } = [];

    /// <summary>Ends of a message of somebody who needs a moment.</summary>
    public IReadOnlyList<string> WaitWords { get; init; } = [];

    /// <summary>Would rather leave a question out: 書きたくない.</summary>
    public IReadOnlyList<string> Declining { get; init; } = [];

    /// <summary>Wants what was written to be gone: ぜんぶ消して.</summary>
    public IReadOnlyList<string> Erasing { get; init; } = [];

    /// <summary>Asks who learns of what is written: 夫に知られますか.</summary>
    public IReadOnlyList<string> WhoReads { get; init; } = [];

    /// <summary>Ends of an answer that asks nobody: かな.</summary>
    public IReadOnlyList<string> DoubtEndings { get; init; } = [];

    /// <summary>Words that say that something has not happened, or was called off: 予定, キャンセル.</summary>
    public IReadOnlyList<string> NotYetWords { get; init; } = [];

    /// <summary>Whole messages that only greet or thank.</summary>
    public IReadOnlyList<string> Greetings { get; init; } = [];

    /// <summary>Ends of a message that says that the answer is not known: わからん.</summary>
    public IReadOnlyList<string> UnknownEndings { get; init; } = [];

    /// <summary>What is said to a greeting that begins with the same letters: こんにちは。 to こんにちわ.</summary>
    public IReadOnlyList<string> GreetingsBack { get; init; } = [];

    /// <summary>Whole messages of somebody who comes back to what they handed in.</summary>
    public IReadOnlyList<string> Returning { get; init; } = [];

    /// <summary>Whole messages of somebody who wants to read what the office wrote.</summary>
    public IReadOnlyList<string> ReadingNews { get; init; } = [];

    /// <summary>Whole messages of somebody who says that they come from a care office.</summary>
    public IReadOnlyList<string> CareProviders { get; init; } = [];

    /// <summary>Ends that say that it is the only one: だけ.</summary>
    public IReadOnlyList<string> OnlyEndings { get; init; } = [];

    /// <summary>Whole messages that say that there is nothing else to choose.</summary>
    public IReadOnlyList<string> NoMore { get; init; } = [];

    /// <summary>Of the words after care those that count without an offer.</summary>
    public IReadOnlyList<string> CaringAnywhere { get; init; } = [];

    /// <summary>Whole messages that ask for this language.</summary>
    public IReadOnlyList<string> LanguageNames { get; init; } = [];

    /// <summary>Parts of a message that speaks of applying and does not wish it.</summary>
    public IReadOnlyList<string> NotApplying { get; init; } = [];

    /// <summary>Parts that wish it even in a question.</summary>
    public IReadOnlyList<string> Applying { get; init; } = [];

    /// <summary>Whole messages that thank.</summary>
    public IReadOnlyList<string> Thanks { get; init; } = [];

    /// <summary>Whole messages that take leave.</summary>
    public IReadOnlyList<string> Farewells { get; init; } = [];

    /// <summary>What may follow a name: さん, ちゃん.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>Words about something that was handed in.</summary>
    public WishWords Wishes { get; init; } = new();

    /// <summary>Whole messages at the check that hand in: 送ってください.</summary>
    public IReadOnlyList<string> Sending { get; init; } = [];

    /// <summary>Whole messages that there is only one: 一人, of children.</summary>
    public IReadOnlyList<string> OnlyOne { get; init; } = [];

    /// <summary>Parts of a message of somebody who comes back to what is open: どこまでやった.</summary>
    public IReadOnlyList<string> GoingOn { get; init; } = [];

    /// <summary>A child was hurt or fell ill while in care: 転んで, じんましん.</summary>
    public IReadOnlyList<string> NearMiss { get; init; } = [];

    /// <summary>Words about what something cost.</summary>
    public CostWords Costs { get; init; } = new();

    /// <summary>Words of a message that tells of several activities.</summary>
    public SeveralWords Several { get; init; } = new();

    /// <summary>Words that stop what is being written.</summary>
    public StopWords Stopping { get; init; } = new();

    /// <summary>What people say to an answer; the first is on the button.</summary>
    public required IReadOnlyDictionary<AnswerWord, IReadOnlyList<string>> Answers { get; init; }

    /// <summary>What people say to what is offered after care; the first is on the button.</summary>
    public required IReadOnlyDictionary<CareWord, IReadOnlyList<string>> Caring { get; init; }

    /// <summary>What people say about the link to their member number; the first is on the button.</summary>
    public IReadOnlyDictionary<LinkWord, IReadOnlyList<string>> Linking { get; init; } = new Dictionary<LinkWord, IReadOnlyList<string>>();

    /// <summary>What people say to a report they are asked about; the first is on the button.</summary>
    public IReadOnlyDictionary<ReportWord, IReadOnlyList<string>> Reports { get; init; } =
        new Dictionary<ReportWord, IReadOnlyList<string>>();

    /// <summary>Words of the two stamps of a care.</summary>
    public StampWords Stamps { get; init; } = new();

    /// <summary>What a message about the link speaks of: 会員番号.</summary>
    public IReadOnlyList<string> LinkAbout { get; init; } = [];

    /// <summary>Parts that with it wish the link: つなぎ.</summary>
    public IReadOnlyList<string> LinkVerbs { get; init; } = [];

    /// <summary>Parts that ask for one's own number: 会員番号は何番.</summary>
    public IReadOnlyList<string> WhichNumber { get; init; } = [];

    /// <summary>Parts that with it wish its end: はずし.</summary>
    public IReadOnlyList<string> UnlinkVerbs { get; init; } = [];

    /// <summary>By alarm the plainest words for it, of a language that was taught no weights.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Cries { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Words of machines and offices that lint reports.</summary>
    public IReadOnlyList<string> Unwanted { get; init; } = [];

    /// <param name="id">Which language.</param>
    /// <param name="file">Name of the file in findings.</param>
    /// <param name="source">Its text.</param>
    /// <param name="instead">Says what this language does not say; null: it says everything.</param>
    /// <param name="findings">What is wrong with it.</param>
    public static LanguageWords Read(string id, string file, string source, LanguageWords? instead, ICollection<Lint> findings)
    {
        var map = MapReader.Of(YamlFile.Read(file, source, findings), "The file", findings);
        if (map is null)
            return new LanguageWords
            {
                Language = SpokenLanguage.Read(id, null),
                Phrases = new Dictionary<Phrase, string>(),
                Problems = new Dictionary<string, string>(),
                Commands = new Dictionary<Command, IReadOnlyList<string>>(),
                Answers = new Dictionary<AnswerWord, IReadOnlyList<string>>(),
                Caring = new Dictionary<CareWord, IReadOnlyList<string>>(),
            };

        var phrases = map.Map("phrases");
        var parts = map.Map("plain-parts");
        var commands = map.Map("commands");
        var answers = map.Map("answers");
        var caring = map.Map("caring");
        var linking = map.Map("linking");
        var reports = map.Map("reports");
        var problems = map.Map("problems");
        var wishes = map.Map("wishes");
        var stopping = map.Map("stopping");
        var several = map.Map("several");
        var costs = map.Map("costs");
        var returns = map.Map("return-reasons");
        var words = new LanguageWords
        {
            Language = SpokenLanguage.Read(id, map.Map("language")),
            Phrases = Enum.GetValues<Phrase>().ToDictionary(p => p, p => Said(phrases, KeyOf(p), instead?.Phrases[p])),
            Commands = Enum.GetValues<Command>().ToDictionary(c => c, c => CommandWords(commands, KeyOf(c), instead?.Commands[c])),
            Answers = Enum.GetValues<AnswerWord>().ToDictionary(a => a, a => CommandWords(answers, KeyOf(a), instead?.Answers[a])),
            Caring = Enum.GetValues<CareWord>().ToDictionary(c => c, c => CommandWords(caring, KeyOf(c), instead?.Caring[c])),
            Linking = Enum.GetValues<LinkWord>().ToDictionary(l => l, l => CommandWords(linking, KeyOf(l), instead?.Linking[l])),
            Reports = Enum.GetValues<ReportWord>().ToDictionary(r => r, r => CommandWords(reports, KeyOf(r), instead?.Reports[r])),
            Stamps = StampWords.Read(map.Map("stamps")),
            LinkAbout = Words(map, "link-about"),
            LinkVerbs = Words(map, "link-verbs"),
            WhichNumber = Words(map, "which-number"),
            UnlinkVerbs = Words(map, "unlink-verbs"),
            Greetings = Words(map, "greetings"),
            UnknownEndings = Words(map, "unknown-endings"),
            GreetingsBack = Words(map, "greetings-back"),
            Returning = Words(map, "returning"),
            ReadingNews = Words(map, "reading-news"),
            CareProviders = Words(map, "care-providers"),
            CaringAnywhere = Words(map, "caring-anywhere"),
            LanguageNames = Words(map, "language-names"),
            NotApplying = Words(map, "not-applying"),
            Applying = Words(map, "applying"),
            NoMore = Words(map, "no-more"),
            OnlyEndings = Words(map, "only-endings"),
            Thanks = Words(map, "thanks"),
            Farewells = Words(map, "farewells"),
            Titles = Words(map, "titles"),
            Wishes = wishes is null
                ? new WishWords()
                : new WishWords
                {
                    Withdraw = Words(wishes, "withdraw"),
                    Correct = Words(wishes, "correct"),
                    Past = Words(wishes, "past"),
                    Sent = Words(wishes, "sent"),
                    ShowSent = Words(wishes, "show-sent"),
                    SentBefore = Words(wishes, "sent-before"),
                    NotSent = Words(wishes, "not-sent"),
                    Cancelled = Words(wishes, "cancelled"),
                    Latest = Words(wishes, "latest"),
                    CorrectReturned = Words(wishes, "correct-returned"),
                    Arrived = Words(wishes, "arrived"),
                },
            Costs = costs is null
                ? new CostWords()
                : new CostWords
                {
                    Other = Words(costs, "other"),
                    ThereAndBack = Words(costs, "there-and-back"),
                    Away = Words(costs, "away"),
                },
            Several = several is null
                ? new SeveralWords()
                : new SeveralWords
                {
                    Same = Words(several, "same"),
                    Off = Words(several, "off"),
                    Both = Words(several, "both"),
                    Care = Words(several, "care"),
                    Report = Words(several, "report"),
                },
            Stopping = stopping is null
                ? new StopWords()
                : new StopWords
                {
                    Stop = Words(stopping, "stop"),
                    Hold = Words(stopping, "hold"),
                    Until = Words(stopping, "until"),
                    Before = Words(stopping, "before"),
                    Behind = Words(stopping, "behind"),
                },
            Problems = Over(instead?.Problems, problems?.Keys.ToDictionary(k => k, k => problems.Text(k) ?? "")),
            ReturnReasons = Over(instead?.ReturnReasons, returns?.Keys.ToDictionary(k => k, k => returns.Text(k) ?? "")),
            Fields = Over(instead?.Fields, ReadFields(map.Map("fields"), findings)),
            PoliteEndings = Words(map, "polite-endings"),
            SpokenEndings = Words(map, "spoken-endings"),
            Fillers = Words(map, "fillers"),
            NumberEndings = Words(map, "number-endings"),
            ChangeEndings = Words(map, "change-endings"),
            Joiners = Words(map, "joiners"),
            SameWords = Words(map, "same-words"),
            CorrectionOpeners = Words(map, "correction-openers"),
            CorrectionMarks = Words(map, "correction-marks"),
            StartWords = Words(map, "start-words"),
            QuestionEndings = Words(map, "question-endings"),
            QuestionParticles = Words(map, "question-particles"),
            QuestionDemands = Words(map, "question-demands"),
            QuestionBeginnings = Words(map, "question-beginnings"),
            WishWords = Words(map, "wish-words"),
            AsideOpeners = Words(map, "aside-openers"),
            EndWords = Words(map, "end-words"),
            FineWords = Words(map, "fine-words"),
            WaitWords = Words(map, "wait-words"),
            WhoReads = Words(map, "who-reads"),
            Erasing = Words(map, "erasing"),
            Declining = Words(map, "declining"),
            DoubtEndings = Words(map, "doubt-endings"),
            Sending = Words(map, "sending"),
            OnlyOne = Words(map, "only-one"),
            GoingOn = Words(map, "going-on"),
            NearMiss = Words(map, "near-miss"),
            NotYetWords = Words(map, "not-yet-words"),
            Unwanted = Words(map, "unwanted"),
            Plain = map.Map("plain") is { } plain ? plain.Keys.ToDictionary(k => k, k => Spelled(plain, k, parts)) : [],
            Cries = map.Map("cries") is { } cries ? cries.Keys.ToDictionary(k => k, k => Words(cries, k)) : [],
        };
        phrases?.Finish();
        commands?.Finish();
        answers?.Finish();
        caring?.Finish();
        linking?.Finish();
        reports?.Finish();
        wishes?.Finish();
        stopping?.Finish();
        costs?.Finish();
        several?.Finish();
        map.Finish();
        return words;
    }

    private static Dictionary<string, FieldTexts> ReadFields(MapReader? map, ICollection<Lint> findings)
    {
        var fields = new Dictionary<string, FieldTexts>();
        foreach (var id in map?.Keys ?? [])
        {
            if (map!.Map(id) is { } block)
                fields[id] = TextsReader.ReadField(block, findings);
        }

        return fields;
    }

    public static string KeyOf(Enum name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString());

    private static string Said(MapReader? phrases, string key, string? instead) =>
        (instead is null ? phrases?.Required(key) : phrases?.Text(key) ?? instead) ?? "";

    private static Dictionary<string, T> Over<T>(IReadOnlyDictionary<string, T>? instead, Dictionary<string, T>? own)
    {
        var all = instead?.ToDictionary() ?? [];
        foreach (var (key, value) in own ?? [])
            all[key] = value;
        return all;
    }

    private static IReadOnlyList<string> CommandWords(MapReader? map, string key, IReadOnlyList<string>? instead)
    {
        var words = map is null ? [] : Words(map, key);
        if (words.Count == 0 && instead is not null)
            return instead;
        if (words.Count == 0)
            map?.Add(map.At, "key-missing", $"'{key}' has no words.", $"Add '{key}: [ ... ]'.");
        return words.Count == 0 ? [key] : words;
    }

    /// <summary>The words of a list, those that are written with parts in every spelling.</summary>
    private static IReadOnlyList<string> Spelled(MapReader map, string key, MapReader? parts) =>
        [.. Words(map, key).SelectMany(w => w.Contains('<') ? WordParts.Spellings(w, p => parts is null ? [] : Words(parts, p)) : [w])];

    private static IReadOnlyList<string> Words(MapReader map, string key) => [.. map.Words(key).Select(w => w.Value)];
}
