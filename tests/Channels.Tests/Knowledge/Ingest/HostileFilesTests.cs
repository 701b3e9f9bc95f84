using System.Globalization;
using System.Text;
using Channels.Knowledge.Content;
using Channels.Knowledge.Ingest;

namespace Channels.Tests.Knowledge.Ingest;

/// <summary>Files that are odd, broken or made to hurt: each ends with a stable code, and none with much memory.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private const long Little = 512L << 20;
    private readonly string _folder = Directory.CreateTempSubdirectory("knowledge-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_sheet_in_front_a_hidden_sheet_and_empty_rows_above_the_headings_are_no_trouble()
    {
        var set = KnowledgeFiles.Read(
            Workbooks.Write(
                _folder,
                [
                    new SheetPlan(
                        "表紙",
                        [
                            ["介護保険課 よくある質問"],
                            ["更新日", "令和8年4月1日"],
                        ]
                    ),
                    new SheetPlan(
                        "一覧",
                        [
                            [],
                            ["", ""],
                            ["", "質問", "", "回答"],
                            ["", "一つ目", "", "答え1"],
                            [],
                            ["", "質問", "", "回答"],
                            ["", "二つ目", "", "答え2"],
                        ]
                    ),
                    new SheetPlan(
                        "旧",
                        [
                            ["質問", "回答"],
                            ["古い質問", "古い回答"],
                        ]
                    )
                    {
                        IsHidden = true,
                    },
                    new SheetPlan(
                        "追加",
                        [
                            ["回答", "質問"],
                            ["答え3", "三つ目"],
                        ]
                    ),
                ]
            )
        );
        Assert.Equal(["一つ目", "二つ目", "三つ目"], set.Entries.Select(e => e.Question));
        Assert.Equal(["答え1", "答え2", "答え3"], set.Entries.Select(e => e.Answer));
        var hidden = Assert.Single(set.Problems, p => !p.IsNote);
        Assert.Equal(("hidden-sheet", "qa.xlsx [旧]"), (hidden.Code, hidden.File));
    }

    [Fact]
    public void A_value_merged_down_holds_for_its_rows()
    {
        string[][] rows =
        [
            ["サービス", "質問", "回答"],
            ["訪問介護", "問1", "答1"],
            ["", "問2", "答2"],
            ["", "問3", "答3"],
            ["通所介護", "問4", "答4"],
            ["", "問5", "答5"],
        ];
        var set = KnowledgeFiles.Read(Workbooks.Write(_folder, rows, merges: ["A2:A3", "A5:B5"]));
        Assert.Equal(["訪問介護", "訪問介護", "", "通所介護", ""], set.Entries.Select(e => string.Join(',', e.Services)));
    }

    [Theory]
    [InlineData("x.xlsx", "not-a-workbook", "hello")]
    [InlineData("x.xlsx", "encrypted", "D0CF11E0A1B11AE100000000")]
    [InlineData("x.csv", "wrong-extension", "504B0304140000000800")]
    [InlineData("x.csv", "wrong-extension", "255044462D312E37")]
    [InlineData("x.xlsx", "not-a-workbook", "504B0304140000000800")]
    [InlineData("x.csv", "encoding", "8140FFFF81000A")]
    [InlineData("x.txt", "unknown-kind", "hello")]
    public void A_file_that_is_not_what_it_says_is_told(string name, string code, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content.All(char.IsAsciiHexDigitUpper) ? Convert.FromHexString(content) : Encoding.UTF8.GetBytes(content));
        var problem = Assert.Single(KnowledgeFiles.Read(path).Problems);
        Assert.Equal((code, name), (problem.Code, problem.File));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void A_workbook_cut_off_is_told(double part)
    {
        var path = Workbooks.Write(_folder, Workbooks.Ministry(200));
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(int)(bytes.Length * part)]);
        Assert.Equal("not-a-workbook", Assert.Single(KnowledgeFiles.Read(path).Problems).Code);
    }

    [Fact]
    public void A_damaged_workbook_ends_with_entries_or_a_finding_and_never_with_an_exception()
    {
        var good = File.ReadAllBytes(Workbooks.Write(_folder, Workbooks.Ministry(20)));
        var path = Path.Combine(_folder, "qa.xlsx");
        var random = new Random(7);
        for (var n = 0; n < 150; n++)
        {
            var bytes = good.ToArray();
            for (var damage = 0; damage < 4; damage++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, bytes);
            var set = KnowledgeFiles.Read(path);
            Assert.True(set.Entries.Count > 0 || set.Problems.Count > 0);
        }
    }

    [Fact]
    public void What_unpacks_to_too_much_is_refused_whatever_its_directory_says()
    {
        var path = Path.Combine(_folder, "bomb.xlsx");
        Workbooks.WriteLyingBomb(path, 200);
        Assert.InRange(new FileInfo(path).Length, 0, 2 << 20);
        Assert.Contains(WithLittle(path).Code, (string[])["too-large", "not-a-workbook"]);
    }

    [Fact]
    public void A_text_shared_by_very_many_cells_is_refused()
    {
        var text = new string('あ', 30_000);
        var path = Workbooks.WriteRaw(
            _folder,
            sheet =>
                Sheet(
                    sheet,
                    rows =>
                    {
                        for (var row = 2; row < 100_000; row++)
                            rows.Write(
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"<row r=\"{row}\"><c t=\"s\"><v>2</v></c><c t=\"s\"><v>2</v></c></row>"
                                )
                            );
                    }
                ),
            shared =>
                shared.Write(
                    $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                        + $"<si><t>質問</t></si><si><t>回答</t></si><si><t>{text}</t></si></sst>"
                )
        );
        Assert.Equal("too-large", Assert.Single(KnowledgeFiles.Read(path).Problems).Code);
    }

    [Fact]
    public void Too_many_rows_are_refused()
    {
        var path = Workbooks.WriteRaw(
            _folder,
            sheet =>
                Sheet(
                    sheet,
                    rows =>
                    {
                        for (var row = 0; row < 300_000; row++)
                            rows.Write("<row/>");
                    }
                )
        );
        Assert.Equal("too-large", WithLittle(path).Code);
    }

    [Fact]
    public void A_sheet_that_claims_to_be_huge_and_cells_far_out_cost_nothing()
    {
        var path = Workbooks.WriteRaw(
            _folder,
            sheet =>
                Sheet(
                    sheet,
                    rows =>
                    {
                        for (var row = 2; row < 50_000; row++)
                            rows.Write(
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"<row r=\"{row}\"><c r=\"XFD{row}\" t=\"inlineStr\"><is><t>x</t></is></c></row>"
                                )
                            );
                        rows.Write(
                            "<row r=\"1048576\"><c r=\"A1048576\" t=\"inlineStr\"><is><t>問い</t></is></c><c r=\"B1048576\" "
                                + "t=\"inlineStr\"><is><t>答え</t></is></c></row>"
                        );
                    },
                    "<dimension ref=\"A1:XFD1048576\"/>"
                )
        );
        var before = GC.GetAllocatedBytesForCurrentThread();
        var set = KnowledgeFiles.Read(path);
        Assert.Equal("問い", Assert.Single(set.Entries).Question);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Little);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"\"http://example.jp\"\")")]
    [InlineData("+81-93-000-0000に電話")]
    [InlineData("-1日から")]
    [InlineData("@担当")]
    public void What_looks_like_a_formula_in_a_table_is_a_text(string answer)
    {
        var path = Path.Combine(_folder, "x.csv");
        File.WriteAllText(path, $"質問,回答\n問い,\"{answer}\"\n");
        Assert.Equal(answer.Replace("\"\"", "\"", StringComparison.Ordinal), Assert.Single(KnowledgeFiles.Read(path).Entries).Answer);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_mark_at_the_beginning_is_no_part_of_the_headings(string encoding)
    {
        var path = Path.Combine(_folder, "x.csv");
        File.WriteAllText(path, "質問,回答\r\n問い,答え\r\n", Encoding.GetEncoding(encoding));
        Assert.Equal("問い", Assert.Single(KnowledgeFiles.Read(path).Entries).Question);
    }

    private static void Sheet(TextWriter sheet, Action<TextWriter> rows, string before = "")
    {
        sheet.Write($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{before}<sheetData>");
        sheet.Write(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>質問</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>回答</t></is></c></row>"
        );
        rows(sheet);
        sheet.Write("</sheetData></worksheet>");
    }

    /// <summary>The one finding of a file, which must not cost much memory either.</summary>
    private static EntryProblem WithLittle(string path)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var set = KnowledgeFiles.Read(path);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Little);
        Assert.Empty(set.Entries);
        return Assert.Single(set.Problems);
    }
}
