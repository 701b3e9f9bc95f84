using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Channels.Knowledge.Ingest;

/// <summary>
/// Tables of an xlsx workbook, sheet by sheet in their order, read as a stream: no sheet is ever in memory as a whole. Formulas are not
/// computed; their last shown value is read and the cell is marked. A value merged down over several rows counts for each of them.
/// </summary>
internal sealed class WorkbookSource : IDisposable
{
    private static readonly OpenXmlPartReaderOptions Reading = new()
    {
        MaxCharactersInPart = ImportLimits.UnpackedBytes,
        IgnoreWhitespace = false,
    };
    private readonly SpreadsheetDocument _workbook;
    private readonly List<string> _shared;

    private WorkbookSource(SpreadsheetDocument workbook)
    {
        _workbook = workbook;
        _shared = workbook.WorkbookPart?.SharedStringTablePart is { } part ? SharedTexts(part) : [];
    }

    /// <exception cref="UnreadableFileException">No workbook, one with a password, or one that unpacks to more than is
    /// accepted.</exception>
    public static WorkbookSource Open(Stream file)
    {
        CheckSize(file);
        return Guarded(() => new WorkbookSource(SpreadsheetDocument.Open(file, isEditable: false)));
    }

    /// <summary>The sheets. A hidden one has no rows and says so.</summary>
    public IEnumerable<SourceTable> Tables()
    {
        var sheets =
            Guarded(() => _workbook.WorkbookPart?.Workbook?.Descendants<Sheet>().Take(ImportLimits.Parts).ToList())
            ?? throw new UnreadableFileException("not-a-workbook", "The workbook has no sheets.");
        foreach (var sheet in sheets)
        {
            if (
                sheet.Id?.Value is not { } id
                || !_workbook.WorkbookPart!.TryGetPartById(id, out var part)
                || part is not WorksheetPart worksheet
            )
                continue;
            var name = sheet.Name?.Value ?? "";
            if (sheet.State?.Value is { } state && state != SheetStateValues.Visible)
            {
                yield return new SourceTable(name, [], 0, "hidden-sheet");
                continue;
            }

            var (merges, total) = Guarded(() => Look(worksheet));
            yield return new SourceTable(name, Rows(worksheet, merges), total);
        }
    }

    public void Dispose() => _workbook.Dispose();

    private static void CheckSize(Stream file)
    {
        Guarded(() =>
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > ImportLimits.Parts)
                throw new UnreadableFileException("too-large", "The workbook has more parts than are accepted.");
            var left = ImportLimits.UnpackedBytes;
            var buffer = new byte[1 << 16];
            foreach (var entry in zip.Entries)
            {
                using var part = entry.Open();
                for (int read; (read = part.Read(buffer)) > 0; )
                {
                    if ((left -= read) < 0)
                        throw new UnreadableFileException("too-large", "The workbook unpacks to more than is accepted.");
                }
            }

            return 0;
        });
        file.Position = 0;
    }

    private static List<string> SharedTexts(SharedStringTablePart part)
    {
        var texts = new List<string>();
        var text = new StringBuilder();
        using var reader = new OpenXmlPartReader(part, Reading);
        var inReading = false;
        while (reader.Read())
        {
            // Readings in kana (rPh) are no part of the text.
            if (reader.ElementType == typeof(PhoneticRun))
                inReading = reader.IsStartElement;
            else if (reader.ElementType == typeof(CellText) && reader.IsStartElement && !inReading)
                text.Append(reader.GetText());
            else if (reader.ElementType == typeof(SharedStringItem) && reader.IsEndElement)
                Finish();
        }

        return texts;

        void Finish()
        {
            texts.Add(text.ToString());
            text.Clear();
        }
    }

    /// <summary>What a sheet says after its rows: merged cells, of which only the first has a value; and how many rows it means to
    /// have.</summary>
    private static (Merges Merges, int? Total) Look(WorksheetPart sheet)
    {
        var merges = new Merges();
        int? total = null;
        using var reader = new OpenXmlPartReader(sheet, Reading);
        for (var more = reader.Read(); more; )
        {
            if (reader.ElementType == typeof(SheetData) && reader.IsStartElement)
            {
                reader.Skip();
                more = !reader.EOF;
                continue;
            }

            if (
                reader.IsStartElement
                && reader.ElementType == typeof(SheetDimension)
                && Attribute(reader, "ref")?.Split(':') is [.., var last]
            )
                total = CellPlace.Of(last)?.Row is { } row && row <= ImportLimits.Rows ? row : null;
            else if (
                reader.IsStartElement
                && reader.ElementType == typeof(MergeCell)
                && Attribute(reader, "ref")?.Split(':') is [var from, var to]
            )
                merges.Add(from, to);
            more = reader.Read();
        }

        return (merges, total);
    }

    private IEnumerable<SourceRow> Rows(WorksheetPart sheet, Merges merges)
    {
        using var reader = Guarded(() => new OpenXmlPartReader(sheet, Reading));
        var last = 0;
        while (Guarded(reader.Read))
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            last = int.TryParse(Attribute(reader, "r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : last + 1;
            yield return Guarded(() => ReadRow(reader, last, merges));
        }
    }

    private SourceRow ReadRow(OpenXmlPartReader reader, int number, Merges merges)
    {
        var cells = new List<string>();
        HashSet<int>? formulas = null;
        var next = 0;
        while (reader.Read() && !(reader.ElementType == typeof(Row) && reader.IsEndElement))
        {
            if (reader.ElementType != typeof(Cell) || !reader.IsStartElement)
                continue;
            var column = Attribute(reader, "r") is { } reference ? CellPlace.Of(reference)?.Column ?? -1 : next;
            var (text, isFormula) = ReadCell(reader);
            next = column + 1;
            if (column is < 0 or >= ImportLimits.Columns)
                continue;
            if (text.Length > 0 && column >= cells.Count)
                CollectionsMarshal.SetCount(cells, column + 1);
            if (text.Length > 0)
                cells[column] = text;
            if (isFormula)
                (formulas ??= []).Add(column);
        }

        for (var at = 0; at < cells.Count; at++)
            cells[at] ??= "";
        merges.Fill(number, cells);
        return new SourceRow(number, cells, formulas);
    }

    private (string Text, bool IsFormula) ReadCell(OpenXmlPartReader reader)
    {
        var kind = Attribute(reader, "t");
        var (value, isFormula, inReading) = ("", false, false);
        StringBuilder? inline = null;
        while (reader.Read() && !(reader.ElementType == typeof(Cell) && reader.IsEndElement))
        {
            if (reader.ElementType == typeof(PhoneticRun))
                inReading = reader.IsStartElement;
            if (!reader.IsStartElement)
                continue;
            if (reader.ElementType == typeof(CellFormula))
                isFormula = true;
            else if (reader.ElementType == typeof(CellValue))
                value = reader.GetText();
            else if (reader.ElementType == typeof(CellText) && !inReading)
                (inline ??= new StringBuilder()).Append(reader.GetText());
        }

        var text = kind switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _shared.Count
                ? _shared[at]
                : "",
            "inlineStr" => inline?.ToString() ?? "",
            _ => value,
        };
        return (text, isFormula);
    }

    private static string? Attribute(OpenXmlPartReader reader, string name)
    {
        foreach (var attribute in reader.Attributes)
        {
            if (attribute.LocalName == name)
                return attribute.Value;
        }

        return null;
    }

    /// <summary>A broken file is found wherever it is first touched.</summary>
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken)
            when (broken
                    is OpenXmlPackageException
                        or InvalidDataException
                        or System.Xml.XmlException
                        or FormatException
                        or InvalidOperationException
                        or ArgumentException
                        or FileFormatException
                        or IOException
                        or UriFormatException
            )
        {
            throw new UnreadableFileException("not-a-workbook", $"The workbook is broken: {broken.Message}");
        }
    }
}
