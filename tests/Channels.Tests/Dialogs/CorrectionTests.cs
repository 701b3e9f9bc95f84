using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>What people write when they notice their own mistake.</summary>
public sealed class CorrectionTests
{
    private readonly Talk talk = new(Talk.Shipped);

    [Theory]
    [InlineData("あ、4時半だった")]
    [InlineData("すみません、4時半です")]
    [InlineData("すみません4時半でした")]
    [InlineData("4時半の間違いです")]
    [InlineData("間違えました。4時半です")]
    [InlineData("5時じゃなくて4時半")]
    [InlineData("sorry, 4:30")]
    [InlineData("oops 4:30pm")]
    public void The_end_of_a_period_is_put_right(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時");
        Assert.Contains("何をしましたか", talk.Text);

        var text = talk.Say(words);

        Assert.Contains("午後1時〜4時30分（3時間30分）に直しました。", text);
        Assert.Contains("何をしましたか", text);
        Assert.Equal("""{"from":"13:00","to":"16:30"}""", talk.State.Session!.Answers["time"].Value.GetRawText());
        Assert.Equal(talk.LastMessageId, talk.State.Session.Answers["time"].MessageId);
    }

    [Theory]
    [InlineData("午後4時半")]
    [InlineData("13時から16時半")]
    public void Without_a_word_that_announces_it_a_correction_is_asked(string words)
    {
        var text = talk.Through("活動報告", "4821", "きのう", "1時から5時").Say(words);

        Assert.Contains("時間は午後1時〜4時30分（3時間30分）ですか。前は午後1時〜5時（4時間）と聞いていました。", text);
        Assert.Equal("""{"from":"13:00","to":"17:00"}""", talk.State.Session!.Answers["time"].Value.GetRawText());
        Assert.Contains("午後1時〜4時30分（3時間30分）に直しました。", talk.Say("はい"));
        Assert.Contains("何をしましたか", talk.Text);
        Assert.Equal("""{"from":"13:00","to":"16:30"}""", talk.State.Session.Answers["time"].Value.GetRawText());
    }

    [Fact]
    public void An_asked_correction_that_was_none_leaves_the_answer()
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時", "午後4時半");
        Assert.Contains("何をしましたか", talk.Say("いいえ"));
        Assert.Equal("""{"from":"13:00","to":"17:00"}""", talk.State.Session!.Answers["time"].Value.GetRawText());
    }

    [Theory]
    [InlineData("6の病児")]
    [InlineData("2番目のやつ")]
    [InlineData("7 買い物")]
    [InlineData("1〜3")]
    [InlineData("3つめです")]
    [InlineData("4時に送り")]
    [InlineData("5分だけ預かり")]
    [InlineData("10時に送った")]
    [InlineData("1😊")]
    [InlineData("1♪")]
    [InlineData("2(happy)")]
    [InlineData("3歳の預かり")]
    public void What_is_said_to_another_question_never_changes_the_paid_time(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半");

        talk.Say(words);

        Assert.Equal("""{"from":"09:00","to":"11:30"}""", talk.State.Session!.Answers["time"].Value.GetRawText());
    }

    [Theory]
    [InlineData("11/25-26")]
    [InlineData("11/25,26")]
    [InlineData("25-26")]
    [InlineData("12-34")]
    public void A_date_never_rewrites_the_member_number(string words)
    {
        talk.Through("活動報告", "4821");
        talk.Say(words);
        Assert.Equal("\"4821\"", talk.State.Session!.Answers["member-number"].Value.GetRawText());
    }

    [Fact]
    public void The_start_alone_can_be_put_right()
    {
        var text = talk.Through("活動報告", "4821", "きのう", "1時から5時").Say("あ、2時からだった");
        Assert.Contains("午後2時〜5時（3時間）に直しました。", text);
    }

    [Fact]
    public void A_correction_can_be_corrected()
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時", "あ、4時半だった");
        Assert.Contains("4時45分", talk.Say("すみません、4時45分です"));
    }

    [Fact]
    public void A_day_and_a_choice_are_put_right()
    {
        Assert.Contains("3月31日（火）に直しました", talk.Through("活動報告", "4821", "きのう").Say("あ、おとといだった"));
        talk.Through("9時から11時半まで", "1");
        Assert.Contains("放課後の預かりに直しました", talk.Say("間違えた、放課後"));
        Assert.Contains("お子さんの名前", talk.Text);
    }

    [Fact]
    public void A_correction_that_closes_a_question_says_so()
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで", "7");
        Assert.Contains("どんなことをしましたか", talk.Text);
        Assert.Contains("直しました", talk.Say("間違えました、おむかえです"));
        Assert.Contains("お子さんの名前", talk.Text);
    }

    [Fact]
    public void At_the_check_the_one_answer_that_fits_is_put_right()
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時", "1", "たろう", "いいえ", "いいえ", "交通費はない", "写真はない");
        var text = talk.Say("あ、4時半だった");
        Assert.Contains("午後1時〜4時30分（3時間30分）に直しました", text);
        Assert.Contains("確認してください", text);
    }

    [Theory]
    [InlineData("すみません、いいえ", "もう一人")] // a polite no to what is asked
    [InlineData("あ、はい", "もう一人")]
    [InlineData("いいえ", "もう一人")]
    public void What_answers_the_open_question_is_its_answer(string words, string next)
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時", "1", "たろう");
        Assert.Contains("病気でしたか", talk.Text);
        Assert.Contains(next, talk.Say(words));
        Assert.DoesNotContain("直しました", talk.Text);
    }

    [Theory]
    [InlineData("あ、4時半に病院へ迎えに行って、薬をもらって帰りました")] // an answer in somebody's own words
    [InlineData("15日に予約した病院への付きそい")]
    public void Words_of_a_free_answer_are_not_eaten(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時", "7");
        talk.Say(words);
        Assert.DoesNotContain("直しました", talk.Text);
        Assert.Equal(words, talk.State.Session!.Answers["support-other"].Value.GetString());
    }

    [Theory]
    [InlineData("9")] // no such option, and not the 9th of the month
    [InlineData("99")]
    [InlineData("わからないです、たぶん")]
    public void A_slip_at_the_open_question_changes_nothing_before(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "1時から5時");
        var before = talk.State.Session!.Answers["time"].Value.GetRawText();
        talk.Say(words);
        Assert.Equal(before, talk.State.Session!.Answers["time"].Value.GetRawText());
        Assert.Contains("何をしましたか", talk.Text);
    }

    [Fact]
    public void The_same_value_once_more_is_no_correction() =>
        Assert.DoesNotContain("直しました", talk.Through("活動報告", "4821", "きのう", "1時から5時").Say("1時から5時です"));

    [Theory]
    [InlineData("あ、4時半だった", "4時半だった", true, false)]
    [InlineData("ありがとう", "ありがとう", false, false)]
    [InlineData("いやだった", "いやだった", false, false)]
    [InlineData("sorry, my mistake: 4:30", "4:30", true, true)]
    [InlineData("すみません、間違えました。4日です", "4日です", true, true)]
    [InlineData("", "", false, false)]
    public void What_announces_a_correction_is_taken_off(string text, string rest, bool opened, bool sure) =>
        Assert.Equal(new Correction(rest, opened, sure), DialogWords.Default.ReadCorrection(text));

    [Theory]
    [InlineData(2)] // at the time
    [InlineData(3)] // at the support
    [InlineData(4)] // at the child's name
    public void A_day_picked_once_more_puts_the_day_right_whatever_is_asked(int answered)
    {
        var line = new Support.Talk(Support.Talk.Shipped);
        line.Through("活動報告", "4821", "2026-03-31");
        line.Through(((string[])["9時から11時半", "1", "たろうさん"]).Take(answered - 2));
        var before = line.State.Session!.Answers.Count;
        line.Turn(
            new Activity
            {
                Type = ActivityTypes.Message,
                Text = "2026-03-30",
                Picked = new PickedDay(new DateOnly(2026, 3, 30), null),
            }
        );
        Assert.Contains("3月30日（月）に直しました", line.Text, StringComparison.Ordinal);
        Assert.Equal("\"2026-03-30\"", line.State.Session!.Answers["date"].Value.GetRawText());
        Assert.Equal(before, line.State.Session.Answers.Count);
    }
}
