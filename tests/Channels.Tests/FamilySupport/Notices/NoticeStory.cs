using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.FamilySupport.Notices;
using Channels.Simulator;
using Channels.Tests.FamilySupport.Linking;
using Channels.Tests.FamilySupport.Paying;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Notices;

public sealed class SqliteNoticeStory(SqliteDatabase database) : NoticeStory(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresNoticeStory(PostgresDatabase database) : NoticeStory(database), IClassFixture<PostgresDatabase>;

/// <summary>The centre tells its members something: hanako (4821) provides, yuki (4822) asks for help; both are linked.</summary>
public abstract class NoticeStory(StoreDatabase database)
{
    private const string Training = "12月12日（土）10時から、小倉北区役所で研修があります。";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_is_counted_sent_and_told_once_to_those_it_is_for()
    {
        await using var town = await PayTown.StartAsync(database);
        using var office = LinkStory.Client(town.App);
        var count = await PostAsync(office, "notices/count", new { role = "provider" }, HttpStatusCode.OK);
        var (reached, notLinked) = (count.GetProperty("reached").GetInt32(), count.GetProperty("notLinked").GetInt32());
        Assert.Equal((1, count.GetProperty("members").GetInt32() - 1), (reached, notLinked));
        var refused = await PostAsync(office, "notices", Wanted("provider", 84), HttpStatusCode.Conflict);
        Assert.Equal(("notice.count", 1), (refused.GetProperty("code").GetString(), refused.GetProperty("reached").GetInt32()));

        var sent = await PostAsync(office, "notices", Wanted("provider", reached), HttpStatusCode.Created);
        for (var look = 0; look < 3; look++)
            await LookAsync(town);
        var told = Assert.Single(town.Heard(town.Hanako), t => t.Contains(Training, StringComparison.Ordinal));
        Assert.StartsWith("【センターからのお知らせ】", told, StringComparison.Ordinal);
        Assert.Contains("「お知らせはいりません」", told, StringComparison.Ordinal);
        Assert.DoesNotContain(town.Heard(town.Yuki), t => t.Contains(Training, StringComparison.Ordinal));
        var stands = await GetAsync(office, $"notices/{sent.GetProperty("id").GetString()}");
        Assert.Equal(("told", 1), (stands.GetProperty("state").GetString(), stands.GetProperty("count").GetProperty("told").GetInt32()));
    }

    [Fact]
    public async Task Nobody_is_told_at_night_after_it_was_stopped_or_when_they_want_none()
    {
        await using var town = await PayTown.StartAsync(database);
        using var office = LinkStory.Client(town.App);
        town.Clock.Advance(TimeSpan.FromHours(11)); // 21:00
        var sent = await PostAsync(office, "notices", Wanted(null, 2), HttpStatusCode.Created);
        await LookAsync(town);
        Assert.DoesNotContain(Both(town), t => t.Contains(Training, StringComparison.Ordinal));
        using var stopped = await office.DeleteAsync($"/api/v1/notices/{sent.GetProperty("id").GetString()}", Stop);
        Assert.Equal(HttpStatusCode.NoContent, stopped.StatusCode);
        town.Clock.Advance(TimeSpan.FromHours(12)); // 9:00
        await LookAsync(town);
        Assert.DoesNotContain(Both(town), t => t.Contains(Training, StringComparison.Ordinal));

        Assert.Contains("お知らせを送りません", await town.SayAsync(town.Yuki, "お知らせはいりません"), StringComparison.Ordinal);
        await PostAsync(office, "notices", Wanted(null, 1), HttpStatusCode.Created);
        await LookAsync(town);
        Assert.Contains(town.Heard(town.Hanako), t => t.Contains(Training, StringComparison.Ordinal));
        Assert.DoesNotContain(town.Heard(town.Yuki), t => t.Contains(Training, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_standing_one_tells_who_comes_to_belong_to_it_and_an_open_form_goes_on()
    {
        await using var town = await PayTown.StartAsync(database);
        using var office = LinkStory.Client(town.App);
        await town.SayAsync(town.Yuki, "お知らせはいりません");
        await PostAsync(office, "notices", Wanted("requester", 0, until: false), HttpStatusCode.Created);
        await LookAsync(town);
        Assert.DoesNotContain(town.Heard(town.Yuki), t => t.Contains(Training, StringComparison.Ordinal));
        await town.SayAsync(town.Yuki, "お知らせを再開");
        await town.SayAsync(town.Yuki, "活動報告");
        var asked = town.Heard(town.Yuki)[^1];
        for (var look = 0; look < 2; look++)
            await LookAsync(town);
        var told = Assert.Single(town.Heard(town.Yuki), t => t.Contains(Training, StringComparison.Ordinal));
        Assert.Contains(asked.Split('\n')[^1], told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_budget_of_the_day_and_of_the_month_hold_and_what_is_wrong_is_refused()
    {
        await using var town = await PayTown.StartAsync(
            database,
            ("FamilySupport:Notices:AtMostADay", "1"),
            ("FamilySupport:Notices:AtMostAMonth", "2")
        );
        using var office = LinkStory.Client(town.App);
        await PostAsync(office, "notices", Wanted(null, 2), HttpStatusCode.Created);
        await LookAsync(town);
        await LookAsync(town);
        Assert.Single(Both(town), t => t.Contains(Training, StringComparison.Ordinal));
        town.Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync(town);
        Assert.Equal(2, Both(town).Count(t => t.Contains(Training, StringComparison.Ordinal)));
        var over = await PostAsync(office, "notices", Wanted(null, 2), HttpStatusCode.Conflict);
        Assert.Equal("notice.budget", over.GetProperty("code").GetString());

        foreach (
            var (code, body) in ((string, object)[])
                [
                    (
                        "notice.text",
                        new
                        {
                            title = "研修",
                            text = new { ja = " " },
                            expected = 2,
                        }
                    ),
                    (
                        "notice.title",
                        new
                        {
                            title = "",
                            text = new { ja = Training },
                            expected = 2,
                        }
                    ),
                    (
                        "notice.role",
                        new
                        {
                            title = "研修",
                            text = new { ja = Training },
                            expected = 2,
                            audience = new { role = "all" },
                        }
                    ),
                    (
                        "notice.days",
                        new
                        {
                            title = "研修",
                            text = new { ja = Training },
                            expected = 2,
                            until = "2026-11-01",
                        }
                    ),
                ]
        )
            Assert.Equal(code, (await PostAsync(office, "notices", body, HttpStatusCode.BadRequest)).GetProperty("code").GetString());
        Assert.Equal(1, (await GetAsync(office, "notices")).GetArrayLength());
    }

    [Fact]
    public async Task What_members_say_of_notices_is_heard_wherever_they_are()
    {
        await using var town = await PayTown.StartAsync(database);
        var told = await town.SayAsync("センターからの案内はもういらんけん、止めちょって");
        Assert.Contains("お知らせを送りません", told, StringComparison.Ordinal);
        Assert.DoesNotContain("110", told, StringComparison.Ordinal);
        Assert.Contains("種類ごとには止められません", await town.SayAsync("研修の案内はいらんよ"), StringComparison.Ordinal);
        foreach (var line in (string[])["活動報告", "きのう", "9時から11時半まで", "1"])
            await town.SayAsync(line);
        told = await town.SayAsync("もうお知らせ送らんでええよ");
        Assert.Contains("お知らせを送りません", told, StringComparison.Ordinal);
        Assert.Contains("お子さんの名前", told, StringComparison.Ordinal);
        foreach (var line in (string[])["たろう", "いいえ", "いいえ", "420円", "写真はない"])
            await town.SayAsync(line);
        told = await town.SayAsync("お知らせ、やっぱりまた送ってください");
        Assert.Contains("お知らせを送ります", told, StringComparison.Ordinal);
        Assert.Contains("これでよいですか", told, StringComparison.Ordinal);
        using var office = LinkStory.Client(town.App);
        await PostAsync(office, "notices", Wanted(null, 2), HttpStatusCode.Created); // nothing was sent by it, and both are told again
    }

    [Fact]
    public async Task A_ward_that_there_is_not_is_refused_and_one_without_members_counts_nobody()
    {
        await using var town = await PayTown.StartAsync(database);
        using var office = LinkStory.Client(town.App);
        foreach (var ward in (string[])["小倉北区", "どこか", "KokuraKita", ""])
        {
            var refused = await PostAsync(office, "notices/count", new { ward }, HttpStatusCode.BadRequest);
            Assert.Equal("notice.ward", refused.GetProperty("code").GetString());
            Assert.Contains("kokurakita", refused.GetProperty("wards").EnumerateArray().Select(w => w.GetString()));
            var body = new
            {
                title = "研修",
                text = new { ja = Training },
                audience = new { ward },
                expected = 0,
            };
            refused = await PostAsync(office, "notices", body, HttpStatusCode.BadRequest);
            Assert.Equal("notice.ward", refused.GetProperty("code").GetString());
        }

        var count = await PostAsync(office, "notices/count", new { ward = "wakamatsu" }, HttpStatusCode.OK);
        Assert.Equal(0, count.GetProperty("reached").GetInt32());
        Assert.Equal(0, (await GetAsync(office, "notices")).GetArrayLength());
    }

    private static object Wanted(string? role, int expected, bool until = true) =>
        new
        {
            title = "12月の研修",
            text = new { ja = Training },
            audience = new { role },
            expected,
            until = until ? "2026-12-11" : null,
        };

    private static IEnumerable<string> Both(PayTown town) => town.Heard(town.Hanako).Concat(town.Heard(town.Yuki));

    private static async Task LookAsync(PayTown town)
    {
        await town.App.Get<IEnumerable<Bot.Joints.ISweep>>().Single(s => s.Name == "notices").RunAsync(Stop);
        await town.App.RunUntilIdleAsync();
    }

    private static async Task<JsonElement> PostAsync(HttpClient office, string path, object body, HttpStatusCode expected)
    {
        using var answer = await office.PostAsJsonAsync($"/api/v1/{path}", body, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(expected == answer.StatusCode, text);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private static async Task<JsonElement> GetAsync(HttpClient office, string path)
    {
        using var json = JsonDocument.Parse(await office.GetStringAsync($"/api/v1/{path}", Stop));
        return json.RootElement.Clone();
    }
}
