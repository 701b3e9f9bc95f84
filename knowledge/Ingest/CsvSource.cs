using System.Text;
using CsvHelper;

namespace Channels.Knowledge.Ingest;

/// <summary>Rows of a CSV or tab-separated file, in UTF-8 or in Shift_JIS, as Japanese spreadsheets write them.</summary>
internal static class CsvSource
{
    private const int MostCellsOfARow = 64;

    public static IEnumerable<SourceRow> Read(byte[] file, char separator)
    {
        using var reader = CsvReader.Create(new StringReader(Text(file)), new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            MaxRecordSize = ImportLimits.CellCharacters * 8,
            TrackLineNumbers = true,
        });
        while (Advance(reader))
        {
            var cells = new string[Math.Min(reader.FieldCount, MostCellsOfARow)];
            for (var at = 0; at < cells.Length; at++)
                cells[at] = reader.GetString(at);
            yield return new SourceRow((int)reader.RowNumber, cells, Array.Exists(cells, IsFormula) ? "formula" : null);
        }
    }

    private static bool Advance(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception broken) when (broken is CsvFormatException or InvalidDataException or InvalidOperationException)
        {
            throw new UnreadableFileException("not-csv", broken.Message);
        }
    }

    private static string Text(byte[] file)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetString(file);
        }
    }

    /// <summary>A cell that a spreadsheet would run when somebody opens the file.</summary>
    private static bool IsFormula(string cell) => cell.Length > 1 && (cell[0] is '=' or '@' or '\t' || (cell[0] == '+' && !char.IsAsciiDigit(cell[1])));
}
