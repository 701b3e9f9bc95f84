using System.Text.Json;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.FamilySupport.Stamps;
using Channels.Simulator;
using Channels.Tests.FamilySupport.Closing;
using Channels.Tests.FamilySupport.Confirming;
using Channels.Tests.FamilySupport.Linking;
using Channels.Tests.FamilySupport.Members;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.FamilySupport.Stamps;

public sealed class SqliteStampStory(SqliteDatabase database) : StampStory(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresStampStory(PostgresDatabase database) : StampStory(database), IClassFixture<PostgresDatabase>;

/// <summary>Two telephones and the two stamps of a care, through signed webhooks.</summary>
public abstract class StampStory(StoreDatabase database)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_stamps_make_the_report_and_the_other_side_sees_both()
    {
        var clock = Node.NewClock();
        await using var app = await StartAsync(database, clock);
        var (hanako, yuki) = (app.Line.Hanako, app.Line.Taro);
        clock.Advance(TimeSpan.FromMinutes(423)); // 17:03
        var taken = await SayAsync(app, hanako, "たろうくん預かりました");
        Assert.Contains("たろうくんを午後5時3分に預かったと記録しました", taken, StringComparison.Ordinal);
        Assert.Equal(["お返ししました", "取り消し"], app.Line.QuickReplies(hanako));
        await LookAsync(app);
        Assert.StartsWith("午後5時3分にお子さんを預かったと、提供会員から知らせがありました。", Last(app, yuki), StringComparison.Ordinal);
        Assert.Equal(["いまの預かり"], app.Line.QuickReplies(yuki));

        Assert.Contains(
            "預かった時刻を、午後5時3分から午後4時50分に直しました",
            await SayAsync(app, hanako, "さっきの預かりました、4時50分でした"),
            StringComparison.Ordinal
        );
        await LookAsync(app);
        Assert.StartsWith("預かった時刻が、午後5時3分から午後4時50分に直されました。", Last(app, yuki), StringComparison.Ordinal);
        var now = await TapAsync(app, yuki, "いまの預かり");
        Assert.Contains("午後4時50分にお子さんを預かった", now, StringComparison.Ordinal);
        Assert.Contains("記録のあと：預かった時刻 午後5時3分→午後4時50分", now, StringComparison.Ordinal);
        Assert.DoesNotContain("円", now, StringComparison.Ordinal); // half hours are not published: no amount

        clock.Advance(TimeSpan.FromMinutes(87)); // 18:30
        var asked = await SayAsync(app, hanako, "今お返ししました〜");
        Assert.Contains("午後4時50分から午後6時30分までお預かりし、お返ししました", asked, StringComparison.Ordinal);
        Assert.Contains("何をしましたか", asked, StringComparison.Ordinal);
        await LookAsync(app);
        Assert.StartsWith(
            "午後6時30分にお子さんをお返ししたと、提供会員から知らせがありました。",
            Last(app, yuki),
            StringComparison.Ordinal
        );
        foreach (var line in (string[])["1", "いいえ", "いいえ", "交通費はない"])
            asked = await SayAsync(app, hanako, line);
        Assert.Contains("写真", asked, StringComparison.Ordinal);
        var check = await SayAsync(app, hanako, "写真はない");
        foreach (var shown in (string[])["11月24日", "午後4時50分〜6時30分", "たろうくん"])
            Assert.Contains(shown, check, StringComparison.Ordinal);
        var number = ConfirmingTown.NumberIn(await SayAsync(app, hanako, "はい"));
        using var answer = JsonDocument.Parse(await app.Api.GetStringAsync($"/api/v1/submissions/{number}", Stop));
        var answers = answer.RootElement.GetProperty("answers");
        Assert.Equal("2026-11-24", answers.GetProperty("date").GetString());
        Assert.Equal(
            ("16:50", "18:30"),
            (answers.GetProperty("time").GetProperty("from").GetString(), answers.GetProperty("time").GetProperty("to").GetString())
        );
        Assert.Equal("たろうくん", answers.GetProperty("children")[0].GetProperty("child").GetString());
        Assert.Contains("もう受け付けています", await SayAsync(app, hanako, "お返ししたのは6時"), StringComparison.Ordinal);
        Assert.DoesNotContain(app.Logs.All, l => l.Message.Contains("たろう", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_forgotten_return_is_asked_for_at_its_usual_end_once_and_once_more()
    {
        var clock = Node.NewClock();
        await using var app = await StartAsync(database, clock);
        var hanako = app.Line.Hanako;
        foreach (
            var line in (string[])
                ["活動報告", "きのう", "17時から18時半まで", "1", "たろうくん", "いいえ", "いいえ", "交通費はない", "写真はない", "はい"]
        )
            await SayAsync(app, hanako, line);
        clock.Advance(TimeSpan.FromMinutes(423));
        await SayAsync(app, hanako, "預かりました");
        var heard = Count(app, hanako);
        clock.Advance(TimeSpan.FromMinutes(85)); // 18:28
        await LookAsync(app);
        Assert.Equal(heard, Count(app, hanako));
        clock.Advance(TimeSpan.FromMinutes(3)); // 18:31
        await LookAsync(app);
        await LookAsync(app);
        Assert.Equal(heard + 1, Count(app, hanako));
        Assert.Contains("いつもお返しする午後6時30分を過ぎました", Last(app, hanako), StringComparison.Ordinal);
        Assert.Equal(["お返ししました", "18:30にお返ししました", "まだ預かっています"], app.Line.QuickReplies(hanako));
        Assert.Contains("わかりました", await TapAsync(app, hanako, "まだ預かっています"), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromHours(1)); // 19:31
        await LookAsync(app);
        Assert.Contains("もうお返ししましたか", Last(app, hanako), StringComparison.Ordinal);
        heard = Count(app, hanako);
        for (var hour = 0; hour < 20; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            await LookAsync(app);
        }

        Assert.Equal(heard, Count(app, hanako));
    }

    [Fact]
    public async Task The_answer_to_the_question_has_the_usual_time_and_begins_the_report()
    {
        var clock = Node.NewClock();
        await using var app = await StartAsync(database, clock, ("FamilySupport:Stamps:AskAfter", "01:00:00"));
        var hanako = app.Line.Hanako;
        await SayAsync(app, hanako, "預かりました");
        clock.Advance(TimeSpan.FromMinutes(61));
        await LookAsync(app);
        Assert.Contains("午前10時からの預かりは、お返しがまだ記録されていません", Last(app, hanako), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Contains("午前10時から午前11時30分まで", await SayAsync(app, hanako, "お返ししたのは11時半です"), StringComparison.Ordinal);
        await SayAsync(app, hanako, "お返ししたのは11時15分でした");
        Assert.Contains("午前11時30分から午前11時15分に直しました", Last(app, hanako), StringComparison.Ordinal);
        Assert.Contains("何をしましたか", Last(app, hanako), StringComparison.Ordinal);
        foreach (var line in (string[])["1", "たろうくん", "いいえ", "いいえ", "交通費はない", "写真はない"])
            await SayAsync(app, hanako, line);
        Assert.Contains("午前10時〜11時15分", Last(app, hanako), StringComparison.Ordinal);
    }

    internal static async Task<ChannelsApp> StartAsync(
        StoreDatabase database,
        FakeTimeProvider clock,
        params (string Key, string Value)[] further
    )
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await database.ClearAsync();
        var settings = ClosingDesk.Settings.ToDictionary(s => s.Key, s => s.Value!);
        (settings["Turns:Enabled"], settings["Delivery:Enabled"]) = ("false", "false");
        (settings["Api:Holders:sato:Keys:a:Value"], settings["Api:Persons:0"]) = ("the key of sato himself", "sato");
        if (database is not SqliteDatabase)
            (settings["Database:Provider"], settings["ConnectionStrings:Channels"]) = (database.Provider, database.ConnectionString);
        foreach (var (key, value) in further)
            settings[key] = value;
        var app = await ChannelsApp.StartAsync(
            settings,
            clock,
            line: await EmulatedLine.StartAsync(clock),
            configure: services =>
            {
                // The test says when a sweep looks.
                foreach (var timetable in services.Where(s => s.ImplementationType?.Name is "Timetable").ToList())
                    services.Remove(timetable);
            }
        );
        var import = app.Get<MemberImport>();
        await LinkTests.EnrolAsync(import);
        var pairs = MemberFiles.Utf8(ConfirmingTown.Pairs, "4822,4821,2026-05-01");
        Assert.Empty((await import.RunAsync(pairs, isDryRun: false, ClosingDesk.Clerk, null, Stop)).Findings);
        using var sato = LinkStory.Client(app);
        foreach (var (who, member) in ((EmulatedUser, string)[])[(app.Line.Hanako, "4821"), (app.Line.Taro, "4822")])
        {
            using var given = await sato.PostAsync($"/api/v1/members/{member}/code", null, Stop);
            using var code = JsonDocument.Parse(await given.Content.ReadAsStringAsync(Stop));
            Assert.Contains(
                "つながりました",
                await SayAsync(app, who, code.RootElement.GetProperty("code").GetString()!),
                StringComparison.Ordinal
            );
        }

        return app;
    }

    internal static async Task LookAsync(ChannelsApp app)
    {
        await app.Get<StampSweep>().RunAsync(Stop);
        await app.RunUntilIdleAsync();
    }

    internal static async Task<string> SayAsync(ChannelsApp app, EmulatedUser who, string text)
    {
        await app.Line.SayAsync(who, text);
        await app.RunUntilIdleAsync();
        return Last(app, who);
    }

    internal static async Task<string> TapAsync(ChannelsApp app, EmulatedUser who, string label)
    {
        await app.Line.TapAsync(who, label);
        await app.RunUntilIdleAsync();
        return Last(app, who);
    }

    internal static string Last(ChannelsApp app, EmulatedUser who) => app.Line.Transcript(who)[^1].Text ?? "";

    internal static int Count(ChannelsApp app, EmulatedUser who) => app.Line.Transcript(who).Count;
}
