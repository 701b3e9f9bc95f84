using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>What a member of 64 wrote of her activities, and its neighbours.</summary>
public sealed class MemberOfSixtyFourTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("放課後の預かりですね、2番です😊")]
    [InlineData("2番の放課後です")]
    [InlineData("2番です、学校が終わってからの放課後の預かり")]
    [InlineData("2")]
    public void A_figure_means_the_list_that_was_shown(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "4時から6時").Say("預かりました");
        Assert.Contains(
            "2 保育園や学校のあとの預かり",
            talk.Text.Replace("放課後の預かり", "保育園や学校のあとの預かり", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        talk.Say(words);
        Assert.Equal("""["after-school"]""", Answer("support"));
    }

    [Theory]
    [InlineData("19日はみおちゃんは遠足でおらんかったけ、みおちゃんを消してください")]
    [InlineData("みおちゃんを消してください")]
    [InlineData("お子さん1のみおちゃんを消して")]
    [InlineData("みおちゃんは遠足でおらんかったです")]
    [InlineData("遠足でみおちゃんはいませんでした")]
    public void The_child_that_is_named_is_taken_out_and_no_other(string words)
    {
        UpToCheck("みおちゃんとそらくん");
        talk.Say(words);
        Assert.Equal(["そらくん"], Names());
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_child_is_taken_out_by_its_place_and_its_name()
    {
        UpToCheck("みおちゃんとそらくんとけんくん");
        talk.Say("お子さん3のけんくんを消して");
        Assert.Equal(["みおちゃん", "そらくん"], Names());
        talk.Say("お子さん2はそうたくんです");
        Assert.Equal(["みおちゃん", "そうたくん"], Names());
    }

    [Theory]
    [InlineData("いんえ、二人だけです")]
    [InlineData("いんや、ふたりだけよ")]
    [InlineData("いえ、二人だけでした")]
    [InlineData("おらんよ、この二人だけです")]
    [InlineData("二人だけやけ、もうおらんです")]
    public void Nobody_else_was_there(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "4時から6時", "1", "みおちゃんとそらくん", "二人とも元気でした").Say(words);
        Assert.Contains("交通費はありましたか", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["みおちゃん", "そらくん"], Names());
    }

    [Theory]
    [InlineData("きのう、みお3時から5時、そら3時から6時半、放課後の預かりです")]
    [InlineData("きのう放課後の預かり。みおちゃん3時から5時、そらくん3時から6時半")]
    [InlineData("きのうは放課後の預かりで、みお15時〜17時 そら15時〜18時半でした")]
    public void Names_without_wa_have_times_of_their_own(string words)
    {
        talk.Through("活動報告", "4821").Say(words);
        Assert.True(talk.State.Session!.Others is null or { Count: 0 });
        Assert.Equal(
            ["みお", "そら"],
            [.. Names().Select(n => n.Replace("ちゃん", "", StringComparison.Ordinal).Replace("くん", "", StringComparison.Ordinal))]
        );
        Assert.Equal("""{"from":"15:00","to":"18:30"}""", Answer("time"));
        Assert.Equal("""{"from":"15:00","to":"17:00"}""", Answer("children[0].own-time"));
    }

    [Theory]
    [InlineData("病気やないです。あ、そらくんは6時45分まででした")]
    [InlineData("いいえ。そらくんは6時45分まででした")]
    [InlineData("元気でした、そらくんだけは6時45分までです")]
    public void The_time_of_a_child_is_heard_at_another_question(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "3時から7時", "4", "みおちゃんとそらくん").Say(words);
        Assert.Equal("""{"from":"15:00","to":"18:45"}""", Answer("children[1].own-time"));
        Assert.Equal("false", Answer("children[0].sick"));
    }

    [Theory]
    [InlineData("はい、そのあとみおちゃんも来ました")]
    [InlineData("はい、そのあとみおちゃん")]
    [InlineData("あとからみおちゃんも一緒でした")]
    public void What_joins_is_no_part_of_a_name(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "3時から7時", "4", "そらくん", "いいえ").Say(words);
        Assert.Equal(["そらくん", "みおちゃん"], Names());
    }

    [Theory]
    [InlineData("二人とも元気でした")]
    [InlineData("ふたりとも病気やないです")]
    [InlineData("どっちも元気です")]
    public void What_is_said_of_both_is_asked_of_none_again(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "3時から7時", "4", "みおちゃんとそらくん").Say(words);
        Assert.Equal(("false", "false"), (Answer("children[0].sick"), Answer("children[1].sick")));
        Assert.DoesNotContain("病", talk.Text.Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("二人とも元気でした")]
    public void What_is_said_of_both_while_the_second_is_asked_about_is_said(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "3時から7時", "4", "みおちゃん", "いいえ", "そらくんも").Say(words);
        Assert.Equal(("false", "false"), (Answer("children[0].sick"), Answer("children[1].sick")));
    }

    [Fact]
    public void Five_days_with_five_times_are_five_reports()
    {
        talk.Through("活動報告", "4821")
            .Say("9日16時から18時、10日16時から18時半、11日15時半から18時、12日16時から17時、13日16時から19時、みおちゃんの放課後の預かり");
        Assert.Equal("\"2026-11-09\"", Answer("date"));
        Assert.Equal("""{"from":"16:00","to":"18:00"}""", Answer("time"));
        Assert.Equal(4, talk.State.Session!.Others!.Count);
        Assert.Contains("19時", talk.State.Session.Others[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("23日の祝日の分もあったけ書きます。9時から12時、みおちゃんの預かり")]
    [InlineData("23日の祝日の分もあったので書きますね")]
    [InlineData("そうそう、23日の分もまだ書いてなかったです。9時から12時")]
    public void A_day_that_is_told_as_well_is_no_correction(string words)
    {
        UpToCheck("みおちゃん");
        var told = talk.Say(words);
        Assert.Equal("\"2026-11-28\"", Answer("date"));
        Assert.Equal("""{"from":"16:00","to":"18:00"}""", Answer("time"));
        Assert.Contains("23日", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("みおちゃんは3時から5時、そらくんは3時から6時半に直してください")]
    [InlineData("直してください。みおちゃんは5時まで、そらくんは6時半まで")]
    public void Own_times_are_put_right_at_the_check(string words)
    {
        talk.Through(
            "活動報告",
            "4821",
            "きのう",
            "3時から6時半",
            "4",
            "みおちゃんとそらくん",
            "二人とも元気",
            "いいえ",
            "420円",
            "写真はない"
        );
        talk.Say(words);
        Assert.Equal("""{"from":"15:00","to":"17:00"}""", Answer("children[0].own-time"));
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_that_were_told_once_are_not_written_again_over_later_ones()
    {
        talk.Through("活動報告", "4821", "きのう").Say("みおちゃんは5時まで、そらくんは6時半まで");
        talk.Through("3時から6時半", "4");
        if (!talk.State.Session!.Answers.ContainsKey("children[0].child"))
            talk.Say("みおちゃんとそらくん");
        talk.Through("二人とも元気", "いいえ", "420円", "写真はない");
        talk.Say("みおちゃんは5時半まで、そらくんは6時半まで");
        Assert.Equal("""{"from":"15:00","to":"17:30"}""", Answer("children[0].own-time"));
        talk.Say("時間は3時から7時でした");
        Assert.Equal("""{"from":"15:00","to":"19:00"}""", Answer("time"));
        Assert.NotEqual("""{"from":"15:00","to":"17:00"}""", Answer("children[0].own-time"));
    }

    private void UpToCheck(string children)
    {
        talk.Through("活動報告", "4821", "きのう", "4時から6時", "4", children);
        for (var i = 0; i < 8 && !talk.Text.Contains("確認してください", StringComparison.Ordinal); i++)
            talk.Say(
                talk.Text.Contains("交通費", StringComparison.Ordinal) ? "交通費はない"
                : talk.Text.Contains("写真", StringComparison.Ordinal) ? "写真はない"
                : "いいえ"
            );
    }

    private List<string> Names() =>
        [
            .. Enumerable
                .Range(0, 6)
                .Select(i => talk.State.Session!.Answers.GetValueOrDefault($"children[{i}].child")?.Value.GetString())
                .OfType<string>(),
        ];

    private string Answer(string path) => talk.State.Session!.Answers.TryGetValue(path, out var given) ? given.Value.GetRawText() : "none";
}
