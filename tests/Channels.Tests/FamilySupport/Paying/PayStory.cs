using System.Net;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Paying;

public sealed class SqlitePayStory(SqliteDatabase database) : PayStory(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresPayStory(PostgresDatabase database) : PayStory(database), IClassFixture<PostgresDatabase>;

/// <summary>A month is decided: what its member is told in LINE, asks, reads and doubts, by the doors they use.</summary>
public abstract class PayStory(StoreDatabase database)
{
    private const string Notice = "10月分の報酬が決まりました";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_closed_month_is_told_once_and_without_an_amount()
    {
        await using var town = await PayTown.StartAsync(database);
        await town.AddAsync("FS-0000-0001", "2026-10-05 10:00-12:00");
        await town.LookAsync();
        Assert.DoesNotContain(town.Heard(town.Hanako), t => t.Contains("報酬が決まり", StringComparison.Ordinal));
        await town.CloseAsync("2026-10");
        for (var look = 0; look < 3; look++)
        {
            await town.LookAsync();
            await town.ExportAsync("2026-10"); // once more gives the same bytes, and tells nobody
        }

        var told = Assert.Single(town.Heard(town.Hanako), t => t.Contains(Notice, StringComparison.Ordinal));
        Assert.DoesNotContain("円", told, StringComparison.Ordinal);
        Assert.Equal(["報酬を見る"], town.App.Line.QuickReplies(town.Hanako));
        Assert.DoesNotContain(town.Heard(town.Yuki), t => t.Contains("報酬", StringComparison.Ordinal)); // she is paid nothing
        var listed = Assert.Single((await town.ApiAsync("closes/2026-10/notices")).EnumerateArray());
        Assert.Equal("4821", listed.GetProperty("member").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.String, listed.GetProperty("toldAt").ValueKind);
    }

    [Fact]
    public async Task The_link_opens_once_and_shows_every_line_and_the_sum()
    {
        await using var town = await PayTown.StartAsync(database);
        await town.AddAsync("FS-0000-0001", "2026-09-05 10:00-12:00");
        await town.CloseAsync("2026-09");
        await town.CorrectAsync("FS-0000-0001", "2026-09-05 10:00-13:00");
        await town.AddAsync("FS-0000-0002", "2026-10-05 18:00-20:00");
        await town.CloseAsync("2026-10");
        await town.LookAsync();
        var said = await StampsTapAsync(town, "報酬を見る");
        Assert.Contains("10月分の報酬が決まっています", said, StringComparison.Ordinal);
        Assert.DoesNotContain("円", said, StringComparison.Ordinal);
        var code = town.Code();

        using var browser = town.Browser();
        var asked = await browser.GetStringAsync($"/pay?c={code}&l=ja", Stop);
        Assert.Contains("1回だけ開けます", asked, StringComparison.Ordinal);
        await browser.GetStringAsync($"/pay?c={code}&l=ja", Stop); // a preview of the link uses nothing up
        var (_, page) = await PayTown.PostAsync(browser, "/pay", ("c", code), ("l", "ja"));
        Assert.Contains("2026年10月分の報酬", page, StringComparison.Ordinal);
        // 500 a hour of the city: two hours of October, and one hour more of September than was decided.
        Assert.Contains("1,500円", page, StringComparison.Ordinal);
        Assert.Contains("2026年9月の活動。直された報告の調整です。", page, StringComparison.Ordinal);
        Assert.Contains("前の月までに決まった額", page, StringComparison.Ordinal);
        Assert.Contains("報酬 1,000円×3時間 = 3,000円", page, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", page, StringComparison.Ordinal);

        Assert.Contains("2026年9月分の報酬", await browser.GetStringAsync("/pay/month?m=2026-09&l=ja", Stop), StringComparison.Ordinal);
        Assert.Contains("Your reward for October 2026", await browser.GetStringAsync("/pay/month?l=en", Stop), StringComparison.Ordinal);
        using var unknown = await browser.GetAsync("/pay/month?m=2026-08&l=ja", Stop);
        Assert.Equal((HttpStatusCode.NotFound, "no-store"), (unknown.StatusCode, unknown.Headers.CacheControl?.ToString()));

        using var other = town.Browser();
        var (_, again) = await PayTown.PostAsync(other, "/pay", ("c", code), ("l", "ja"));
        Assert.Contains("もう使えません", again, StringComparison.Ordinal);
        Assert.Contains("閉じる時間", await other.GetStringAsync("/pay/month", Stop), StringComparison.Ordinal);
        town.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Contains("閉じる時間", await browser.GetStringAsync("/pay/month", Stop), StringComparison.Ordinal);
        Assert.DoesNotContain(town.App.Logs.All, l => l.Message.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_doubted_line_is_one_case_of_the_staff_with_exactly_that_line()
    {
        await using var town = await PayTown.StartAsync(database);
        await town.AddAsync("FS-0000-0001", "2026-10-05 10:00-12:00");
        await town.AddAsync("FS-0000-0002", "2026-10-06 18:00-20:00");
        await town.CloseAsync("2026-10");
        await town.SayAsync("いくらになりましたか");
        using var browser = town.Browser();
        await PayTown.PostAsync(browser, "/pay", ("c", town.Code()), ("l", "ja"));
        (string, string)[] doubt = [("m", "2026-10"), ("ref", "FS-0000-0002"), ("line", "1"), ("l", "ja")];
        using var stranger = town.Browser();
        Assert.Contains("閉じる時間", (await PayTown.PostAsync(stranger, "/pay/doubt", doubt)).Page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await PayTown.PostAsync(browser, "/pay/doubt", ("m", "2026-10"), ("ref", "FS-0000-0002"), ("line", "9"))).Status
        );
        var (_, page) = await PayTown.PostAsync(browser, "/pay/doubt", doubt);
        await PayTown.PostAsync(browser, "/pay/doubt", doubt); // pressed twice
        await town.App.RunUntilIdleAsync();

        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "センターに伝えました"));
        var said = Assert.Single(town.Heard(town.Hanako), t => t.Contains("センターに伝えます", StringComparison.Ordinal));
        Assert.DoesNotContain("円", said, StringComparison.Ordinal);
        var number = System.Text.RegularExpressions.Regex.Match(said, "ST-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        var messages = await town.ApiAsync($"submissions/{number}/messages");
        var text = messages.GetRawText();
        foreach (var part in (string[])["FS-0000-0002", "2026-10-06", "会員番号 4821", "1,100円×1時間"])
            Assert.Contains(part, System.Text.RegularExpressions.Regex.Unescape(text), StringComparison.Ordinal);
        Assert.DoesNotContain("FS-0000-0001", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_at_night_and_nobody_who_wants_none()
    {
        await using var town = await PayTown.StartAsync(database);
        await town.AddAsync("FS-0000-0001", "2026-09-05 10:00-12:00");
        await town.AddAsync("FS-0000-0002", "2026-10-05 10:00-12:00");
        town.Clock.Advance(TimeSpan.FromHours(11)); // 21:00
        await town.CloseAsync("2026-09");
        await town.LookAsync();
        Assert.DoesNotContain(town.Heard(town.Hanako), t => t.Contains("決まりました", StringComparison.Ordinal));
        town.Clock.Advance(TimeSpan.FromHours(12)); // 9:00
        await town.LookAsync();
        Assert.Contains(town.Heard(town.Hanako), t => t.Contains("9月分の報酬が決まりました", StringComparison.Ordinal));

        Assert.Contains("センターからのお知らせを送りません", await town.SayAsync("お知らせはいりません"), StringComparison.Ordinal);
        await town.CloseAsync("2026-10");
        await town.LookAsync();
        Assert.DoesNotContain(town.Heard(town.Hanako), t => t.Contains(Notice, StringComparison.Ordinal));
        Assert.Equal("stopped", (await town.ApiAsync("closes/2026-10/notices"))[0].GetProperty("why").GetString());
        Assert.Contains("10月分の報酬が決まっています", await town.SayAsync("お金はいつ入りますか"), StringComparison.Ordinal);
        await town.SayAsync("お知らせを再開");
        await town.LookAsync();
        Assert.Contains(town.Heard(town.Hanako), t => t.Contains(Notice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_a_close_and_after_the_link_is_over_nothing_is_shown()
    {
        await using var town = await PayTown.StartAsync(database);
        await town.AddAsync("FS-0000-0001", "2026-10-05 10:00-12:00");
        Assert.Contains(
            "報酬の計算ができたら、このトークでお知らせします",
            await town.SayAsync("お金はいつ入りますか"),
            StringComparison.Ordinal
        );
        await town.SayAsync("お知らせはいりません"); // nobody is promised what does not come
        Assert.Contains("ここにはまだありません", await town.SayAsync("お金はいつ入りますか"), StringComparison.Ordinal);
        await town.CloseAsync("2026-10");
        await town.SayAsync("お金はいつ入りますか");
        using var browser = town.Browser();
        await PayTown.PostAsync(browser, "/pay", ("c", town.Code()), ("l", "ja"));
        await town.SayAsync("つながりを切る");
        await StampsTapAsync(town, town.App.Line.QuickReplies(town.Hanako)[0]);
        Assert.Contains("閉じる時間", await browser.GetStringAsync("/pay/month", Stop), StringComparison.Ordinal);
        var said = await town.SayAsync("お金はいつ入りますか");
        Assert.DoesNotContain("/pay", said, StringComparison.Ordinal); // who is nobody's member is answered as before
        for (var guess = 0; guess < 21; guess++)
            await PayTown.PostAsync(browser, "/pay", ("c", $"GUESS{guess}"), ("l", "ja"));
        Assert.Contains("いまは開けません", (await PayTown.PostAsync(browser, "/pay", ("c", "GUESS"))).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_of_the_month_count_the_reports_and_when_they_were_closed()
    {
        await using var town = await PayTown.StartAsync(database);
        await town.AddAsync("FS-0000-0001", "2026-10-05 10:00-12:00"); // handed in on 23 November
        await town.AddAsync("FS-0000-0002", "2026-10-06 10:00-12:00");
        await town.CloseAsync("2026-10");
        var totals = (await town.ApiAsync("measures/activities?month=2026-11")).GetProperty("totals");
        Assert.Equal(
            (2, 2, 1.0),
            (
                totals.GetProperty("reports").GetInt32(),
                totals.GetProperty("closed").GetInt32(),
                totals.GetProperty("onlineRate").GetDouble()
            )
        );
        Assert.Equal(1440, totals.GetProperty("closedMinutes").GetDouble(), 1.0);
        var text = await town.App.Api.GetStringAsync("/api/v1/measures/activities/report.md?month=2026-11", Stop);
        Assert.Contains("| 報告の数 | 2 |", text, StringComparison.Ordinal);
        Assert.Contains("](activities-2026-11.svg)", text, StringComparison.Ordinal);
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(
            new MemoryStream(await town.App.Api.GetByteArrayAsync("/api/v1/measures/activities/report.xlsx?month=2026-11", Stop)),
            isEditable: false
        );
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book, Stop));
        var picture = await town.App.Api.GetStringAsync("/api/v1/measures/activities/report.svg?month=2026-11", Stop);
        Assert.Contains("100%", System.Xml.Linq.XDocument.Parse(picture).ToString(), StringComparison.Ordinal);
        using var wrong = await town.App.Api.GetAsync("/api/v1/measures/activities?month=2026-13", Stop);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private static Task<string> StampsTapAsync(PayTown town, string label) => Stamps.StampStory.TapAsync(town.App, town.Hanako, label);
}
