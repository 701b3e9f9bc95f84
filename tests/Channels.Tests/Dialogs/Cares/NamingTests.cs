using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>What people write where they are asked what to call them, what they fear, and a long answer that is corrected: words of
/// strangers.</summary>
public sealed class NamingTests
{
    private static readonly string[] UntilName =
    [
        "相談",
        "小倉北",
        "自分のこと",
        "借金",
        "つぎへ",
        "どれもない",
        "話です",
        "2人",
        "答えない",
        "持ち家",
        "連絡しない",
    ];

    private readonly Talk talk = new(Talk.Shipped, channel: "webchat");

    [Theory]
    [InlineData("親には絶対言わんで")]
    [InlineData("なまえはいいたくありません")]
    [InlineData("だから電話はするなって")]
    public void A_wish_is_no_name(string words)
    {
        talk.Through(UntilName).Say(words);
        Assert.DoesNotContain(
            talk.State.Session!.Answers.Values,
            a => a.Value.ValueKind is System.Text.Json.JsonValueKind.String && a.Value.GetString() == words
        );
    }

    [Theory]
    [InlineData("てかAI?笑")]
    [InlineData("あなたはAIですか？")]
    [InlineData("ロボット？")]
    public void Who_asks_for_a_machine_hears_the_truth(string words)
    {
        talk.Through("相談", "小倉北").Say(words);
        Assert.Contains("自動です", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("学校に言わないでね")]
    [InlineData("親に連絡いくん🥺")]
    [InlineData("これ先生も見る？")]
    public void Who_fears_that_somebody_learns_of_it_is_answered(string words)
    {
        talk.Through("相談", "小倉北").Say(words);
        Assert.Contains("このチャットからは知らせません", talk.Text, StringComparison.Ordinal);
        Assert.Contains("扶養照会", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_answer_is_not_wiped_by_one_sentence()
    {
        talk.Through(
            "相談",
            "小倉北",
            "自分のこと",
            "借金",
            "つぎへ",
            "どれもない",
            "年金だけで暮らしています。電気の紙が来ました。",
            "続ける",
            "2人",
            "答えない",
            "持ち家"
        );
        talk.Through("連絡しない", "書かない", "はい", "5", "年金は月三万六千円です。");
        Assert.Contains("足しますか", talk.Text, StringComparison.Ordinal);
        talk.Say("足す");
        var story = talk.State.Session!.Answers["story"].Value.GetString()!;
        Assert.Contains("電気の紙", story, StringComparison.Ordinal);
        Assert.Contains("三万六千円", story, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("おけ")]
    [InlineData("ok")]
    [InlineData("はい")]
    public void The_receipt_said_again_has_the_word_in_it(string words)
    {
        talk.Through(UntilName);
        talk.Through("書かない", "はい", "はい");
        Assert.Contains(talk.Effects, e => e is SubmitForm);
        talk.Say(words);
        Assert.DoesNotContain("{word}", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3 people me and 2 child")]
    [InlineData("3 nin")]
    [InlineData("3 người, 2 đứa con")]
    public void How_many_people_is_no_number_of_a_list(string words)
    {
        talk.Through("相談", "小倉北", "自分のこと").Say(words);
        Assert.False(talk.State.Session!.Answers.ContainsKey("worries"));
    }
}
