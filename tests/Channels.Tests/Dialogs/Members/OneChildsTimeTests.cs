using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>A start or an end of one of several children, told at whatever question: it stands at that child, and is said back.</summary>
public sealed class OneChildsTimeTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    private static readonly string[] Report =
    [
        "活動報告",
        "4821",
        "19日",
        "15時半から18時まで",
        "1",
        "みおちゃんとそらくん",
        "二人とも元気でした",
        "いいえ",
        "420円",
    ];

    [Theory]
    [InlineData("特にないです、あ、そらくんは6時15分まででした", "15:30", "18:15")]
    [InlineData("あ、そらくんは5時に帰りました", "15:30", "17:00")]
    [InlineData("そらくんは先に5時に帰ったんよ", "15:30", "17:00")]
    public void At_another_question_it_is_written_at_the_child(string said, string from, string to)
    {
        talk.Through(Report).Say(said);
        Assert.Contains("お子さんごとの時間を書きました", talk.Text, StringComparison.Ordinal);
        Is("children[1].own-time", from, to == "18:15" ? null : to);
        if (to == "18:15")
        {
            Is("time", "15:30", "18:15");
            Is("children[0].own-time", "15:30", "18:00");
        }
    }

    [Theory]
    [InlineData("そらくんは6時15分までやったんよ、直してね", "18:15")]
    [InlineData("そらくんは5時までやったんよ、直してね", "17:00")]
    [InlineData("6番、そらくんは5時までやったんやけど", "17:00")]
    [InlineData("そらくんだけ先に5時にお母さんが迎えに来たけ", "17:00")]
    [InlineData("この日はそらくんだけ先に5時にお母さんが迎えに来たっけ、みおちゃんは6時まで", "17:00")]
    [InlineData("そらくんの時間を直してください、3時半から5時までです", "17:00")]
    [InlineData("2番の日が違う、18日の水曜日やけ。6番のそらくんは3時半から5時まで", "17:00")]
    public void At_the_check_it_is_written_at_the_child(string said, string to)
    {
        talk.Through(Report).Through("写真はない").Say(said);
        Assert.Contains("お子さんごとの時間を書きました", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ここにない", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("そのままにします", talk.Text, StringComparison.Ordinal);
        Is("time", "15:30", to == "18:15" ? to : "18:00");
        Is(to == "18:15" ? "children[0].own-time" : "children[1].own-time", "15:30", to == "18:15" ? "18:00" : to);
        Assert.Equal(said.Contains("18日", StringComparison.Ordinal) ? "\"2026-11-18\"" : "\"2026-11-19\"", Answer("date"));
    }

    [Theory]
    [InlineData("18日の夕方4時から6時半まで、みおちゃんとそらくんの学校のお迎えに行きました。そらくんは6時15分まででした")]
    [InlineData("みおちゃんとそらくんのお迎えで18日16時から18時半。そらくんだけ6時15分に帰ったんよ")]
    [InlineData("18日お迎え4時から6時半 みおちゃんとそらくん、そらくんは6時15分までやった")]
    public void In_one_breath_with_the_time_of_all_both_are_written(string said)
    {
        talk.Say(said);
        Is("time", "16:00", "18:30");
        Is("children[1].own-time", "16:00", "18:15");
        Assert.Contains("お子さんごとの時間を書きました", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("さっきの報告、そらくんの時間がちがいました。6時15分までです")]
    [InlineData("あ、そらくんは6時15分まででした")]
    public void Before_the_time_of_all_is_known_it_waits_and_no_child_is_lost(string said)
    {
        talk.Through("みおちゃんとそらくんのお迎えに18日行きました", "4821").Say(said);
        Assert.Contains("時間は書きとめました", talk.Text, StringComparison.Ordinal);
        Assert.Equal("\"みおちゃん\"", Answer("children[0].child"));
        Assert.Equal("\"そらくん\"", Answer("children[1].child"));
        talk.Say("16時から18時半まで");
        Is("time", "16:00", "18:30");
        Is("children[1].own-time", "16:00", "18:15");
    }

    [Fact]
    public void With_the_time_of_all_it_is_written_when_that_is_known()
    {
        talk.Through(Report).Through("写真はない", "3番").Say("3時半から7時までやね。みおちゃんは5時45分に先帰ったんよ");
        Is("time", "15:30", "19:00");
        Is("children[0].own-time", "15:30", "17:45");
    }

    [Fact]
    public void Another_time_of_all_leaves_what_was_told_of_one_child()
    {
        talk.Through(Report).Through("写真はない", "そらくんは5時まで").Say("3番は15時半から17時半まで");
        Is("time", "15:30", "17:30");
        Is("children[1].own-time", "15:30", "17:00");
    }

    [Theory]
    [InlineData("あ、19日やなくて18日の水曜やった、そらくんは5時に帰った")]
    [InlineData("日は18日の水曜です。そらくんは3時半から5時まで")]
    public void The_day_of_the_open_report_is_put_right_with_it(string said)
    {
        talk.Through(Report).Say(said);
        if (talk.Text.Contains("18日（水）でよいですか", StringComparison.Ordinal) || Answer("date") != "\"2026-11-18\"")
            talk.Say("はい");
        Assert.Equal("\"2026-11-18\"", Answer("date"));
        Is("children[1].own-time", "15:30", "17:00");
        Assert.True(talk.State.Session!.Others is null or { Count: 0 });
    }

    [Theory]
    [InlineData("いや、それはもう書いたけ、いらんよ")]
    [InlineData("いらんよ")]
    [InlineData("それはもう送りました")]
    public void A_day_that_waits_and_is_not_wanted_is_left_out(string said)
    {
        talk.Through("9日と16日、たろうさんのお迎え4時から5時", "4821", "いいえ", "いいえ", "交通費はない", "写真はない", "はい");
        Assert.Contains("つぎは、11月16日", talk.Text, StringComparison.Ordinal);
        talk.Say(said);
        Assert.Null(talk.State.Session);
    }

    private string? Answer(string path) => talk.State.Session?.Answers.GetValueOrDefault(path)?.Value.GetRawText();

    private void Is(string path, string from, string? to) =>
        Assert.Equal(to is null ? null : $$"""{"from":"{{from}}","to":"{{to}}"}""", Answer(path));
}
