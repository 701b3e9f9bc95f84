using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Channels.Bot.FamilySupport.Closing.Workbooks;

/// <summary>
/// A workbook of one sheet (xlsx), the same bytes for the same cells: parts in one order, stored and not deflated, one time of day for all.
/// A library writes the hour it is called into its parts, and two exports of one close could not be compared. Words are inline texts,
/// which nothing computes.
/// </summary>
internal static class WorkbookFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    /// <summary>Midnight of the oldest day a zip can name: these files have no time.</summary>
    internal static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="sheet">The sheet's name.</param>
    /// <param name="above">Lines above the table; the first is the title.</param>
    /// <param name="headings">Of the columns.</param>
    /// <param name="rows">Whole numbers (<see cref="long"/>) or words; the last row is the sum.</param>
    public static byte[] Write(string sheet, IReadOnlyList<string> above, IReadOnlyList<string> headings, IReadOnlyList<object[]> rows)
    {
        using var stream = new MemoryStream();
        Write(stream, sheet, above, headings, rows);
        return stream.ToArray();
    }

    /// <summary>The same into a stream: a sheet of many rows is never whole in memory.</summary>
    public static void Write(
        Stream to,
        string sheet,
        IReadOnlyList<string> above,
        IReadOnlyList<string> headings,
        IReadOnlyList<object[]> rows
    )
    {
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                zip,
                "[Content_Types].xml",
                $"{Head}<Types xmlns=\"{Package}/content-types\">"
                    + $"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
                    + $"relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Office}.sheet.main+xml\"/>"
                    + "<Override PartName=\""
                    + $"/xl/styles.xml\" ContentType=\"{Office}.styles+xml\"/>"
                    + $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Office}"
                    + ".worksheet+xml\"/></Types>"
            );
            Add(
                zip,
                "_rels/.rels",
                $"{Head}<Relationships xmlns=\"{Package}/relationships\">"
                    + $"<Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/"
                    + "workbook.xml\"/></Relationships>"
            );
            Add(
                zip,
                "xl/workbook.xml",
                $"{Head}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
                    + $"<sheet name=\"{Escape(sheet)}\" sheetId=\"1\" r:id=\"r1\"/></sheets>"
                    + "</workbook>"
            );
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"{Head}<Relationships xmlns=\"{Package}/relationships\">"
                    + $"<Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/"
                    + $"sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>"
            );
            Add(zip, "xl/styles.xml", Styles());
            using var part = new StreamWriter(Open(zip, "xl/worksheets/sheet1.xml"), new UTF8Encoding(false));
            Sheet(part, above, headings, rows);
        }
    }

    internal static void Add(ZipArchive zip, string name, string text) => Add(zip, name, Encoding.UTF8.GetBytes(text));

    internal static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> bytes)
    {
        using var stream = Open(zip, name);
        stream.Write(bytes);
    }

    private static Stream Open(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    private static void Sheet(TextWriter text, IReadOnlyList<string> above, IReadOnlyList<string> headings, IReadOnlyList<object[]> rows)
    {
        var (number, heading) = (0, above.Count + 1);
        text.Write(Head);
        text.Write(
            $"<worksheet xmlns=\"{Main}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
                + "<sheetViews><sheetView workbookViewId=\"0\">"
        );
        text.Write(
            Invariant($"<pane ySplit=\"{heading}\" topLeftCell=\"A{heading + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView>")
        );
        text.Write("</sheetViews><cols>");
        for (var at = 0; at < headings.Count; at++)
        {
            var width = rows.Select(r => Wide(r[at])).Append(Wide(headings[at])).Max() + 3;
            text.Write(Invariant($"<col min=\"{at + 1}\" max=\"{at + 1}\" width=\"{width}\" customWidth=\"1\"/>"));
        }

        text.Write("</cols><sheetData>");
        foreach (var line in above)
            Row(text, ++number, [line], _ => number == 1 ? Title : Plain);

        // Above figures a heading stands as they do.
        var isFigures = headings.Select((_, at) => rows.Any(r => r[at] is long)).ToList();
        Row(text, ++number, [.. headings], at => isFigures[at] ? FigureHeading : Heading);
        for (var at = 0; at < rows.Count; at++)
        {
            var isSum = at == rows.Count - 1;
            var cells = rows[at];
            Row(
                text,
                ++number,
                cells,
                c =>
                    (cells[c] is long, isSum) switch
                    {
                        (true, true) => FigureSum,
                        (true, false) => Figure,
                        (false, true) => Heading,
                        _ => Words,
                    }
            );
        }

        text.Write("</sheetData><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
    }

    /// <param name="style">Of the cell at a place.</param>
    private static void Row(TextWriter text, int number, object[] cells, Func<int, int> style)
    {
        text.Write(Invariant($"<row r=\"{number}\">"));
        for (var at = 0; at < cells.Length; at++)
        {
            var place = Invariant($"{(char)('A' + at)}{number}");
            text.Write(
                cells[at] is long whole
                    ? Invariant($"<c r=\"{place}\" s=\"{style(at)}\"><v>{whole}</v></c>")
                    : Invariant($"<c r=\"{place}\" s=\"{style(at)}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                        + $"{Escape((string)cells[at])}</t></is></c>"
            );
        }

        text.Write("</row>");
    }

    private static string Styles() =>
        $"{Head}<styleSheet xmlns=\"{Main}\"><fonts count=\"3\"><font><sz val=\"11\"/><name val=\"Yu Gothic\"/></font><font>"
        + $"<b/><sz val=\"11\"/>"
        + "<name val=\"Yu Gothic\"/></font><font><b/><sz val=\"14\"/><name val=\"Yu Gothic\"/></font></fonts>"
        + "<fills count=\"3\"><fill><patternFill "
        + "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill>"
        + "<patternFill patternType=\"solid\"><fgColor "
        + "rgb=\"FFDDE7F0\"/></patternFill></fill></fills><borders count=\"2\"><border><left/><right/><top/><bottom/>"
        + "<diagonal/></border><border><left/><right/><top/>"
        + "<bottom style=\"hair\"><color rgb=\"FF8A8A8A\"/></bottom><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"7\">"
        + Format(0, 0, 0, 0, "")
        + Format(0, 1, 2, 0, " indent=\"1\" horizontal=\"left\"")
        + Format(3, 0, 0, 1, " horizontal=\"right\"")
        + Format(0, 2, 0, 0, "")
        + Format(3, 1, 2, 0, " horizontal=\"right\"")
        + Format(0, 0, 0, 1, " indent=\"1\" horizontal=\"left\" wrapText=\"1\"")
        + Format(0, 1, 2, 0, " horizontal=\"right\"")
        + "</cellXfs></styleSheet>";

    // Places of the formats above.
    private const int Plain = 0;
    private const int Heading = 1;
    private const int Figure = 2;
    private const int Title = 3;
    private const int FigureSum = 4;
    private const int Words = 5;
    private const int FigureHeading = 6;

    private static string Format(int number, int font, int fill, int border, string alignment) =>
        Invariant($"<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" ")
        + "applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"
        + $"<alignment vertical=\"top\"{alignment}/></xf>";

    /// <summary>A character of Japanese takes the room of two.</summary>
    private static int Wide(object cell) =>
        cell is long whole
            ? whole.ToString("N0", CultureInfo.InvariantCulture).Length
            : Math.Min(60, ((string)cell).Sum(c => c < 256 ? 1 : 2));

    private static string Escape(string text)
    {
        var clean = string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
        return System.Security.SecurityElement.Escape(clean)!;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
