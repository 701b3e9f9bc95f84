using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms.Words;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Confirming;

/// <summary>Several reports wait for a parent: what they say is of the one they name, and else it is asked.</summary>
public sealed class MeantReportsTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 3, 0, 0, TimeSpan.Zero);

    private static readonly MeantReports.One[] Open =
    [
        new("A", new DateOnly(2026, 11, 26), ["はなちゃん"]),
        new("B", new DateOnly(2026, 11, 27), ["みゆ"]),
        new("C", new DateOnly(2026, 11, 27), ["たろうくん", "はなちゃん"]),
    ];

    [Theory]
    [InlineData("みゆのほうは時間がちがいます", "C", "B")]
    [InlineData("26日のやつ、預けてません", "C", "A")]
    [InlineData("きのうのはちがう", "C", "C,B")] // two of that day: asked
    [InlineData("ちがいます、預けてません", "C", "C")]
    [InlineData("いいえ、違いますよ。たのんだのは月曜です", "C", "C")]
    [InlineData("はなは行ってません", "C", "A,C")]
    [InlineData("ちがいます", null, "A,B,C")]
    [InlineData("きのうのみゆ", null, "B")]
    [InlineData("20日のはちがいます", "C", "A,B,C")] // there is none of that day
    public void The_day_or_the_child_tells(string said, string? shown, string expected) =>
        Assert.Equal(
            expected.Split(',').Order(StringComparer.Ordinal),
            MeantReports.Of(Open, said, shown, Now).Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task A_no_goes_to_the_report_that_was_named_and_not_to_the_one_shown_last()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var first = await town.ReportAsync("はなちゃん", "9時から10時", "おととい");
        var second = await town.ReportAsync("たろう", "9時から10時", "きのう");
        await town.PassAsync(TimeSpan.FromMinutes(6));
        var told = await town.SayAsync("yuki", "はなのほうはちがいます、30分短かったです");
        Assert.Contains(first, string.Join('\n', (await town.HeardAsync("yuki")).TakeLast(2)), StringComparison.Ordinal);
        Assert.Equal("differs", (await town.StandsAsync(first)).State);
        Assert.Equal("asked", (await town.StandsAsync(second)).State);
        Assert.NotEmpty(told);
    }

    [Fact]
    public async Task A_question_about_the_day_is_no_objection_and_a_yes_behind_it_counts()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        var shown = await town.SayAsync("yuki", "え、23日って何曜日でしたっけ…？");
        Assert.Contains(number, shown, StringComparison.Ordinal);
        Assert.Equal("asked", (await town.StandsAsync(number)).State);
        await town.SayAsync("yuki", "合ってます、よく見たら月曜でした");
        Assert.Equal("agreed", (await town.StandsAsync(number)).State);
    }

    [Fact]
    public async Task What_is_said_after_the_answer_is_of_the_same_report()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", "はい");
        Assert.Equal("agreed", (await town.StandsAsync(number)).State);
        Assert.Contains("センターに伝えました", await town.SayAsync("yuki", "ちがいました、30分短かったです"), StringComparison.Ordinal);
        Assert.Equal("differs", (await town.StandsAsync(number)).State);
        await town.LookAsync(); // the provider hears of it
        await town.SayAsync("yuki", "合ってました");
        Assert.Equal("agreed", (await town.StandsAsync(number)).State);
    }

    [Theory]
    [InlineData("頼んだ覚えがありません")]
    [InlineData("うちじゃないです")]
    [InlineData("その日は休みでした")]
    [InlineData("うち、朝の分はお願いしてないんですけど...")]
    public async Task That_there_was_no_such_care_is_an_objection_also_later_and_no_emergency(string said)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", "こんにちは");
        var told = await town.SayAsync("yuki", said);
        Assert.DoesNotContain("119", told, StringComparison.Ordinal);
        Assert.Equal("differs", (await town.StandsAsync(number)).State);
        Assert.DoesNotContain(await town.AlertsAsync(), a => a.Kind == "urgent");
    }
}
