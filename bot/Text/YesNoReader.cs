using Channels.Text.YesNo;

namespace Channels.Text;

/// <summary>
/// Reads yes or no as people say it: はい, はいお願いします, えっと いいえ, もうおらん, OK👌, hai. A plain answer is nothing but such words; what
/// says something else as well (はい、420円です, No.3) is none, and <see cref="FindOpening"/> tells how far it went. Words such as いいです
/// and 大丈夫です mean either and are asked back. The words are data: <c>yes-no.tsv</c>.
/// </summary>
public static class YesNoReader
{
    /// <summary>A sentence about something is short when it answers. Letters.</summary>
    private const int LongestSentence = 24;

    private static readonly string[] Turns = ["でも", "けど", "ただ", "しかし", "けれど", "but"];

    /// <summary>Reads yes as true. An answer that says both (はい、ちがいます) is none; one that asks (はい？) is ambiguous.</summary>
    public static Reading<bool> Read(string text)
    {
        var prepared = Cursor.Prepare(text);
        var answer = new PlainAnswer(prepared, stackalloc char[PlainAnswer.Longest], stackalloc int[PlainAnswer.Longest]);
        if (!answer.IsWhole || answer.Letters.Length == 0)
            return Reading.None<bool>();
        var reading = Read(answer.Letters);
        if (reading is Reading<bool>.None && answer.Letters.Contains('ー'))
            reading = Read(answer.Letters.ToString().Replace("ー", "", StringComparison.Ordinal)); // おねがいしまーす
        return reading is Reading<bool>.Found && IsAsking(prepared) ? Either : reading;
    }

    /// <summary>
    /// How a text opens: はい、420円です is yes, and its span is that of はい、. Null when it does not open with yes or no, or with both.
    /// All of the text is explained when the span reaches its end.
    /// </summary>
    public static Mentioned<bool>? FindOpening(string prepared)
    {
        if (IsNoSuch(prepared))
            return null;
        var answer = new PlainAnswer(prepared, stackalloc char[PlainAnswer.Longest], stackalloc int[PlainAnswer.Longest]);
        var scan = new AnswerScan(answer.Letters, stackalloc bool[PlainAnswer.Longest + 1], stackalloc bool[PlainAnswer.Longest + 1]);
        var end = scan.Opening(out var meaning);
        if (end == 0 || Of(meaning) is not Reading<bool>.Found found)
            return null;
        var behind = end < answer.Letters.Length && answer.Letters[end] == ' ' ? end + 1 : end; // the stop belongs to the word
        return new Mentioned<bool>(found, [new Span(0, answer.PlaceOf(behind))]);
    }

    /// <summary>
    /// An answer to a question of yes or no that also says why: はい、少し熱がありました; いいえ、元気でした. A sentence alone (熱はありませんでした) needs
    /// confirmation: what is not there may be something else. None with figures in it, or when it says both.
    /// </summary>
    public static Reading<bool> ReadSentence(string text)
    {
        if (Read(text) is not Reading<bool>.None and var plain)
            return plain;
        var prepared = Cursor.Prepare(text);
        if (IsNoSuch(prepared))
            return Reading.None<bool>();
        var answer = new PlainAnswer(prepared, stackalloc char[PlainAnswer.Longest], stackalloc int[PlainAnswer.Longest]);
        var letters = answer.Letters;
        if (!answer.IsWhole || letters.ContainsAnyInRange('0', '9') || IsAsking(prepared))
            return Reading.None<bool>();
        var scan = new AnswerScan(letters, stackalloc bool[PlainAnswer.Longest + 1], stackalloc bool[PlainAnswer.Longest + 1]);
        var end = scan.Opening(out var opening);
        var tail = scan.TailFrom(end);
        var closing = tail < 0 ? YesNoRole.Unknown : scan.MeaningFrom(tail);
        if (end > 0 && end < letters.Length && letters[end] != ' ')
            return Reading.None<bool>();
        if (Of(opening) is not Reading<bool>.Found)
            return
                letters.Length <= LongestSentence
                && opening == YesNoRole.Unknown
                && !Turn(prepared)
                && Of(closing) is Reading<bool>.Found sentence
                ? Reading.Found(sentence.Value, needsConfirmation: true)
                : Reading.None<bool>();
        if (closing == YesNoRole.Unknown && Turn(prepared))
            return Reading.None<bool>();
        return Of(opening | closing) is Reading<bool>.Found both ? both : Reading.None<bool>();
    }

    /// <summary>no money, no one hit me: there is none of something, and nothing was answered; not me, my mother: it is something else.
    /// No, I have is a no, and so is not yet.</summary>
    private static bool IsNoSuch(string prepared) =>
        (
            prepared.StartsWith("not ", StringComparison.OrdinalIgnoreCase)
            && prepared.Length > 4
            && char.IsAsciiLetter(prepared[4])
            && !Array.Exists(NotThen, w => prepared.AsSpan(4).StartsWith(w, StringComparison.OrdinalIgnoreCase))
        )
        || prepared.StartsWith("no ", StringComparison.OrdinalIgnoreCase)
            && prepared.Length > 3
            && char.IsAsciiLetter(prepared[3])
            && !Array.Exists(NoThen, w => prepared.AsSpan(3).StartsWith(w, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] NotThen =
    [
        "yet",
        "really",
        "at all",
        "now",
        "today",
        "right",
        "correct",
        "ok",
        "true",
        "need",
        "any",
        "for now",
    ];

    private static readonly string[] NoThen =
    [
        "i ",
        "i'",
        "we ",
        "it ",
        "he ",
        "she ",
        "they ",
        "there ",
        "that ",
        "thank",
        "not ",
        "no ",
        "nobody",
        "none",
        "nothing",
        "please",
        "sorry",
        "need",
        "longer",
    ];

    /// <summary>
    /// A yes to what was said or shown (合っとるよ, はい、大丈夫でした): it answers no question of fact, as what is agreed to may be either.
    /// </summary>
    public static bool IsAgreement(string text)
    {
        var answer = new PlainAnswer(Cursor.Prepare(text), stackalloc char[PlainAnswer.Longest], stackalloc int[PlainAnswer.Longest]);
        var scan = new AnswerScan(answer.Letters, stackalloc bool[PlainAnswer.Longest + 1], stackalloc bool[PlainAnswer.Longest + 1]);
        if (!answer.IsWhole || !scan.IsExplained)
            return false;
        var meaning = scan.MeaningFrom(0);
        var agreed = meaning & (YesNoRole.Agrees | YesNoRole.Either);
        return Of(meaning) is Reading<bool>.Found { Value: true } && agreed is not YesNoRole.Unknown;
    }

    private static Reading<bool> Either => new Reading<bool>.Ambiguous([true, false]);

    private static Reading<bool> Read(ReadOnlySpan<char> letters)
    {
        var scan = new AnswerScan(letters, stackalloc bool[PlainAnswer.Longest + 1], stackalloc bool[PlainAnswer.Longest + 1]);
        return scan.IsExplained ? Of(scan.MeaningFrom(0)) : Reading.None<bool>();
    }

    /// <summary>A sure word decides over one that means either.</summary>
    private static Reading<bool> Of(YesNoRole meaning) =>
        (meaning & (YesNoRole.Yes | YesNoRole.No)) switch
        {
            YesNoRole.Yes => Reading.Found(true),
            YesNoRole.No => Reading.Found(false),
            YesNoRole.Unknown when (meaning & YesNoRole.Either) is not YesNoRole.Unknown => Either,
            _ => Reading.None<bool>(),
        };

    private static bool IsAsking(string prepared) => prepared.AsSpan().TrimEnd(" 。.!~").EndsWith("?", StringComparison.Ordinal);

    private static bool Turn(string prepared) => Turns.Any(word => prepared.Contains(word, StringComparison.Ordinal));
}
