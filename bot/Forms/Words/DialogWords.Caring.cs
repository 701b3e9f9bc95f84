namespace Channels.Bot.Forms.Words;

/// <summary>What is said to what is offered after care.</summary>
internal sealed partial class DialogWords
{
    /// <summary>What a whole message says to it, or null.</summary>
    /// <param name="folded">The message.</param>
    /// <param name="isOffered">It was offered just now; otherwise only words that can mean nothing else count.</param>
    public CareWord? MatchCaring(string folded, bool isOffered)
    {
        var bare = Bare(folded.TrimStart('/', '／'));
        if (bare.Length == 0)
            return null;
        var plain = Bare(WithoutCourtesy(bare));
        if (!isOffered && !careAnywhere.Contains(bare) && !careAnywhere.Contains(plain))
            return null;
        return careWords.TryGetValue(bare, out var word) || careWords.TryGetValue(plain, out word) ? word : null;
    }

    /// <summary>The whole message asks for that language: English, English please, にほんごでおねがいします.</summary>
    public bool NamesLanguage(string language, string folded) =>
        folded.Length <= 40
        && In(language).LanguageNames.Append(In(language).Phrases[Phrase.LanguageName]).Any(n => Bare(n) == Bare(folded));

    /// <summary>The whole message says that somebody comes from a care office.</summary>
    public bool IsCareProvider(string folded) => Holds(careProviders, folded);

    /// <summary>What the button of such a word says.</summary>
    public string CareLabel(string language, CareWord word) => In(language).Caring[word][0];
}
