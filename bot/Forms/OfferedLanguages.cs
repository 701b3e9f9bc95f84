using Channels.Bot.Forms.Words;

namespace Channels.Bot.Forms;

/// <summary>
/// The languages people are offered: those whose words the city has approved, and in a demonstration
/// (<c>Languages:Demonstration</c>) the others too, which then say so.
/// </summary>
public sealed class OfferedLanguages
{
    private readonly bool isDemonstration;

    /// <param name="isDemonstration">Those that are not approved are offered too.</param>
    public OfferedLanguages(bool isDemonstration)
    {
        this.isDemonstration = isDemonstration;
        Ids = [.. Languages.All.Where(May).Select(l => l.Id)];
        Samples = [.. Languages.All.Where(l => May(l) && !l.IsApproved).Select(l => l.Id)];
    }

    /// <summary>In the order in which they are offered.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Those of them that nobody has approved.</summary>
    public IReadOnlyList<string> Samples { get; }

    /// <summary>The same language where it is offered, else Japanese.</summary>
    public string Known(string? language) =>
        language is not null && Ids.Contains(language, StringComparer.Ordinal) ? language : Languages.Japanese;

    /// <summary>
    /// The language of a browser by its <c>Accept-Language</c>. Japanese anywhere in it means Japanese, unless another language that is
    /// offered stands first; what is not offered is met in English.
    /// </summary>
    public string OfBrowser(string accepted)
    {
        if (string.IsNullOrWhiteSpace(accepted))
            return Languages.Japanese;
        var first = Languages.Tagged(accepted.Split(',', ';')[0], May)?.Id ?? Languages.English;
        return first is Languages.English && accepted.Contains(Languages.Japanese, StringComparison.OrdinalIgnoreCase)
            ? Languages.Japanese
            : first;
    }

    /// <summary>The language of the dialog for what somebody's app is set to: easy Japanese where it is none that is offered.</summary>
    public string OfApp(string tag) => Languages.Tagged(tag, May)?.Id ?? Languages.EasyJapanese;

    /// <summary>A language with words, offered or not.</summary>
    public static bool IsOne(string? language) => language is not null && Languages.Find(language) is not null;

    private bool May(SpokenLanguage language) => isDemonstration || language.IsApproved;
}
