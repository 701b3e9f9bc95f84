using System.Net;
using Channels.Tests.FamilySupport.Paying;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.SoFar;

public sealed class SqliteSoFarStory(SqliteDatabase database) : SoFarStory(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresSoFarStory(PostgresDatabase database) : SoFarStory(database), IClassFixture<PostgresDatabase>;

/// <summary>A member asks what a month comes to before it is closed: in the talk how many reports, on the page how much.</summary>
public abstract class SoFarStory(StoreDatabase database)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_family_sees_the_sum_of_its_month_before_the_close_and_only_its_own()
    {
        await using var town = await PayTown.StartAsync(database);
        Assert.Contains("届いて間もない報告は", await town.SayAsync(town.Yuki, "今月いくら"), StringComparison.Ordinal);
        await town.AddForYukiAsync("FS-0000-0001", "2026-11-05 10:00-12:00");
        await town.AddForYukiAsync("FS-0000-0002", "2026-11-09 18:00-20:00"); // an hour of the evening
        await town.AddForYukiAsync("FS-0000-0003", "2026-10-05 10:00-12:00"); // another month
        await town.AddAsync("FS-0000-0004", "2026-11-06 10:00-13:00"); // another family
        await town.AddForYukiAsync("FS-0000-0005", "2026-11-07 10:00-13:00");
        await town.TakeBackAsync("FS-0000-0005");

        var said = await town.SayAsync(town.Yuki, "今月の分はいくら払うと");
        Assert.Contains("11月に利用した分の報告は、いま2件あります", said, StringComparison.Ordinal);
        Assert.Contains("額はまだ変わることがあります", said, StringComparison.Ordinal);
        Assert.DoesNotContain("円", said, StringComparison.Ordinal);
        var code = town.Code(town.Yuki);
        using var browser = town.Browser();
        var (_, page) = await PayTown.PostAsync(browser, "/so-far", ("c", code), ("l", "ja"), ("m", "2026-11"));
        Assert.Contains("2026年11月分のここまでの金額", page, StringComparison.Ordinal);
        Assert.Contains("まだ決まった額ではありません", page, StringComparison.Ordinal);
        Assert.Contains("<dd>2件</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>2,100円</dd>", page, StringComparison.Ordinal); // 500 × 2, 500 and 600
        Assert.DoesNotContain("報酬額", page, StringComparison.Ordinal);
        Assert.DoesNotContain("たろう", page, StringComparison.Ordinal);
        foreach (var other in (string[])["FS-0000-0003", "FS-0000-0004", "FS-0000-0005"])
            Assert.DoesNotContain(other, page, StringComparison.Ordinal);
        Assert.Contains("FS-0000-0003", await browser.GetStringAsync("/so-far/month?m=2026-10&l=ja", Stop), StringComparison.Ordinal);
        using var unknown = await browser.GetAsync("/so-far/month?m=2026-13", Stop);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var stranger = town.Browser();
        Assert.Contains("「今月いくら」と書くと", await stranger.GetStringAsync("/so-far/month", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_helps_sees_what_is_earned_so_far_and_after_the_close_what_was_decided()
    {
        await using var town = await PayTown.StartAsync(database);
        await town.AddAsync("FS-0000-0001", "2026-10-05 10:00-12:00");
        await town.AddForYukiAsync("FS-0000-0002", "2026-10-06 10:00-12:00");
        var said = await town.SayAsync("先月いくらもらえる");
        Assert.Contains("10月に活動した分の報告は、いま2件あります", said, StringComparison.Ordinal);
        Assert.DoesNotContain("円", said, StringComparison.Ordinal);
        using var browser = town.Browser();
        var (_, page) = await PayTown.PostAsync(browser, "/so-far", ("c", town.Code()), ("l", "ja"), ("m", "2026-10"));
        Assert.Contains("<dt>報酬額</dt><dd>4,000円</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>うち、市から振り込まれる額</dt><dd>2,000円</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>うち、家庭が確認した報告</dt><dd>1件</dd>", page, StringComparison.Ordinal);

        await town.CloseAsync("2026-10");
        Assert.Contains("10月分の報酬が決まっています", await town.SayAsync("先月いくらもらえる"), StringComparison.Ordinal);
        Assert.Contains("月の締めで、額は決まっています", await town.SayAsync(town.Yuki, "先月いくら払うと"), StringComparison.Ordinal);
        using var family = town.Browser();
        (_, page) = await PayTown.PostAsync(family, "/so-far", ("c", town.Code(town.Yuki)), ("l", "ja"), ("m", "2026-10"));
        Assert.Contains("月の締めで決まった額です", page, StringComparison.Ordinal);
        Assert.Contains("<dd>1,000円</dd>", page, StringComparison.Ordinal);
        Assert.Contains("まだ届いていません", await town.SayAsync("今月の報酬はいくら"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_opens_once_and_half_hours_are_called_an_estimate()
    {
        await using var town = await PayTown.StartAsync(database);
        await town.AddForYukiAsync("FS-0000-0001", "2026-11-05 10:00-11:30");
        await town.SayAsync(town.Yuki, "今月いくら");
        var code = town.Code(town.Yuki);
        using var browser = town.Browser();
        Assert.Contains(
            "ここまでの金額を見る",
            await browser.GetStringAsync($"/so-far?c={code}&l=ja&m=2026-11", Stop),
            StringComparison.Ordinal
        );
        var (_, page) = await PayTown.PostAsync(browser, "/so-far", ("c", code), ("l", "ja"), ("m", "2026-11"));
        Assert.Contains("市はまだ公表していません", page, StringComparison.Ordinal);
        using var other = town.Browser();
        var (_, again) = await PayTown.PostAsync(other, "/so-far", ("c", code), ("l", "ja"), ("m", "2026-11"));
        Assert.Contains("もう使えません", again, StringComparison.Ordinal);
        await town.SayAsync(town.Yuki, "つながりを切る");
        await Stamps.StampStory.TapAsync(town.App, town.Yuki, town.App.Line.QuickReplies(town.Yuki)[0]);
        Assert.DoesNotContain("/so-far", await town.SayAsync(town.Yuki, "今月いくら"), StringComparison.Ordinal);
    }
}
