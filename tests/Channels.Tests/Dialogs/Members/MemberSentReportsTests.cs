using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>A member of 68 on reports she had sent, activities that fell through, a child that was hurt, several days.</summary>
public sealed class MemberSentReportsTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 3, 0, 0, TimeSpan.Zero) };

    [Fact]
    public void Which_report_is_changed_is_told_by_its_day()
    {
        Report("26日", "たろうくん");
        Report("23日", "はなちゃん");
        talk.Say("26日の時間を4時から5時半に直して");
        Assert.Contains("2 日：11月26日（木）", talk.Text, StringComparison.Ordinal);
        Assert.Contains("午後4時〜5時30分", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("23日の時間を4時から5時半に直して", "23日")] // of which month is not known
    [InlineData("23日のは取り消したい", "23日")]
    [InlineData("23日（月）の分、交通費がまちがっていました", "11月23日（月）")]
    public void A_day_of_which_nothing_was_sent_is_said_and_no_other_is_touched(string words, string day)
    {
        Report("26日", "たろうくん");
        Report("18日", "たろうくん");
        talk.Say(words);
        Assert.StartsWith($"{day}の分は、ここから送ったものの中にありません", talk.Text, StringComparison.Ordinal);
        Assert.Contains("11月26日（木）", talk.Text, StringComparison.Ordinal);
        Assert.Contains("11月18日（水）", talk.Text, StringComparison.Ordinal);
        Assert.Null(talk.State.Session);
        Assert.DoesNotContain(talk.Effects, e => e is WithdrawSubmission);
    }

    [Theory]
    [InlineData("けんとくんのキャンセルの報告です。26日木曜、熱が出たけん当日の朝に断られました。4821")]
    [InlineData("キャンセルやけん預かってないとよ")]
    [InlineData("26日はドタキャンでした")]
    public void An_activity_that_fell_through_is_no_report_taken_back(string words)
    {
        Report("26日", "たろうくん");
        talk.Say(words);
        Assert.Contains("キャンセルになったことですか", talk.Text, StringComparison.Ordinal);
        talk.Say("キャンセルを職員に伝える");
        Assert.Contains("職員に伝えました", talk.Text, StringComparison.Ordinal);
        Assert.Equal(words, Assert.Single(talk.Effects.OfType<AddToCase>()).Text);
        Assert.DoesNotContain(talk.Effects, e => e is WithdrawSubmission);
    }

    [Fact]
    public void The_report_may_be_meant_as_well()
    {
        Report("26日", "たろうくん");
        talk.Through("キャンセルやけん預かってないとよ").Say("送った報告を取り消す");
        Assert.Contains("を取り消しますか", talk.Text, StringComparison.Ordinal);
        talk.Say("取り消す");
        Assert.Single(talk.Effects.OfType<WithdrawSubmission>());
    }

    [Theory]
    [InlineData("バスは往復やけん300円になるんよ", "300円に直しました")]
    [InlineData("ごめん、日にちが11月13日やった", "11月13日（金）に直しました")]
    [InlineData("26日のたろうくんの名前直したい", "お子さんの名前か、呼び名")]
    public void Soon_after_the_receipt_it_is_put_right_in_plain_words(string words, string expected)
    {
        Report("26日", "たろうくん");
        talk.Say(words);
        Assert.Contains("を直します", talk.Text, StringComparison.Ordinal);
        Assert.Contains(expected, talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("明日けんとくん預かるけん4821 3時から5時")]
    [InlineData("ありがとね")]
    [InlineData("きょう4時から6時たろうくんのお迎え")]
    public void Other_words_after_the_receipt_correct_nothing(string words)
    {
        Report("26日", "たろうくん");
        Assert.DoesNotContain("を直します", talk.Say(words), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_corrections_in_one_message_are_all_taken()
    {
        UpToCheck("26日", "たろうくん");
        talk.Say("病気やった、交通費350円、4時半からやった");
        Assert.Equal(("true", "350"), (Answer("children[0].sick"), Answer("travel")));
        Assert.Contains("16:30", Answer("time"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_of_one_child_is_not_that_of_all()
    {
        talk.Through(
            "活動報告",
            "4821",
            "26日",
            "4時から6時",
            "1",
            "たろうくん",
            "元気",
            "はなちゃん",
            "元気",
            "一人",
            "210円",
            "写真はない"
        );
        talk.Say("はなちゃんは5時で帰ったとよ");
        Assert.Contains("お子さんごとの時間を書きました（はな", talk.Text, StringComparison.Ordinal);
        Assert.Contains("18:00", Answer("time"), StringComparison.Ordinal);
        Assert.Contains("\"to\":\"17:00\"", Answer("children[1].own-time"), StringComparison.Ordinal);
        Assert.False(Has("children[0].own-time"));
        Assert.Contains("5時で帰った", talk.State.Session!.AlsoSaid![0].Text, StringComparison.Ordinal); // their words go with it

        talk.Say("はなちゃんは5時でした"); // until or from: not said
        Assert.Contains("\"to\":\"17:00\"", Answer("children[1].own-time"), StringComparison.Ordinal);
        talk.Say("はなちゃんは4時半に来て"); // until when is not taken from before
        Assert.Contains("\"from\":\"16:30\"", Answer("children[1].own-time"), StringComparison.Ordinal);
        Assert.Contains("この子の時間", talk.Text, StringComparison.Ordinal);
        talk.Say("はい");
        var report = Assert.Single(talk.Effects.OfType<SubmitForm>());
        Assert.Contains("\"own-time\":{\"from\":\"16:30\",\"to\":\"18:00\"}", report.AnswersJson, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_told_of_each_child_are_written_at_each_and_the_whole_is_from_the_first_to_the_last()
    {
        talk.Through("活動報告", "4821", "26日");
        talk.Say("たろうくんは16時から17時、はなちゃんは16時から18時半");
        Assert.Contains("全体は", talk.Text, StringComparison.Ordinal);
        Assert.Contains("\"from\":\"16:00\",\"to\":\"18:30\"", Answer("time"), StringComparison.Ordinal);
        Assert.Contains("\"to\":\"17:00\"", Answer("children[0].own-time"), StringComparison.Ordinal);
        Assert.False(Has("children[1].own-time")); // hers is that of all
    }

    [Fact]
    public void One_side_of_each_is_asked_about_as_the_time_of_all()
    {
        talk.Through("活動報告", "4821", "26日");
        talk.Say("みゆちゃんは5時まで、そうたくんは6時半まで");
        Assert.False(Has("time") || Has("children[0].own-time"));
        Assert.Contains("いちばん遅い終わり", talk.Text, StringComparison.Ordinal);
        talk.Say("4時から6時半");
        Assert.Contains("お子さんごとの時間を書きました（みゆちゃん", talk.Text, StringComparison.Ordinal);
        Assert.Contains("\"to\":\"17:00\"", Answer("children[0].own-time"), StringComparison.Ordinal);
        Assert.False(Has("children[1].own-time"));
    }

    [Fact]
    public void A_whole_report_of_another_day_is_not_mixed_with_the_open_one()
    {
        talk.Through("活動報告", "4821", "28日", "4時から6時", "1", "はなちゃん", "元気");
        talk.Say("たろうくん 11月27日 よじはんから6じ 用事のあいだ 元気 一人 交通費なし 写真なし 4821");
        Assert.Contains("11月27日（金）の分は、これが終わってから聞きます", talk.Text, StringComparison.Ordinal);
        Assert.Contains("16:00", Answer("time"), StringComparison.Ordinal);
        Assert.False(Has("travel"));
    }

    [Fact]
    public void What_was_offered_stays_while_other_things_are_said()
    {
        talk.Through("活動報告", "4821", "きのう", "4時すぎから6時半").Say("はなちゃん一人です");
        Assert.Contains("午後4時〜6時30分", talk.Text, StringComparison.Ordinal);
        talk.Say("けんとやけど");
        Assert.Contains("午後4時〜6時30分", talk.Text, StringComparison.Ordinal);
        talk.Say("うん続けて");
        Assert.Contains("18:30", Answer("time"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_told_first_is_no_start_of_a_night()
    {
        talk.Through("今日もはなちゃんのお迎えにいって6時半まで預かっとったんやけど保育園に4時すぎについて家で見よった", "2", "4821");
        Assert.DoesNotContain("翌日", talk.Text, StringComparison.Ordinal);
        Assert.Contains("午後4時", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("月水金の4時から6時たろうくん迎えと預かりしました4821")]
    [InlineData("月曜と水曜と金曜の4時から6時、たろうくんのお迎え")]
    public void Days_written_together_are_several_activities(string words) =>
        Assert.Contains("11月25日（水）、11月27日（金）の分はそのあとに聞きます", talk.Say(words), StringComparison.Ordinal);

    [Fact]
    public void Morning_and_evening_of_one_day_are_two()
    {
        talk.Say("きのう 朝7時半から8時10分まで送って夕方の4時から6時までお迎えして預かったよ たろうくん");
        Assert.Contains("7:30", Answer("time"), StringComparison.Ordinal);
        Assert.Contains("4時〜6時", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_the_same_is_no_day_of_the_month()
    {
        talk.Through("11月2日4時から6時、9日4時から5時、16日3時から5時半 はなちゃん 用事のあいだの預かり 会員番号4821");
        Assert.Equal("\"4821\"", Answer("member-number"));
        talk.Say("3日とも同じ");
        Assert.Contains("の分も同じとして", talk.Text, StringComparison.Ordinal);
        Assert.Equal("\"2026-11-02\"", Answer("date"));
    }

    [Theory]
    [InlineData("はなちゃん転んで膝すりむいたけど絆創膏貼ったよ")]
    [InlineData("はなちゃんがおやつ食べてじんましんが出た")]
    [InlineData("すべり台から落ちてたんこぶができた")]
    public void A_child_that_was_hurt_reaches_the_staff_at_once_and_stays_with_the_report(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "4時から6時", "1", "はなちゃん").Say(words);
        Assert.Contains("職員にも", talk.Text, StringComparison.Ordinal);
        Assert.Equal(words, Assert.Single(talk.Effects.OfType<AddToCase>()).Text);
        Assert.NotNull(talk.State.Session);
    }

    [Theory]
    [InlineData("けんとやけど")]
    [InlineData("けがはなかったよ")]
    [InlineData("預かっとったんやけど")]
    public void Nobody_was_hurt(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "4時から6時", "1", "はなちゃん").Say(words);
        Assert.DoesNotContain(talk.Effects, e => e is AddToCase);
    }

    [Theory]
    [InlineData("送ったの全部見せて")]
    [InlineData("受付番号なんやったかね")]
    [InlineData("26日のは届いたと？")]
    public void What_was_sent_is_shown(string words)
    {
        Report("26日", "たろうくん");
        Assert.Contains(talk.Submissions.Single().Reference, talk.Say(words), StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_arrived()
    {
        Report("26日", "たろうくん");
        Assert.Contains("届いています", talk.Say("ちゃんと届いとる？"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("いつ振り込まれるん", "職員に相談")]
    [InlineData("この報告は誰が見ると？", "担当の職員が読みます")]
    [InlineData("車で送ってもいい？", "職員に相談")]
    [InlineData("ちょっと待って、いくらもらえると?", "1,000円")]
    public void A_question_in_the_middle_is_answered_with_what_is_known(string words, string expected)
    {
        talk.Through("活動報告", "4821", "きのう", "4時から6時", "1", "はなちゃん", "元気", "一人");
        Assert.Contains(expected, talk.Say(words), StringComparison.Ordinal);
        Assert.False(Has("travel"));
    }

    [Fact]
    public void A_child_that_does_not_come_is_no_meeting_place_and_an_age_is_no_day()
    {
        talk.Through("行事の申込み", "3", "12月6日", "門司和子", "090-1234-5678", "1人", "1人", "2", "いいえ");
        talk.Say("やっぱり孫は来んことになった、わたし一人で");
        Assert.False(Has("meeting-place"));
        talk.Say("はい");
        Assert.Equal("0", Answer("children"));
        talk.Say("とくにない");
        Assert.DoesNotContain("日は11月30日", talk.Say("孫は明日5歳になる"), StringComparison.Ordinal);
    }

    private void Report(string day, string child)
    {
        UpToCheck(day, child);
        Assert.Contains("受け付けました", talk.Say("はい"), StringComparison.Ordinal);
    }

    private void UpToCheck(string day, string child)
    {
        talk.Through("活動報告", "4821", day, "4時から6時", "1", child, "元気", "一人", "210円", "写真はない");
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
    }

    private bool Has(string path) => talk.State.Session!.Answers.ContainsKey(path);

    private string Answer(string path) => talk.State.Session!.Answers[path].Value.GetRawText();
}
