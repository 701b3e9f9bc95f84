using System.Net;
using System.Text;
using Channels.Tests.FamilySupport.Linking;
using Channels.Tests.FamilySupport.Paying;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Channels.Tests.FamilySupport.Receipts;

public sealed class SqliteReceiptStory(SqliteDatabase database) : ReceiptStory(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresReceiptStory(PostgresDatabase database) : ReceiptStory(database), IClassFixture<PostgresDatabase>;

/// <summary>A family needs on paper what it used: by the talk, the page and the office.</summary>
public abstract class ReceiptStory(StoreDatabase database)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_family_asks_for_it_in_the_talk_and_gets_a_paper_of_each_closed_month()
    {
        await using var town = await PayTown.StartAsync(database);
        await town.AddForYukiAsync("FS-0000-0001", "2026-09-05 10:00-12:00");
        await town.AddForYukiAsync("FS-0000-0002", "2026-10-06 18:00-20:00", "はなちゃん");
        await town.AddAsync("FS-0000-0003", "2026-10-07 10:00-11:00"); // of a family that is not known
        Assert.Contains("まだありません", await town.SayAsync(town.Yuki, "無償化に出す領収書がほしいんですけど"), StringComparison.Ordinal);
        await town.CloseAsync("2026-09");
        await town.CloseAsync("2026-10");

        var said = await town.SayAsync(town.Yuki, "無償化に出す領収書がほしいんですけど");
        Assert.Contains("10月分まで、利用証明書を出せます", said, StringComparison.Ordinal);
        Assert.DoesNotContain("円", said, StringComparison.Ordinal);
        var code = town.Code(town.Yuki);
        using var browser = town.Browser();
        var asked = await browser.GetStringAsync($"/receipts?c={code}&l=ja", Stop);
        Assert.Contains("利用証明書を受け取る", asked, StringComparison.Ordinal);
        var (_, page) = await PayTown.PostAsync(browser, "/receipts", ("c", code), ("l", "ja"));
        Assert.Contains("2026年10月（PDF）", page, StringComparison.Ordinal);
        Assert.Contains("2026年9月（PDF）", page, StringComparison.Ordinal);

        using var answer = await browser.GetAsync("/receipts/paper?m=2026-10&l=ja", Stop);
        Assert.Equal(
            ("application/pdf", "riyo-2026-10.pdf", "no-store"),
            (
                answer.Content.Headers.ContentType?.MediaType,
                answer.Content.Headers.ContentDisposition?.FileName,
                answer.Headers.CacheControl?.ToString()
            )
        );
        using var paper = Read(await answer.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(("利用証明書 2026年10月分", 1), (paper.Info.Title, paper.PageCount));
        using var unknown = await browser.GetAsync("/receipts/paper?m=2026-08", Stop);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        using var other = town.Browser();
        Assert.Contains(
            "もう使えません",
            (await PayTown.PostAsync(other, "/receipts", ("c", code), ("l", "ja"))).Page,
            StringComparison.Ordinal
        );
        Assert.Contains("「利用証明書」と書くと", await other.GetStringAsync("/receipts/paper?m=2026-10", Stop), StringComparison.Ordinal);
        town.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Contains("閉じる時間", await browser.GetStringAsync("/receipts/months", Stop), StringComparison.Ordinal);
        Assert.DoesNotContain(town.App.Logs.All, l => l.Message.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_taken_back_after_it_was_paid_is_not_certified_any_more()
    {
        await using var town = await PayTown.StartAsync(database);
        await town.AddForYukiAsync("FS-0000-0001", "2026-09-05 10:00-12:00");
        await town.AddForYukiAsync("FS-0000-0002", "2026-09-06 10:00-12:00");
        await town.CloseAsync("2026-09");
        using var office = LinkStory.Client(town.App);
        var first = await PaperAsync(office, "4822", "2026-09");
        await town.AddAsync("FS-0000-0003", "2026-10-05 10:00-18:00"); // whose pay is more than what comes back
        await town.TakeBackAsync("FS-0000-0001");
        await town.TakeBackAsync("FS-0000-0002");
        await town.CloseAsync("2026-10");
        using var none = await office.GetAsync("/api/v1/members/4822/receipts/2026-09", Stop);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("receipt.none", await none.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.True(first.Length > 2000);
        using var provider = await office.GetAsync("/api/v1/members/4821/receipts/2026-09", Stop);
        Assert.Equal(HttpStatusCode.NotFound, provider.StatusCode); // who helped used nothing
        var audited = await town.App.Store.ReadAsync(
            (db, _) => db.Audit.Where(a => a.Action == "receipt.taken").Select(a => new { a.Actor, a.Subject }).ToListAsync(Stop),
            Stop
        );
        Assert.Equal(["sato 4822"], audited.Select(a => $"{a.Actor} {a.Subject}"));
    }

    [Theory]
    [InlineData("領収書", true)]
    [InlineData("利用証明書を出してもらえますか", true)]
    [InlineData("レシートみたいなのもらえますか", true)]
    [InlineData("無償化の書類がいるっちゃけど", true)]
    [InlineData("I need a receipt please", true)]
    [InlineData("バスの領収書をなくしました", false)]
    [InlineData("領収書はいりません", false)]
    [InlineData("就労証明書はどこでもらえますか", false)]
    public async Task It_is_heard_as_people_say_it(string said, bool isAsked)
    {
        await using var town = await PayTown.StartAsync(database);
        var answer = await town.SayAsync(town.Yuki, said);
        Assert.Equal(
            isAsked,
            answer.Contains("利用証明書を出せます", StringComparison.Ordinal)
                || answer.Contains("certificate can be had", StringComparison.Ordinal)
        );
    }

    private static async Task<byte[]> PaperAsync(HttpClient office, string member, string month)
    {
        using var answer = await office.GetAsync($"/api/v1/members/{member}/receipts/{month}", Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Stop);
    }

    private static PdfDocument Read(byte[] pdf)
    {
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
        return PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
    }
}
