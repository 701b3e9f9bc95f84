using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>What people say half aloud where they tell of their life: a wish with a condition, that it was no cry, that they were here
/// before, who reads it.</summary>
public sealed class SaidInPassingTests
{
    private readonly Talk page = new(Talk.Shipped, channel: "webchat");

    [Theory]
    [InlineData("もうしこみ したい")]
    [InlineData("申し込みしたいです")]
    public void To_sign_up_where_need_is_told_is_asked_about(string words)
    {
        page.Through("相談", "仕事がなくなりました").Say(words);
        Assert.Contains(page.Buttons, b => b.Title == "申請したい");
        Assert.DoesNotContain("行事", page.Text, StringComparison.Ordinal);
        page.Say("はい");
        Assert.Contains(page.Effects, e => e is RaiseAlert { Kind: RaiseAlert.Apply });
        page.Say("もうしこみは せん。やめた");
        Assert.Null(page.State.Session!.AppliedAt);
    }

    [Theory]
    [InlineData("申請したいです、でも夫に手紙がいくなら、しません")]
    [InlineData("申請したいけど、親に連絡がいくんやったらやめます")]
    [InlineData("生活保護を受けたいです。車を手放さないといけないなら、いいです")]
    public void A_wish_with_a_condition_is_not_recorded_as_one_without(string words)
    {
        page.Through("相談", "仕事がなくなりました").Say(words);
        Assert.Null(page.State.Session!.AppliedAt);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert { Kind: RaiseAlert.Apply });
        Assert.Contains("申請したい", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("うそ、冗談。忘れて")]
    [InlineData("いまのなし")]
    public void That_it_was_no_cry_reaches_the_office_too(string words)
    {
        page.Through("相談", "死にたいです").Say(words);
        Assert.Contains("そう書いてくださったことも", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Effects, e => e is SubmitForm f && f.Said == words || e is AddToCase a && a.Text == words);
    }

    [Theory]
    [InlineData("まえの つづき")]
    [InlineData("前のやつの続きなんだけど")]
    [InlineData("昨日の続きです")]
    public void Who_was_here_before_is_asked_for_the_number(string words)
    {
        page.Say("相談");
        Assert.Contains("番号", page.Say(words), StringComparison.Ordinal);
        Assert.False(page.State.Case!.IsOpen);
    }

    [Theory]
    [InlineData("あの……だれにも言わないで読んでほしいんですけど、これって誰が見るんですか")]
    [InlineData("だれぞ よんどるんかいな")]
    [InlineData("だれが返事を書くの？")]
    [InlineData("すみませんこれ夫のスマホにも通知でますか、こわくて")]
    public void Who_reads_it_is_answered_at_once(string words)
    {
        page.Say("相談");
        Assert.Contains("窓口の職員だけに届けます", page.Say(words), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert);
    }

    [Theory]
    [InlineData("友だちが飛び降りるって言ってて、自分じゃないです")]
    public void What_a_friend_said_is_no_feeling_of_the_writer(string words)
    {
        page.Through("相談").Say(words);
        Assert.Contains(page.Effects, e => e is RaiseAlert { Kind: "urgent", Alarm: "life" });
        Assert.DoesNotContain("danger", page.State.Session!.Answers.Keys);
    }

    [Fact]
    public void A_neighbour_who_gave_food_is_not_who_is_in_need()
    {
        page.Through("相談", "仕事がなくなりました").Say("近所の人がおかず分けてくれて助かってます");
        Assert.DoesNotContain("who", page.State.Session!.Answers.Keys);
    }

    [Fact]
    public void Where_one_applies_is_answered_in_the_talk()
    {
        var line = new Talk(Talk.Shipped);
        line.Say("生活保護ってどこで申しこむん");
        Assert.Contains("区役所", line.Text, StringComparison.Ordinal);
    }
}
