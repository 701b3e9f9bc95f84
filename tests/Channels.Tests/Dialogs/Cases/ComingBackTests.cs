using Channels.Bot.Contract;
using Channels.Tests.Support;
using Channels.Text;

namespace Channels.Tests.Dialogs.Cases;

/// <summary>Somebody comes back with number and word as they have them in their head, or without; and asks if it has arrived.</summary>
public sealed class ComingBackTests
{
    private static readonly string Number = ReferenceNumber.Create("SK", new byte[32]).ToString();

    private readonly Talk page = new(Talk.Shipped, channel: "webchat");

    [Theory]
    [InlineData("ばんごう {0} ことば ながいそら")]
    [InlineData("番号は{0} 言葉は ながいそら です")]
    [InlineData("{0} あいことば ながいそら")]
    public void The_word_may_have_any_name_before_it(string written)
    {
        page.Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, written, Number));
        Assert.Equal(new OpenCase(Number, "ながいそら"), Assert.Single(page.Effects.OfType<OpenCase>()));
    }

    [Theory]
    [InlineData("i was here before, number {0} word lively basket", "lively basket")]
    [InlineData("number {0} word lively basket", "lively basket")]
    [InlineData("きのう書いたものです、番号{0} で合言葉は たかいひこうき です", "たかいひこうき")]
    [InlineData("ばんごう えすけー {0} あいことば ちいさなえんぴつ やったか", "ちいさなえんぴつ")]
    [InlineData("合言葉は「ちいさな えんぴつ」、番号は{0}です。返事きてますか", "ちいさな えんぴつ")]
    [InlineData("番号{0} です、合言葉はたしか あたたかいかさ やったと思います", "あたたかいかさ")]
    [InlineData("my code word is blue umbrella and {0}", "blue umbrella")]
    public void Number_and_word_are_found_in_a_sentence(string written, string word)
    {
        page.Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, written, Number));
        Assert.Equal(new OpenCase(Number, word), Assert.Single(page.Effects.OfType<OpenCase>()));
    }

    [Fact]
    public void A_number_that_nobody_has_is_said_to_be_wrong()
    {
        var wrong = Number[..^1] + (Number[^1] == '3' ? '4' : '3');
        page.Say($"{wrong} ながいそら");
        Assert.Contains($"「{wrong}」という番号はありません", page.Text, StringComparison.Ordinal);
        page.Say($"{Number} ながいそら");
        Assert.Single(page.Effects.OfType<OpenCase>());
    }

    [Theory]
    [InlineData("前に相談したものですけど、続きを書けますか")]
    [InlineData("前の相談の続き")]
    public void Who_wishes_to_go_on_is_asked_for_the_number(string said) =>
        Assert.Contains("番号（SK-", page.Say(said), StringComparison.Ordinal);

    [Theory]
    [InlineData("番号わすれました")]
    [InlineData("合言葉もわすれた。電話は090-1234-5678名前は木村です")]
    public void Who_lost_the_number_is_not_lost(string said)
    {
        foreach (var before in new[] { Array.Empty<string>(), ["前の相談の続き"] })
        {
            var talk = new Talk(Talk.Shipped, channel: "webchat").Through(before);
            talk.Say(said);
            Assert.Single(talk.Submissions);
            Assert.Contains(talk.Effects, e => e is AddToCase added && added.Text == said);
        }
    }

    [Fact]
    public void Who_does_not_know_what_to_do_is_told() =>
        Assert.Contains("番号を忘れた", page.Through("前の相談の続き").Say("どうしたらいいですか"), StringComparison.Ordinal);

    [Theory]
    [InlineData("ちゃんと届いていますか")]
    [InlineData("届いとる？")]
    public void Whether_it_has_arrived_is_said_as_it_is(string asked)
    {
        Assert.Contains("まだ送っていません", page.Through("相談", "小倉北区").Say(asked), StringComparison.Ordinal);
        page.Through("食べるものがない", "続ける").Say(asked);
        Assert.Contains("届いています", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_earlier_of_two_consultations_is_taken_back()
    {
        page.Through("相談", "小倉北区", "食べるものがない", "ここまで", "相談", "新しい相談", "門司区", "家賃が払えなくて追い出されます");
        var (first, second) = (page.Submissions.First().Reference, page.State.Session!.Reference);
        Assert.NotEqual(first, second);
        page.Say("最初の相談は取り下げます");
        Assert.Contains(page.Effects, e => e is AddToCase { Text: "最初の相談は取り下げます" } added && added.Reference == first);
        Assert.Contains($"番号 {first} の相談を取り消したい", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("やっぱり取り下げるのやめます")]
    [InlineData("取り下げできましたか")]
    [InlineData("この相談は取り消しでお願いします")]
    public void What_is_said_of_taking_back_reaches_the_office_at_once(string said)
    {
        page.Through("相談", "小倉北区", "食べるものがない", "続ける").Say(said);
        Assert.Contains(page.Effects, e => e is AddToCase added && added.Text == said);
    }

    [Theory]
    [InlineData("車は持っとっていいん？", "申請はいつでもできます")]
    [InlineData("役所の人が家に来ますか", "申請のあとは職員が家をたずねます")]
    [InlineData("このページの消し方おしえてください", "すぐに閉じる")]
    public void A_question_is_answered_in_the_form_as_at_the_menu(string asked, string answer)
    {
        page.Through("相談", "小倉北区").Say(asked);
        Assert.Contains(answer, page.Text, StringComparison.Ordinal);
        Assert.Contains("/10）", page.Text, StringComparison.Ordinal);
    }
}
