namespace Channels.Knowledge.Ingest;

/// <summary>A row of a table as it was read.</summary>
/// <param name="Number">Row in the file, counted from 1.</param>
/// <param name="Formulas">Places of cells that a formula stands behind; null without any.</param>
internal sealed record SourceRow(int Number, IReadOnlyList<string> Cells, IReadOnlySet<int>? Formulas = null);

/// <summary>A table of a file, read row by row.</summary>
/// <param name="Name">Name of the sheet; empty where the file is one table.</param>
/// <param name="Total">Number of its rows as the file says, or as its line ends suggest; null when unknown. For a progress bar
/// only.</param>
/// <param name="Note">Why it is left out (a stable code), or null.</param>
internal sealed record SourceTable(string Name, IEnumerable<SourceRow> Rows, int? Total, string? Note = null);

/// <summary>A file that cannot be read at all.</summary>
internal sealed class UnreadableFileException(string code, string message) : Exception(message)
{
    /// <summary>Stable code of the finding.</summary>
    public string Code { get; } = code;
}

/// <summary>What an import accepts, so that a file made to hurt cannot. The Ministry's workbook has a few tenths of each at most.</summary>
internal static class ImportLimits
{
    public const long FileBytes = 64L << 20;

    /// <summary>Of a workbook, really unpacked: what its directory says is not believed.</summary>
    public const long UnpackedBytes = 128L << 20;

    public const int Parts = 1_000;
    public const int Rows = 250_000;
    public const int Columns = 256;
    public const int Merges = 20_000;
    public const int CellCharacters = 32_767;

    /// <summary>Of all cells that are taken; a text that many cells share counts for each.</summary>
    public const long Characters = 32L << 20;

    /// <summary>Headings are looked for in so many rows.</summary>
    public const int RowsAboveHeadings = 100;
}

/// <summary>How far an import has come.</summary>
/// <param name="File">Name of the file being read.</param>
/// <param name="Rows">Rows read of it.</param>
/// <param name="Total">Rows it has, as far as it says so before it is read; null when unknown.</param>
/// <param name="Entries">Entries read of all files so far.</param>
public sealed record ImportProgress(string File, int Rows, int? Total, int Entries);
