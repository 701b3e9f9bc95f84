using System.Text.Json;
using Channels.Tests.FamilySupport.Stamps;
using Channels.Tests.Support;
using Channels.Tests.Support.Stores;
using static Channels.Tests.FamilySupport.Confirming.ParentTalk;

namespace Channels.Tests.FamilySupport.Confirming;

/// <summary>Of which report a parent speaks, and what beside an agreement is against nothing, through signed webhooks.</summary>
public sealed class ParentSpeaksStory(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private const string Evening = "17時から19時半まで";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("朝は合っています")]
    [InlineData("朝の分は合っています")]
    [InlineData("午前中の方は間違いありません")]
    [InlineData("23日の朝は合っています")]
    [InlineData("朝は大丈夫です、ありがとうございました")]
    public async Task A_yes_to_what_was_agreed_before_takes_no_objection_back(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var morning = await AskedAsync(app, clock, "23日");
        var evening = await AskedAsync(app, clock, "23日", Evening);
        await SayAsync(app, app.Line.Taro, "朝の分は合っています。夕方の分は違います、たろうはピアノで行っていません");
        Assert.Equal(("agreed", "differs"), (await StateAsync(app, morning), await StateAsync(app, evening)));
        Assert.DoesNotContain(evening, await AllAsync(app, said), StringComparison.Ordinal);
        Assert.Equal(("agreed", "differs"), (await StateAsync(app, morning), await StateAsync(app, evening)));
        await SayAsync(app, app.Line.Taro, "夕方は合っていました");
        Assert.Equal("agreed", await StateAsync(app, evening));
    }

    [Theory]
    [InlineData(
        "夕方の分ですが、いつも良くしていただいて感謝しております。ただ、この日ははなも一緒にお世話になったような気がするのですが…",
        "differs"
    )]
    [InlineData("夕方の方は、はなも一緒でした", "differs")]
    [InlineData("夕方の分は合っています", "agreed")]
    public async Task What_is_said_of_the_part_of_the_day_that_is_on_the_screen_is_of_that_report(string said, string state)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var shown = await AskedAsync(app, clock, "23日", "16時から18時まで");
        var unasked = await HandInAsync(app, "20日", "15時から17時まで", "たろうとはな");
        await SayAsync(app, app.Line.Taro, said);
        Assert.Equal((state, "due"), (await StateAsync(app, shown), await StateAsync(app, unasked)));
    }

    [Fact]
    public async Task A_part_of_the_day_that_is_not_on_the_screen_is_of_the_report_that_has_it()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var early = await AskedAsync(app, clock, "20日");
        var shown = await AskedAsync(app, clock, "23日", "16時から18時まで");
        await SayAsync(app, app.Line.Taro, "朝の分は30分短かったです");
        Assert.Equal(("differs", "asked"), (await StateAsync(app, early), await StateAsync(app, shown)));
    }

    [Theory]
    [InlineData("合っています。ひとつだけ、たろうの水筒がそちらに残っていませんでしょうか？")]
    [InlineData("合っています。たろうの帽子、忘れていませんでしたか？")]
    [InlineData("間違いありません。上着がそちらにありませんか")]
    public async Task A_question_about_a_thing_beside_an_agreement_is_for_the_staff(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock, "23日");
        Assert.Contains("番号 ST-", await AllAsync(app, said), StringComparison.Ordinal);
        Assert.Equal("agreed", await StateAsync(app, number));
        var cases = await app.Api.GetStringAsync("/api/v1/staff-requests", Stop);
        Assert.Equal(1, JsonDocument.Parse(cases).RootElement.GetArrayLength());
    }

    [Theory]
    [InlineData("たろうの水筒がそちらに残っていませんでしょうか？")]
    [InlineData("上着を忘れていませんでしたか？")]
    public async Task A_question_about_a_thing_alone_decides_nothing_and_is_for_the_staff(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock, "23日");
        Assert.Contains("番号 ST-", await AllAsync(app, said), StringComparison.Ordinal);
        Assert.Equal("asked", await StateAsync(app, number));
    }

    [Theory]
    [InlineData("23日の分、たろうは9時に私が預けて、11時半に父が迎えに行きました。合っています", "agreed")]
    [InlineData("今朝の分、たろうは11時半に私が迎えに行って、その通りです。おかげさまで歯医者間に合いました🦷", "agreed")]
    [InlineData("11時半に私が迎えに行きました。バス代420円も承知しております。合っています", "agreed")]
    [InlineData("11時に私が迎えに行きました。合っています", "asked")]
    [InlineData("私が迎えに行きました。報告はおかしいです", "differs")]
    public async Task Who_came_at_the_hour_of_the_report_is_against_nothing(string said, string state)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock, "23日");
        await SayAsync(app, app.Line.Taro, said);
        Assert.Equal(state, await StateAsync(app, number));
    }

    [Theory]
    [InlineData("たろうだけではなくて、はなも一緒にお世話になりました。時間は9時から11時半で合ってます")]
    [InlineData("はなも一緒でした（9時〜11時半）。バス代も二人分だと思います")]
    public async Task A_child_that_is_missing_is_the_line_that_is_otherwise(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock, "23日");
        await SayAsync(app, app.Line.Taro, said);
        var stands = await StandsAsync(app, number);
        Assert.Equal(("differs", "children"), (stands.State, stands.Line));
    }

    [Fact]
    public async Task Both_reports_of_a_day_are_answered_in_one_long_message()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var morning = await AskedAsync(app, clock, "23日");
        var evening = await AskedAsync(app, clock, "23日", Evening);
        await SayAsync(
            app,
            app.Line.Taro,
            "23日って朝と夕方の2回お願いした日ですよね、朝の方は合っています。夕方の方は、たろうはピアノで行っておりませんので、はなだけかと思います。"
        );
        Assert.Equal(("agreed", "differs"), (await StateAsync(app, morning), await StateAsync(app, evening)));
    }

    [Theory]
    [InlineData("23日の朝は合っていますよ、念のため😊")]
    [InlineData("他の日は全部合っていますので、よろしくお願いいたします")]
    public async Task What_was_agreed_is_not_asked_again(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var number = await AskedAsync(app, clock, "23日");
        await SayAsync(app, app.Line.Taro, "合っています");
        var told = await AllAsync(app, said);
        Assert.Contains($"番号 {number} は、合っていると受け取り", told, StringComparison.Ordinal);
        Assert.DoesNotContain("合っているか", told, StringComparison.Ordinal);
        Assert.Equal("agreed", await StateAsync(app, number));
    }

    [Theory]
    [InlineData("木村さんのご報告ってもう届いてますか？")]
    [InlineData("報告はもう来ていますか")]
    public async Task Whether_a_report_has_come_is_answered(string said)
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        Assert.Contains("お見せできる報告はありません", await AllAsync(app, said), StringComparison.Ordinal);
        var number = await HandInAsync(app, "23日");
        Assert.Contains(number, await AllAsync(app, said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_agrees_after_all_closes_the_alert_and_an_open_objection_keeps_its_own()
    {
        var clock = Node.NewClock();
        await using var app = await StampStory.StartAsync(database, clock);
        var first = await AskedAsync(app, clock, "20日");
        await SayAsync(app, app.Line.Taro, "30分短かったです");
        var second = await AskedAsync(app, clock, "23日");
        await SayAsync(app, app.Line.Taro, "30分短かったです");
        await SayAsync(app, app.Line.Taro, "20日の分は合っていました");
        Assert.Equal(("agreed", "differs"), (await StateAsync(app, first), await StateAsync(app, second)));
        var alerts = await app.Api.GetStringAsync("/api/v1/alerts?open=true", Stop);
        Assert.DoesNotContain(first, alerts, StringComparison.Ordinal);
        Assert.Contains(second, alerts, StringComparison.Ordinal);
    }
}
