using System.Text;
using Channels.Text;
using CsvHelper;

namespace Channels.Bot.FamilySupport.Members;

/// <summary>
/// A file as kintone exports it: CSV in UTF-8 (with its mark or without) or Shift_JIS, one heading row. Rows keep the numbers a spreadsheet
/// shows; nothing is computed.
/// </summary>
internal sealed class MemberTable
{
    private const int LongestRow = 64 * 1024;

    private MemberTable(Dictionary<string, int> columns, List<string> unread, int width, List<(int Row, string[] Cells)> rows) =>
        (Columns, Unread, Width, Rows) = (columns, unread, width, rows);

    /// <summary>Place by column id, of the columns that are known.</summary>
    public IReadOnlyDictionary<string, int> Columns { get; }

    /// <summary>Headings that nobody here knows.</summary>
    public IReadOnlyList<string> Unread { get; }

    public int Width { get; }

    public bool Has(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (!Columns.ContainsKey(column))
                return false;
        }

        return true;
    }

    public IReadOnlyList<(int Row, string[] Cells)> Rows { get; }

    /// <summary>Null when it cannot be read at all; why is among the findings.</summary>
    public static MemberTable? Read(byte[] file, MemberWords words, ICollection<RowFinding> findings)
    {
        void Say(string code) => findings.Add(new RowFinding(0, "", code, words.Finding(code)));
        if (file is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            Say("file-workbook");
            return null;
        }

        if (Text(file) is not { } text)
        {
            Say("file-encoding");
            return null;
        }

        // A quotation mark that is never closed would swallow the rows after it.
        if (text.AsSpan().Count('"') % 2 != 0)
        {
            Say("file-csv");
            return null;
        }

        List<(int Row, string[] Cells)> rows;
        try
        {
            rows = Cells(text);
        }
        catch (Exception broken) when (broken is CsvFormatException or InvalidDataException or InvalidOperationException)
        {
            Say("file-csv");
            return null;
        }

        rows.RemoveAll(r => r.Cells.All(string.IsNullOrWhiteSpace));
        if (rows.Count == 0)
        {
            Say("file-empty");
            return null;
        }

        var (columns, unread) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());
        var (headingRow, headings) = rows[0];
        for (var at = 0; at < headings.Length; at++)
        {
            var heading = headings[at].Normalize(NormalizationForm.FormKC).Replace('(', '（').Replace(')', '）').Trim();
            if (words.Find("columns", heading) is not { } id)
            {
                if (heading.Length > 0)
                    unread.Add(heading);
                continue;
            }

            if (!columns.TryAdd(id, at))
                findings.Add(new RowFinding(headingRow, words.Column(id), "column-twice", words.Finding("column-twice")));
        }

        return new MemberTable(columns, unread, headings.Length, rows[1..]);
    }

    private static List<(int, string[])> Cells(string text)
    {
        using var reader = CsvReader.Create(
            new StringReader(text),
            new CsvReaderOptions
            {
                Separator = text.AsSpan(0, Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal))).Contains('\t') ? '\t' : ',',
                HasHeader = false,
                SkipEmptyLines = false,
                MaxRecordSize = LongestRow,
            }
        );
        var rows = new List<(int, string[])>();
        while (reader.Read())
        {
            var cells = new string[reader.FieldCount];
            for (var at = 0; at < cells.Length; at++)
                cells[at] = JapaneseText.Clean(reader.GetString(at)).Trim();
            rows.Add(((int)reader.RowNumber, cells));
        }

        return rows;
    }

    private static string? Text(byte[] file)
    {
        string? text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            text = ShiftJis(file);
        }

        return text?.Contains('\0', StringComparison.Ordinal) is false ? text : null;
    }

    /// <summary>
    /// Some letters have two places in Shift_JIS (﨑 is ED95 and FAB1), and a decoder that is strict takes one of them only. The one that
    /// is not makes a middle dot of what is none: there the strict one decides.
    /// </summary>
    private static string? ShiftJis(byte[] file)
    {
        const int page = 932;
        var lenient = CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetString(file);
        var strict = CodePagesEncodingProvider
            .Instance.GetEncoding(page, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!
            .GetString(file);
        if (strict.Length != lenient.Length)
            return null;
        for (var at = 0; at < strict.Length; at++)
        {
            if (strict[at] is '\uFFFD' && lenient[at] is '・' or '\uFFFD')
                return null;
        }

        return lenient;
    }
}
