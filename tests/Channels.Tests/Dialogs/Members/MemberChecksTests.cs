using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>What members write under the list of their answers: never the same list with a yes that sends it.</summary>
public sealed class MemberChecksTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData("やっぱりまってバスやなくて歩きやったけん交通費いらん")]
    [InlineData("交通費いらん")]
    [InlineData("交通費はなしにして")]
    [InlineData("交通費はいりません")]
    [InlineData("7番かかってない")]
    [InlineData("7はかかっとらん")]
    [InlineData("写真ありません。交通費はこの日はかかっとらん")]
    [InlineData("バス代は消しといて")]
    [InlineData("こうつうひは なしです")]
    [InlineData("交通費はかかりませんでした")]
    public void There_was_no_fare(string words)
    {
        UpToCheck();

        Assert.Contains("交通費：なしに直しました", talk.Say(words), StringComparison.Ordinal);

        Assert.Equal("null", Answer("travel"));
    }

    [Theory]
    [InlineData("歩きやったけん")]
    [InlineData("あるいていったけん")]
    [InlineData("自転車でした")]
    public void Who_walked_is_asked_about_the_fare(string words)
    {
        UpToCheck();
        Assert.Contains("交通費はなしですか。前は220円", talk.Say(words), StringComparison.Ordinal);
        talk.Say("はい");
        Assert.Equal("null", Answer("travel"));
    }

    [Theory]
    [InlineData("220円やなくて480円でした", "480")]
    [InlineData("480円のまちがい", "480")]
    [InlineData("220円じゃなくて440円です😣", "440")]
    [InlineData("バス代は片道220円やけん440円よ", "440")]
    [InlineData("交通費480円やった", "480")]
    public void One_amount_instead_of_another(string words, string yen)
    {
        UpToCheck();
        Assert.Contains($"{yen}円に直しました", talk.Say(words), StringComparison.Ordinal);
        Assert.Equal(yen, Answer("travel"));
    }

    [Theory]
    [InlineData("27日やなくて25日やった", "2026-11-25")]
    [InlineData("25日のまちがい", "2026-11-25")]
    [InlineData("金曜じゃなくて木曜です", "2026-11-26")]
    public void One_day_instead_of_another(string words, string day)
    {
        UpToCheck();
        Assert.Contains("に直しました", talk.Say(words), StringComparison.Ordinal);
        Assert.Equal($"\"{day}\"", Answer("date"));
    }

    [Theory]
    [InlineData("昨日は土曜やった金曜よ 27日")]
    public void Another_day_is_asked(string words)
    {
        UpToCheck();
        talk.Say("日は28日にしてください");
        Assert.Equal("\"2026-11-28\"", Answer("date"));

        Assert.Contains("日は11月27日（金）ですか", talk.Say(words), StringComparison.Ordinal);
        talk.Say("はい");
        Assert.Equal("\"2026-11-27\"", Answer("date"));
    }

    [Theory]
    [InlineData("たろうさんやなくて みゆちゃんやった")]
    [InlineData("たろうじゃなくてみゆちゃんです")]
    [InlineData("すみません、たろうさんではなくてみゆちゃん")]
    public void One_child_instead_of_another(string words)
    {
        UpToCheck();
        Assert.Contains("みゆちゃん", talk.Say(words), StringComparison.Ordinal);
        Assert.Equal("\"みゆちゃん\"", talk.State.Session!.Answers["children[0].child"].Value.GetString() is { } name ? $"\"{name}\"" : "");
    }

    [Theory]
    [InlineData("交通費おかしい")]
    [InlineData("時間がちがうっちゃけど")]
    [InlineData("会員番号まちがっとる")]
    [InlineData("金額はおうとらん円")]
    public void What_is_wrong_but_not_how_is_asked_and_yes_sends_nothing(string words)
    {
        UpToCheck();
        talk.Through(words, "はい");
        Assert.Empty(talk.Submissions);
    }

    [Fact]
    public void The_child_of_what_was_sent_is_put_right()
    {
        UpToCheck();
        talk.Say("はい");
        var number = Assert.Single(talk.Submissions).Reference;

        Assert.Contains(
            "はなちゃんに直しました",
            talk.Say("さっき送った報告、たろうさんやなくてはなちゃんやった"),
            StringComparison.Ordinal
        );
        talk.Say("はい");

        var corrected = talk.Submissions.Last();
        Assert.Equal((number, true), (corrected.Reference, corrected.Replaces));
        Assert.Contains("はなちゃん", corrected.AnswersJson, StringComparison.Ordinal);
        Assert.DoesNotContain("たろうさん", corrected.AnswersJson, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("金曜のお迎えの交通費消しといて。歩いたとよ")]
    [InlineData("27日の交通費はいらんけん直したい")]
    [InlineData("おとついの交通費なしにして")]
    public void A_fare_of_a_day_that_was_sent_is_that_reports(string words)
    {
        UpToCheck();
        talk.Say("はい");
        var friday = Assert.Single(talk.Submissions).Reference;
        talk.Through("活動報告", "4821", "きのう", "10時から11時", "5", "たろうさん", "いいえ", "いいえ", "480円", "写真はない", "はい");

        Assert.Contains($"{friday} を直します", talk.Say(words), StringComparison.Ordinal);
        talk.Say("はい");

        Assert.Equal(friday, talk.Submissions.Last().Reference);
        Assert.DoesNotContain("220", talk.Submissions.Last().AnswersJson, StringComparison.Ordinal);
    }

    [Fact]
    public void By_its_number_it_is_put_right()
    {
        UpToCheck();
        talk.Say("はい");
        var number = Assert.Single(talk.Submissions).Reference;
        Assert.Contains($"{number} を直します", talk.Say($"{number}を直す"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("新しいのやないよ。前に送ったのを直したいと")]
    [InlineData("さっき送った報告を直したい")]
    [InlineData("前に送ったやつまちがえとった")]
    public void A_new_report_begun_by_mistake_gives_way_to_what_was_sent(string words)
    {
        UpToCheck();
        talk.Say("はい");
        var number = Assert.Single(talk.Submissions).Reference;
        talk.Through("活動報告");

        Assert.Contains($"{number} を直します", talk.Say(words), StringComparison.Ordinal);
        Assert.Equal(number, talk.State.Session!.Corrects);
    }

    private string Answer(string path) => talk.State.Session!.Answers[path].Value.GetRawText();

    private void UpToCheck()
    {
        talk.Through("活動報告", "4821", "おとつい", "3時から3時40分", "1", "たろうさん", "いいえ", "いいえ", "220円", "写真はない");
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
    }
}
