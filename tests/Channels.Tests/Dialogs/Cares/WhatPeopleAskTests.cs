using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>What people ask before they go on is answered with what is true, at every question and where nothing is open.</summary>
public sealed class WhatPeopleAskTests
{
    private readonly Talk page = new(Talk.Shipped, channel: "webchat");
    private readonly Talk line = new(Talk.Shipped);

    [Theory]
    [InlineData("夫に見られますか", "ご家族やまわりの人には")]
    [InlineData("だれが読みますか", "窓口の職員だけに")]
    [InlineData("だれが よみますか", "窓口の職員だけに")]
    [InlineData("おかあさんに しらせますか", "窓口の職員だけに")]
    [InlineData("警察に言いますか", "警察に知らせることはありません")]
    [InlineData("名前を言わないとだめですか", "名前は書かなくても")]
    [InlineData("お金かかりますか", "お金はかかりません")]
    [InlineData("家に電話とかかかってきませんか", "電話番号を書かなければ")]
    public void A_fear_gets_a_true_answer_and_the_question_goes_on(string asked, string answer)
    {
        foreach (var before in new[] { new[] { "相談" }, ["相談", "小倉北"], ["相談", "小倉北", "自分", "借金"] })
        {
            var talk = new Talk(Talk.Shipped, channel: "webchat");
            talk.Through(before).Say(asked);
            Assert.Contains(answer, talk.Text, StringComparison.Ordinal);
            Assert.Contains("/10）", talk.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(talk.Effects, e => e is RaiseAlert);
        }

        Assert.Contains(answer, line.Say(asked), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("誰か返事くれましたか")]
    [InlineData("だれか返事くれたんか")]
    public void Whether_somebody_answered_is_looked_up_or_the_number_is_asked_for(string asked)
    {
        Assert.Contains("まだ送っていません", page.Through("相談", "小倉北").Say(asked), StringComparison.Ordinal);
        Assert.Contains("番号（", line.Say(asked), StringComparison.Ordinal);
        foreach (var talk in new[] { page.Through("たべものがない"), new Talk(Talk.Shipped).Through("たべものがない") })
        {
            talk.Say(asked);
            Assert.Contains(talk.Effects, e => e is ReadCase);
        }
    }

    [Theory]
    [InlineData("おわる", "ja")]
    [InlineData("finish", "en")]
    public void Who_ends_a_consultation_ends_it(string words, string language)
    {
        var talk = new Talk(Talk.Shipped, language, "webchat");
        talk.Through("相談", "しにたい", words);
        Assert.Null(talk.State.Session);
        Assert.Contains("SK-", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_several_may_be_chosen_the_same_word_ends_the_choosing()
    {
        page.Through("相談", "小倉北", "自分", "借金", "おわり");
        Assert.NotNull(page.State.Session);
    }

    [Fact]
    public void What_to_bring_is_asked_in_broken_English() =>
        Assert.Contains(
            "papers are missing",
            new Talk(Talk.Shipped, "en", "webchat").Through("consultation").Say("What paper I need bring?"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("戸畑区")]
    [InlineData("しにたい。戸畑区です")]
    public void A_ward_told_after_it_was_not_known_is_taken_and_said(string words)
    {
        page.Through("相談", "わからない", "しにたい").Say(words);
        Assert.Contains("戸畑区", page.Text, StringComparison.Ordinal);
        Assert.Equal("tobata", page.State.Session!.Answers["ward"].Value.GetString());
    }

    [Theory]
    [InlineData("履歴とか残りますか")]
    [InlineData("このチャットは夫のスマホから見えますか")]
    [InlineData("夫に履歴を見られたくない")]
    public void What_stays_on_the_screen_is_said(string asked)
    {
        Assert.Contains("すぐに閉じる", page.Through("相談").Say(asked), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert or AddToCase);
    }

    [Theory]
    [InlineData("家があっても受けられますか")]
    [InlineData("車は売らないと保護だめ?")]
    [InlineData("年金もらってるけど")]
    [InlineData("貯金があると受けられませんか")]
    [InlineData("働いてても保護もらえますか")]
    public void Whether_what_one_has_stands_against_help_is_for_a_member_of_staff(string asked)
    {
        foreach (var talk in new[] { page.Through("相談"), line })
        {
            talk.Say(asked);
            Assert.Contains("申請はいつでもできます", talk.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("まだお答えできません", talk.Text, StringComparison.Ordinal);
            Assert.Contains("SK-", talk.Text, StringComparison.Ordinal);
            Assert.Contains(talk.Submissions, s => s.Said == asked || s.AnswersJson.Contains(asked, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("働いているので送りをお願いできますか")]
    [InlineData("車で行ったときの交通費はどうなりますか")]
    public void Of_other_things_it_is_not_said(string asked) =>
        Assert.DoesNotContain("申請はいつでも", line.Say(asked), StringComparison.Ordinal);

    [Theory]
    [InlineData("生活保護について聞きたいんですけど")]
    [InlineData("生活保護のことを相談したい")]
    [InlineData("生活保護のこと知りたい")]
    [InlineData("生活保護ってうけれるんか")]
    [InlineData("国の世話にはならん")]
    [InlineData("夫に連絡いきますか？扶養照会ってやつ")]
    [InlineData("住所がないけん保護は無理って前に言われた")]
    [InlineData("保護は断られました")]
    [InlineData("扶養照会が心配で申請できません")]
    [InlineData("母が保護を申請したことを知られたくない")]
    public void Who_asks_fears_or_refuses_has_not_applied(string words)
    {
        foreach (var talk in new[] { page.Through("相談"), line })
        {
            talk.Say(words);
            Assert.All(talk.Submissions, s => Assert.Null(s.AppliedAt));
            Assert.DoesNotContain(talk.Effects, e => e is RaiseAlert { Kind: "apply" });
        }
    }

    [Theory]
    [InlineData("生活保護を受けたいので相談したい")]
    [InlineData("生活保護を申請したいです")]
    [InlineData("前に断られたけど生活保護を申請したい")]
    [InlineData("申請したい。母が倒れました")]
    [InlineData("生活保護をうけさせてください")]
    public void Who_wishes_it_has(string words)
    {
        line.Say(words);
        Assert.Contains(line.Submissions, s => s.AppliedAt is not null);
    }

    [Theory]
    [InlineData("取り下げてくれ")]
    [InlineData("申請を取り消してください")]
    [InlineData("申請とか言うてないけど")]
    public void An_application_is_taken_back_in_any_words(string words)
    {
        foreach (var talk in new[] { page.Through("相談", "小倉北", "申請したい"), line.Through("生活保護を申請したい") })
        {
            talk.Say(words);
            Assert.Contains("申請は、いつでもできます", talk.Text, StringComparison.Ordinal);
            Assert.Contains(
                talk.Effects,
                e => e is AddToCase { Text: { } text } && text == words || e is SubmitForm { Said: { } said } && said == words
            );
        }
    }

    [Theory]
    [InlineData("相談を取り消したい")]
    [InlineData("この相談はなかったことにしてください")]
    [InlineData("Please withdraw my consultation")]
    [InlineData("I want to cancel this")]
    [InlineData("Tôi muốn hủy tư vấn")]
    [InlineData("我想取消咨询")]
    public void A_consultation_is_withdrawn_in_any_words(string words)
    {
        page.Through("相談", "小倉北", "食べるものがない", "続ける").Say(words);
        Assert.Contains("取り消したいと書いてくださったこと", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Effects, e => e is AddToCase { Text: { } text } && text == words);
    }

    [Theory]
    [InlineData("書いたことは全部なかったことにしてくれ")]
    [InlineData("世話になりたくない")]
    [InlineData("わたしは なんも わるいことしとらんのに")]
    [InlineData("I live in Kokurakita-ku")]
    [InlineData("will immigration know? I am scared they cancel my visa")]
    public void Nobody_is_taken_for_somebody_in_danger(string words)
    {
        page.Through("相談").Say(words);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert);
    }

    [Fact]
    public void The_third_failure_says_something_new()
    {
        page.Through("相談", "ほげほげ", "ふがふが").Say("ぴよぴよ");
        Assert.Contains("「ぴよぴよ」は", page.Text, StringComparison.Ordinal);
        Assert.Contains("たとえば「門司区」", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("お昼すぎ", "afternoon")]
    [InlineData("夕方", "evening")]
    [InlineData("昼過ぎがいいです", "afternoon")]
    public void Times_of_day_are_heard(string said, string time)
    {
        page.Through("相談", "小倉北", "自分", "借金", "つぎへ", "どれもない", "書かない", "1", "1", "電話してほしい", "090-0000-0000")
            .Say(said);
        Assert.Equal($"[\"{time}\"]", page.State.Session!.Answers["safe-times"].Value.GetRawText());
    }

    [Theory]
    [InlineData("生活保護について聞きたい", false)]
    [InlineData("生活保護のことで相談したいんですが", false)]
    [InlineData("相談したいです", false)]
    [InlineData("相談したいことがあります", false)]
    [InlineData("助けてほしいんよ", true)]
    [InlineData("困っています", true)]
    [InlineData("くらしの相談をお願いします", false)]
    [InlineData("相談したいです。先月仕事がなくなって、家におります", true)]
    [InlineData("生活保護を知りたいです。母が一人で年金も少なくて", true)]
    public void A_wish_to_consult_leads_there_from_LINE_and_what_is_told_beside_it_is_with_the_office(string words, bool isTold)
    {
        var line = new Talk(Talk.Shipped);
        Assert.Contains("/chat?p=consultation", line.Say(words), StringComparison.Ordinal);
        Assert.Equal(isTold ? 1 : 0, line.Submissions.Count());
        Assert.All(line.Submissions, s => Assert.Equal(words, s.Said));
        Assert.DoesNotContain(line.Effects, e => e is AddToCase);
    }

    [Theory]
    [InlineData("活動報告のことで相談したい")]
    [InlineData("会員登録の相談がしたい")]
    [InlineData("相談員さんに聞きたい")]
    public void What_is_done_here_is_no_wish_to_consult_there(string words) =>
        Assert.DoesNotContain("/chat?p=consultation", new Talk(Talk.Shipped).Say(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("母が倒れました", "どうしたらいいですか")]
    [InlineData("食べるものがない", "どうすればいいの")]
    public void What_is_to_be_done_goes_with_the_case_and_is_no_cry_for_the_menu(string cry, string asked)
    {
        var line = new Talk(Talk.Shipped).Through(cry);
        Assert.DoesNotContain("活動報告", line.Say(asked), StringComparison.Ordinal);
        Assert.Contains(line.Effects, e => e is AddToCase added && added.Text == asked);
    }

    [Theory]
    [InlineData("どこに行けばいいですか")]
    [InlineData("いつ来ればいいですか")]
    public void Where_to_go_is_answered_after_a_cry(string asked) =>
        Assert.Contains("区役所", new Talk(Talk.Shipped).Through("もうお金がなくて食べられません").Say(asked), StringComparison.Ordinal);

    [Fact]
    public void Who_must_not_know_is_said_to_be_told_to_the_staff() =>
        Assert.Contains(
            "職員が先に目にする",
            new Talk(Talk.Shipped, channel: "webchat").Through("相談", "夫が酒飲むと暴れるとです", "続ける").Say("近所には知られたくない"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("申請お願いします")]
    [InlineData("申請をお願いします")]
    [InlineData("申請させてください")]
    public void The_wish_to_apply_is_heard_in_other_words_too(string words)
    {
        var page = new Talk(Talk.Shipped, channel: "webchat").Through("相談", "小倉北", words);
        Assert.NotNull(page.State.Session!.AppliedAt);
    }

    [Fact]
    public void A_cry_that_comes_later_makes_the_case_urgent()
    {
        var line = new Talk(Talk.Shipped).Through("車があっても受けられますか");
        line.Say("ほんとはもう死にたいっちゃ");
        Assert.Contains(line.Effects, e => e is AddToCase { Priority: Priorities.Urgent, ContactWithin: not null });
    }
}
