using Channels.Bot.Activities;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Stamps;
using Channels.Tests.FamilySupport.Confirming;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Stores;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.FamilySupport.Stamps;

public sealed class SqliteStampTests(SqliteDatabase database) : StampTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresStampTests(PostgresDatabase database) : StampTests(database), IClassFixture<PostgresDatabase>;

/// <summary>What can go otherwise with two stamps.</summary>
public abstract class StampTests(StoreDatabase database)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_children_at_different_times_are_two_reports()
    {
        await using var town = await StartAsync();
        await town.SayAsync("hanako", "たろうくん預かりました");
        town.Node.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Contains("はなちゃんを午前10時30分に", await town.SayAsync("hanako", "はなちゃん預かりました"), StringComparison.Ordinal);
        town.Node.Clock.Advance(TimeSpan.FromHours(1));
        var which = await town.SayAsync("hanako", "お返ししました");
        Assert.Contains("どのお子さん", which, StringComparison.Ordinal);
        Assert.Contains("11:30に全員お返ししました", which, StringComparison.Ordinal);
        town.Node.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Contains(
            "はなちゃんを午前10時30分から午前11時30分まで",
            await town.SayAsync("hanako", "11:30にはなちゃんお返ししました"),
            StringComparison.Ordinal
        );
        town.Node.Clock.Advance(TimeSpan.FromMinutes(30));
        var second = await town.SayAsync("hanako", "たろうくんお返ししました");
        Assert.Contains("たろうくんを午前10時から", second, StringComparison.Ordinal);
        Assert.Contains("何をしましたか", second, StringComparison.Ordinal); // the first report goes on
        var done = await FinishAsync(town);
        Assert.Contains("午前10時からの預かりの報告が、まだです", done, StringComparison.Ordinal);
        Assert.Contains("何をしましたか", await town.SayAsync("hanako", "活動報告"), StringComparison.Ordinal);
        var again = await FinishAsync(town); // the hours of both overlap: a second report of them is asked about
        Assert.Contains("もう", again, StringComparison.Ordinal);
        Assert.DoesNotContain("まだです", await town.SayAsync("hanako", "はい"), StringComparison.Ordinal);
        Assert.All(await RowsAsync(town), r => Assert.NotNull(r.SubmissionId));
    }

    [Fact]
    public async Task All_at_once_and_a_stamp_twice()
    {
        await using var town = await StartAsync();
        await town.SayAsync("hanako", "たろうくん預かりました");
        Assert.Contains("もう記録しています", await town.SayAsync("hanako", "預かりました"), StringComparison.Ordinal);
        Assert.Contains("もう記録しています", await town.SayAsync("hanako", "たろう預かりました"), StringComparison.Ordinal);
        await town.SayAsync("hanako", "はなちゃん預かりました");
        town.Node.Clock.Advance(TimeSpan.FromHours(1));
        var all = await town.SayAsync("hanako", "全員お返ししました");
        Assert.Contains("たろうくんを", all, StringComparison.Ordinal);
        Assert.Contains("はなちゃんを", all, StringComparison.Ordinal);
        Assert.Equal(2, (await RowsAsync(town)).Count);
        Assert.Contains("もう記録しています", await town.SayAsync("hanako", "お返ししました"), StringComparison.Ordinal);
        Assert.All(await RowsAsync(town), r => Assert.Equal(2, r.Revision));
    }

    [Fact]
    public async Task A_child_is_named_afterwards()
    {
        await using var town = await StartAsync();
        await town.SayAsync("hanako", "預かりました");
        Assert.Contains("はなちゃんを午前10時", await town.SayAsync("hanako", "はなちゃん預かりました"), StringComparison.Ordinal);
        Assert.Single(await RowsAsync(town));
    }

    [Fact]
    public async Task A_return_without_a_hand_over_is_asked_for_its_beginning()
    {
        await using var town = await StartAsync();
        var asked = await town.SayAsync("hanako", "お返ししました");
        Assert.Contains("何時に預かったか", asked, StringComparison.Ordinal);
        await LookAsync(town);
        Assert.Contains("午前10時にお子さんをお返しした", (await town.HeardAsync("yuki"))[^1], StringComparison.Ordinal);
        var report = await town.SayAsync("hanako", "8時半です");
        Assert.Contains("午前8時30分から午前10時まで", report, StringComparison.Ordinal);
        Assert.Contains("何をしましたか", report, StringComparison.Ordinal);
        await LookAsync(town);
        Assert.Contains("午前8時30分にお子さんを預かった", (await town.HeardAsync("yuki"))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Across_midnight_the_report_is_of_the_day_it_began_and_nobody_is_woken()
    {
        await using var town = await StartAsync();
        town.Node.Clock.Advance(TimeSpan.FromHours(12)); // 22:00
        await town.SayAsync("hanako", "はなちゃん預かりました");
        var before = (await town.HeardAsync("yuki")).Count;
        await LookAsync(town);
        town.Node.Clock.Advance(TimeSpan.FromMinutes(150)); // 0:30
        Assert.Contains(
            "11月24日（火） 午後10時から午前0時30分まで",
            await town.SayAsync("hanako", "お返ししました"),
            StringComparison.Ordinal
        );
        await LookAsync(town);
        Assert.Equal(before, (await town.HeardAsync("yuki")).Count);
        var look = await town.SayAsync("yuki", "いまの預かり");
        Assert.Contains("午前0時30分まで預かり、お返ししました", look, StringComparison.Ordinal);
        town.Node.Clock.Advance(TimeSpan.FromHours(8.5)); // 9:00
        await LookAsync(town);
        var told = (await town.HeardAsync("yuki"))[^1];
        Assert.Contains("11月24日（火） 午後10時にお子さんを預かった", told, StringComparison.Ordinal);
        Assert.Contains("午前0時30分にお子さんをお返しした", told, StringComparison.Ordinal);
        Assert.Equal(before + 2, (await town.HeardAsync("yuki")).Count);
        foreach (var line in (string[])["1", "いいえ", "いいえ", "交通費はない"])
            await town.SayAsync("hanako", line);
        var check = await town.SayAsync("hanako", "写真はない");
        Assert.Contains("11月24日", check, StringComparison.Ordinal);
        Assert.Contains("午後10時〜翌日午前0時30分", check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_comes_late_has_the_time_at_which_it_was_written()
    {
        await using var town = await StartAsync();
        var (node, at) = (town.Node, town.Node.Clock.GetUtcNow());
        node.Clock.Advance(TimeSpan.FromHours(2));
        await node.SayAsync("hanako", "お返ししました");
        while (await node.Turns.RunDueAsync(Stop) > 0) { }
        Assert.Contains("何時に預かったか", (await town.HeardAsync("hanako"))[^1], StringComparison.Ordinal);
        await node.SayAsync("hanako", "預かりました", at: at.ToUnixTimeMilliseconds()); // it was written before
        while (await node.Turns.RunDueAsync(Stop) > 0) { }
        Assert.Contains("午前10時から正午まで", (await town.HeardAsync("hanako"))[^1], StringComparison.Ordinal);
        var row = Assert.Single(await RowsAsync(town));
        Assert.Equal(at, row.TakenAt!.Value, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task The_same_event_twice_is_one_stamp_and_one_word_to_the_other_side()
    {
        await using var town = await StartAsync();
        var node = town.Node;
        var said = node.Event(new FakeEvent("hanako", "預かりました") { MessageId = "m1" }, "event-once");
        await node.ReceiveAsync(said);
        await node.ReceiveAsync(said);
        while (await node.Turns.RunDueAsync(Stop) > 0) { }
        await node.ReceiveAsync(said);
        while (await node.Turns.RunDueAsync(Stop) > 0) { }
        Assert.Equal(1, Assert.Single(await RowsAsync(town)).Revision);
        var before = (await town.HeardAsync("yuki")).Count;
        await LookAsync(town);
        await LookAsync(town);
        Assert.Equal(before + 1, (await town.HeardAsync("yuki")).Count);
    }

    [Fact]
    public async Task A_mistake_is_taken_back_and_the_history_stays()
    {
        await using var town = await StartAsync();
        await town.SayAsync("hanako", "はなちゃん預かりました");
        town.Node.Clock.Advance(TimeSpan.FromMinutes(20));
        await town.SayAsync("hanako", "お返ししました");
        await LookAsync(town);
        Assert.Contains("お返しの記録を取り消しました", await town.SayAsync("hanako", "まちがい、取り消し"), StringComparison.Ordinal);
        await LookAsync(town);
        Assert.Contains(
            "お返しの時刻（午前10時20分）の知らせは、取り消されました",
            (await town.HeardAsync("yuki"))[^1],
            StringComparison.Ordinal
        );
        Assert.Contains("はなちゃんを午前10時から預かっています", await town.SayAsync("hanako", "いまの預かり"), StringComparison.Ordinal);
        Assert.Contains("取り消しました", await town.SayAsync("hanako", "預かりました、取り消し"), StringComparison.Ordinal);
        await LookAsync(town);
        Assert.Contains(
            "預かった時刻（午前10時）の知らせは、取り消されました",
            (await town.HeardAsync("yuki"))[^1],
            StringComparison.Ordinal
        );
        Assert.Contains("記録はありません", await town.SayAsync("hanako", "いまの預かり"), StringComparison.Ordinal);
        var changes = await town.Node.ReadAsync(db => db.Set<CareStampChange>().OrderBy(c => c.Number).ToListAsync());
        Assert.Equal([0, 1, 1, 0], changes.Select(c => c.Side));
        Assert.Equal([false, false, true, true], changes.Select(c => c.To is null));
    }

    [Fact]
    public async Task A_message_that_is_unsent_takes_its_stamp_with_it()
    {
        await using var town = await StartAsync();
        var node = town.Node;
        await node.TurnAsync(new FakeEvent("hanako", "はなちゃん預かりました") { MessageId = "m1" });
        await LookAsync(town);
        await node.ReceiveAsync(node.Event(new FakeEvent("hanako", null) { Type = ActivityTypes.MessageDelete, MessageId = "m1" }));
        while (await node.Turns.RunDueAsync(Stop) > 0) { }
        var row = Assert.Single(await RowsAsync(town));
        Assert.Equal((null, null, true), (row.Child, row.TakenAt, row.CancelledAt is not null));
        await LookAsync(town);
        Assert.Contains("取り消されました", (await town.HeardAsync("yuki"))[^1], StringComparison.Ordinal);
        Assert.Contains("記録はありません", await town.SayAsync("hanako", "いまの預かり"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_says_why()
    {
        await using var town = await StartAsync();
        await town.SayAsync("hanako", "9時に預かりました");
        Assert.Contains("これからの時刻", await town.SayAsync("hanako", "11時にお返ししました"), StringComparison.Ordinal);
        Assert.Contains("より前になります", await town.SayAsync("hanako", "8時にお返ししました"), StringComparison.Ordinal);
        Assert.Null(Assert.Single(await RowsAsync(town)).ReturnedAt);
        town.Node.Clock.Advance(TimeSpan.FromHours(13));
        var asked = await town.SayAsync("hanako", "お返ししました");
        Assert.Contains("12時間をこえています", asked, StringComparison.Ordinal);
        Assert.Contains("何時から何時まで", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_with_another_time_is_kept_as_a_change_of_the_stamps()
    {
        await using var town = await StartAsync();
        await town.SayAsync("hanako", "預かりました");
        town.Node.Clock.Advance(TimeSpan.FromMinutes(90));
        await town.SayAsync("hanako", "お返ししました");
        foreach (var line in (string[])["1", "たろうくん", "いいえ", "いいえ", "交通費はない", "写真はない", "時間は10時から11時まで"])
            await town.SayAsync("hanako", line);
        ConfirmingTown.NumberIn(await town.SayAsync("hanako", "はい"));
        var changes = await town.Node.ReadAsync(db => db.Set<CareStampChange>().OrderBy(c => c.Number).ToListAsync());
        Assert.Equal(["stamp", "stamp", "report"], changes.Select(c => c.Why));
        Assert.Equal("11:00", JapanTime.ClockOf(changes[^1].To!.Value));
    }

    [Fact]
    public async Task Only_the_other_side_sees_it_and_only_while_it_is_known_who_that_is()
    {
        await using var town = await ConfirmingTown.StartAsync(database, pairs: ["4822,4821,2026-05-01", "4823,4821,2026-05-01"]);
        await town.LinkAsync("makoto", "4823");
        await town.SayAsync("hanako", "預かりました"); // whose child it is nobody has said
        var before = ((await town.HeardAsync("yuki")).Count, (await town.HeardAsync("makoto")).Count);
        await LookAsync(town);
        Assert.Equal(before, ((await town.HeardAsync("yuki")).Count, (await town.HeardAsync("makoto")).Count));
        Assert.Contains("記録はありません", await town.SayAsync("yuki", "いまの預かり"), StringComparison.Ordinal);
        await town.SayAsync("hanako", "はなちゃん預かりました");
        await LookAsync(town);
        Assert.Contains("預かった", (await town.HeardAsync("yuki"))[^1], StringComparison.Ordinal);
        Assert.Contains("記録はありません", await town.SayAsync("makoto", "いまの預かり"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_goes_with_the_conversation_or_when_its_time_is_over()
    {
        await using var town = await StartAsync();
        await town.SayAsync("hanako", "はなちゃん預かりました");
        town.Node.Clock.Advance(TimeSpan.FromDays(61));
        await town.Node.Sweep.RunAsync(Stop);
        Assert.Empty(await RowsAsync(town));
        await town.Node.Sweep.RunAsync(Stop);
        Assert.Empty(await town.Node.ReadAsync(db => db.Set<CareStampChange>().ToListAsync()));
        await town.SayAsync("hanako", "はなちゃん預かりました");
        await town.Node.WriteAsync(async db =>
        {
            await town.Node.Get<StampForgetting>().ConversationAsync(db, town.KeyOf("hanako"), Stop);
            return true;
        });
        Assert.Empty(await RowsAsync(town));
        Assert.Empty(await town.Node.ReadAsync(db => db.Set<CareStampChange>().ToListAsync()));
    }

    [Theory]
    [InlineData("kitakyushu", 120, null)] // programmes and half hours: no amount
    [InlineData("nagoya", 0, null)]
    public async Task No_amount_is_said_that_is_not_sure(string place, int minutes, string? amount)
    {
        await using var town = await StartAsync(new() { ["FamilySupport:Place"] = place });
        await town.SayAsync("hanako", "はなちゃん預かりました");
        town.Node.Clock.Advance(TimeSpan.FromMinutes(minutes));
        var look = await town.SayAsync("yuki", "いまの預かり");
        Assert.Equal(amount is not null, look.Contains("利用料", StringComparison.Ordinal));
    }

    private Task<ConfirmingTown> StartAsync(Dictionary<string, string?>? settings = null) =>
        ConfirmingTown.StartAsync(database, settings: settings);

    private static async Task LookAsync(ConfirmingTown town)
    {
        await town.Node.Get<StampSweep>().RunAsync(Stop);
        while (await town.Node.Turns.RunDueAsync(Stop) > 0) { }
    }

    private static async Task<string> FinishAsync(ConfirmingTown town)
    {
        foreach (var line in (string[])["1", "いいえ", "いいえ", "交通費はない", "写真はない"])
            await town.SayAsync("hanako", line);
        return await town.SayAsync("hanako", "はい");
    }

    private static Task<List<CareStamp>> RowsAsync(ConfirmingTown town) =>
        town.Node.ReadAsync(db => db.Set<CareStamp>().OrderBy(c => c.OpenedAt).ToListAsync());
}
