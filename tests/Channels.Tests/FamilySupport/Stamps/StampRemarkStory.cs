using System.Text.Json;
using Channels.Tests.Support;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Stamps;

/// <summary>What a provider tells beside a stamp, or of what a child left with them, through signed webhooks.</summary>
public sealed class StampRemarkStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("たろうくんもお返ししました。ミルクは160飲んだです🍼")]
    [InlineData("お返ししました、おやつは2つ食べました")]
    [InlineData("お返ししました。ごはんは2杯食べました")]
    public async Task A_figure_that_is_no_time_stands_beside_a_stamp(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        await StampStory.SayAsync(app, app.Line.Hanako, "たろうくん預かりました");
        clock.Advance(TimeSpan.FromHours(2));
        var told = await StampStory.SayAsync(app, app.Line.Hanako, said);
        Assert.Contains("お返ししました", told, StringComparison.Ordinal);
        Assert.Contains("何をしましたか", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("たろうくんは10時半まで、はなちゃんは11時半まででした")]
    [InlineData("たろうくんだけ10時半まででした")]
    public async Task Times_of_children_who_were_stamped_are_their_own(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        await StampStory.SayAsync(app, app.Line.Hanako, "たろうくんとはなちゃん預かりました");
        clock.Advance(TimeSpan.FromHours(2));
        await StampStory.SayAsync(app, app.Line.Hanako, "お返ししました");
        var told = await StampStory.SayAsync(app, app.Line.Hanako, said);
        Assert.Contains("10:00〜10:30", told, StringComparison.Ordinal);
        Assert.Contains("何をしましたか", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("水筒、まだうちにあるけ…")]
    [InlineData("たろうくんの帽子がうちに残っとります")]
    [InlineData("着替えを預かったままでした")]
    public async Task A_thing_that_was_left_is_told_to_the_staff(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var told = await StampStory.SayAsync(app, app.Line.Hanako, said);
        Assert.Contains("センターの職員に伝えました。番号は ST-", told, StringComparison.Ordinal);
        var number = told[told.IndexOf("ST-", StringComparison.Ordinal)..][..12];
        var words = await app.Api.GetStringAsync($"/api/v1/submissions/{number}/messages", Stop);
        Assert.Contains(said, JsonDocument.Parse(words).RootElement.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "預かったと記録しました",
            await StampStory.SayAsync(app, app.Line.Hanako, "たろうくん預かりました"),
            StringComparison.Ordinal
        );
    }
}
