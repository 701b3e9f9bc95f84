using System.Text;
using CsvHelper;

namespace Channels.Knowledge.Ingest;

/// <summary>
/// Rows of a CSV or tab-separated file, in UTF-8 or UTF-16 with a mark or in Shift_JIS, as Japanese spreadsheets write them. A cell that
/// begins with =, +, - or @ is a text like any other: nothing is ever computed here.
/// </summary>
internal static class CsvSource
{
    public static SourceTable Read(byte[] file, char separator)
    {
        var text = Text(file);
        return new SourceTable("", Rows(text, separator), text.AsSpan().Count('\n') + 1);
    }

    private static IEnumerable<SourceRow> Rows(string text, char separator)
    {
        using var reader = CsvReader.Create(
            new StringReader(text),
            new CsvReaderOptions
            {
                Separator = separator,
                HasHeader = false,
                SkipEmptyLines = false, // so that rows have the numbers a spreadsheet shows
                MaxRecordSize = ImportLimits.CellCharacters * 8,
            }
        );
        while (Advance(reader))
        {
            var cells = new string[Math.Min(reader.FieldCount, ImportLimits.Columns)];
            for (var at = 0; at < cells.Length; at++)
                cells[at] = reader.GetString(at);
            yield return new SourceRow((int)reader.RowNumber, cells);
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
            if (file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                return new UnicodeEncoding(bigEndian: file[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true)
                    .GetString(file)
                    .TrimStart('\uFEFF');
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return ShiftJis(file);
        }
    }

    private static string ShiftJis(byte[] file)
    {
        try
        {
            return CodePagesEncodingProvider
                .Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!
                .GetString(file);
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFileException("encoding", "The file is neither UTF-8 nor Shift_JIS. Save it as CSV UTF-8.");
        }
    }
}
