using System.Text.RegularExpressions;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>The numbers of what was handed in, and opening it: where it was handed in with the number alone, elsewhere with its
/// word.</summary>
internal sealed partial class CaseNumbers(ProcedureCatalog catalog, DialogWords words)
{
    /// <summary>Longer than anybody's way of saying number and word.</summary>
    private const int LongestNaming = 160;

    /// <summary>So many letters beside a word are its own.</summary>
    private const int FewBeside = 2;

    /// <summary>Longer words are a story, and no code word.</summary>
    private const int LongestWord = 40;

    /// <summary>A number of something handed in, and its word, wherever they stand in what somebody wrote; or what follows the
    /// number.</summary>
    public (string Reference, string Word)? Find(Said said)
    {
        if (said.IsWordless || said.Text.Length > LongestNaming || !ReferenceNumber.MayBeIn(said.Text))
            return null;
        var text = JapaneseText.Fold(said.Text);
        var pair = CodeWords.FindIn(text);
        if (
            (pair is null ? NumberAndWord() : NumberAnywhere())
                .Matches(text)
                .FirstOrDefault(m => ReferenceNumber.TryParse(m.Groups[1].Value, out _))
                is not { } match
            || !ReferenceNumber.TryParse(match.Groups[1].Value, out var number)
            || number.Prefix == ResumeCodes.Prefix
            || catalog.OfNumber(number.Prefix) is not { } procedure
        )
            return null;
        var rest = WordIn(text[match.Groups[1].Index..][match.Groups[1].Length..]);
        if (procedure.Safeguarding is { HasWord: true })
            return Meant(rest, pair) is { Length: <= LongestWord } word ? (number.ToString(), word) : null;
        return rest.Length == 0 || words.IsReadingNews(DialogWords.Fold(rest)) ? (number.ToString(), "") : null;
    }

    /// <summary>The word as it was written, where little but it was; else the pair that stands in what was.</summary>
    public static string Meant(string written, string? pair)
    {
        var word = CodeWords.ByReading(written);
        return pair is null || (word.Length > 0 && word.Length <= pair.Length + FewBeside) ? word : pair;
    }

    /// <summary>It looks like a number of something handed in, and nobody has it: as it was written; or null.</summary>
    public string? Wrong(Said said) =>
        !said.IsWordless
        && said.Text.Length <= LongestNaming
        && ReferenceNumber.MayBeIn(said.Text)
        && NumberAndWord().Match(JapaneseText.Fold(said.Text)) is { Success: true } match
        && match.Groups[1].Value is var written
        && !ReferenceNumber.TryParse(written, out _)
        && catalog.OfNumber(new string([.. written.TakeWhile(char.IsAsciiLetter)]).ToUpperInvariant()) is { Safeguarding.HasWord: true }
            ? written.ToUpperInvariant()
            : null;

    /// <summary>The word in what somebody wrote: 合言葉は「あおい かさ」です; で、あおいかさ、です。昨日書いた者です.</summary>
    public static string WordIn(string text)
    {
        var word = JapaneseText.Fold(text).Trim(Around);
        while (Array.Find(Labels, l => word.StartsWith(l, StringComparison.OrdinalIgnoreCase)) is { } label)
            word = Particle(word[label.Length..]).Trim(Around);
        var end = Array
            .ConvertAll(Ends, e => word.IndexOf(e, StringComparison.Ordinal))
            .Where(at => at >= 0)
            .DefaultIfEmpty(word.Length)
            .Min();
        return word[..end].Trim(Around);
    }

    /// <summary>は of 合言葉は; never that of a word itself (はやい いす).</summary>
    private static string Particle(string behind) => behind is ['は' or 'が', ..] ? behind[1..] : behind;

    /// <summary>What was handed in under this number is not to be read where others may read it later.</summary>
    public bool IsConfidential(string reference) => ProcedureOf(reference)?.Privacy is not ("personal" or "public");

    /// <summary>It can be opened elsewhere with its word.</summary>
    public bool HasWord(string reference) => ProcedureOf(reference)?.Safeguarding is { HasWord: true };

    public Procedure? ProcedureOf(string reference) =>
        ReferenceNumber.TryParse(reference, out var number) ? catalog.OfNumber(number.Prefix) : null;

    /// <summary>Looks the case up, with its word or as what was handed in here, or asks for the word; what was found comes within the
    /// turn.</summary>
    public TurnResult Open(Heard heard, string reference, string word)
    {
        var state = heard.State;
        if (word.Length == 0 && IsOpenHere(heard, reference))
            return Read(heard, reference);
        if (word.Length == 0 && IsConfidential(reference))
            return AskWord(heard, reference);
        if (word.Length > 0 && WrongCodes.AreTooMany(state, heard.Context))
            return CaseReplies.Lines(state, heard.Before.Append(words.Say(state.Language, Phrase.TooManyCodes)));

        // Number and word stay asked for until they are right: the next try may be the word alone.
        return new TurnResult(
            state with
            {
                Case = word.Length == 0 ? state.Case : new OpenedCase(reference, heard.Context.Now, IsOpen: false),
            },
            [.. heard.Before.Select(b => Activity.Message(b))],
            [word.Length == 0 ? new ReadCase(reference) : new OpenCase(reference, word)]
        );
    }

    /// <summary>Its word was right here, or it was handed in here, a moment ago: nobody is asked for it again.</summary>
    private static bool IsOpenHere(Heard heard, string reference) =>
        heard.State.Case is { IsOpen: true } open && open.Reference == reference && heard.Context.Now - open.At <= CaseWords.StaysOpen;

    /// <summary>What the office wrote, of the case that is open.</summary>
    public static TurnResult Read(Heard heard, string reference) =>
        new(heard.State, [.. heard.Before.Select(b => Activity.Message(b))], [new ReadCase(reference) { IsOpened = true }]);

    /// <summary>The number is known, and its word is asked for.</summary>
    public TurnResult AskWord(Heard heard, string reference) =>
        WrongCodes.AreTooMany(heard.State, heard.Context)
            ? CaseReplies.Lines(heard.State, heard.Before.Append(words.Say(heard.Language, Phrase.TooManyCodes)))
            : CaseReplies.Lines(
                heard.State with
                {
                    Case = new OpenedCase(reference, heard.Context.Now, IsOpen: false),
                },
                heard.Before.Append(words.Say(heard.Language, Phrase.CaseWordAsk, ("number", reference))),
                CaseReplies.EndButton(words, heard)
            );

    /// <summary>What stands before the word itself.</summary>
    private static readonly string[] Labels =
    [
        "合言葉",
        "あいことば",
        "言葉",
        "ことば",
        "合い言葉",
        "code word",
        "codeword",
        "the word",
        "and",
        "で、",
        "で ",
        "で合言葉",
        "であいことば",
        "と、",
    ];

    /// <summary>Where the sentence with the word ends.</summary>
    private static readonly string[] Ends = ["です", "だよ", "。", "」です", "、です"];

    private static readonly char[] Around = ['「', '」', '『', '』', ' ', '　', '、', ',', '。', '.', ':', '：', '"', '\n'];

    /// <summary>In a sentence with its word: i was here before, number SK-4QW8-9XJR word lively basket.</summary>
    [GeneratedRegex(
        @"(?<![0-9A-Za-z])([A-Za-z]{1,4}[-ー−‐\s]?[0-9A-Za-z]{4}[-ー−‐\s]?[0-9A-Za-z]{4})(?![0-9A-Za-z])",
        RegexOptions.CultureInvariant,
        100
    )]
    private static partial Regex NumberAnywhere();

    [GeneratedRegex(
        @"^[^0-9A-Za-z]{0,30}([A-Za-z]{1,4}[-ー−‐\s]?[0-9A-Za-z]{4}[-ー−‐\s]?[0-9A-Za-z]{4})(?![0-9A-Za-z])(.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        100
    )]
    private static partial Regex NumberAndWord();
}
