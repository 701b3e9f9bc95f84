using Channels.Bot.Forms.Words;

namespace Channels.Bot.Forms;

/// <summary>The languages a dialog can be held in: one file of words each (<c>Words/{id}.yaml</c>), which says what it is.</summary>
internal static class Languages
{
    public const string Japanese = "ja";

    public const string EasyJapanese = "ja-easy";

    public const string English = "en";

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<SpokenLanguage> All = SpokenLanguage.Shipped();

    /// <summary>Every procedure has these.</summary>
    public static readonly IReadOnlyList<string> Required = [.. All.Where(l => l.IsWhole).Select(l => l.Id)];

    /// <summary>A procedure may add the others.</summary>
    public static readonly IReadOnlyList<string> Known = [.. All.Select(l => l.Id)];

    /// <summary>Which language speaks when a text is missing in the one asked for.</summary>
    public static string Fallback(string language) =>
        Find(language)?.FallsBackTo ?? (language.StartsWith(Japanese, StringComparison.Ordinal) ? Japanese : English);

    /// <summary>The language that a browser or an app calls so: its own name first, then what stands before the region.</summary>
    public static SpokenLanguage? Tagged(string tag, Func<SpokenLanguage, bool> may)
    {
        var name = tag.Trim().Replace('_', '-').ToLowerInvariant();
        for (; name.Length > 0; name = name.LastIndexOf('-') is > 0 and var at ? name[..at] : "")
        {
            if (All.FirstOrDefault(l => l.Tags.Contains(name) && may(l)) is { } found)
                return found;
        }

        return null;
    }

    public static SpokenLanguage? Find(string id) => All.FirstOrDefault(l => l.Id == id);
}
