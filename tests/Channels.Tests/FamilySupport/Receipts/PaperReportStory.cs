using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Tests.FamilySupport.Linking;
using Channels.Tests.FamilySupport.Paying;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Receipts;

public sealed class SqlitePaperReportStory(SqliteDatabase database) : PaperReportStory(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresPaperReportStory(PostgresDatabase database) : PaperReportStory(database), IClassFixture<PostgresDatabase>;

/// <summary>Nobody was asked about a report: it came on paper, or the town asks nobody. Its family has its paper all the same.</summary>
public abstract class PaperReportStory(StoreDatabase database)
{
    private static readonly (string, string) AsksNobody = ("FamilySupport:Confirming:Asks", "false");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_report_nobody_was_asked_about_is_on_its_familys_paper(bool asks)
    {
        await using var town = await PayTown.StartAsync(database, asks ? [] : [AsksNobody]);
        using var office = LinkStory.Client(town.App);
        var reference = await TypedAsync(office, "たろう", "2026-11-20");
        await AcceptAsync(office, reference);
        Assert.Contains("11月20日", await UsedAsync(town), StringComparison.Ordinal);
        town.Clock.Advance(TimeSpan.FromDays(8));
        await town.CloseAsync("2026-11");

        var lines = await office.GetFromJsonAsync<JsonElement>("/api/v1/closes/2026-11/lines", Stop);
        Assert.Equal("4822", lines[0].GetProperty("reports")[0].GetProperty("family").GetString());
        using var paper = await office.GetAsync("/api/v1/members/4822/receipts/2026-11", Stop);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (paper.StatusCode, paper.Content.Headers.ContentType?.MediaType));
        Assert.Contains("11月分まで、利用証明書を出せます", await town.SayAsync(town.Yuki, "領収書がほしい"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_child_it_is_that_nobody_can_tell_is_said_before_the_month_is_closed_and_no_family_gets_it()
    {
        await using var town = await PayTown.StartAsync(database);
        using var office = LinkStory.Client(town.App);
        await AcceptAsync(office, await TypedAsync(office, "たろう", "2026-11-20"));
        await AcceptAsync(office, await TypedAsync(office, "みおちゃん、たろうくん", "2026-11-21"));
        town.Clock.Advance(TimeSpan.FromDays(8));

        using var asked = await office.PostAsJsonAsync("/api/v1/closes/2026-11", new { dryRun = true }, Stop);
        var warnings = (await asked.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("warnings").EnumerateArray();
        Assert.Single(warnings, w => w.GetProperty("code").GetString() is "family-unknown" or "child-unregistered");
        await town.CloseAsync("2026-11");
        var lines = await office.GetFromJsonAsync<JsonElement>("/api/v1/closes/2026-11/lines", Stop);
        Assert.Equal(
            [null, "4822"],
            lines[0].GetProperty("reports").EnumerateArray().Select(r => r.GetProperty("family").GetString()).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>As staff type a paper form.</summary>
    private static async Task<string> TypedAsync(HttpClient office, string child, string day)
    {
        using var answer = await office.PostAsJsonAsync(
            "/api/v1/submissions",
            new
            {
                procedure = "activity-report",
                again = true,
                answers = new Dictionary<string, object>
                {
                    ["member-number"] = "04821",
                    ["date"] = day,
                    ["time"] = new { from = "09:00", to = "11:00" },
                    ["support"] = new[] { "pick-up" },
                    ["children"] = child.Split('、').Select(c => new { child = c, sick = false }),
                    ["travel"] = 0,
                },
            },
            Stop
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("reference").GetString()!;
    }

    private static async Task AcceptAsync(HttpClient office, string reference)
    {
        foreach (var status in (string[])["taken", "confirmed"])
        {
            using var set = await office.PutAsJsonAsync($"/api/v1/submissions/{reference}/status", new { status }, Stop);
            Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync(Stop));
        }
    }

    /// <summary>What the family reads of the running month.</summary>
    private static async Task<string> UsedAsync(PayTown town)
    {
        await town.SayAsync(town.Yuki, "今月いくら");
        using var browser = town.Browser();
        var (_, page) = await PayTown.PostAsync(browser, "/so-far", ("c", town.Code(town.Yuki)), ("l", "ja"));
        return page;
    }
}
