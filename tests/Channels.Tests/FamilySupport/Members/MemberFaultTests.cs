using Channels.Bot.Audit;
using Channels.Bot.FamilySupport.Members;
using Channels.Tests.Support;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Members;

/// <summary>All that goes wrong with a file: each row says which column, and the other rows are taken.</summary>
public sealed class MemberFaultTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, "", "会員番号", "cell-missing")]
    [InlineData(0, "48211234", "会員番号", "number-wrong")]
    [InlineData(0, "=A1", "会員番号", "cell-formula")]
    [InlineData(0, "4.82E+03", "会員番号", "cell-scientific")]
    [InlineData(1, "会長", "会員区分", "roles-unknown")]
    [InlineData(2, "#N/A", "氏名", "cell-formula")]
    [InlineData(2, "???", "氏名", "cell-question")]
    [InlineData(3, "例田", "氏名カナ", "kana-wrong")]
    [InlineData(4, "博多区", "区", "ward-unknown")]
    [InlineData(5, "46000", "入会日", "date-wrong")]
    [InlineData(5, "2026-13-01", "入会日", "date-wrong")]
    [InlineData(5, "2027-04-01", "入会日", "date-future")]
    [InlineData(6, "2020-04-01", "退会日", "date-order")]
    [InlineData(10, "17700", "金融機関コード", "bank-wrong")]
    [InlineData(10, "", "金融機関コード", "account-incomplete")]
    [InlineData(11, "2x0", "支店コード", "branch-wrong")]
    [InlineData(12, "定期", "預金種別", "account-kind-unknown")]
    [InlineData(13, "12345678", "口座番号", "account-wrong")]
    [InlineData(13, "1.23E+06", "口座番号", "cell-scientific")]
    [InlineData(13, "-1", "口座番号", "cell-scientific")]
    [InlineData(14, "例田 花子", "口座名義カナ", "holder-wrong")]
    [InlineData(14, "レイダ ハナコ レイダ ハナコ レイダ ハナコ レイダ", "口座名義カナ", "holder-long")]
    [InlineData(14, "", "口座名義カナ", "account-incomplete")]
    [InlineData(15, "10530", "ゆうちょ記号", "yucho-both")]
    public async Task A_cell_that_cannot_be_taken_is_named_and_the_other_rows_are_taken(int at, string cell, string column, string code)
    {
        var cells = MemberFiles.Hanako.Split(',');
        cells[at] = cell;
        var done = await ImportAsync(MemberFiles.Utf8(MemberFiles.Heading, string.Join(',', cells), MemberFiles.Both));
        Assert.Contains(done.Findings, f => (f.Row, f.Column, f.Code) == (2, column, code));
        Assert.All(done.Findings, f => Assert.Equal(2, f.Row));
        Assert.Equal((1, 1), (done.Added, done.Refused));
        Assert.DoesNotContain(done.Findings, f => cell.Length > 4 && f.Message.Contains(cell, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("13450", "12345671")]
    [InlineData("10530", "12345672")]
    public async Task An_account_of_Japan_Post_that_cannot_be_is_refused(string mark, string number)
    {
        var row = MemberFiles.Both.Replace("10530,12345671", $"{mark},{number}", StringComparison.Ordinal);
        var done = await ImportAsync(MemberFiles.Utf8(MemberFiles.Heading, row));
        Assert.Equal("yucho-wrong", Assert.Single(done.Findings).Code);
    }

    [Fact]
    public async Task Zeros_that_a_spreadsheet_took_away_are_put_back()
    {
        var row = MemberFiles.Hanako.Replace("0177,200,普通,1234567", "177,５,普,34567", StringComparison.Ordinal);
        Assert.Empty((await ImportAsync(MemberFiles.Utf8(MemberFiles.Heading, row))).Findings);
    }

    [Fact]
    public async Task A_name_is_read_from_either_of_its_places_in_Shift_JIS()
    {
        await database.ClearAsync();
        await using var node = new Node(database);
        var row = MemberFiles.ShiftJis(MemberFiles.Heading, MemberFiles.Hanako.Replace("例田", "例﨑", StringComparison.Ordinal));
        var at = row.AsSpan().IndexOf((byte[])[0xFA, 0xB1]);
        (row[at], row[at + 1]) = (0xED, 0x95); // as other encoders write it
        Assert.Empty((await node.Get<MemberImport>().RunAsync(row, isDryRun: false, Actor.Bot, null, Stop)).Findings);
        Assert.Equal("例﨑 花子", (await node.Get<MemberBook>().FindAsync("4821", Stop))!.Name);
        (row[at], row[at + 1]) = (0x85, 0x41); // no letter at all
        var broken = await node.Get<MemberImport>().RunAsync(row, isDryRun: true, Actor.Bot, null, Stop);
        Assert.Equal("file-encoding", Assert.Single(broken.Findings).Code);
    }

    [Fact]
    public async Task What_is_wrong_with_the_whole_file_is_said_before_any_row()
    {
        Assert.Equal("file-workbook", await OnlyAsync([(byte)'P', (byte)'K', 3, 4, 0, 0]));
        Assert.Equal("file-encoding", await OnlyAsync([0xFF, 0xFE, 0x41, 0x00, 0x42, 0x00]));
        Assert.Equal("file-empty", await OnlyAsync([]));
        Assert.Equal("column-twice", await OnlyAsync(MemberFiles.Utf8("会員番号,会員番号")));
        var missing = await ImportAsync(MemberFiles.Utf8("会員番号,氏名", "4821,例田"));
        Assert.Equal(["会員区分", "氏名カナ", "入会日"], missing.Findings.Select(f => f.Column));
        Assert.All(missing.Findings, f => Assert.Equal("column-missing", f.Code));
        var crooked = await ImportAsync(MemberFiles.Utf8(MemberFiles.Heading, "4821,提供会員", MemberFiles.Both, MemberFiles.Both));
        Assert.Equal([(2, "row-short"), (4, "number-twice")], crooked.Findings.Select(f => (f.Row, f.Code)));
        Assert.Equal("file-csv", await OnlyAsync(MemberFiles.Utf8(MemberFiles.Heading, "4821,\"提供会員")));
    }

    [Fact]
    public async Task Pairs_are_of_members_there_are_in_the_role_they_have()
    {
        await database.ClearAsync();
        await using var node = new Node(database);
        var import = node.Get<MemberImport>();
        await import.RunAsync(
            MemberFiles.Utf8(MemberFiles.Heading, MemberFiles.Hanako, MemberFiles.Yuki),
            isDryRun: false,
            Actor.Bot,
            null,
            Stop
        );
        var done = await import.RunAsync(
            MemberFiles.Utf8(
                "依頼会員番号,提供会員番号,事前打合せ日,有効期限",
                "4821,4822,2026-04-10,",
                "9999,4821,2026-04-10,",
                "4822,4821,2026-04-10,2026-04-01",
                "4822,4821,,",
                "4822,4821,2026-04-10,"
            ),
            isDryRun: false,
            Actor.Bot,
            null,
            Stop
        );
        Assert.Equal(
            [(2, "pair-role"), (2, "pair-role"), (3, "pair-unknown"), (4, "pair-expiry"), (5, "cell-missing")],
            done.Findings.OrderBy(f => f.Row).Select(f => (f.Row, f.Code))
        );
        Assert.Equal(1, done.Added);
    }

    private async Task<string> OnlyAsync(byte[] file) => Assert.Single((await ImportAsync(file)).Findings).Code;

    private async Task<MemberImported> ImportAsync(byte[] file)
    {
        await database.ClearAsync();
        await using var node = new Node(database);
        return await node.Get<MemberImport>().RunAsync(file, isDryRun: false, Actor.Bot, null, Stop);
    }
}
