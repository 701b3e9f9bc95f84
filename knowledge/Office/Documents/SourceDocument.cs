using System.Security.Cryptography;
using System.Text;
using Channels.Knowledge.Content;
using Channels.Text;

namespace Channels.Knowledge.Office.Documents;

/// <summary>The document an entry was read in, whatever way its name is spelled in each row.</summary>
/// <param name="Key">Stable short name, for addresses.</param>
/// <param name="Title">As the first of its entries has it.</param>
public sealed record SourceDocument(string Key, string Title)
{
    private const int LongestTitle = 300;

    /// <summary>Two are one where their short names are.</summary>
    internal static readonly IEqualityComparer<SourceDocument> ByKey = EqualityComparer<SourceDocument>.Create(
        (one, other) => one?.Key == other?.Key,
        document => StringComparer.Ordinal.GetHashCode(document.Key)
    );

    /// <summary>The document of an entry's first citation; null for an entry without one.</summary>
    public static SourceDocument? Of(Entry entry) =>
        entry.Citations is [{ Source: { Length: > 0 } source }, ..] ? new SourceDocument(KeyOf(source), Shown(source)) : null;

    /// <summary>Whether an entry cites this document first, perhaps with a note behind its name that takes the row back.</summary>
    public bool IsOf(Entry entry) =>
        entry.Citations is [{ Source: { Length: > 0 } source }, ..]
        && (KeyOf(source) == Key || Bare(source).StartsWith(Bare(Title), StringComparison.Ordinal) && Title.Length < LongestTitle);

    private static string KeyOf(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Bare(source))))[..16];

    private static string Bare(string source) =>
        string.Concat(JapaneseText.FoldWidths(source).Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));

    private static string Shown(string source)
    {
        var line = string.Join(' ', source.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return line.Length > LongestTitle ? line[..LongestTitle] : line;
    }
}

/// <summary>A document with what became of its entries.</summary>
/// <param name="Open">Entries that wait and may be approved with it.</param>
/// <param name="Own">Entries above which a member of staff has a proposal: each is approved on its own.</param>
/// <param name="Out">Former rules: withdrawn, superseded, expired.</param>
public sealed record DocumentLine(string Key, string Title, DateOnly? Date, int Open, int Approved, int Own, int Out);
