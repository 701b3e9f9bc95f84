using Channels.Bot.Dialogs.Safeguarding;

namespace Channels.Tests.Text;

/// <summary>A phone converts what is typed: the two words are known by their reading.</summary>
public sealed class CodeWordTests
{
    [Theory]
    [InlineData("青い 傘", "あおい かさ")]
    [InlineData("アオイ カサ", "あおい かさ")]
    [InlineData("あおいをかさ", "あおいかさ")]
    [InlineData("緑の自転車", "みどりのじてんしゃ")]
    [InlineData("元気な消しゴム", "げんきなけしごむ")]
    [InlineData("黄色い箸", "きいろいはし")]
    [InlineData("Blue Umbrella", "blue umbrella")]
    public void Words_are_read(string written, string read) => Assert.Equal(read, CodeWords.ByReading(written));

    [Fact]
    public void What_the_product_gives_is_its_own_reading()
    {
        var random = new Random(7);
        var bytes = new byte[32];
        for (var n = 0; n < 3000; n++)
        {
            random.NextBytes(bytes);
            foreach (var language in new[] { "ja", "en" })
            {
                var word = CodeWords.Create(language, bytes);
                Assert.Equal(word, CodeWords.ByReading(word));
            }
        }
    }
}
