namespace Channels.Bot.Forms.Safeguarding;

/// <summary>
/// A text as words of danger are looked for in it: letters and digits only, so that 死 に た い, し.に.た.い and しにた〜い are one
/// word. Where a sentence ended, and where Latin words begin and end, is remembered beside the letters.
/// </summary>
internal readonly struct CloseText
{
    private readonly int[] sentences;
    private readonly bool[] breaks;

    private CloseText(char[] letters, int[] sentences, bool[] breaks, int length)
    {
        Letters = letters;
        this.sentences = sentences;
        this.breaks = breaks;
        Length = length;
    }

    public char[] Letters { get; }

    public int Length { get; }

    /// <summary>The letters of a word of a list, written as texts are.</summary>
    public static string Of(string folded)
    {
        var text = Read(folded);
        return new string(text.Letters, 0, text.Length);
    }

    /// <param name="folded">Folded as <see cref="Words.DialogWords.Fold"/> does.</param>
    public static CloseText Read(string folded)
    {
        var letters = new char[folded.Length];
        var sentences = new int[folded.Length];
        var breaks = new bool[folded.Length + 1];
        var (length, sentence, isApart) = (0, 0, true);
        for (var at = 0; at < folded.Length; at++)
        {
            var c = folded[at];
            if (!IsKept(c) || IsDrawnOut(folded, at, letters, length))
            {
                if (c is '。' or '!' or '?' || (c is '.' && at + 1 < folded.Length && folded[at + 1] is ' '))
                    sentence++;
                isApart |= c is not '\'';
                continue;
            }

            letters[length] = Large(c);
            sentences[length] = sentence;
            breaks[length++] = isApart;
            isApart = false;
        }

        breaks[length] = true;
        return new CloseText(letters, sentences, breaks, length);
    }

    public bool IsOneSentence(int from, int to) => sentences[from] == sentences[to];

    /// <summary>Behind the last letter of the sentence that a letter is in.</summary>
    public int EndOfSentence(int start)
    {
        var end = start + 1;
        while (end < Length && sentences[end] == sentences[start])
            end++;
        return end;
    }

    /// <summary>A Latin word begins and ends with the letters between: "diet" does not hold "die".</summary>
    public bool IsWhole(int start, int end) =>
        (!IsLatin(Letters[start]) || breaks[start] || !IsLatin(Letters[start - 1]))
        && (!IsLatin(Letters[end - 1]) || breaks[end] || !IsLatin(Letters[end]));

    private static bool IsLatin(char c) => c is (>= 'a' and <= 'z') or (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF');

    // Somebody who hides a letter (自○) means it all the same.
    private static bool IsKept(char c) => c is not 'ー' && (char.IsLetterOrDigit(c) || c is '○' or '◯' or '〇' or '々');

    /// <summary>しにたぁい, しにたああい, しにたいいいい: the same sound once more.</summary>
    private static bool IsDrawnOut(string folded, int at, char[] letters, int length)
    {
        if (length == 0 || char.IsAsciiDigit(folded[at]))
            return false;
        var (c, before) = (folded[at], letters[length - 1]);
        if (length > 1 && Large(c) == before && letters[length - 2] == before)
            return true;
        return c is 'ぁ' or 'ぃ' or 'ぅ' or 'ぇ' or 'ぉ' && VowelOf(before) == Large(c);
    }

    private static char Large(char c) =>
        c switch
        {
            'ぁ' or 'ぃ' or 'ぅ' or 'ぇ' or 'ぉ' or 'っ' or 'ゃ' or 'ゅ' or 'ょ' or 'ゎ' => (char)(c + 1),
            '◯' or '〇' => '○',
            _ => c,
        };

    private static char VowelOf(char kana) =>
        kana switch
        {
            'あ' or 'か' or 'が' or 'さ' or 'ざ' or 'た' or 'だ' or 'な' or 'は' or 'ば' or 'ま' or 'や' or 'ら' or 'わ' => 'あ',
            'い' or 'き' or 'ぎ' or 'し' or 'じ' or 'ち' or 'に' or 'ひ' or 'び' or 'み' or 'り' => 'い',
            'う' or 'く' or 'ぐ' or 'す' or 'ず' or 'つ' or 'ぬ' or 'ふ' or 'ぶ' or 'む' or 'ゆ' or 'る' => 'う',
            'え' or 'け' or 'げ' or 'せ' or 'ぜ' or 'て' or 'で' or 'ね' or 'へ' or 'べ' or 'め' or 'れ' => 'え',
            'お' or 'こ' or 'ご' or 'そ' or 'ぞ' or 'と' or 'ど' or 'の' or 'ほ' or 'ぼ' or 'も' or 'よ' or 'ろ' or 'を' => 'お',
            _ => '\0',
        };
}
