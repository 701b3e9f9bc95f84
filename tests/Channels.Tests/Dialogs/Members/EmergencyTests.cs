using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>A child is lost or hurt while a member looks after it: the numbers first, and the staff know at once.</summary>
public sealed class EmergencyTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero) };

    public static TheoryData<string> Cries =>
        [
            "預かった子がおらんようになった、どないしよ",
            "預かった子が迷子になった、見つからへん",
            "この子が公園で頭打って血が出てる、どないしよう",
            "たろうくんがけいれんを起こしました",
            "はなちゃんがぐったりして呼びかけても返事がない",
            "預かっている子が階段から落ちました",
            "子どもが電池を飲み込んだかもしれません！",
            "車にはねられました",
            "お子さんの姿が見えません",
            "息してない",
            "the child is missing",
        ];

    [Theory]
    [MemberData(nameof(Cries))]
    public void At_the_menu_it_is_answered_with_the_numbers_and_the_staff_are_told(string cry)
    {
        talk.Say(cry);
        Assert.Contains("119", talk.Text, StringComparison.Ordinal);
        Assert.Contains("110", talk.Text, StringComparison.Ordinal);
        var told = Assert.Single(talk.Effects.OfType<RaiseAlert>(), a => a is { Kind: "urgent", Alarm: "emergency" });
        Assert.Equal(cry, Assert.Single(talk.Effects.OfType<AddToCase>(), a => a.Reference == told.Reference).Text);
        Assert.Contains(talk.Buttons, b => b.Value == "tel:119");
    }

    [Theory]
    [InlineData]
    [InlineData("4821")]
    [InlineData("4821", "きのう", "9時から11時", "1")]
    [InlineData("4821", "きのう", "9時から11時", "1", "たろうさん", "いいえ")]
    [InlineData("4821", "きのう", "9時から11時", "1", "たろうさん", "いいえ", "いいえ", "420円", "写真はない")]
    public void Within_a_report_nothing_of_it_becomes_an_answer_and_the_report_goes_on(params string[] before)
    {
        talk.Through(before.Prepend("活動報告"));
        var answers = talk.State.Session!.Answers;
        talk.Say("子どもがいなくなりました、見つかりません");
        Assert.Contains("119", talk.Text, StringComparison.Ordinal);
        Assert.Equal(answers.Keys, talk.State.Session!.Answers.Keys);
        Assert.Contains(talk.Effects.OfType<RaiseAlert>(), a => a.Alarm == "emergency");
    }

    [Theory]
    [InlineData("迷子になりそうでしたが手をつないでいたので大丈夫でした")]
    [InlineData("会員証が見つかりません")]
    [InlineData("預け先が見つからない")]
    [InlineData("けがはありませんでした")]
    [InlineData("血は出ていません")]
    [InlineData("救急車を呼ぶ基準はありますか")]
    [InlineData("子どもがけがをしたときの保険はありますか")]
    [InlineData("病院の送迎もできますか")]
    [InlineData("転んだけど泣かんかった")]
    [InlineData("たろうさんのお迎えに行きました")]
    [InlineData("はなちゃんは元気でした")]
    public void What_only_looks_like_it_wakes_nobody(string words)
    {
        talk.Say(words);
        Assert.DoesNotContain(talk.Effects.OfType<RaiseAlert>(), a => a.Alarm == "emergency");
    }

    [Fact]
    public void In_a_consultation_its_own_number_tells_the_staff()
    {
        var web = new Talk(Talk.Shipped, channel: "webchat");
        web.Through("相談", "小倉北区").Say("子どもが頭を打って血が止まらない");
        Assert.Contains("119", web.Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains(web.Effects.OfType<RaiseAlert>(), a => a is { Procedure: "consultation", Alarm: "emergency" });
    }
}
