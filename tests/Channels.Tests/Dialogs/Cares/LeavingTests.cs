using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>Citizens who correct themselves and leave in the middle: the last word counts, and what was told reaches the office or is
/// deleted, as they say.</summary>
public sealed class LeavingTests
{
    private readonly Talk talk = new(Talk.Shipped, channel: "webchat");

    [Fact]
    public void What_was_told_is_asked_about_before_it_is_forgotten()
    {
        talk.Through("相談", "八幡東", "きょうは雨やね").Say("ここまで");
        Assert.Contains("まだ職員に届いていません", talk.Text, StringComparison.Ordinal);
        Assert.Contains(talk.Buttons, b => b.Title == "届けて終わる");

        talk.Say("届けて終わる");

        var form = Assert.Single(talk.Submissions);
        Assert.True(form.IsInterim);
        using var answers = System.Text.Json.JsonDocument.Parse(form.AnswersJson);
        Assert.Equal("きょうは雨やね", answers.RootElement.GetProperty("also-said")[0].GetString());
        Assert.Contains(form.Reference, talk.Text, StringComparison.Ordinal);
        Assert.Null(talk.State.Session);
    }

    [Theory]
    [InlineData("消してやめる")]
    [InlineData("いいえ")]
    public void Or_it_is_deleted(string words)
    {
        talk.Through("相談", "八幡東", "きょうは雨やね", "ここまで").Say(words);
        Assert.Empty(talk.Submissions);
        Assert.Null(talk.State.Session);
        Assert.Contains("残していません", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Or_one_goes_on()
    {
        talk.Through("相談", "八幡東", "きょうは雨やね", "ここまで").Say("続ける");
        Assert.Contains("どなたのこと", talk.Text, StringComparison.Ordinal);
        Assert.Single(talk.State.Session!.AlsoSaid!);
    }

    [Theory]
    [InlineData("家族には言わんで")]
    [InlineData("親には絶対言わないで")]
    public void Who_is_not_to_hear_of_it_is_not_who_it_is_about(string words)
    {
        talk.Through("相談", "八幡東").Say(words);
        Assert.False(talk.State.Session!.Answers.ContainsKey("who"));
        Assert.Contains(talk.State.Session!.AlsoSaid!, s => s.Text == words);
    }

    [Fact]
    public void Said_to_be_wrong_and_told_anew_is_corrected_at_once()
    {
        talk.Through("相談", "小倉北区", "自分のこと", "090-0000-5678です").Say("さっきの電話番号ちがう。090-0000-5687です");
        talk.Say("平日は17時以降にお願いします");
        Assert.Equal("09000005687", talk.State.Session!.Answers["phone"].Value.GetString());

        var other = new Talk(Talk.Shipped, channel: "webchat");
        other.Through("相談", "門司", "ちがう 戸畑").Say("自分");
        Assert.Equal("tobata", other.State.Session!.Answers["ward"].Value.GetString());
    }

    [Theory]
    [InlineData("母が倒れて返事をしません")]
    [InlineData("父が胸が痛いって言ってます")]
    [InlineData("さっきの薬 30錠のんだ")]
    [InlineData("母が今朝転んだそうです。動けないと電話がありました")]
    public void Who_may_be_dying_is_told_119(string words) =>
        Assert.Contains("119", talk.Through("相談").Say(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("ひとつだけ聞きたい 車持っとっても生活保護うけれるんか")]
    [InlineData("行かんでも申請できるんか")]
    [InlineData("せいかつほご ってなに")]
    [InlineData("申請したい のかな")]
    public void Asking_about_it_is_no_application(string words)
    {
        talk.Through("相談").Say(words);
        Assert.Null(talk.State.Session!.AppliedAt);
    }
}
