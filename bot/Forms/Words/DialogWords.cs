using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using Channels.Text;
using Channels.Text.Numbers;

namespace Channels.Bot.Forms.Words;

/// <summary>The dialog's own texts and command words in all its languages. Immutable, loaded once from the assembly.</summary>
internal sealed partial class DialogWords
{
    private static readonly Lazy<DialogWords> Embedded = new(LoadEmbedded);

    private static readonly SearchValues<char> KanjiNumerals = SearchValues.Create("一二三四五六七八九十");

    private static readonly char[] AroundNumbers = ['(', ')', '（', '）', ' ', '.', ':', '~', '!'];

    /// <summary>With marks and courtesy words are longer by so much at most.</summary>
    private const int LongestCourtesy = 16;

    private readonly FrozenDictionary<string, LanguageWords> languages;
    private readonly FrozenDictionary<string, Command> commands;
    private readonly FrozenDictionary<string, AnswerWord> answerWords;
    private readonly FrozenDictionary<string, CareWord> careWords;
    private readonly FrozenDictionary<string, LinkWord> linkWords;
    private readonly FrozenDictionary<string, ReportWord> reportWords;
    private readonly string[] connectWords;
    private readonly WordList linkAbout;
    private readonly WordList linkVerbs;
    private readonly WordList unlinkVerbs;
    private readonly WordList whichNumber;
    private readonly FrozenSet<string> careAnywhere;
    private readonly int longestCareWord;
    private readonly FrozenDictionary<string, string> languageNames;

    /// <summary>Longer phrases are on no button.</summary>
    private const int LongestButton = 24;

    /// <summary>A longer message says more than that.</summary>
    private const int LongestUnknown = 24;

    private readonly FrozenSet<string> greetings;
    private readonly WordList unknownEndings;
    private readonly WordList notApplying;
    private readonly WordList applying;
    private readonly FrozenSet<string> sameWords;
    private readonly FrozenSet<string> returning;
    private readonly FrozenSet<string> readingNews;
    private readonly FrozenSet<string> careProviders;
    private readonly FrozenSet<string> noMore;
    private readonly FrozenSet<string> buttons;
    private readonly WordList correctionOpeners;
    private readonly WordList correctionMarks;
    private readonly WordList startWords;
    private readonly WordList questionEndings;
    private readonly WordList questionBeginnings;
    private readonly WordList questionTails;
    private readonly WordList questionDemands;
    private readonly WordList politeEndings;
    private readonly WordList courtesies;
    private readonly WordList fillers;
    private readonly WordList numberEndings;
    private readonly WordList changeEndings;
    private readonly FrozenSet<string> thanks;
    private readonly FrozenSet<string> farewells;
    private readonly WordList titles;
    private readonly WordList withdraw;
    private readonly WordList correct;
    private readonly WordList past;
    private readonly WordList latestWords;
    private readonly WordList sentWords;
    private readonly WordList arrived;
    private readonly FrozenSet<string> correctReturned;
    private readonly WordList wishWords;
    private readonly WordList onlyEndings;
    private readonly WordList notYetWords;
    private readonly WordList doubtEndings;
    private readonly WordList asideOpeners;
    private readonly WordList waitWords;
    private readonly WordList whoReads;
    private readonly WordList erasing;
    private readonly FrozenSet<string> declining;
    private readonly WordList fineWords;
    private readonly WordList endWords;
    private readonly FrozenSet<string> sending;
    private readonly FrozenSet<string> onlyOne;
    private readonly WordList goingOn;
    private readonly WordList cancelledWords;
    private readonly WordList nearMissWords;
    private readonly WordList showSent;
    private readonly WordList sentBefore;
    private readonly WordList notSent;
    private readonly WordList thereAndBack;
    private readonly WordList otherCosts;
    private readonly WordList sameActivity;
    private readonly WordList offActivity;
    private readonly WordList bothWords;
    private readonly WordList careTold;
    private readonly WordList reportWished;
    private readonly WordList stopWords;
    private readonly WordList holdWords;
    private readonly WordList until;
    private readonly WordList beforeStop;
    private readonly WordList behindStop;
    private readonly FrozenDictionary<PlainWord, WordList> plain;
    private readonly FrozenDictionary<PlainWord, FrozenSet<string>> plainWhole; // as whole messages are compared: just kidding has a space

    /// <summary>こんにちは and こんにちわ, おはよう and おはようございます are one greeting.</summary>
    private const int LettersOfGreeting = 4;

    /// <param name="languages">The words by language.</param>
    /// <param name="offered">Languages people may choose; null: those that are approved.</param>
    public DialogWords(IReadOnlyDictionary<string, LanguageWords> languages, IReadOnlyCollection<string>? offered = null)
    {
        this.languages = languages.ToFrozenDictionary();
        Languages = offered ?? [.. languages.Where(l => l.Value.Language.IsApproved).Select(l => l.Key)];
        commands = languages
            .Values.SelectMany(l => l.Commands.SelectMany(c => c.Value.Select(word => (Word: Fold(word), Command: c.Key))))
            .DistinctBy(c => (c.Word, c.Command))
            .ToFrozenDictionary(c => c.Word, c => c.Command);
        answerWords = languages
            .Values.SelectMany(l => l.Answers.SelectMany(a => a.Value.Select(word => (Word: Fold(word), Answer: a.Key))))
            .DistinctBy(a => a.Word)
            .ToFrozenDictionary(a => a.Word, a => a.Answer);
        careWords = languages
            .Values.SelectMany(l => l.Caring.SelectMany(c => c.Value.Select(word => (Word: Bare(word), Care: c.Key))))
            .DistinctBy(c => c.Word)
            .ToFrozenDictionary(c => c.Word, c => c.Care);
        linkWords = languages
            .Values.SelectMany(l => l.Linking.SelectMany(c => c.Value.Select(word => (Word: Bare(word), Link: c.Key))))
            .DistinctBy(c => c.Word)
            .ToFrozenDictionary(c => c.Word, c => c.Link);
        reportWords = languages
            .Values.SelectMany(l => l.Reports.SelectMany(c => c.Value.Select(word => (Word: Bare(word), Report: c.Key))))
            .DistinctBy(c => c.Word)
            .ToFrozenDictionary(c => c.Word, c => c.Report);
        connectWords = [.. linkWords.Where(l => l.Value is LinkWord.Connect).Select(l => l.Key).OrderByDescending(w => w.Length)];
        longestCareWord = careWords.Keys.Max(w => w.Length) + LongestCourtesy;
        languageNames = languages
            .Where(l => Languages.Contains(l.Key))
            .SelectMany(l => l.Value.LanguageNames.Append(l.Value.Phrases[Phrase.LanguageName]).Select(n => (Name: Bare(n), l.Key)))
            .DistinctBy(n => n.Name)
            .ToFrozenDictionary(n => n.Name, n => n.Key);
        careAnywhere = languages.Values.SelectMany(l => l.CaringAnywhere).Select(Bare).ToFrozenSet();
        Stamps = new StampLists([.. languages.Values.Select(l => l.Stamps)]);
        linkAbout = Endings(l => l.LinkAbout);
        linkVerbs = Endings(l => l.LinkVerbs);
        unlinkVerbs = Endings(l => l.UnlinkVerbs);
        whichNumber = Endings(l => l.WhichNumber);
        notApplying = Endings(l => l.NotApplying);
        applying = Endings(l => l.Applying);
        unknownEndings = Endings(l => l.UnknownEndings);
        greetings = languages.Values.SelectMany(l => l.Greetings).Select(Fold).ToFrozenSet();
        sameWords = languages.Values.SelectMany(l => l.SameWords).Select(Fold).ToFrozenSet();
        returning = Whole(l => l.Returning, Phrase.CaseReturn);
        noMore = Whole(l => l.NoMore, Phrase.ChooseNext);
        buttons = languages
            .Values.SelectMany(l => l.Phrases.Values)
            .Where(p => p.Length <= LongestButton && !p.Contains('{', StringComparison.Ordinal))
            .Select(Bare)
            .ToFrozenSet();
        careProviders = Whole(l => l.CareProviders, Phrase.CareProviderHere);
        readingNews = Whole(l => l.ReadingNews, Phrase.NewsRead);
        correctionOpeners = AsWritten(l => l.CorrectionOpeners);
        correctionMarks = AsWritten(l => l.CorrectionMarks);
        startWords = AsWritten(l => l.StartWords);
        questionEndings = Endings(l => l.QuestionEndings);
        questionTails = Endings(l => l.QuestionEndings.Concat(l.QuestionParticles));
        questionDemands = Endings(l => l.QuestionDemands);
        questionBeginnings = Endings(l => l.QuestionBeginnings);
        politeEndings = Endings(l => l.PoliteEndings);
        courtesies = Endings(l => l.PoliteEndings.Concat(l.SpokenEndings));
        fillers = AsWritten(l => l.Fillers);
        numberEndings = Endings(l => l.NumberEndings);
        changeEndings = Endings(l => l.ChangeEndings);
        thanks = languages.Values.SelectMany(l => l.Thanks).Select(Bare).ToFrozenSet();
        farewells = languages.Values.SelectMany(l => l.Farewells).Select(Bare).ToFrozenSet();
        titles = Endings(l => l.Titles);
        withdraw = Endings(l => l.Wishes.Withdraw);
        correct = Endings(l => l.Wishes.Correct);
        past = Endings(l => l.Wishes.Past);
        correctReturned = Whole(l => l.Wishes.CorrectReturned, Phrase.CorrectIt);
        arrived = Endings(l => l.Wishes.Arrived);
        sentWords = Endings(l => l.Wishes.Sent);
        latestWords = Endings(l => l.Wishes.Latest);
        onlyEndings = Endings(l => l.OnlyEndings);
        wishWords = Endings(l => l.WishWords);
        notYetWords = Endings(l => l.NotYetWords);
        doubtEndings = Endings(l => l.DoubtEndings);
        asideOpeners = Endings(l => l.AsideOpeners);
        waitWords = Endings(l => l.WaitWords);
        whoReads = Endings(l => l.WhoReads);
        erasing = Endings(l => l.Erasing);
        declining = languages.Values.SelectMany(l => l.Declining).Select(Bare).ToFrozenSet();
        fineWords = Endings(l => l.FineWords);
        endWords = Endings(l => l.EndWords);
        sending = languages.Values.SelectMany(l => l.Sending).Select(Bare).ToFrozenSet();
        onlyOne = languages.Values.SelectMany(l => l.OnlyOne).Select(Bare).ToFrozenSet();
        goingOn = Endings(l => l.GoingOn);
        cancelledWords = Endings(l => l.Wishes.Cancelled);
        nearMissWords = Endings(l => l.NearMiss);
        showSent = Endings(l => l.Wishes.ShowSent);
        sentBefore = Endings(l => l.Wishes.SentBefore);
        notSent = Endings(l => l.Wishes.NotSent);
        thereAndBack = Endings(l => l.Costs.ThereAndBack);
        TimeAway = Endings(l => l.Costs.Away);
        otherCosts = Endings(l => l.Costs.Other);
        sameActivity = Endings(l => l.Several.Same);
        offActivity = Endings(l => l.Several.Off);
        bothWords = Endings(l => l.Several.Both);
        careTold = Endings(l => l.Several.Care);
        reportWished = Endings(l => l.Several.Report);
        stopWords = Endings(l => l.Stopping.Stop);
        holdWords = Endings(l => l.Stopping.Hold);
        until = Endings(l => l.Stopping.Until);
        beforeStop = Endings(l => l.Stopping.Before);
        behindStop = Endings(l => l.Stopping.Behind);
        plain = Enum.GetValues<PlainWord>()
            .ToFrozenDictionary(w => w, w => Endings(l => l.Plain.GetValueOrDefault(LanguageWords.KeyOf(w)) ?? []));
        plainWhole = plain.ToFrozenDictionary(p => p.Key, p => p.Value.Words.Select(BareOf).ToFrozenSet());
        Joiners = [.. languages.Values.SelectMany(l => l.Joiners).Distinct()];

        FrozenSet<string> Whole(Func<LanguageWords, IEnumerable<string>> of, Phrase button) =>
            languages.Values.SelectMany(l => of(l).Append(l.Phrases[button])).Select(Bare).ToFrozenSet();

        WordList Endings(Func<LanguageWords, IEnumerable<string>> of) => new(languages.Values.SelectMany(of).Select(Fold));

        WordList AsWritten(Func<LanguageWords, IEnumerable<string>> of) =>
            new(languages.Values.SelectMany(of), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Words that say that somebody was away in between.</summary>
    public WordList TimeAway { get; }

    /// <summary>Words of the two stamps of a care.</summary>
    public StampLists Stamps { get; }

    /// <summary>The words that ship with the product.</summary>
    public static DialogWords Default => Embedded.Value;

    /// <summary>Those that are offered.</summary>
    public IReadOnlyCollection<string> Languages { get; }

    /// <summary>The same words; of languages only these are offered.</summary>
    public DialogWords Offering(IReadOnlyCollection<string> offered) => new(languages, offered);

    /// <summary>Words between several answers in one message: 1と3.</summary>
    public string[] Joiners { get; }

    /// <inheritdoc cref="JapaneseText.FoldMessage"/>
    public static string Fold(string text) => JapaneseText.FoldMessage(text);

    public string Say(string language, Phrase phrase, params ReadOnlySpan<(string Name, string Value)> figures) =>
        Fill(In(language).Phrases[phrase], figures);

    /// <summary>The words for a problem, or for a code nobody wrote words for, those of "please say it again".</summary>
    public string Problem(string language, string code, params ReadOnlySpan<(string Name, string Value)> figures) =>
        In(language).Problems.TryGetValue(code, out var text) ? Fill(text, figures) : Say(language, Phrase.SayAgain);

    /// <summary>By alarm the plain cries of every language, offered or not.</summary>
    public ILookup<string, string> Cries =>
        languages.Values.SelectMany(l => l.Cries.SelectMany(c => c.Value.Select(w => (c.Key, w)))).ToLookup(c => c.Key, c => c.w);

    /// <summary>Codes of what the office can find wrong with an answer.</summary>
    public IReadOnlyCollection<string> ReturnReasons => [.. In(Forms.Languages.Japanese).ReturnReasons.Keys];

    /// <summary>What the office found wrong; of a code nobody wrote words for, that it is to be looked at again.</summary>
    public string ReturnReason(string language, string code) =>
        In(language).ReturnReasons.GetValueOrDefault(code) ?? In(language).ReturnReasons["other"];

    /// <summary>Codes there are words for.</summary>
    public IReadOnlyCollection<string> ProblemCodes => [.. In(Forms.Languages.Japanese).Problems.Keys];

    public bool HasProblem(string code) => In(Forms.Languages.Japanese).Problems.ContainsKey(code);

    /// <summary>Words that texts for people should not use.</summary>
    public IReadOnlyList<string> Unwanted(string language) => In(language).Unwanted;

    /// <summary>Texts of a field the dialog brings itself: <c>ward</c>, <c>bank-account.bank</c>.</summary>
    public FieldTexts FieldTexts(string language, string id) => In(language).Fields[id];

    /// <summary>What the button of a command says.</summary>
    public string Label(string language, Command command) => In(language).Commands[command][0];

    /// <summary>The command a whole message is, or null. <paramref name="isExplicit"/>: it began with a stroke, so it is never an
    /// answer.</summary>
    public Command? Match(string folded, out bool isExplicit)
    {
        isExplicit = folded.Length > 1 && folded[0] is '/' or '／';
        if (commands.TryGetValue(isExplicit ? folded[1..] : folded, out var command))
            return command;
        return !isExplicit && WithoutCourtesy(folded) is var bare && bare.Length < folded.Length && commands.TryGetValue(bare, out command)
            ? command
            : null;
    }

    /// <summary>What a whole message says to an answer, or null.</summary>
    public AnswerWord? MatchAnswer(string folded) =>
        answerWords.TryGetValue(folded, out var word) || answerWords.TryGetValue(WithoutFillers(folded), out word) ? word : null;

    /// <summary>The whole message is what some button of the dialog says.</summary>
    public bool IsButton(string folded) => buttons.Contains(ShapesOf(folded).Bare);

    /// <summary>What the button of such a word says.</summary>
    public string AnswerLabel(string language, AnswerWord word) => In(language).Answers[word][0];

    /// <summary>A whole message that only greets or thanks.</summary>
    /// <summary>会員番号わからんわ, 番号を忘れました: a short message that ends by saying that it is not known.</summary>
    public bool DoesNotKnow(string folded)
    {
        if (folded.Length > LongestUnknown)
            return false;
        var bare = Without(folded.TrimEnd('。', '!', '?', ' ', '、'), courtesies);
        return unknownEndings.Ending(bare, before: 1) is not null
            || (bare.Length > 0 && char.IsAsciiLetter(bare[0]) && unknownEndings.Words.Contains(bare)); // not sure
    }

    /// <summary>The greeting that answers a greeting, in the language it was said in; null where it was none.</summary>
    public string? GreetingBack(string language, string folded)
    {
        if (!IsGreeting(folded))
            return null;
        foreach (
            var back in languages
                .OrderBy(l => l.Key != language)
                .ThenBy(l => l.Key, StringComparer.Ordinal)
                .SelectMany(l => l.Value.GreetingsBack)
        )
        {
            var bare = Fold(back).TrimEnd('.', '。', ' ');
            if (folded.StartsWith(bare[..Math.Min(LettersOfGreeting, bare.Length)], StringComparison.Ordinal))
                return back;
        }

        return null;
    }

    public bool IsGreeting(string folded) => greetings.Contains(folded.TrimEnd('!', '！', '~', '〜', 'ー', ' '));

    /// <summary>A whole message that takes over what is suggested.</summary>
    public bool MeansTheSame(string folded) => sameWords.Contains(folded) || sameWords.Contains(WithoutCourtesy(folded));

    /// <summary>What is looked for among choices: without fillers before and courtesy behind.</summary>
    public string WithoutPoliteEnding(string folded) => WithoutCourtesy(folded);

    /// <summary>It is what the button of a row says: 4 直す.</summary>
    public bool IsOfRow(string folded) =>
        WithoutChangeEnding(folded) is { Length: > 0 and < 3 } bare
        && bare.Length < folded.Length
        && folded[bare.Length] is ' '
        && !bare.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>Words that are kept, without です: a name may end in かな.</summary>
    public string WithoutPlainEnding(string folded) => Without(folded, politeEndings);

    public string WithoutChangeEnding(string folded) => Without(folded, changeEndings);

    /// <summary>The number a message is: 2, ２, ②, 2番, (2), 二.</summary>
    public int? ReadNumber(string folded)
    {
        var bare = Without(WithoutCourtesy(folded), numberEndings).Trim(AroundNumbers);
        if (bare.Length is 0 or > 3)
            return OrdinalReader.Read(folded) is > 0 and var place ? place : null;
        if (!bare.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return int.Parse(bare, CultureInfo.InvariantCulture);
        return !bare.AsSpan().ContainsAnyExcept(KanjiNumerals)
            && NumberReader.Read(bare) is Reading<long>.Found { NeedsConfirmation: false, Value: < 100 } n
                ? (int)n.Value
            : OrdinalReader.Read(folded) is > 0 and var ordinal ? ordinal
            : null;
    }

    /// <summary>Puts figures into <c>{places}</c> of a text. Figures are taken as they are: a brace in an answer means nothing.</summary>
    public static string Fill(string text, params ReadOnlySpan<(string Name, string Value)> figures) => Template.Fill(text, figures);

    private LanguageWords In(string language) =>
        languages.TryGetValue(language, out var words) ? words : languages[Forms.Languages.Fallback(language)];

    private static string Without(string folded, WordList endings) =>
        endings.Ending(folded, before: 1) is { } ending ? folded[..^ending.Length].TrimEnd() : folded;

    private static DialogWords LoadEmbedded()
    {
        var assembly = typeof(DialogWords).Assembly;
        var findings = new List<Lint>();
        var words = new Dictionary<string, LanguageWords>();
        // Who says what others do not comes first.
        foreach (var language in Forms.Languages.All.OrderByDescending(l => l.IsWhole))
        {
            var file = $"Dialogs/{language.Id}.yaml";
            using var stream =
                assembly.GetManifestResourceStream(file)
                ?? throw new InvalidOperationException($"The dialog's words in '{language.Id}' are not in the assembly.");
            using var reader = new StreamReader(stream);
            var instead = language.IsWhole ? null : words[language.FallsBackTo];
            words[language.Id] = LanguageWords.Read(language.Id, file, reader.ReadToEnd(), instead, findings);
        }

        if (findings.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, findings));
        return new DialogWords(words);
    }
}
