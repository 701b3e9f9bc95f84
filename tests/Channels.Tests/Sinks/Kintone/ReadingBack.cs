using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Delivery.Sinks.Back;

namespace Channels.Tests.Sinks.Kintone;

/// <summary>How kintone is asked what changed: by its own times, page by page, within the calls of the day.</summary>
public sealed class ReadingBack
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_than_an_answer_holds_comes_in_pages_each_record_once()
    {
        using var desk = new KintoneDesk();
        var sink = desk.Make(mapping: KintoneOffice.Mapping);
        for (var n = 1; n <= 1203; n++)
            desk.Server.Records[$"12/FS-{n:0000}-0000"] = new KintoneRow
            {
                Id = n,
                Revision = 1,
                Updated = desk.Server.Now,
            };
        var (seen, cursor, pages) = (new List<string>(), (string?)null, 0);
        BackPage.Read page;
        do
        {
            page = Assert.IsType<BackPage.Read>(await sink.ReadAsync("activity-report", cursor, Stop));
            seen.AddRange(page.Reports.Select(r => r.Record));
            (cursor, pages) = (page.Cursor, pages + 1);
        } while (page.HasMore);

        Assert.Equal((3, 1203, 1203), (pages, seen.Count, seen.Distinct().Count()));
        Assert.All(desk.Server.Queries, q => Assert.EndsWith("order by 更新日時 asc, $id asc limit 500", q, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_minute_is_asked_for_again_until_it_is_over()
    {
        await using var office = await KintoneOffice.OpenAsync();
        var number = await office.HandInAsync();
        await office.LookAsync(0.1);

        // In the same minute of kintone's clock, after we looked.
        office.Server.Act(number, "受理済み");
        office.Server.Now -= TimeSpan.FromMinutes(1);
        Assert.Equal(1, await office.LookAsync());
        Assert.Contains(">=", office.Server.Queries[^1], StringComparison.Ordinal);
        await office.LookAsync(4);
        Assert.Contains("更新日時 > ", office.Server.Queries[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_asked_once_a_minute_whoever_looks_and_each_call_is_of_the_days_calls()
    {
        await using var office = await KintoneOffice.OpenAsync(("DailyBudget", "3"));
        var number = await office.HandInAsync();
        for (var n = 0; n < 5; n++)
            await office.LookAsync(n == 0 ? 1 : 0.1);
        Assert.Single(office.Server.Queries);
        await office.LookAsync();
        Assert.Equal(2, office.Server.Queries.Count);

        // One for the record and two to look: the day is used up, and goes on at nine in Japan.
        office.Server.Act(number, "受理済み");
        await office.LookAsync();
        Assert.Equal(2, office.Server.Queries.Count);
        Assert.Equal("kintone.budget", (await BackAsync(office)).GetProperty("code").GetString());
        await office.LookAsync(12 * 60);
        Assert.Equal(2, office.Server.Queries.Count);
        await office.LookAsync(12 * 60);
        Assert.Equal((3, 1), (office.Server.Queries.Count, office.Told("受理されました")));
        Assert.Equal(JsonValueKind.Null, (await BackAsync(office)).GetProperty("code").ValueKind);
    }

    [Theory]
    [InlineData(429, "Too many", "kintone.429")]
    [InlineData(520, "\"an error\"", "kintone.520")]
    [InlineData(200, "<html>log in</html>", "kintone.not-json")]
    [InlineData(200, """{"records":{"a":1}}""", "kintone.answer")]
    [InlineData(200, """{"records":["x"]}""", "kintone.answer")]
    [InlineData(200, """{"records":[{"$id":{"value":"1"},"$revision":{"value":"1"},"更新日時":{"value":"\" or 1"}}]}""", "kintone.answer")]
    [InlineData(400, """{"code":"GAIA_IQ11","message":"no such field"}""", "kintone.GAIA_IQ11")]
    public async Task An_answer_that_says_nothing_is_asked_for_again(int status, string body, string code)
    {
        await using var office = await KintoneOffice.OpenAsync();
        var number = await office.HandInAsync();
        await office.LookAsync();
        office.Server.Act(number, "受理済み");
        office.Server.Instead.Enqueue((status, body, null, null, false));
        Assert.Equal(0, await office.LookAsync());
        Assert.Equal(code, (await BackAsync(office)).GetProperty("code").GetString());
        Assert.Equal(1, await office.LookAsync());
        Assert.Equal(1, office.Told("受理されました"));
    }

    [Fact]
    public void Without_a_status_in_the_mapping_nothing_is_asked()
    {
        using var desk = new KintoneDesk();
        Assert.Empty(desk.Sink.Procedures);
        Assert.Single(desk.Make(mapping: KintoneOffice.Mapping).Procedures);
    }

    private static async Task<JsonElement> BackAsync(KintoneOffice office) =>
        (await office.App.Api.GetFromJsonAsync<JsonElement>("/api/v1/status", Stop)).GetProperty("sinks")[0].GetProperty("back");
}
