namespace Channels.Bot.Forms.Words;

/// <summary>What is said to what is offered after care.</summary>
internal sealed partial class DialogWords
{
    /// <summary>What a whole message says to it, or null.</summary>
    public CareWord? MatchCaring(string folded)
    {
        var bare = Bare(folded.TrimStart('/', '／'));
        if (bare.Length == 0)
            return null;
        return careWords.TryGetValue(bare, out var word) || careWords.TryGetValue(Bare(WithoutCourtesy(bare)), out word) ? word : null;
    }

    /// <summary>The whole message says that somebody comes from a care office.</summary>
    public bool IsCareProvider(string folded) => Holds(careProviders, folded);

    /// <summary>What the button of such a word says.</summary>
    public string CareLabel(string language, CareWord word) => In(language).Caring[word][0];
}
