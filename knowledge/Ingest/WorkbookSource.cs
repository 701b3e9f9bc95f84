using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Channels.Knowledge.Ingest;

/// <summary>Rows of the sheets of an xlsx workbook, read as a stream. Formulas are not computed: a row with one is refused.</summary>
internal static class WorkbookSource
{
    /// <exception cref="UnreadableFileException">No workbook, or one that unpacks to more than is accepted.</exception>
    public static List<List<SourceRow>> Read(Stream file)
    {
        CheckSize(file);
        try
        {
            using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
            var book = workbook.WorkbookPart ?? throw new UnreadableFileException("not-a-workbook", "The workbook has no sheets.");
            var shared = SharedTexts(book);
            return [.. book.WorksheetParts.Select(sheet => Rows(sheet, shared))];
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or System.Xml.XmlException or FormatException)
        {
            throw new UnreadableFileException("not-a-workbook", broken.Message);
        }
    }

    private static void CheckSize(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Sum(e => e.Length) > ImportLimits.UnpackedBytes)
                throw new UnreadableFileException("too-large", "The workbook unpacks to more than is accepted.");
        }
        catch (InvalidDataException broken)
        {
            throw new UnreadableFileException("not-a-workbook", broken.Message);
        }

        file.Position = 0;
    }

    private static List<string> SharedTexts(WorkbookPart book)
    {
        var texts = new List<string>();
        if (book.SharedStringTablePart is not { } part)
            return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            // Readings in kana (rPh) are no part of the text.
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement && reader.LoadCurrentElement() is SharedStringItem item)
                texts.Add(item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(r => r.Text?.Text)));
        }

        return texts;
    }

    private static List<SourceRow> Rows(WorksheetPart sheet, List<string> shared)
    {
        var rows = new List<SourceRow>();
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement || reader.LoadCurrentElement() is not Row row)
                continue;
            if (rows.Count >= ImportLimits.Rows)
                throw new UnreadableFileException("too-large", "The sheet has more rows than are accepted.");
            rows.Add(ReadRow(row, rows.Count == 0 ? 1 : rows[^1].Number + 1, shared));
        }

        return rows;
    }

    private static SourceRow ReadRow(Row row, int number, List<string> shared)
    {
        var cells = new List<string>();
        string? problem = null;
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? Column(reference) : cells.Count;
            if (column is < 0 or > 1000)
                continue;
            while (cells.Count <= column)
                cells.Add("");
            cells[column] = Text(cell, shared);
            if (cell.CellFormula is not null)
                problem = "formula";
        }

        return new SourceRow((int)(row.RowIndex?.Value ?? (uint)number), cells, problem);
    }

    private static string Text(Cell cell, List<string> shared)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value == CellValues.SharedString)
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at] : "";
        if (cell.DataType?.Value == CellValues.InlineString)
            return cell.InlineString?.Text?.Text ?? string.Concat(cell.InlineString?.Elements<Run>().Select(r => r.Text?.Text) ?? []);
        return value;
    }

    private static int Column(string reference)
    {
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetterUpper))
            column = (column * 26) + (c - 'A' + 1);
        return column - 1;
    }
}
