using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Channels.Webhooks.Reports;

/// <summary>
/// Writes the report as an xlsx workbook: one sheet a table, numbers and dates as such, no formulas. Words are inline texts, which no
/// spreadsheet computes; those that begin like a formula also bear the mark of a text, in case somebody edits the cell.
/// </summary>
internal static class ReportWorkbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Places in the list of cell formats below.
    private const uint PlainStyle = 0;
    private const uint HeadingStyle = 1;
    private const uint WholeStyle = 2;
    private const uint RealStyle = 3;
    private const uint ShareStyle = 4;
    private const uint DayStyle = 5;
    private const uint QuotedStyle = 6;
    private const uint TitleStyle = 7;
    private const int Widest = 60;
    private const uint A4 = 9;

    public static byte[] Write(ReportPaper paper)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var list = new Sheets();
            foreach (var sheet in paper.Sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                string[] above = list.HasChildren ? [sheet.Name] : [paper.Title, paper.Subtitle, sheet.Name];
                part.Worksheet = Worksheet(sheet, sheet.Note is { } note ? [.. above, note] : above, paper.None);
                list.Append(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(part),
                        SheetId = (uint)list.ChildElements.Count + 1,
                        Name = sheet.Name,
                    }
                );
            }

            book.Workbook = new Workbook(list);
            file.PackageProperties.Title = paper.Title;
            file.PackageProperties.Created = paper.PreparedAt.UtcDateTime;
        }

        return stream.ToArray();
    }

    private static Worksheet Worksheet(ReportSheet sheet, string[] above, string none)
    {
        var data = new SheetData();
        var number = 0u;
        foreach (var line in above)
            data.Append(Row(++number, [Words(line, number == 1 ? TitleStyle : PlainStyle)]));
        data.Append(Row(++number, sheet.Headings.Select(h => Words(h, HeadingStyle))));
        var heading = number;
        foreach (var row in sheet.Rows)
            data.Append(Row(++number, row.Select(Cell)));
        if (sheet.Rows.Count == 0)
            data.Append(Row(++number, [Words(none, PlainStyle)]));

        var pane = new Pane
        {
            VerticalSplit = heading,
            TopLeftCell = $"A{heading + 1}",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        var worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }),
            new Columns(sheet.Headings.Select((_, at) => Column(sheet, at))),
            data
        );
        if (sheet.Rows.Count > 0)
            worksheet.Append(new AutoFilter { Reference = $"A{heading}:{Name(sheet.Headings.Count - 1)}{number}" });

        // As wide as a sheet of paper, whatever is in it.
        worksheet.Append(
            new PageSetup
            {
                PaperSize = A4,
                Orientation = OrientationValues.Landscape,
                FitToHeight = 0,
            }
        );
        return worksheet;
    }

    private static Row Row(uint number, IEnumerable<Cell> cells)
    {
        var row = new Row { RowIndex = number };
        var at = 0;
        foreach (var cell in cells)
        {
            cell.CellReference = Name(at++) + number.ToString(CultureInfo.InvariantCulture);
            row.Append(cell);
        }

        return row;
    }

    private static Cell Cell(ReportCell cell) =>
        cell switch
        {
            ReportCell.Words words => Words(
                words.Text,
                words.Text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? QuotedStyle : PlainStyle
            ),
            ReportCell.Whole whole => Number(whole.Number, WholeStyle),
            ReportCell.Real real => Number(real.Number, RealStyle),
            ReportCell.Share share => Number(share.Part, ShareStyle),
            // The day 1 of a spreadsheet is 1900-01-01; 1900 counts as a leap year there, hence the day before.
            ReportCell.Day day => Number(day.Date?.DayNumber - new DateOnly(1899, 12, 30).DayNumber, DayStyle),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Cell Number(double? number, uint style) =>
        number is { } known
            ? new Cell { StyleIndex = style, CellValue = new CellValue(known.ToString("R", CultureInfo.InvariantCulture)) }
            : new Cell { StyleIndex = style };

    private static Cell Words(string text, uint style) =>
        new()
        {
            StyleIndex = style,
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new CellText(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }),
        };

    /// <summary>What no XML may hold is left out, and a cell holds at most 32,767 characters.</summary>
    private static string Clean(string text)
    {
        var clean = string.Concat(
            text.EnumerateRunes().Where(r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString())
        );
        return clean.Length > 32_000 ? clean[..32_000] : clean;
    }

    /// <summary>As wide as its longest words; a character of Japanese takes the room of two.</summary>
    private static Column Column(ReportSheet sheet, int at)
    {
        var longest = sheet
            .Rows.Select(r => r[at] is ReportCell.Words words ? words.Text : "2026-11-24")
            .Append(sheet.Headings[at])
            .Max(t => t.Sum(c => c < 256 ? 1 : 2));
        return new Column
        {
            Min = (uint)at + 1,
            Max = (uint)at + 1,
            Width = Math.Min(Widest, longest + 2),
            CustomWidth = true,
        };
    }

    private static string Name(int column) => ((char)('A' + column)).ToString();

    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" },
                new NumberingFormat { NumberFormatId = 165, FormatCode = "0.0%" },
                new NumberingFormat { NumberFormatId = 166, FormatCode = "#,##0.0" }
            )
            {
                Count = 3,
            },
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "Yu Gothic" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Yu Gothic" }),
                new Font(new Bold(), new FontSize { Val = 14 }, new FontName { Val = "Yu Gothic" })
            )
            {
                Count = 3,
            },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFDDE7F0" }) { PatternType = PatternValues.Solid })
            )
            {
                Count = 3,
            },
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()))
            {
                Count = 1,
            },
            new CellStyleFormats(
                new CellFormat
                {
                    NumberFormatId = 0,
                    FontId = 0,
                    FillId = 0,
                    BorderId = 0,
                }
            )
            {
                Count = 1,
            },
            new CellFormats(
                Format(0),
                new CellFormat
                {
                    NumberFormatId = 0,
                    FontId = 1,
                    FillId = 2,
                    BorderId = 0,
                    FormatId = 0,
                    ApplyFont = true,
                    ApplyFill = true,
                },
                Format(3),
                Format(166),
                Format(165),
                Format(164),
                new CellFormat
                {
                    NumberFormatId = 49,
                    FontId = 0,
                    FillId = 0,
                    BorderId = 0,
                    FormatId = 0,
                    QuotePrefix = true,
                    ApplyNumberFormat = true,
                },
                new CellFormat
                {
                    NumberFormatId = 0,
                    FontId = 2,
                    FillId = 0,
                    BorderId = 0,
                    FormatId = 0,
                    ApplyFont = true,
                }
            )
            {
                Count = 8,
            }
        );

    private static CellFormat Format(uint number) =>
        new()
        {
            NumberFormatId = number,
            FontId = 0,
            FillId = 0,
            BorderId = 0,
            FormatId = 0,
            ApplyNumberFormat = number > 0,
        };
}
