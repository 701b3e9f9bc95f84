using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Several;
using Channels.Bot.Forms.Words;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>Several activities in one message: one after another, nothing mixed up, nothing lost.</summary>
public sealed class MemberSeveralTests
{
    private const string Month =
        "11月2日たろうさんお迎え4時から5時　9日おなじ　16日おなじ　23日は休み　24日ははなちゃん預かり9時から12時 交通費180円";

    private static readonly DateOnly Today = new(2026, 11, 29);

    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    [Theory]
    [InlineData(Month, 4)]
    [InlineData("9日と16日と23日、たろうさんのお迎え4時から5時", 3)]
    [InlineData("朝は7じはんに家にいって8じに学校つきました。帰りは3時に学校で3時40分におうちです", 2)]
    [InlineData("朝7時半から8時と午後3時から3時40分", 2)]
    [InlineData("月曜 4時から5時 たろうさん、火曜 3時から4時 はなちゃん", 2)]
    [InlineData("11/2 16:00-17:00 たろうさん\n11/9 同じ\n11/16 同じ", 3)]
    [InlineData("2日4時から5時、9日もおなじです", 2)]
    [InlineData("11月2日4時から6時まで、たろうさんのお迎えに行きました。バス220円", 0)]
    [InlineData("きのう4時から6時まで、たろうさんのお迎え。今日報告します", 0)]
    [InlineData("27日の夜10時から28日の朝6時まで預かりました", 0)]
    [InlineData("27日4時から5時、いや28日4時から5時 たろうさん", 0)]
    [InlineData("4時から5時、じゃなくて4時から6時", 0)]
    [InlineData("9時から10時まで家で、10時から12時まで公園", 0)]
    [InlineData("10時から11時か2時から3時", 0)]
    public void A_message_is_taken_apart_where_it_tells_of_several(string text, int parts) =>
        Assert.Equal(parts, ActivityParts.Of(text, Today, DialogWords.Default).Count);

    [Fact]
    public void A_month_in_one_sitting_is_reported_day_by_day()
    {
        var first = talk.Say(Month);
        Assert.Contains("まず11月2日（月）の分で、11月9日（月）、11月16日（月）、11月24日（火）の分は", first, StringComparison.Ordinal);
        Assert.DoesNotContain("180円", first, StringComparison.Ordinal);

        talk.Through("4821", "いいえ", "いいえ", "交通費はない", "写真はない", "はい");
        Assert.Contains("受け付けました", talk.Text, StringComparison.Ordinal);
        Assert.Contains("つぎは、11月9日（月）の分ですね", talk.Text, StringComparison.Ordinal);
        Assert.Contains("午後4時〜5時", talk.Text, StringComparison.Ordinal);

        talk.Through("はい", "いいえ", "いいえ", "交通費はない", "写真はない", "はい");
        Assert.Contains("つぎは、11月16日（月）の分ですね", talk.Text, StringComparison.Ordinal);

        // The one left out is not sent, and what comes after it is not of it.
        talk.Say("とばす");
        Assert.Contains("つぎは、11月24日（火）の分ですね", talk.Text, StringComparison.Ordinal);
        Assert.Contains("はなちゃん", talk.Text, StringComparison.Ordinal);
        talk.Through("はい", "5", "いいえ", "いいえ", "写真はない");
        Assert.Contains("180円", talk.Text, StringComparison.Ordinal);
        talk.Say("はい");

        Assert.Null(talk.State.Session);
        Assert.Equal(
            [("2026-11-02", "たろうさん", false), ("2026-11-09", "たろうさん", false), ("2026-11-24", "はなちゃん", true)],
            talk.Submissions.Select(Told)
        );
    }

    [Fact]
    public void The_same_takes_over_who_and_when_but_no_fare_and_no_sickness()
    {
        talk.Through("11月2日たろうさんお迎え4時から5時バス220円、9日おなじ", "4821", "はい", "いいえ", "写真はない", "はい");
        Assert.DoesNotContain("220円", talk.Text, StringComparison.Ordinal);

        Assert.Contains("病気でしたか", talk.Say("はい"), StringComparison.Ordinal);
        talk.Say("いいえ");
        Assert.Contains("交通費はありましたか", talk.Text, StringComparison.Ordinal);
        Assert.Equal("4821", talk.State.Session!.Answers["member-number"].Value.GetString());
    }

    [Theory]
    [InlineData("朝は7じはんに家にいって8じに学校つきました。帰りは3時に学校で3時40分におうちです")]
    [InlineData("朝7時半から8時と午後3時から3時40分")]
    [InlineData("7:30-8:00、15:00-15:40")]
    public void Two_times_of_one_day_are_two_reports(string words)
    {
        talk.Through("活動報告", "4821", "おとつい").Say(words);
        Assert.Contains("午後3時〜3時40分（40分）の分はそのあとに", talk.Text, StringComparison.Ordinal);
        Assert.Equal("""{"from":"07:30","to":"08:00"}""", talk.State.Session!.Answers["time"].Value.GetRawText());

        talk.Through("2", "たろうさん", "いいえ", "いいえ", "220円", "写真はない", "はい");
        Assert.Contains("日：11月27日（金）／時間：午後3時〜3時40分", talk.Text, StringComparison.Ordinal);
        talk.Say("はい");

        Assert.Equal("""{"from":"15:00","to":"15:40"}""", talk.State.Session!.Answers["time"].Value.GetRawText());
        Assert.False(talk.State.Session.Answers.ContainsKey("travel"));
    }

    [Theory]
    [InlineData("どっちもです🙏")]
    [InlineData("両方")]
    [InlineData("どちらもです")]
    public void Both_of_what_is_asked_about_are_taken(string words)
    {
        talk.Through("活動報告", "4821", "きのう", "10時から11時か2時から3時");
        Assert.Contains("どちらですか", talk.Text, StringComparison.Ordinal);

        Assert.Contains("午後2時〜3時（1時間）の分は", talk.Say(words), StringComparison.Ordinal);
        talk.Through("1", "たろうさん", "いいえ", "いいえ", "交通費はない", "写真はない", "はい", "はい");

        Assert.Equal("""{"from":"14:00","to":"15:00"}""", talk.State.Session!.Answers["time"].Value.GetRawText());
        Assert.Equal("\"2026-11-28\"", talk.State.Session.Answers["date"].Value.GetRawText());
    }

    [Fact]
    public void Other_days_told_in_the_middle_of_one_have_their_turn_after_it()
    {
        talk.Through("活動報告", "4821", "きのう", "4時から5時");
        Assert.Contains(
            "11月2日（月）、11月9日（月）の分は、これが終わってから",
            talk.Say("11月2日は9時から10時、9日は3時から4時"),
            StringComparison.Ordinal
        );
        Assert.Equal("\"2026-11-28\"", talk.State.Session!.Answers["date"].Value.GetRawText());
        talk.Through("1", "たろうさん", "いいえ", "いいえ", "交通費はない", "写真はない", "はい");
        Assert.Contains("つぎは、11月2日（月）の分ですね", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("やめる")]
    [InlineData("もうやめとく")]
    public void Who_stops_there_hears_what_was_not_sent(string words)
    {
        talk.Through(Month, "4821", "いいえ", "いいえ", "交通費はない", "写真はない", "はい").Say(words);
        Assert.Contains("11月16日（月）、11月24日（火）の分も、送っていません", talk.Text, StringComparison.Ordinal);
        Assert.Null(talk.State.Session);
        Assert.Single(talk.Submissions);
    }

    [Fact]
    public void A_message_taken_back_takes_all_its_days_with_it()
    {
        talk.Say(Month);
        var message = talk.LastMessageId;
        talk.Turn(new Bot.Activities.Activity { Type = Bot.Activities.ActivityTypes.MessageDelete, Id = message });
        Assert.Empty(talk.State.Session?.Others ?? []);
    }

    private static (string Day, string Child, bool Fare) Told(SubmitForm form)
    {
        using var answers = System.Text.Json.JsonDocument.Parse(form.AnswersJson);
        var root = answers.RootElement;
        return (
            root.GetProperty("date").GetString()!,
            root.GetProperty("children")[0].GetProperty("child").GetString()!,
            root.TryGetProperty("travel", out var fare) && fare.ValueKind is System.Text.Json.JsonValueKind.Number
        );
    }
}
