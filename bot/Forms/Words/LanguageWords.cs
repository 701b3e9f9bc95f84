using System.Text.Json;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Words;

/// <summary>The dialog's words in one language.</summary>
internal sealed record LanguageWords
{
    public required IReadOnlyDictionary<Phrase, string> Phrases { get; init; }

    public required IReadOnlyDictionary<string, string> Problems { get; init; }

    /// <summary>What the office can find wrong with an answer, in the order of the file.</summary>
    public IReadOnlyDictionary<string, string> ReturnReasons { get; init; } = new Dictionary<string, string>();

    /// <summary>Words by command; the first is on the button.</summary>
    public required IReadOnlyDictionary<Command, IReadOnlyList<string>> Commands { get; init; }

    /// <summary>Fields the dialog brings itself.</summary>
    public IReadOnlyDictionary<string, FieldTexts> Fields { get; init; } = new Dictionary<string, FieldTexts>();

    /// <summary>Ends of a message that change nothing: です, お願いします.</summary>
    public IReadOnlyList<string> PoliteEndings { get; init; } = [];

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

    /// <summary>Ends of an answer that asks nobody: かな.</summary>
    public IReadOnlyList<string> DoubtEndings { get; init; } = [];

    /// <summary>Words that say that something has not happened, or was called off: 予定, キャンセル.</summary>
    public IReadOnlyList<string> NotYetWords { get; init; } = [];

    /// <summary>Whole messages that only greet or thank.</summary>
    public IReadOnlyList<string> Greetings { get; init; } = [];

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

    /// <summary>What people say to an answer; the first is on the button.</summary>
    public required IReadOnlyDictionary<AnswerWord, IReadOnlyList<string>> Answers { get; init; }

    /// <summary>What people say to what is offered after care; the first is on the button.</summary>
    public required IReadOnlyDictionary<CareWord, IReadOnlyList<string>> Caring { get; init; }

    /// <summary>Words of machines and offices that lint reports.</summary>
    public IReadOnlyList<string> Unwanted { get; init; } = [];

    public static LanguageWords Read(string file, string source, ICollection<Lint> findings)
    {
        var map = MapReader.Of(YamlFile.Read(file, source, findings), "The file", findings);
        if (map is null)
            return new LanguageWords
            {
                Phrases = new Dictionary<Phrase, string>(),
                Problems = new Dictionary<string, string>(),
                Commands = new Dictionary<Command, IReadOnlyList<string>>(),
                Answers = new Dictionary<AnswerWord, IReadOnlyList<string>>(),
                Caring = new Dictionary<CareWord, IReadOnlyList<string>>(),
            };

        var phrases = map.Map("phrases");
        var commands = map.Map("commands");
        var answers = map.Map("answers");
        var caring = map.Map("caring");
        var problems = map.Map("problems");
        var wishes = map.Map("wishes");
        var returns = map.Map("return-reasons");
        var words = new LanguageWords
        {
            Phrases = Enum.GetValues<Phrase>().ToDictionary(p => p, p => phrases?.Required(KeyOf(p)) ?? ""),
            Commands = Enum.GetValues<Command>().ToDictionary(c => c, c => CommandWords(commands, KeyOf(c))),
            Answers = Enum.GetValues<AnswerWord>().ToDictionary(a => a, a => CommandWords(answers, KeyOf(a))),
            Caring = Enum.GetValues<CareWord>().ToDictionary(c => c, c => CommandWords(caring, KeyOf(c))),
            Greetings = Words(map, "greetings"),
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
                    Latest = Words(wishes, "latest"),
                    CorrectReturned = Words(wishes, "correct-returned"),
                    Arrived = Words(wishes, "arrived"),
                },
            Problems = problems?.Keys.ToDictionary(k => k, k => problems.Text(k) ?? "") ?? [],
            ReturnReasons = returns?.Keys.ToDictionary(k => k, k => returns.Text(k) ?? "") ?? [],
            Fields = ReadFields(map.Map("fields"), findings),
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
            QuestionBeginnings = Words(map, "question-beginnings"),
            WishWords = Words(map, "wish-words"),
            AsideOpeners = Words(map, "aside-openers"),
            EndWords = Words(map, "end-words"),
            FineWords = Words(map, "fine-words"),
            WaitWords = Words(map, "wait-words"),
            DoubtEndings = Words(map, "doubt-endings"),
            NotYetWords = Words(map, "not-yet-words"),
            Unwanted = Words(map, "unwanted"),
        };
        phrases?.Finish();
        commands?.Finish();
        answers?.Finish();
        caring?.Finish();
        wishes?.Finish();
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

    private static IReadOnlyList<string> CommandWords(MapReader? map, string key)
    {
        var words = map is null ? [] : Words(map, key);
        if (words.Count == 0)
            map?.Add(map.At, "key-missing", $"'{key}' has no words.", $"Add '{key}: [ ... ]'.");
        return words.Count == 0 ? [key] : words;
    }

    private static IReadOnlyList<string> Words(MapReader map, string key) => [.. map.Words(key).Select(w => w.Value)];
}
