using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Channels.Tests.Knowledge;

/// <summary>Makes workbooks with the Ministry's columns. Texts are invented.</summary>
internal static class Workbooks
{
    public static readonly string[] Headings = ["サービス種別", "基準種別", "項目", "質問", "回答", "QA発出時期、文書番号等", "番号"];

    /// <param name="formulaRow">Row (counted from 1) whose first cell is a formula.</param>
    public static string Write(string folder, IEnumerable<string[]> rows, int formulaRow = 0)
    {
        var path = Path.Combine(folder, "qa.xlsx");
        using var file = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = file.AddWorkbookPart();
        var sheet = book.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        var number = 0u;
        foreach (var cells in rows)
        {
            var row = new Row { RowIndex = ++number };
            foreach (var text in cells)
                row.Append(new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)) });
            if (number == formulaRow)
                row.GetFirstChild<Cell>()!.CellFormula = new CellFormula("1+1");
            data.Append(row);
        }

        sheet.Worksheet = new Worksheet(data);
        book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "QA" }));
        return path;
    }

    /// <summary>A title row, the headings, and as many rows as asked.</summary>
    public static IEnumerable<string[]> Ministry(int rows)
    {
        yield return ["介護サービスＱ＆Ａ集（見本）"];
        yield return Headings;
        for (var n = 1; n <= rows; n++)
            yield return ["11 訪問介護", "4 報酬", "見本の項目", $"見本の質問その{n}はどうなりますか", $"見本の回答{n}です。", "3.3.26 事務連絡 介護保険最新情報vol.952", $"問{n}"];
    }
}
