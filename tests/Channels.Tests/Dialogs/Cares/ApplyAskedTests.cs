using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>Words that may wish to apply and do not name it are asked about; only a yes records it.</summary>
public sealed class ApplyAskedTests
{
    private readonly Talk page = new(Talk.Shipped, channel: "webchat");
    private readonly Talk line = new(Talk.Shipped);

    [Theory]
    [InlineData("申し込んどこうか")]
    [InlineData("まあ、くれるいうなら申し込んどこうか")]
    [InlineData("じゃあ おかねの しんせい してください")]
    [InlineData("国の世話になる手続きを、してもらえますか")]
    [InlineData("国の助けを受けたい")]
    [InlineData("おかねを かしてくれる たすけ、もうしこみたいです")]
    [InlineData("I think I want to ask for that welfare, pls")]
    public void It_is_asked_and_a_yes_records_it(string words)
    {
        var isEnglish = words[0] < 'z';
        page.Through("相談", isEnglish ? "English" : "ヘルプ", isEnglish ? "I lost my job" : "仕事がなくなりました").Say(words);
        Assert.Contains(isEnglish ? "Do you mean that you want to apply" : "ということですか", page.Text, StringComparison.Ordinal);
        Assert.Equal(isEnglish ? ["I want to apply", "No"] : ["申請したい", "いいえ"], page.Buttons.Select(b => b.Title));
        Assert.DoesNotContain(page.Submissions, s => s.AppliedAt is not null);
        page.Say(isEnglish ? "yes" : "はい");
        Assert.Contains(isEnglish ? "(1/10)" : "（1/10）", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Submissions, s => s.AppliedAt is not null);
    }

    [Fact]
    public void Something_said_to_it_leaves_it_open_once()
    {
        page.Through("相談", "仕事がなくなりました", "国の助けを受けたい", "夫には言わないで");
        Assert.Contains("ということですか", page.Text, StringComparison.Ordinal);
        page.Say("子どもがおります");
        Assert.DoesNotContain("ということですか", page.Text, StringComparison.Ordinal);
        line.Through("国の助けを受けたい", "子どもがいます", "はい");
        Assert.Contains("記録しました", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("もう申し込みたくないです")]
    [InlineData("行事には もうしこみたくない")]
    public void A_wish_that_is_none_begins_nothing(string words)
    {
        line.Say(words);
        Assert.Null(line.State.Session);
        Assert.DoesNotContain(line.Effects, e => e is RaiseAlert);
    }

    [Theory]
    [InlineData("やっぱり もうしこむのは やめます")]
    [InlineData("申し込むのはやめときます")]
    public void What_takes_it_back_is_not_asked_about(string words)
    {
        page.Through("相談", "仕事がなくなりました").Say(words);
        Assert.DoesNotContain("ということですか", page.Text, StringComparison.Ordinal);
        page.Through("申請したい", words);
        Assert.Contains(page.Submissions, s => s.TakesBack);
    }

    [Fact]
    public void A_loan_is_no_event()
    {
        line.Say("おかねを かしてくれる たすけ、もうしこみたいです");
        Assert.Null(line.State.Session);
        Assert.Contains("ということですか", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_no_the_form_goes_on_and_nothing_is_recorded()
    {
        page.Through("相談", "仕事がなくなりました", "国の助けを受けたい", "いいえ");
        Assert.Contains("まだ記録していません", page.Text, StringComparison.Ordinal);
        Assert.Contains("（1/10）", page.Text, StringComparison.Ordinal);
        page.Say("はい");
        Assert.DoesNotContain(page.Submissions, s => s.AppliedAt is not null);
    }

    [Fact]
    public void An_answer_to_the_form_is_one_all_the_same()
    {
        page.Through("相談", "仕事がなくなりました", "国の助けを受けたい", "門司区");
        Assert.Contains("（2/10）", page.Text, StringComparison.Ordinal);
        page.Say("はい");
        Assert.DoesNotContain(page.Submissions, s => s.AppliedAt is not null);
    }

    [Fact]
    public void Where_no_form_is_open_too()
    {
        line.Say("国の助けを受けたい");
        Assert.Contains("ということですか", line.Text, StringComparison.Ordinal);
        Assert.Single(line.Submissions);
        line.Say("はい");
        Assert.Contains("記録しました", line.Text, StringComparison.Ordinal);
        Assert.Contains(line.Effects, e => e is AddToCase { AppliedAt: not null });
        Assert.Single(line.Submissions);
    }

    [Theory]
    [InlineData("もう申し込みますけ、お願いします")]
    [InlineData("国の助けを受けたい")]
    public void After_a_cry_no_event_is_meant(string words)
    {
        line.Through("夫に殴られています", "ここまで").Say(words);
        Assert.Contains("ということですか", line.Text, StringComparison.Ordinal);
        Assert.Null(line.State.Session);
        Assert.Contains(line.Effects, e => e is AddToCase added && added.Text == words);
        line.Say("1");
        Assert.Contains("記録しました", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("はい、でも夫には言わんで", true)]
    [InlineData("はい、でもやっぱりまだええです", false)]
    [InlineData("もういい", false)]
    public void A_yes_may_have_more_behind_it(string words, bool isApplied)
    {
        page.Through("相談", "仕事がなくなりました", "国の助けを受けたい").Say(words);
        Assert.Equal(isApplied, page.Submissions.Any(s => s.AppliedAt is not null));
    }

    [Theory]
    [InlineData("申し込みたい")]
    [InlineData("引っ越しの手続きをしてもらえますか")]
    public void At_the_menu_it_may_be_anything(string words) =>
        Assert.DoesNotContain("ということですか", line.Say(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("市営住宅の申し込みはできますか")]
    [InlineData("国の助けはいりません")]
    public void What_is_something_else_is_not_asked(string words) =>
        Assert.DoesNotContain("ということですか", page.Through("相談", "仕事がなくなりました").Say(words), StringComparison.Ordinal);

    [Fact]
    public void A_wish_that_was_recorded_missed_no_question()
    {
        page.Through("相談", "仕事がなくなりました", "もう申請するわ、頼む");
        Assert.Contains("記録しました", page.Text, StringComparison.Ordinal);
        Assert.Contains("（1/10）", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("聞き取れ", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("下から選んで", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I changed my mind, I don't want it anymore, he will kill me")]
    [InlineData("もういいです。帰ってきたら殺される")]
    public void What_is_taken_back_beside_a_cry_is_answered_too(string words)
    {
        page.Through("相談", words[0] < 'z' ? "English" : "ヘルプ", "I lost my job", "/申請したい").Say(words);
        Assert.Contains(words[0] < 'z' ? "still recorded" : "残したまま", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Effects, e => e is RaiseAlert { Kind: "urgent", Alarm: "violence" });
    }

    [Fact]
    public void What_takes_it_back_by_its_name_does()
    {
        page.Through("相談", "English", "I lost my job", "I want to apply", "forget what I said about welfare");
        Assert.Contains(page.Submissions, s => s.TakesBack);
    }
}
