using System.Globalization;

namespace Channels.Knowledge.Content;

/// <summary>What is wrong at a place of a file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line, or row of a sheet, counted from 1; 0 where the whole file is meant.</param>
/// <param name="Code">Stable code of the finding.</param>
public sealed record EntryProblem(string File, int Line, string Code, string Message)
{
    /// <summary>Columns that hold something nobody reads: the rows are taken without it.</summary>
    public const string UnreadColumns = "unread-columns";

    /// <summary>Rows that do not say whose rule they are: they are taken as national ones.</summary>
    public const string NoIssuer = "no-issuer";

    /// <summary>Something to know of a file of which every row was taken all the same.</summary>
    public bool IsNote => Code is UnreadColumns or NoIssuer;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Code}: {Message}");
}

/// <summary>Entries that could be read, and what could not.</summary>
public sealed record EntrySet(IReadOnlyList<Entry> Entries, IReadOnlyList<EntryProblem> Problems)
{
    /// <summary>Rows or items that hold something, headings not counted: each is an entry, a repetition or a problem.</summary>
    public int Rows { get; init; }

    /// <summary>Rows that say what another row of the same id says.</summary>
    public int Repeated { get; init; }
}
