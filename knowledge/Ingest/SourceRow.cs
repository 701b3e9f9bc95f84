namespace Channels.Knowledge.Ingest;

/// <summary>A row of a table as it was read.</summary>
/// <param name="Number">Row in the file, counted from 1.</param>
/// <param name="Problem">Why the row cannot be taken (a stable code), or null.</param>
internal sealed record SourceRow(int Number, IReadOnlyList<string> Cells, string? Problem = null);

/// <summary>A file that cannot be read at all.</summary>
internal sealed class UnreadableFileException(string code, string message) : Exception(message)
{
    /// <summary>Stable code of the finding.</summary>
    public string Code { get; } = code;
}

/// <summary>What an import accepts, so that a file made to hurt cannot.</summary>
internal static class ImportLimits
{
    public const long FileBytes = 64L << 20;
    public const long UnpackedBytes = 512L << 20;
    public const int Rows = 250_000;
    public const int CellCharacters = 32_767;
}
