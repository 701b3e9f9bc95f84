using System.Net;
using System.Text.RegularExpressions;
using Channels.Tests.Support.Doors;
using Channels.Webhooks.Fees;
using Channels.Webhooks.Hosting;

namespace Channels.Tests.FamilySupport;

/// <summary>The public calculator, as a browser without JavaScript asks it.</summary>
public sealed class FeePageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_sees_what_an_activity_costs_and_why()
    {
        await using var app = await ChannelsApp.StartAsync();
        var empty = await GetAsync(app, "/fees");
        Assert.Contains("利用料の計算", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"answer\"", empty, StringComparison.Ordinal);

        var page = await GetAsync(app, "/fees?day=2026-06-01&from=10:00&to=12:00&children=1&sick=0");
        Assert.Contains("<h2 id=\"result\">計算の結果</h2>", page, StringComparison.Ordinal); // as printed: no estimate
        Assert.Contains("<dt>依頼会員が払う額</dt><dd>1,000円</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>提供会員が受け取る額</dt><dd>2,000円</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>市が負担する額</dt><dd>1,000円</dd>", page, StringComparison.Ordinal);
        Assert.Contains("500円×2時間 = 1,000円", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("\\{\\{", page);
    }

    [Fact]
    public async Task What_the_city_has_not_published_is_called_an_estimate()
    {
        await using var app = await ChannelsApp.StartAsync();
        var page = await GetAsync(app, "/fees?day=2026-06-01&from=18:30&to=20:00&children=2&sick=0&spent=420&l=en");
        Assert.Contains("Result (an estimate)", page, StringComparison.Ordinal);
        Assert.Contains("a use that touches two rates is not published yet", page, StringComparison.Ordinal);
        Assert.Contains("<dt>The requesting member pays</dt><dd>1,770 yen</dd>", page, StringComparison.Ordinal); // 900 + 450 + 420
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("/fees?l=ja&amp;day=2026-06-01&amp;from=18%3A30", page, StringComparison.Ordinal); // the same question in Japanese
    }

    [Fact]
    public async Task Where_the_order_of_the_children_is_another_amount_both_are_said()
    {
        await using var app = await ChannelsApp.StartAsync();
        var mixed = await GetAsync(app, "/fees?day=2026-11-04&from=10:00&to=11:00&children=2&sick=1");
        Assert.Contains("<dd>850円</dd>", mixed, StringComparison.Ordinal);
        Assert.Contains("払う額は800円、提供会員が受け取る額は1,550円です", mixed, StringComparison.Ordinal);
        var alike = await GetAsync(app, "/fees?day=2026-11-04&from=10:00&to=11:00&children=2&sick=2");
        Assert.DoesNotContain("病児をあとに書くと", alike, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leave_programme_needs_the_day_of_the_return()
    {
        await using var app = await ChannelsApp.StartAsync();
        const string Asked = "/fees?day=2026-06-01&from=10:00&to=12:00&children=1&sick=0&programme=childcare-leave";
        var without = await GetAsync(app, Asked);
        Assert.Contains("復職の日がわからないため、金額を出せません。", without, StringComparison.Ordinal);
        Assert.DoesNotContain("<dl", without, StringComparison.Ordinal);
        var free = await GetAsync(app, Asked + "&return=2026-05-01&uses=0");
        Assert.Contains("<dt>依頼会員が払う額</dt><dd>0円</dd>", free, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day=tomorrow&from=10:00&to=12:00", "活動の日がわかりませんでした")]
    [InlineData("day=2026-06-01&from=10:00&to=10:00", "時刻がわかりませんでした")]
    [InlineData("day=2026-06-01&from=25:00&to=26:00", "時刻がわかりませんでした")]
    [InlineData("day=2026-06-01&from=10:00&to=12:00&children=1&sick=2", "病児の人数が")]
    [InlineData("day=2026-06-01&from=10:00&to=12:00&spent=-5", "実費は")]
    [InlineData("day=2026-06-01&from=10:00&to=12:00&children=100&sick=0", "人数や回数が")]
    [InlineData("day=2026-06-01&from=10:00&to=12:00&children=1&sick=-1", "人数や回数が")]
    [InlineData("day=2026-06-01&from=10:00&to=12:00&programme=childcare-leave&return=2026-05-01&uses=abc", "人数や回数が")]
    [InlineData("day=&from=&to=", "活動の日がわかりませんでした")]
    [InlineData("day=2026-06-01&from=&to=", "時刻がわかりませんでした")]
    [InlineData("day=2026-06-01&from=10:00&to=12:00&programme=childcare-leave&return=soon", "復職した日がわかりませんでした")]
    [InlineData("day=2020-06-01&from=10:00&to=12:00", "料金のきまりが登録されていません")]
    public async Task What_cannot_be_read_is_said_and_no_amount_is_shown(string query, string said)
    {
        await using var app = await ChannelsApp.StartAsync();
        var page = await GetAsync(app, "/fees?" + query);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<dl", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Full_width_digits_are_digits_and_what_was_priced_is_said_back()
    {
        await using var app = await ChannelsApp.StartAsync();
        var page = await GetAsync(app, "/fees?day=２０２６-０６-０１&from=１０：００&to=１２：００&children=２&sick=0");
        Assert.Contains("2026年（令和8年）6月1日（月） 午前10時〜正午（2時間）", page, StringComparison.Ordinal);
        Assert.Contains("1,500円", page, StringComparison.Ordinal);
        var night = await GetAsync(app, "/fees?day=2026-06-01&from=18:00&to=16:00&children=1&sick=0&l=en");
        Assert.Contains("22 h", night, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_writes_is_text()
    {
        await using var app = await ChannelsApp.StartAsync();
        var page = await GetAsync(app, "/fees?day=%22%3E%3Cscript%3Ealert(1)&from=10:00&to=%3Cb%3E&l=%3Cx%3E&spent=%22%3E");
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Matches(new Regex("value=\"&quot;&gt;&lt;script", RegexOptions.None, TimeSpan.FromSeconds(1)), page);
    }

    [Fact]
    public async Task Another_city_s_rules_ask_other_things()
    {
        await using var app = await ChannelsApp.StartAsync(new Dictionary<string, string> { ["FamilySupport:Place"] = "yamanashi" });
        const string Asked = "/fees?day=2026-06-01&from=10:00&to=12:00&children=1&sick=0";
        Assert.Contains("お住まいがわからないため、金額を出せません", await GetAsync(app, Asked), StringComparison.Ordinal);
        Assert.Contains("<dd>1,000円</dd>", await GetAsync(app, Asked + "&home=in"), StringComparison.Ordinal);
        Assert.Contains("<dd>1,800円</dd>", await GetAsync(app, Asked + "&home=out"), StringComparison.Ordinal);
        await using var none = await ChannelsApp.StartAsync(new Dictionary<string, string> { ["FamilySupport:Place"] = "nowhere" });
        using var answer = await none.Http.GetAsync("/fees", Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("'nowhere'", Assert.Single(await FindingsAsync(none)), StringComparison.Ordinal); // the verb check says so
        Assert.Empty(await FindingsAsync(app));
    }

    private static async Task<IReadOnlyList<string>> FindingsAsync(ChannelsApp app) =>
        await app.Get<IEnumerable<ISelfCheck>>().OfType<FeeCheck>().Single().FindAsync(Stop);

    private static async Task<string> GetAsync(ChannelsApp app, string path)
    {
        using var answer = await app.Http.GetAsync(path, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
