using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>How people speak around an answer: with warmth, with manners, while they think. The answer is the same.</summary>
public sealed class CourtesyTests
{
    [Theory]
    [InlineData("こんにちは😊", "こんにちは。")]
    [InlineData("こんにちわ", "こんにちは。")]
    [InlineData("おはよう", "おはようございます。")]
    [InlineData("こんばんは！", "こんばんは。")]
    [InlineData("Hello", "Hello.")]
    public void Who_greets_is_greeted(string words, string back) =>
        Assert.StartsWith(back, new Talk(Talk.Shipped).Say(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("わからん")]
    [InlineData("わかりません")]
    [InlineData("どう書けばいいですか")]
    public void Who_does_not_know_how_is_shown_how(string words) =>
        Assert.Contains("R8.4.1", new Talk(Talk.Shipped).Through("活動報告", "4821").Say(words), StringComparison.Ordinal);

    private readonly Talk talk = new(Talk.Shipped);

    [Theory]
    [InlineData("1😊")]
    [InlineData("1♪")]
    [InlineData("1 😊")]
    [InlineData("1(happy)")]
    [InlineData("1〜")]
    [InlineData("1！")]
    [InlineData("1(笑)")]
    [InlineData("1️⃣")]
    [InlineData("1番でお願いします")]
    [InlineData("1でお願い")]
    [InlineData("えっと1")]
    [InlineData("えっと、1です")]
    [InlineData("あのー、1番で")]
    [InlineData("1やけ")]
    [InlineData("1ちゃ")]
    [InlineData("1かな")]
    [InlineData("学校や園のおむかえです♪")]
    [InlineData("えー、学校や園のおむかえでお願いします(^^)")]
    public void The_kind_of_work_is_chosen_and_the_time_stays(string said)
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで");
        Assert.DoesNotContain("直しました", talk.Say(said), StringComparison.Ordinal);
        talk.Through("たろう", "いいえ", "いいえ", "420円", "写真はない");
        Assert.Contains("午前9時〜11時30分（2時間30分）", talk.Text, StringComparison.Ordinal);
        Assert.Contains("学校や園のおむかえ", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("確認お願いします")]
    [InlineData("えっと、確認")]
    [InlineData("確認🙏")]
    public void A_command_is_one_with_manners_too(string said)
    {
        talk.Through("活動報告", "4821");
        Assert.Contains("ここまでの答え", talk.Say(said), StringComparison.Ordinal);
    }

    [Fact]
    public void A_child_is_called_as_its_name_is_and_not_as_it_was_decorated()
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで", "1");
        Assert.DoesNotContain("🌸", talk.Say("はるか🌸"), StringComparison.Ordinal);
        talk.Through("いいえ", "いいえ", "420円", "写真はない");
        Assert.Contains("はるか", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("🌸", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sorry_still_opens_a_correction()
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで");
        Assert.Contains("直しました", talk.Say("えっと、すみません、11時まででした"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_turns_writing_around_or_is_seen_by_nobody_is_not_kept()
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時半まで", "1", "た\u202Eろ\0う");
        talk.Through("いいえ", "いいえ", "420円", "写真はない");
        Assert.Contains("たろう", talk.Text, StringComparison.Ordinal);
    }
}
