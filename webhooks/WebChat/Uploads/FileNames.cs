using System.Globalization;

namespace Channels.Webhooks.WebChat;

/// <summary>A file's name for people: shown, never part of a path.</summary>
internal static class FileNames
{
    private const int Longest = 60;

    /// <summary>The last part of what the sender calls it, without signs that mean something elsewhere, ending as its kind does.</summary>
    public static string Shown(string? sent, string mediaType)
    {
        var ending = Ending(mediaType);
        var last = (sent ?? string.Empty).Split('/', '\\')[^1];
        var kept = string.Concat(last.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')')).Trim(' ', '.');
        var stem = kept.LastIndexOf('.') is var dot and > 0 ? kept[..dot] : kept;
        if (stem.Length > Longest)
            stem = stem[..(char.IsHighSurrogate(stem[Longest - 1]) ? Longest - 1 : Longest)];
        return (stem.Length == 0 ? "file" : stem) + ending;
    }

    public static string Ending(string mediaType) =>
        mediaType switch
        {
            "image/jpeg" => ".jpg",
            "application/pdf" => ".pdf",
            _ => string.Create(CultureInfo.InvariantCulture, $".{mediaType[(mediaType.IndexOf('/', StringComparison.Ordinal) + 1)..]}"),
        };
}
