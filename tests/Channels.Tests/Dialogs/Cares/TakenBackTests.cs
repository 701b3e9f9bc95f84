using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>A wish to apply is what somebody says of themselves, and it is taken back in their own words.</summary>
public sealed class TakenBackTests
{
    [Theory]
    [InlineData("本人は生活保護のことは嫌がっていました")]
    [InlineData("父は生活保護を受けるのを嫌がっています")]
    [InlineData("友だちが保護を申請したいって言ってます")]
    [InlineData("弟が申請したいと言っています")]
    [InlineData("窓口で追い返されたけど申請はもう済んでます")]
    [InlineData("窓口で追い返された")]
    [InlineData("夫とは別居したい。申請したいと言ったら夫にばれますか")]
    [InlineData("i dont apply yet")]
    public void What_others_wish_or_fear_is_no_application(string words)
    {
        foreach (var talk in new[] { new Talk(Talk.Shipped, channel: "webchat").Through("相談", "小倉北"), new Talk(Talk.Shipped) })
        {
            talk.Say(words);
            Assert.All(talk.Submissions, s => Assert.Null(s.AppliedAt));
            Assert.DoesNotContain(talk.Effects, e => e is RaiseAlert { Kind: "apply" });
        }
    }

    [Theory]
    [InlineData("追い返されたけど申請したいです")]
    [InlineData("前に断られたけど生活保護を申請したい")]
    public void Their_own_wish_beside_it_is(string words)
    {
        var talk = new Talk(Talk.Shipped, channel: "webchat").Through("相談", "小倉北");
        talk.Say(words);
        Assert.NotNull(talk.State.Session!.AppliedAt);
    }

    [Theory]
    [InlineData("申請したい、いや、まだええわ")]
    [InlineData("申請したい…まだ迷っとる")]
    [InlineData("生活保護を申請したいけど、やっぱりやめとく")]
    [InlineData("申請したいです。でも、もう少し考えさせてください")]
    public void Who_draws_back_in_the_same_breath_has_not_decided(string words)
    {
        foreach (var talk in new[] { new Talk(Talk.Shipped, channel: "webchat").Through("相談", "小倉北"), new Talk(Talk.Shipped) })
        {
            talk.Say(words);
            Assert.All(talk.Submissions, s => Assert.Null(s.AppliedAt));
            Assert.DoesNotContain(talk.Effects, e => e is RaiseAlert { Kind: "apply" });
            Assert.Contains("まだ記録していません", talk.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("迷ったけど、申請したいです")]
    [InlineData("申請したい。今はまだ仕事があります")]
    [InlineData("申請したいです。今からでもまだいいですか")]
    [InlineData("申請したい。引っ越しも考えています")]
    public void Who_weighed_it_before_or_speaks_of_something_else_has(string words)
    {
        var talk = new Talk(Talk.Shipped, channel: "webchat").Through("相談", "小倉北");
        talk.Say(words);
        Assert.NotNull(talk.State.Session!.AppliedAt);
    }

    [Theory]
    [InlineData("申請はまだ考えてません")]
    [InlineData("やっぱやめとく")]
    [InlineData("申請は自分ではせんつもりです")]
    [InlineData("no I dont apply yet")]
    [InlineData("cancel please")]
    [InlineData("I dont want apply anymore, sorry")]
    [InlineData("i do not want to apply anymore")]
    [InlineData("やっぱり申請はまだやめておきます。なかったことにしてください")]
    [InlineData("やっぱ　やめる。しんせいは　しない")]
    [InlineData("しんせい　やめたい")]
    [InlineData("申請は取り消してください")]
    [InlineData("申請はやめます")]
    [InlineData("申請するのは、やっぱりまだいいです")]
    [InlineData("申請のことは忘れてください")]
    [InlineData("やっぱええわ、申請は。ガスは先月止まりました")]
    [InlineData("さっきの申請したいは無しで。家賃は来月払います")]
    [InlineData("no wait i only ask")]
    public void It_is_taken_back_in_words_and_nothing_is_recorded_any_more(string words)
    {
        var page = new Talk(Talk.Shipped, channel: "webchat").Through("相談", "小倉北", "申請したい");
        page.Say(words);
        Assert.Null(page.State.Session!.AppliedAt);
        Assert.Contains(page.Submissions, s => s.TakesBack && s.AppliedAt is null);
        Assert.Contains("取り消し", page.Text, StringComparison.Ordinal);
        var line = new Talk(Talk.Shipped).Through("生活保護を申請したい");
        line.Say(words);
        Assert.Contains(line.Effects, e => e is AddToCase { TakesBack: true });
        line.Say("申請したい");
        Assert.Contains(line.Effects, e => e is AddToCase { AppliedAt: not null });
    }

    /// <summary>What is said of it is done, whatever else is heard in the same words: a cry, what weighs like one, a lost child.</summary>
    [Theory]
    [InlineData("申請はやめます。もう死にたいです")]
    [InlineData("申請はまだやめておきます。夫が怖くて")]
    [InlineData("しんせい やめたい。おなかすいた")]
    [InlineData("申請はやめます。子どもが川に落ちた")]
    [InlineData("申請を取り消してください。名前も消してください")]
    [InlineData("申請はやめます、電話もせんで")]
    public void What_is_said_to_be_taken_back_is(string words)
    {
        var page = new Talk(Talk.Shipped, channel: "webchat").Through("相談", "小倉北", "申請したい");
        var line = new Talk(Talk.Shipped).Through("生活保護を申請したい");
        foreach (var talk in new[] { page, line })
        {
            talk.Say(words);
            var isDone = talk.Effects.Any(e => e is AddToCase { TakesBack: true } or SubmitForm { TakesBack: true, AppliedAt: null });
            Assert.True(isDone, words);
            Assert.Contains("という記録を取り消し", talk.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_nothing_is_recorded_that_is_said_and_the_words_are_kept()
    {
        var line = new Talk(Talk.Shipped).Through("夫に殴られています");
        line.Say("申請はやめます");
        Assert.Contains("記録は、いまはありません", line.Text, StringComparison.Ordinal);
        Assert.Contains(line.Effects, e => e is AddToCase { Text: "申請はやめます" });
    }

    [Theory]
    [InlineData("相談したいです。夫が怖くて、どうしたらいいかわかりません")]
    [InlineData("はじめて書きます。食べるものがなくて、どこに聞けばいいのか")]
    public void What_stands_beside_a_cry_does_not_outweigh_it(string words)
    {
        var line = new Talk(Talk.Shipped);
        line.Say(words);
        Assert.Contains(line.Effects, e => e is RaiseAlert);
        Assert.Contains(line.Submissions, s => s.Said is not null || s.AnswersJson.Contains(words[..6], StringComparison.Ordinal));
    }
}
