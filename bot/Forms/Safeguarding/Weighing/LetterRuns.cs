namespace Channels.Bot.Forms.Safeguarding.Weighing;

/// <summary>
/// The features of a text: every run of one to four letters, with the ends of the text as letters of their own, by the number of the
/// shelf it falls on. Nothing is a word here, so that spellings and dialects nobody listed still share most of their runs.
/// </summary>
internal ref struct LetterRuns(ReadOnlySpan<char> letters)
{
    public const int Shelves = 1 << 16;
    public const int Longest = 4;

    private const char Edge = '\u0001';

    private readonly ReadOnlySpan<char> letters = letters;
    private int start = -2;
    private int length = Longest;
    private uint hash;

    /// <summary>The shelf of the run that was moved to.</summary>
    public int Current { get; private set; }

    public readonly LetterRuns GetEnumerator() => this;

    public bool MoveNext()
    {
        if (length == Longest || start + length > letters.Length)
        {
            if (++start > letters.Length)
                return false;
            (length, hash) = (0, 2166136261u);
        }

        var at = start + length++;
        hash = (hash ^ (at < 0 || at >= letters.Length ? Edge : letters[at])) * 16777619u;
        var mixed = (hash ^ (hash >> 15)) * 0x2c1b3c6du;
        Current = (int)((mixed ^ (mixed >> 12)) & (Shelves - 1));
        return true;
    }
}
