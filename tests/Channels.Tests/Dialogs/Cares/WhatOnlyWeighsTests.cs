using Channels.Bot.Contract;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>Strangers wrote these. What names danger is answered as danger; what only sounds like it is wondered about, and nobody is told
/// to flee who asked whether a neighbour may see the visitor.</summary>
public sealed class WhatOnlyWeighsTests
{
    private readonly Talk page = new(Talk.Shipped, channel: "webchat");
    private readonly Talk line = new(Talk.Shipped);

    [Theory]
    [InlineData("いまやねのうえ")]
    [InlineData("やねのうえにいる")]
    [InlineData("いまビルのおくじょう")]
    [InlineData("いまふみきりのまえ")]
    [InlineData("てくびきった")]
    [InlineData("てくび　きった")]
    [InlineData("くすり50つぶのんだ")]
    public void Where_they_stand_and_what_they_did_is_heard_in_kana_too(string cry)
    {
        foreach (var talk in new[] { page, line })
        {
            talk.Say(cry);
            Assert.Contains("119", talk.Text, StringComparison.Ordinal);
            Assert.Contains(talk.Effects, e => e is RaiseAlert { Kind: "urgent", Alarm: "life" });
        }
    }

    [Theory]
    [InlineData("隣のおばあさんが3日出てきません。呼んでも返事がないです")]
    [InlineData("呼びかけたらうめき声がします")]
    [InlineData("倒れとるかもしれん")]
    [InlineData("死んでるかもしれない。隣の家")]
    public void A_neighbour_who_does_not_answer_is_an_emergency_and_nobody_elses_feelings(string words)
    {
        page.Through("相談").Say(words);
        Assert.Contains("119", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("つらい気持ち", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("あなたの安全", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Effects, e => e is RaiseAlert { Kind: "urgent", Alarm: "emergency" });
    }

    [Theory]
    [InlineData("役所の人がうちに来るん？近所にみられるのがいややけ")]
    [InlineData("お前に言うてもしょうがないやろ")]
    [InlineData("鍵は大家さんが持ってます")]
    [InlineData("電気は止まってません。食べ物もあります")]
    [InlineData("I don't want to give my name")]
    [InlineData("Don't want to give name")]
    public void Nothing_is_claimed_of_who_only_asks_or_refuses(string words)
    {
        page.Through("相談", "小倉北").Say(words);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert { Kind: "urgent" });
        Assert.DoesNotContain("あなたの安全", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("つらい気持ち", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("本人は生活保護のことは嫌がっていました")]
    [InlineData("父は生活保護を受けるのを嫌がっています")]
    [InlineData("友だちが保護を申請したいって言ってます")]
    [InlineData("窓口で追い返された")]
    [InlineData("申請書もらえんかった。もう二度と行かん")]
    [InlineData("年金もらっとっても受けられるんですか")]
    [InlineData("保護っち恥ずかしいことやないんかね")]
    [InlineData("先週行ったら追い返されたけど申請はもう済んでます")]
    public void The_wish_to_apply_is_never_guessed(string words)
    {
        page.Through("相談", "小倉北").Say(words);
        Assert.DoesNotContain(page.Effects, e => e is RaiseAlert { Kind: "apply" });
        Assert.Null(page.State.Session?.AppliedAt);
    }

    [Fact]
    public void What_only_weighs_like_a_cry_is_wondered_about_and_goes_to_the_office_unclaimed()
    {
        var words = Weighing();
        page.Through("相談", "小倉北").Say(words);
        Assert.Contains("あぶないときは", page.Text, StringComparison.Ordinal);
        Assert.Contains("119", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Effects, e => e is RaiseAlert { Kind: "perhaps", Alarm: "life" });
        Assert.Contains(page.Effects, e => e is SubmitForm { IsInterim: true, Priority: not Priorities.Urgent } form && form.Said == words);
        Assert.Contains("番号", page.Text, StringComparison.Ordinal);

        page.Say(words);
        Assert.DoesNotContain("つらいことや", page.Replies[^1].Text, StringComparison.Ordinal); // said once
    }

    [Fact]
    public void At_the_menu_too_its_words_reach_somebody()
    {
        var words = Weighing();
        line.Say(words);
        Assert.Contains("119", line.Text, StringComparison.Ordinal);
        Assert.Contains(line.Effects, e => e is RaiseAlert { Kind: "perhaps" });
        Assert.Contains(line.Effects, e => e is SubmitForm { IsInterim: true, Priority: not Priorities.Urgent } form && form.Said == words);
    }

    [Theory]
    [InlineData("もういい")]
    [InlineData("ここまで")]
    public void Who_leaves_after_a_cry_is_not_told_office_hours(string stop)
    {
        page.Through("相談", "もう死にたいです", "続ける").Say(stop);
        Assert.Contains("いつでもここに書いてください", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("開いています", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("だれかいる")]
    [InlineData("へんじして")]
    [InlineData("ほんとににんげん？")]
    public void Who_tests_whether_somebody_is_there_is_told_the_truth(string words)
    {
        page.Through("もう死にたいです").Say(words);
        Assert.Contains("人ではなく自動です", page.Text, StringComparison.Ordinal);
    }

    /// <summary>One that the weights hear, without a listed word and without great weight.</summary>
    private static string Weighing() =>
        new[] { "夜になると涙が止まりません", "もうここにはいられない気がします", "もう連絡できなくなります、ごめんね" }.First(words =>
            AlarmHearing.Default.Listen(DialogWords.Fold(words)) is { Sure.Count: 0, All: ["life"] }
        );

    [Theory]
    [InlineData("明日の分、もう申し込んでいいですか")]
    [InlineData("あしたの分もおなじです")]
    [InlineData("24日の分も同じです")]
    [InlineData("あしたの分はもう書いとってええ？")]
    [InlineData("お迎えはもう終わってええんかね")]
    public void What_members_say_of_tomorrows_report_is_no_cry(string words)
    {
        line.Say(words);
        Assert.DoesNotContain(line.Effects, e => e is RaiseAlert { Kind: "urgent" });
    }
}
