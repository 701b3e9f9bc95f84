using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>At the check and after sending: nothing that was told is wiped, and what is said later goes to the same case.</summary>
public sealed class SentTests
{
    private const string Letter = "長い手紙です。前は工場で働いていましたが、いまは家にいます。";

    private readonly Talk talk = new(Talk.Shipped, channel: "webchat");

    public SentTests()
    {
        talk.Through("相談", "小倉北", "自分のこと", "借金", "つぎへ", "どれもない", Letter, "1人", "持ち家");
        talk.Through("電話", "090-0000-1234", "夜", "つぎへ", "いいえ", "花子", "いいえ");
    }

    [Theory]
    [InlineData("足す", Letter + "\n工場は八幡にありました。")]
    [InlineData("書きかえる", "工場は八幡にありました。")]
    [InlineData("このまま", Letter)]
    public void A_long_answer_is_not_wiped_by_one_sentence(string words, string story)
    {
        talk.Through("5").Say("工場は八幡にありました。");
        Assert.Contains("足しますか", talk.Text, StringComparison.Ordinal);
        talk.Say(words);
        Assert.Equal(story, talk.State.Session!.Answers["story"].Value.GetString());
    }

    [Theory]
    [InlineData("むすこには　でんわ　しないで")]
    [InlineData("留守番電話には、なにも入れないでくださいませ")]
    [InlineData("息子には絶対連絡せんで")]
    public void A_condition_at_the_check_is_kept_and_the_number_stays(string words)
    {
        talk.Say(words);
        Assert.Contains(words, talk.Text, StringComparison.Ordinal);
        var answers = talk.State.Session!.Answers;
        Assert.Equal(("phone", "09000001234"), (answers["contact"].Value.GetString(), answers["phone"].Value.GetString()));
    }

    [Theory]
    [InlineData("おけ")]
    [InlineData("ok")]
    [InlineData("はい")]
    public void The_receipt_said_again_has_the_word_in_it(string words)
    {
        talk.Say("はい");
        var form = talk.Submissions.Last();
        Assert.False(form.IsInterim);
        talk.Say(words);
        Assert.DoesNotContain("{word}", talk.Text, StringComparison.Ordinal);
        Assert.Contains(form.CodeWord!, talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("やっぱり電話ほしい 夜 080-0000-4444")]
    [InlineData("電話はしてくるな")]
    [InlineData("名前やっぱ消して")]
    [InlineData("それで、いつお電話をいただけますのでしょう。")]
    [InlineData("で、申請書いつくれんの？")]
    [InlineData("no tell immigration")]
    public void What_is_said_after_sending_goes_to_what_was_sent(string words)
    {
        talk.Say("はい");
        var reference = talk.Submissions.Last().Reference;
        talk.Say(words);
        var added = Assert.Single(talk.Effects.OfType<AddToCase>());
        Assert.Equal((reference, words), (added.Reference, added.Text));
        Assert.Contains("職員", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("返事ある？")]
    [InlineData("なにか返事はございますか")]
    [InlineData("返事きた？")]
    public void Who_asks_for_the_answer_is_asked_for_no_word_again(string words)
    {
        talk.Say("はい");
        talk.Say(words);
        var asked = Assert.IsType<ReadCase>(talk.Effects[^1]);
        talk.Find(asked, new CaseOpening(asked.Reference, talk.Now, []));
        Assert.Contains("まだ返事はありません", talk.Text, StringComparison.Ordinal);
        talk.Say("電話しないでって言ったよね");
        Assert.Equal("電話しないでって言ったよね", Assert.IsType<AddToCase>(talk.Effects[^1]).Text);
    }

    [Fact]
    public void A_case_opened_elsewhere_is_read_without_its_word()
    {
        var other = new Talk(Talk.Shipped, channel: "webchat");
        other.Say("SK-4QW8-9HDY あおい かさ");
        var asked = Assert.IsType<OpenCase>(other.Effects[^1]);
        other.Find(asked, new CaseOpening(asked.Reference, other.Now, []));
        other.Say("返事きましたか");
        Assert.True(Assert.IsType<ReadCase>(other.Effects[^1]).IsOpened);
    }

    [Theory]
    [InlineData("てかAI?笑", "自動です")]
    [InlineData("ロボット？", "自動です")]
    [InlineData("未成年でも相談していいん？", "未成年でも")]
    [InlineData("名前は書かないといけませんでしょうか", "名前は書かなくても")]
    [InlineData("学校に言わないでね", "このチャットからは知らせません")]
    [InlineData("親に連絡いくん🥺", "扶養照会")]
    [InlineData("これ先生も見る？", "このチャットからは知らせません")]
    [InlineData("You tell immigration?", "ビザ")]
    [InlineData("てかこれ送ったあとどうなるん", "番号と合言葉")]
    public void A_fear_is_answered_with_what_is_true(string words, string answer)
    {
        talk.Say(words);
        Assert.Contains(answer, talk.Text, StringComparison.Ordinal);
        Assert.Contains("確認してください", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("人間の子どもです")]
    [InlineData("ロボット教室に通う子がいます")]
    public void Words_of_something_else_are_no_fear(string words)
    {
        var other = new Talk(Talk.Shipped, channel: "webchat");
        other.Through("相談", "小倉北", "自分のこと").Say(words);
        Assert.DoesNotContain("この案内は", other.Text, StringComparison.Ordinal);
    }
}
