using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>Which children a care is of, and which of them a stamp names, pure. はなちゃん and ハナ are the same.</summary>
internal static class CareChildren
{
    /// <summary>It may be about this care: no child was named, or one of its own, or of the care none was.</summary>
    public static bool Fits(StampedCare care, string? named) => named is null || care.Child is null || Shared(care.Child, named).Count > 0;

    /// <summary>All that were still there are named.</summary>
    /// <param name="care">The care.</param>
    /// <param name="gone">Those who were given back before.</param>
    /// <param name="named">Who was named.</param>
    public static bool AreAll(StampedCare care, IReadOnlyList<string> gone, string named)
    {
        var left = Without(StampedTimes.Names(care.Child ?? ""), gone);
        return Without(left, StampedTimes.Names(named)).Count == 0;
    }

    /// <summary>The names of one list that are in the other too, as the first has them.</summary>
    public static IReadOnlyList<string> Shared(string of, string with)
    {
        var those = StampedTimes.Names(with).Select(Bare).ToHashSet(StringComparer.Ordinal);
        return [.. StampedTimes.Names(of).Where(n => those.Contains(Bare(n)))];
    }

    /// <summary>The names that are not in the other list.</summary>
    public static IReadOnlyList<string> Without(IEnumerable<string> names, IEnumerable<string> others)
    {
        var those = others.Select(Bare).ToHashSet(StringComparer.Ordinal);
        return [.. names.Where(n => !those.Contains(Bare(n)))];
    }

    /// <summary>The children of a care and those who were named beside them, together.</summary>
    public static string? Together(string? kept, string? named) =>
        kept is null ? named
        : named is null ? kept
        : string.Join('、', StampedTimes.Names(kept).Concat(Without(StampedTimes.Names(named), StampedTimes.Names(kept))));

    /// <summary>How a name is compared.</summary>
    public static string Bare(string name) => NameFinder.WithoutTitle(JapaneseText.FoldToHiragana(name));
}
