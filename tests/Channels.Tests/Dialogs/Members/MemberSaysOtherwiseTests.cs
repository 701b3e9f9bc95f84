using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>What is denied is no answer, every child has a time of its own, two names stand apart, a report comes where something else was
/// asked.</summary>
public sealed class MemberSaysOtherwiseTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 30, 3, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("きのう16時から18時半まで、みゆちゃんの学校への送りやなくて学校からの迎えでした", "support", "[\"pick-up\"]")]
    [InlineData("きのうじゃなくておとといの16時から18時半、みゆちゃんの学校のお迎えでした", "date", "\"2026-11-28\"")]
    [InlineData(
        "きのう、16時から18時ではなくて17時から19時、みゆちゃんの学校のお迎えでした",
        "time",
        "{\"from\":\"17:00\",\"to\":\"19:00\"}"
    )]
    [InlineData("きのう16時から18時半までみゆちゃんの学校のお迎え、交通費は420円じゃなくて240円でした", "travel", "240")]
    [InlineData("きのう16時から18時半まで、そうたくんじゃなくてみゆちゃんの学校のお迎えでした", "children[0].child", "\"みゆちゃん\"")]
    public void What_is_denied_is_no_answer(string said, string path, string answer)
    {
        talk.Say(said);
        Assert.Equal(answer, Answer(path));
    }

    [Theory]
    [InlineData("学校への送りやなくて学校からの迎え", "[\"pick-up\"]")]
    [InlineData("送りじゃなくてお迎えです", "[\"pick-up\"]")]
    public void At_the_question_it_is_none_either(string said, string answer)
    {
        talk.Through("活動報告", "4821", "きのう", "16時から18時半").Say(said);
        Assert.Equal(answer, Answer("support"));
    }

    [Fact]
    public void What_was_meant_as_well_is_an_answer_too()
    {
        talk.Say("きのう16時から18時半まで、みゆちゃんの学校の送りだけじゃなくお迎えもしました");
        Assert.Contains("pick-up", Answer("support"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("きのう16時から、みゆちゃんは5時まで、そうたは6時半まで預かりました")]
    [InlineData("きのう4時から、みゆは5時まで、そうたは6時半まで預かりました")]
    public void A_time_for_each_child_is_no_time_of_all(string said)
    {
        talk.Say(said);
        Assert.False(Has("time"));
        Assert.Contains("いちばん遅い終わり", talk.Text, StringComparison.Ordinal);
        Assert.Contains("みゆ", Answer("children[0].child"), StringComparison.Ordinal);
        Assert.Contains("そうた", Answer("children[1].child"), StringComparison.Ordinal);
        Assert.Contains(talk.State.Session!.AlsoSaid!, s => s.Text == said);
    }

    [Fact]
    public void A_way_on_which_a_child_was_looked_after_is_that_way_alone()
    {
        talk.Say("きのう16時から17時まで、みおちゃんを学校のお迎えで預かりました。元気でした。水筒を預かっています");
        Assert.Equal("[\"pick-up\"]", Answer("support"));
        Assert.DoesNotContain("どちらですか", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whether_it_arrived_is_answered_while_it_is_being_written()
    {
        talk.Say("きのう16時から17時まで、みおちゃんを学校のお迎えで預かりました");
        talk.Say("さっきの報告、届いていますか");
        Assert.StartsWith("書いてくださったことは、ここに残っています", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("きのう、そらくん一人、朝7時40分から8時20分まで保育園に送りました。みおちゃんは遠足でおらんかったです🎒", 1)]
    [InlineData("きのう10時から12時まで、そらくんだけ用事の間の預かり。みおちゃんは来とりません", 1)]
    [InlineData("きのう10時から12時まで、みおちゃんとそらくん、さゆりさんの美容院の間うちで預かりました", 2)]
    public void Who_was_away_or_is_grown_up_is_no_child_of_it(string said, int children)
    {
        talk.Say(said);
        var names = talk.State.Session!.Answers.Where(a => a.Key.EndsWith(".child", StringComparison.Ordinal)).ToList();
        Assert.Equal(children, names.Count);
        Assert.DoesNotContain(names, n => n.Value.Value.GetString()!.StartsWith("さゆり", StringComparison.Ordinal));
        Assert.Contains(names, n => n.Value.Value.GetString() == "そらくん");
    }

    [Fact]
    public void Whole_times_of_each_child_are_written_at_each()
    {
        talk.Say("きのう、みゆちゃんは16時から17時まで、そうたくんは16時から18時半まで預かりました");
        Assert.Contains("18:30", Answer("time"), StringComparison.Ordinal);
        Assert.Contains("17:00", Answer("children[0].own-time"), StringComparison.Ordinal);
        Assert.Contains("全体は", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("きのう、おくりは8時から8時半、おむかえは3時から4時でした。たろうさん")]
    [InlineData("きのうの朝は7時から8時まで、たろうさんのおむかえ")]
    public void Times_of_ways_are_no_times_of_children(string said)
    {
        talk.Say(said);
        Assert.DoesNotContain("いちばん遅い終わり", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("たろう　はな")]
    [InlineData("はな たろう")]
    public void Two_known_names_with_a_blank_are_two_children(string said)
    {
        talk.Through("きのう9時から10時、たろうとはなを預かりました", "4821");
        Known();
        talk.Through("活動報告", "4821", "おととい", "16時から18時半", "学校のお迎え").Say(said);
        Assert.Equal(2, talk.State.Session!.Answers.Keys.Count(k => k.EndsWith(".child", StringComparison.Ordinal)));
    }

    [Fact]
    public void In_a_line_of_a_table_they_are_two_as_well()
    {
        Known();
        talk.Say("きのう16時から18時半 学校のお迎え、たろう　はな");
        Assert.Equal("\"たろう\"", Answer("children[0].child"));
        Assert.Equal("\"はな\"", Answer("children[1].child"));
    }

    [Theory]
    [InlineData("23の祝日の9時から11時、はなちゃんを預かりました", "\"2026-11-23\"")]
    [InlineData("23日の祝日 9時から11時 はなちゃん預かり", "\"2026-11-23\"")]
    public void A_holiday_by_its_number_is_a_day(string said, string day)
    {
        talk.Say(said);
        Assert.Equal(day, Answer("date"));
    }

    [Fact]
    public void A_report_told_to_the_staff_is_a_report_and_the_staff_have_the_words()
    {
        const string Report = "きのう16時から18時半までみゆちゃんの学校のお迎えに行きました";
        talk.Through("職員に相談").Say(Report);
        Assert.Equal("activity-report", talk.State.Session?.Procedure);
        Assert.Contains("聞き取ったことです", talk.Text, StringComparison.Ordinal);
        Assert.Contains(talk.Effects, e => e is AddToCase { Text: Report });
    }

    [Fact]
    public void After_an_accepted_report_a_photo_and_then_the_words_are_the_next_report()
    {
        talk.Through(
            "おととい16時から18時半まで、みゆちゃんの学校のお迎え。会員番号は4821です",
            "いいえ",
            "いいえ",
            "なし",
            "写真はない",
            "はい"
        );
        talk.Send("image/jpeg", "content:next");
        talk.Say("23の祝日 9時から11時 はなちゃんを預かりました");
        Assert.Contains("写真を受け取りました", talk.Text, StringComparison.Ordinal);
        Assert.Equal("\"2026-11-23\"", Answer("date"));
        Assert.Contains("content:next", Answer("photo"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_yes_is_no_name()
    {
        talk.Through("きのう16時から18時半まで、みゆちゃんの学校のお迎え。会員番号は4821です", "いいえ", "はい").Say("はい");
        Assert.False(Has("children[1].child"));
    }

    /// <summary>たろう and はな were called so in an earlier report.</summary>
    private void Known() =>
        talk.State = talk.State with
        {
            Session = null,
            Called =
            [
                new(System.Text.Json.JsonSerializer.SerializeToElement("たろう"), "m"),
                new(System.Text.Json.JsonSerializer.SerializeToElement("はな"), "m"),
            ],
        };

    private bool Has(string path) => talk.State.Session!.Answers.ContainsKey(path);

    private string Answer(string path) =>
        talk.State.Session?.Answers.GetValueOrDefault(path) is { } kept ? kept.Value.GetRawText() : "(none)";
}
