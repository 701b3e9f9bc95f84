using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Channels.Tests.Knowledge;

/// <summary>Makes workbooks with the Ministry's columns, and such as are made to hurt. Texts are invented.</summary>
internal static class Workbooks
{
    /// <summary>Rows of the Ministry's workbook of September 2026.</summary>
    public const int MinistryRows = 3_739;

    /// <summary>Every so many rows of <see cref="Realistic"/> an answer takes an earlier one back.</summary>
    public const int RowsPerDeletion = 100;

    public static readonly string[] Headings = ["サービス種別", "基準種別", "項目", "質問", "回答", "QA発出時期、文書番号等", "番号"];

    private static readonly string[] Services =
    [
        "01 全サービス共通",
        "02 居宅共通",
        "06 通所系共通",
        "11 訪問介護",
        "13 訪問看護",
        "16 通所介護",
        "17 通所リハビリテーション",
        "43 居宅介護支援",
        "51 介護老人福祉施設",
        "32 認知症対応型共同生活介護",
    ];
    private static readonly string[] Kinds = ["1 人員", "2 設備", "3 運営", "4 報酬", "5 その他"];
    private static readonly string[] Topics =
    [
        "人員配置基準",
        "運営推進会議",
        "入浴介助加算",
        "個別機能訓練加算",
        "口腔機能向上加算",
        "運営規程",
        "サービス提供体制強化加算",
        "記録の整備",
        "認知症加算",
        "事故発生時の対応",
    ];
    private static readonly (string Document, int Month)[] Documents =
    [
        ("12.3.31 事務連絡 介護保険最新情報vol.59 介護報酬等に係るQ&A", 0),
        ("18.3.22 介護制度改革information vol.78 平成18年4月改定関係Q&A(vol.1)", 1),
        ("21.3.23 介護保険最新情報vol.69 平成21年4月改定関係Q&A(vol.1)", 2),
        ("27.4.1 事務連絡 介護保険最新情報vol.454 平成27年度介護報酬改定に関するQ&A(平成27年4月1日)", 3),
        ("30.3.23 事務連絡 介護保険最新情報vol.629 平成30年度介護報酬改定に関するQ&A(vol.1)", 4),
        ("3.3.26 事務連絡 介護保険最新情報vol.952 令和3年度介護報酬改定に関するQ&A(vol.3)", 5),
        ("6.3.15 事務連絡 介護保険最新情報vol.1225 令和6年度介護報酬改定に関するQ&A(vol.1)", 6),
        ("8.5.20 事務連絡 介護保険最新情報vol.1501 令和8年度介護報酬改定に関するQ&A(vol.1)", 7),
    ];

    /// <param name="formulaRow">Row (counted from 1) of which a cell is a formula.</param>
    /// <param name="formulaColumn">That cell, counted from 0.</param>
    /// <param name="shown">What the formula last showed; null when it was never computed.</param>
    /// <param name="merges">Merged cells, for example <c>A3:A5</c>.</param>
    public static string Write(
        string folder,
        IEnumerable<string[]> rows,
        int formulaRow = 0,
        int formulaColumn = 0,
        string? shown = null,
        string[]? merges = null
    ) =>
        Write(
            folder,
            [
                new SheetPlan("QA", rows)
                {
                    FormulaRow = formulaRow,
                    FormulaColumn = formulaColumn,
                    Shown = shown,
                    Merges = merges ?? [],
                },
            ]
        );

    public static string Write(string folder, SheetPlan[] sheets)
    {
        var path = Path.Combine(folder, "qa.xlsx");
        using var file = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = file.AddWorkbookPart();
        var list = new Sheets();

        // Parts in the other direction than sheets, as a workbook whose sheets were moved has them.
        var parts = sheets.Reverse().Select(plan => (plan, Part: book.AddNewPart<WorksheetPart>())).Reverse().ToList();
        foreach (var (plan, part) in parts)
        {
            var data = new SheetData();
            var number = 0u;
            foreach (var cells in plan.Rows)
            {
                var row = new Row { RowIndex = ++number };
                foreach (var text in cells)
                    row.Append(
                        new Cell
                        {
                            DataType = CellValues.InlineString,
                            InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)),
                        }
                    );
                if (number == plan.FormulaRow)
                    MakeFormula((Cell)row.ChildElements[plan.FormulaColumn], plan.Shown);
                data.Append(row);
            }

            part.Worksheet = new Worksheet(data);
            if (plan.Merges.Length > 0)
                part.Worksheet.Append(new MergeCells(plan.Merges.Select(m => new MergeCell { Reference = m })));
            list.Append(
                new Sheet
                {
                    Id = book.GetIdOfPart(part),
                    SheetId = (uint)list.ChildElements.Count + 1,
                    Name = plan.Name,
                    State = plan.IsHidden ? SheetStateValues.Hidden : null,
                }
            );
        }

        book.Workbook = new Workbook(list);
        return path;
    }

    /// <summary>A title row, the headings, and as many rows as asked.</summary>
    public static IEnumerable<string[]> Ministry(int rows)
    {
        yield return ["介護サービスＱ＆Ａ集（見本）"];
        yield return Headings;
        for (var n = 1; n <= rows; n++)
            yield return
            [
                "11 訪問介護",
                "4 報酬",
                "見本の項目",
                $"見本の質問その{n}はどうなりますか",
                $"見本の回答{n}です。",
                "3.3.26 事務連絡 介護保険最新情報vol.952",
                $"問{n}",
            ];
    }

    /// <summary>
    /// Rows as long and as mixed as the Ministry's: services and groups of them, standards, documents of eight revisions with their era
    /// dates, line breaks, and notes that take earlier answers back.
    /// </summary>
    public static IEnumerable<string[]> Realistic(int rows)
    {
        yield return ["介護サービスＱ＆Ａ集（見本）令和８年９月掲載"];
        yield return [];
        yield return Headings;
        for (var n = 1; n <= rows; n++)
        {
            var document = Documents[n % Documents.Length].Document;
            var service = Services[n % Services.Length];
            var topic = Topics[n / 7 % Topics.Length];
            var question =
                $"{topic}について、事業所が第{n}の取扱いをする場合、利用者{n % 40 + 1}人に対して職員をどのように配置し、何日以内に届け出ることになるか。{Filler(n, 60)}";
            var answer = $"第{n}の取扱いでは、{n % 30 + 1}日以内に届け出ること。\n（１）{Filler(n + 1, 220)}\n（２）{Filler(n + 2, 260)}";
            if (n % RowsPerDeletion == 0)
                answer += string.Create(
                    CultureInfo.InvariantCulture,
                    $"\n※ 令和3年度介護報酬改定に関するQ&A(vol.3)(令和3年3月26日)問{Superseded(n)}は削除する。"
                );
            yield return [service, Kinds[n % Kinds.Length], topic, question, answer, document, $"問{n}"];
        }
    }

    /// <summary>A zip whose directory says that its parts are small.</summary>
    public static void WriteLyingBomb(string path, int megabytes)
    {
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            for (var megabyte = 0; megabyte < megabytes; megabyte++)
                sheet.Write(spaces);
        }

        var bytes = File.ReadAllBytes(path);
        var directory = bytes.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[(byte)'P', (byte)'K', 1, 2]);
        BitConverter.TryWriteBytes(bytes.AsSpan(directory + 24), 1000u);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>A workbook of one sheet whose XML is given.</summary>
    public static string WriteRaw(string folder, Action<TextWriter> sheet, Action<TextWriter>? sharedStrings = null)
    {
        var path = Path.Combine(folder, "raw.xlsx");
        using var file = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = file.AddWorkbookPart();
        var part = book.AddNewPart<WorksheetPart>();
        Fill(part, sheet);
        if (sharedStrings is not null)
            Fill(book.AddNewPart<SharedStringTablePart>(), sharedStrings);
        book.Workbook = new Workbook(
            new Sheets(
                new Sheet
                {
                    Id = book.GetIdOfPart(part),
                    SheetId = 1,
                    Name = "QA",
                }
            )
        );
        return path;

        static void Fill(OpenXmlPart part, Action<TextWriter> write)
        {
            using var text = new StreamWriter(part.GetStream(FileMode.Create));
            write(text);
        }
    }

    /// <summary>The number of an earlier row of the document of 26 March 2021: every eighth row is of it.</summary>
    private static int Superseded(int n) => (n / 8 * 8) - 8 + 5;

    private static string Filler(int n, int length)
    {
        string[] parts =
        [
            "当該事業所の従業者が",
            "利用者の同意を得た上で",
            "所定の様式により",
            "運営規程に定めるところに従い",
            "指定を受けた市町村に",
            "速やかに届け出るものとし、",
            "その記録を保存すること。",
            "なお、",
        ];
        var text = "";
        for (var at = n; text.Length < length; at += 3)
            text += parts[at % parts.Length];
        return text;
    }

    private static void MakeFormula(Cell cell, string? shown)
    {
        cell.InlineString = null;
        cell.DataType = CellValues.String;
        cell.CellFormula = new CellFormula("1+1");
        if (shown is not null)
            cell.CellValue = new CellValue(shown);
    }
}

/// <summary>A sheet to be written.</summary>
internal sealed record SheetPlan(string Name, IEnumerable<string[]> Rows)
{
    public int FormulaRow { get; init; }

    public int FormulaColumn { get; init; }

    public string? Shown { get; init; }

    public string[] Merges { get; init; } = [];

    public bool IsHidden { get; init; }
}
