using Channels.Bot.FamilySupport.Banking;

namespace Channels.Tests.FamilySupport.Banking;

/// <summary>The printed examples of banks: characters, holders, Japan Post accounts, bank days.</summary>
public sealed class BankingTests
{
    private static readonly BankProfile Usual = new();

    [Theory]
    [InlineData("株式会社ケイヨウギンコウ", "ｶ)ｹｲﾖｳｷﾞﾝｺｳ")]
    [InlineData("(カ)ケイヨウギンコウ", "ｶ)ｹｲﾖｳｷﾞﾝｺｳ")]
    [InlineData("カ）ケイヨウギンコウ", "ｶ)ｹｲﾖｳｷﾞﾝｺｳ")]
    [InlineData("ケイヨウギンコウ株式会社", "ｹｲﾖｳｷﾞﾝｺｳ(ｶ")]
    [InlineData("ケイヨウギンコウ(カ)", "ｹｲﾖｳｷﾞﾝｺｳ(ｶ")]
    [InlineData("ケイヨウギンコウ（株式会社）", "ｹｲﾖｳｷﾞﾝｺｳ(ｶ")]
    [InlineData("㈱ケイヨウギンコウ", "ｶ)ｹｲﾖｳｷﾞﾝｺｳ")]
    [InlineData("ケイヨウ   タロウ", "ｹｲﾖｳ ﾀﾛｳ")]
    [InlineData("ケイヨウギンコウ カブシキガイシャ チバシテン", "ｹｲﾖｳｷﾞﾝｺｳ(ｶ)ﾁﾊﾞｼﾃﾝ")]
    [InlineData("ケイヨウ タロウ", "ｹｲﾖｳ ﾀﾛｳ")]
    [InlineData("けいよう　たろう", "ｹｲﾖｳ ﾀﾛｳ")]
    [InlineData("ｹｲﾖｳ ﾀﾛｳ", "ｹｲﾖｳ ﾀﾛｳ")]
    [InlineData("社会福祉法人テスト社会福祉協議会", "ﾌｸ)ﾃｽﾄｼﾔｷﾖｳ")]
    [InlineData("トクテイヒエイリカツドウホウジンテスト", "ﾄｸﾋ)ﾃｽﾄ")]
    [InlineData("イリョウホウジン テスト", "ｲ)ﾃｽﾄ")]
    [InlineData("テストエイギョウショ", "ﾃｽﾄ(ｴｲ")]
    [InlineData("ショウジ キョウコ", "ｼﾖｳｼﾞ ｷﾖｳｺ")]
    [InlineData("スズキ ヨーコ", "ｽｽﾞｷ ﾖ-ｺ")]
    [InlineData("マリア・ガルシア＝ロペス", "ﾏﾘｱ.ｶﾞﾙｼｱ-ﾛﾍﾟｽ")]
    [InlineData("smith john", "SMITH JOHN")]
    [InlineData("山田 花子", null)]
    [InlineData("サトウ ヲサム", null)]
    [InlineData("ヷレリー", null)]
    [InlineData("テスト,コ", null)]
    [InlineData("", null)]
    public void A_holder_stands_as_banks_print_it_or_not_at_all(string said, string? written) =>
        Assert.Equal(written, HolderName.Of(said, Usual));

    [Fact]
    public void Fields_hold_what_their_kind_holds()
    {
        Assert.Null(BankText.Of("ｶ)ﾃｽﾄ", BankField.Place, Usual));
        Assert.Null(BankText.Of("ﾃｽﾄ.", BankField.Place, Usual));
        Assert.Equal("ﾃｽﾄ ｦ/｢｣\\", BankText.Of("ﾃｽﾄ ｦ/｢｣\\", BankField.Edi, Usual));
        Assert.Equal("ｦﾉ", BankText.Of("ヲノ", BankField.Party, Usual with { TakesWo = true }));
        Assert.Equal("ｱ ｲ", BankText.Of("ア.イ", BankField.Party, Usual with { RefusesStop = true }));
        Assert.Equal("SBIｼﾝｾｲ", BankText.Of("ＳＢＩシンセイ", BankField.Place, Usual));
        foreach (var alone in (string[])["ﾞｱ", "ｱﾞ", "ｱﾟ", "ｶﾟ", "ﾝﾞ"])
            Assert.Null(BankText.Of(alone, BankField.Party, Usual));
    }

    [Fact]
    public void A_kana_is_never_parted_from_its_mark()
    {
        var text = BankText.Of("ガクブチ", BankField.Party, Usual)!;
        Assert.Equal(("ｶﾞｸ", "ｶﾞｸﾌﾞ", ""), (BankText.Cut(text, 4), BankText.Cut(text, 5), BankText.Cut(text, 1)));
    }

    [Theory]
    [InlineData("10530", "12345671", "058", 1, "1234567")]
    [InlineData("12345", "12345671", "238", 1, "1234567")]
    [InlineData("17300", "19927651", "738", 1, "1992765")]
    [InlineData("10180", "11", "018", 1, "0000001")]
    [InlineData("00530", "12345", "059", 2, "0012345")]
    [InlineData("10000", "12345671", "008", 1, "1234567")]
    [InlineData("10310", "12345671", "038", 1, "1234567")]
    [InlineData("12340", "12345672", null, 0, "")]
    [InlineData("13450", "12345671", null, 0, "")]
    [InlineData("22340", "12345671", null, 0, "")]
    [InlineData("1234", "12345671", null, 0, "")]
    [InlineData("10530", "1234567890", null, 0, "")]
    [InlineData("10530", "", null, 0, "")]
    public void A_passbook_of_Japan_Post_becomes_an_account_of_a_branch_there_is(
        string mark,
        string number,
        string? branch,
        int kind,
        string account
    )
    {
        var read = YuchoAccount.Of(mark, number);
        Assert.Equal(branch is null ? null : (branch, (AccountKind)kind, account), read);
    }

    [Fact]
    public void Banks_rest_at_weekends_on_holidays_and_over_the_new_year()
    {
        Assert.False(BankDays.Holds(new DateOnly(2026, 12, 31)));
        Assert.Equal(new DateOnly(2027, 1, 4), BankDays.OnOrAfter(new DateOnly(2026, 12, 31)));
        Assert.Equal(new DateOnly(2026, 9, 24), BankDays.OnOrAfter(new DateOnly(2026, 9, 19))); // Silver Week
        Assert.Equal(new DateOnly(2026, 12, 15), BankDays.OnOrAfter(new DateOnly(2026, 12, 15)));
    }

    /// <summary>Every number in the file is found again at the byte the layout prints for it.</summary>
    [Fact]
    public void A_file_reads_back_by_its_offsets()
    {
        var to = new PayeeAccount("0005", "ﾐﾂﾋﾞｼUFJ", "123", "ｶﾞｸﾌﾞﾁｶﾞｸﾌﾞﾁｶﾞｸﾌﾞﾁ", AccountKind.Savings, "0001234", "ﾔﾏﾀﾞ ﾊﾅｺ");
        var payer = new Payer("0123456789", "ｷﾀｷﾕｳｼﾕｳｼ", "0177", "ﾌｸｵｶ", "200", "ｷﾀｷﾕｳｼﾕｳ", AccountKind.Ordinary, "7654321");
        var file = ZenginFile.Write(payer, new DateOnly(2026, 12, 15), [new Transfer(to, 1_500, "4821"), new Transfer(to, 12, "17")]);

        var read = BankFileReader.Read(file);
        Assert.Equal(("0123456789", "1215", "ｷﾀｷﾕｳｼﾕｳｼ"), (read.Code, read.Day, read.Payer));
        Assert.Equal([(1_500L, "0000004821"), (12L, "0000000017")], read.Payments.Select(p => (p.Yen, p.Customer)));
        var first = read.Payments[0];
        Assert.Equal(("0005", "123", '4', "0001234", "ﾔﾏﾀﾞ ﾊﾅｺ"), (first.Bank, first.Branch, first.Kind, first.Account, first.Holder));
        Assert.Equal("ｶﾞｸﾌﾞﾁｶﾞｸﾌﾞﾁｶﾞｸ", first.BranchName); // 15 bytes would part ﾌ from its mark

        file[(2 * 122) + 80 + 9] ^= 1;
        Assert.Throws<InvalidDataException>(() => BankFileReader.Read(file));
        Assert.Throws<ArgumentOutOfRangeException>(() => ZenginFile.Write(payer, default, [new Transfer(to, 0, "1")]));
    }
}
