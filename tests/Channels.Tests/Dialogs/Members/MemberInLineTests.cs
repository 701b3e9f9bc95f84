using Channels.Bot.Conversations;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>How a member answers in LINE: a verb in another sense, children without titles, numbers as they sound, days and hours beside
/// each other. Nothing becomes the kind, the child or the money that was not meant.</summary>
public sealed class MemberInLineTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("写真を送り忘れました")]
    [InlineData("さっき送りに出したメール見ましたか")]
    [InlineData("荷物を送りました")]
    [InlineData("さっき写真を送りました")]
    [InlineData("お金はもう送りました")]
    [InlineData("お母さんが迎えに来られました")]
    [InlineData("紙の報告書を郵便で送りました")]
    public void What_is_sent_or_fetched_by_others_is_no_kind_of_activity(string said)
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで").Say(said);
        Assert.Null(Answer("support"));
        talk.Through("1", "たろうくん", "いいえ", "いいえ", "交通費はない", "写真はない");
        Assert.Equal("""["pick-up"]""", Answer("support"));
        talk.Say(said);
        Assert.Equal("""["pick-up"]""", Answer("support"));
    }

    [Theory]
    [InlineData("学校へ送りました", "drop-off")]
    [InlineData("写真を撮って、学校へ送りました", "drop-off")]
    [InlineData("学校のお迎えに行きました", "pick-up")]
    public void What_was_done_is_heard_as_ever(string said, string kind)
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで").Say(said);
        Assert.Contains(kind, Answer("support"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("たろう、はな", "たろう はな")]
    [InlineData("たろうとはな", "たろう はな")]
    [InlineData("たろう、はな、みゆ", "たろう はな みゆ")]
    [InlineData("2人です、たろうとはな", "たろう はな")]
    [InlineData("たろうくん、はなちゃん", "たろうくん はなちゃん")]
    public void Children_beside_each_other_are_several(string said, string children)
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで", "1").Say(said);
        Assert.Equal(
            children,
            string.Join(' ', Enumerable.Range(0, children.Split(' ').Length).Select(i => Answer($"children[{i}].child")!.Trim('"')))
        );
    }

    [Theory]
    [InlineData("2人")]
    [InlineData("ふたり")]
    [InlineData("ひとり")]
    [InlineData("2人です")]
    [InlineData("子どもは1人です")]
    public void A_count_is_no_name(string said)
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで", "1").Say(said);
        Assert.Null(Answer("children[0].child"));
    }

    [Theory]
    [InlineData("はなも")]
    [InlineData("はい、はなもです")]
    [InlineData("はなも一緒でした")]
    public void One_more_is_named_at_the_question_for_it(string said)
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで", "1", "たろう", "いいえ").Say(said);
        Assert.Equal("\"はな\"", Answer("children[1].child"));
    }

    [Theory]
    [InlineData("ひとつめ", "pick-up")]
    [InlineData("いちばん", "pick-up")]
    [InlineData("に", "drop-off")]
    [InlineData("さんばん", "before-school")]
    [InlineData("よん", "after-school")]
    [InlineData("にばんめです", "drop-off")]
    public void Numbers_count_as_they_sound(string said, string kind)
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで").Say(said);
        Assert.Equal($"[\"{kind}\"]", Answer("support"));
    }

    [Fact]
    public void A_number_as_it_sounds_answers_yes_and_no_too()
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで", "1", "たろう").Say("にばん");
        Assert.Equal("false", Answer("children[0].sick"));
    }

    [Fact]
    public void A_lone_figure_is_no_fare_before_it_is_asked()
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで", "1", "たろう", "いいえ", "いいえ").Say("3");
        Assert.Null(Answer("travel"));
        Assert.Contains("3円", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11/25〜26")]
    [InlineData("11/25,26")]
    [InlineData("11月25日〜26日")]
    [InlineData("25日と26日")]
    public void Two_days_are_two_reports_and_that_is_said(string said)
    {
        talk.Through("活動報告", "4821").Say(said);
        Assert.Contains("11月26日（木）の分はそのあとに聞きます", talk.Text, StringComparison.Ordinal);
        Assert.Equal("\"2026-11-25\"", Answer("date"));
    }

    [Theory]
    [InlineData("9時から11時半まで、途中30分ぬけました")]
    [InlineData("9時から11時半まで途中30分ぬけました")]
    [InlineData("途中で30分抜けましたが、9時から11時半までです")]
    public void Time_away_in_between_goes_with_the_report_and_is_never_the_time(string said)
    {
        talk.Through("活動報告", "4821", "きのう").Say(said);
        Assert.Contains("途中で抜けた時間を書くところはここにない", talk.Text, StringComparison.Ordinal);
        Assert.Equal("""{"from":"09:00","to":"11:30"}""", Answer("time"));
        Assert.Contains(talk.State.Session!.AlsoSaid!, s => s.Text.Contains("30分", StringComparison.Ordinal));
    }

    [Fact]
    public void Time_away_is_kept_at_the_next_question_and_at_the_check()
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで").Say("途中30分ぬけました");
        Assert.Contains("職員に届けます", talk.Text, StringComparison.Ordinal);
        talk.Through("1", "たろう", "いいえ", "いいえ", "交通費はない", "写真はない").Say("途中で20分休憩しました");
        Assert.Contains("職員に届けます", talk.Text, StringComparison.Ordinal);
        Assert.Equal("""{"from":"09:00","to":"11:30"}""", Answer("time"));
        Assert.Equal(2, talk.State.Session!.AlsoSaid!.Count);
    }

    [Theory]
    [InlineData("はなちゃんの活動報告")]
    [InlineData("はなちゃんの報告です")]
    [InlineData("はなちゃんの分の報告")]
    public void A_report_named_with_its_child_begins_with_it(string said)
    {
        talk.Say(said);
        Assert.Equal("\"はなちゃん\"", Answer("children[0].child"));
        Assert.Contains("はなちゃん", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_is_told_by_who_came_and_is_no_kind_of_activity()
    {
        talk.Through("活動報告", "4821", "きのう", "1時半から").Say("おかあさんが迎えに来たんは3時10分");
        Assert.Equal("""{"from":"13:30","to":"15:10"}""", Answer("time"));
        Assert.Null(Answer("support"));
    }

    [Fact]
    public void A_family_name_beside_a_child_is_no_second_child()
    {
        talk.Say("活動報告");
        talk.Through("4821", "16日", "4時から6時", "5").Say("高橋さんが残業で、ゆいちゃんを預かりました");
        Assert.Equal("\"ゆいちゃん\"", Answer("children[0].child"));
        Assert.Null(Answer("children[1].child"));
    }

    [Theory]
    [InlineData("電車やないよ車のガソリン代100円", "100")]
    [InlineData("ガソリン代三百円もろたで", "300")]
    public void An_amount_counts_whatever_they_went_by(string said, string yen)
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで", "1", "たろう", "いいえ", "いいえ").Say(said);
        Assert.Equal(yen, Answer("travel"));
    }

    [Theory]
    [InlineData("ええよ、送って")]
    [InlineData("はい、送ってください")]
    public void To_send_it_is_no_kind_of_activity(string said)
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "交通費はない", "写真はない")
            .Say(said);
        Assert.DoesNotContain("送りに直しました", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("18日の水曜日、4時から6時、ゆいちゃんを預かりました", "2026-11-18")]
    [InlineData("15日の日曜、4時から6時、ゆいちゃんを預かりました", "2026-11-15")]
    [InlineData("10日の火曜にゆいちゃんを4時から6時まで預かりました", "2026-11-10")]
    public void A_weekday_that_fits_its_day_is_no_second_day(string said, string day)
    {
        talk.Through("活動報告", "4821").Say(said);
        Assert.Equal($"\"{day}\"", Answer("date"));
    }

    [Fact]
    public void A_button_of_an_earlier_check_changes_nothing_and_says_so()
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "交通費はない", "写真はない");
        var old = talk.Replies[^1].Rows![3].Action.Value!;
        talk.Say("はい");
        Assert.Contains("何も変えていません", talk.Say(old), StringComparison.Ordinal);
        foreach (
            var lines in (string[][])
                [
                    ["活動報告", "4821", "おととい"],
                    ["1時から2時"],
                    ["1", "はな"],
                ]
        )
        {
            talk.Through(lines);
            var before = talk.State.Session!.Answers;
            Assert.Contains("何も変えていません", talk.Say(old), StringComparison.Ordinal);
            Assert.Equal(before.Count, talk.State.Session!.Answers.Count);
        }

        talk.Through("いいえ", "いいえ", "交通費はない", "写真はない");
        Assert.Contains("何をしましたか", talk.Say(talk.Replies[^1].Rows![3].Action.Value!), StringComparison.Ordinal);
    }

    private string? Answer(string path) => talk.State.Session?.Answers.GetValueOrDefault(path)?.Value.GetRawText();
}
