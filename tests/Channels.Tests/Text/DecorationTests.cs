using Channels.Text;
using Channels.Text.Numbers;

namespace Channels.Tests.Text;

/// <summary>What stands beside words for warmth is not compared, and what means something stays.</summary>
public sealed class DecorationTests
{
    [Theory]
    [InlineData("1😊", "1")]
    [InlineData("1 😊", "1")]
    [InlineData("1♪", "1")]
    [InlineData("2(happy)", "2")]
    [InlineData("2（笑）", "2")]
    [InlineData("3️⃣", "3")]
    [InlineData("１👨‍👩‍👧‍👦", "1")]
    [InlineData("はい👍🏽", "はい")]
    [InlineData("はい🇯🇵", "はい")]
    [InlineData("はい〜♡", "はい")]
    [InlineData("はい！！！", "はい")]
    [InlineData("はい…☆", "はい")]
    [InlineData("はい(^^)", "はい")]
    [InlineData("はい(^^)/", "はい")]
    [InlineData("はい(*^_^*)", "はい")]
    [InlineData("いいえ(;_;)", "いいえ")]
    [InlineData("いいえ（´；ω；｀）", "いいえ")]
    [InlineData("いいえ orz", "いいえ")]
    [InlineData("お願いします m(_ _)m", "お願いします")]
    [InlineData("はい^^;", "はい")]
    [InlineData("はいww", "はい")]
    [InlineData("はい笑", "はい")]
    [InlineData("♪おむかえ♪です♪", "おむかえ です")]
    [InlineData("死にたい(cry)", "死にたい")]
    [InlineData("👍", "👍")]
    [InlineData("👍🏻👍🏻", "👍")]
    [InlineData("😊", "")]
    [InlineData("1❌", "1❌")]
    [InlineData("(OK)", "(ok)")]
    [InlineData("(NO)", "(no)")]
    [InlineData("(2)", "(2)")]
    [InlineData("市民センター(送迎)", "市民せんたー(送迎)")]
    [InlineData("9時〜", "9時~")]
    [InlineData("〜30", "~30")]
    [InlineData("9:00→11:00", "9:00→11:00")]
    [InlineData("コーヒー", "こーひー")]
    [InlineData("room(a)", "room(a)")]
    public void A_message_is_compared_without_them(string said, string compared) => Assert.Equal(compared, JapaneseText.FoldMessage(said));

    [Theory]
    [InlineData("山田花子🌸", "山田花子")]
    [InlineData("たろう♪", "たろう")]
    [InlineData("はな（ハート）", "はな")]
    [InlineData("たろう(^^)", "たろう")]
    [InlineData("山田（旧姓 佐藤）", "山田（旧姓 佐藤）")]
    [InlineData("小倉　はな子", "小倉　はな子")]
    [InlineData("髙﨑 𠮷𡌛", "髙﨑 𠮷𡌛")]
    [InlineData("John Smith", "John Smith")]
    public void A_name_is_kept_as_written_without_them(string written, string kept) => Assert.Equal(kept, JapaneseText.CleanName(written));

    [Theory]
    [InlineData("はい😊", true)]
    [InlineData("いいえ😅", false)]
    [InlineData("はい(happy)", true)]
    [InlineData("👍", true)]
    [InlineData("○", true)]
    [InlineData("❌", false)]
    public void Yes_and_no_are_heard_beside_them(string said, bool yes) => Assert.Equal(Reading.Found(yes), YesNoReader.Read(said));

    [Fact]
    public void Figures_are_read_beside_them_and_never_grow_together()
    {
        Assert.Equal(420, Assert.IsType<Reading<long>.Found>(MoneyReader.Read("4️⃣2️⃣0️⃣円♪")).Value);
        Assert.Equal("1 2", JapaneseText.FoldMessage("1♪2"));
    }
}
