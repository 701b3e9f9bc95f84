using Channels.Text;

namespace Channels.Bot.Forms.Words;

/// <summary>What is said to what is offered after care.</summary>
internal sealed partial class DialogWords
{
    /// <summary>More is a story in which somebody reads something. Characters.</summary>
    private const int LongestAboutReading = 40;

    /// <summary>So short it can only be about what was recorded: 取り下げてくれ. Characters.</summary>
    private const int LongestTakingBack = 12;

    /// <summary>What a whole message says to it, or null.</summary>
    /// <param name="folded">The message.</param>
    /// <param name="isOffered">It was offered just now; otherwise only words that can mean nothing else count.</param>
    public CareWord? MatchCaring(string folded, bool isOffered)
    {
        if (folded.Length is 0 || folded.Length > longestCareWord)
            return null;
        var shapes = ShapesOf(folded.TrimStart('/', '／'));
        var (bare, plain) = (shapes.Bare, shapes.PlainBare);
        if (bare.Length == 0)
            return null;
        if (!isOffered && !careAnywhere.Contains(bare) && !careAnywhere.Contains(plain))
            return null;
        return careWords.TryGetValue(bare, out var word) || careWords.TryGetValue(plain, out word) ? word : null;
    }

    /// <summary>The language that a whole message asks for: English, English please, にほんごでおねがいします.</summary>
    public string? LanguageNamed(string folded) =>
        folded.Length is > 0 and <= 40 && languageNames.TryGetValue(ShapesOf(folded).Bare, out var language) ? language : null;

    /// <summary>The whole message says that somebody comes from a care office.</summary>
    public bool IsCareProvider(string folded) => Holds(careProviders, folded);

    /// <summary>What the button of such a word says.</summary>
    public string CareLabel(string language, CareWord word) => In(language).Caring[word][0];

    /// <summary>It asks who learns of what is written (誰が読みますか, 夫に知られませんか).</summary>
    public bool AsksWhoReads(string folded) =>
        folded.Length <= LongestAboutReading && !folded.Contains("知られたくな", StringComparison.Ordinal) && Names(folded, whoReads);

    /// <summary>Wants what was written to be gone.</summary>
    public bool WishesErasure(string folded) => folded.Length <= LongestAboutReading && Names(folded, erasing);

    /// <summary>One of the words stands in it; kana is often written apart (ぜんぶ けして).</summary>
    private static bool Names(string folded, WordList words) =>
        words.IsIn(folded)
        || (folded.Contains(' ', StringComparison.Ordinal) && words.IsIn(folded.Replace(" ", "", StringComparison.Ordinal)));

    /// <summary>Says of an application that was recorded that it is not meant, or not yet.</summary>
    public bool TakesBackApplying(string folded) =>
        !AsksWhetherApplied(folded)
        && (
            (notApplying.IsIn(folded) && Names(folded, plain[PlainWord.ApplyingWord]))
            || Speaks(PlainWord.GivesUpApplying, folded)
            || (folded.Length <= LongestTakingBack && withdraw.IsIn(folded))
        );
}

/// <summary>
/// What people say to what is offered after care. The words are in <c>caring</c> of the language files; the first of each is on the
/// button.
/// </summary>
internal enum CareWord
{
    /// <summary>To go on with what was being asked.</summary>
    GoOn,

    /// <summary>To say more where no consultation is open.</summary>
    TellMore,

    /// <summary>To be called on the telephone.</summary>
    Call,

    /// <summary>To leave it at that.</summary>
    Enough,
}
