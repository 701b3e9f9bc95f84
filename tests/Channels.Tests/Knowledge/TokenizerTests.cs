using Channels.Knowledge.Index;
using Channels.Text;

namespace Channels.Tests.Knowledge;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("変更届", "変 変更 更 更届 届")]
    [InlineData("届け", "届 届け")]
    [InlineData("デイ", "デイ")]
    [InlineData("ヘルパー", "ヘルパー ヘルパ ルパー")]
    [InlineData("bcpの減算", "bcp 減 減算 算")]
    [InlineData("どうすればいいですか", "")]
    [InlineData("おむつはどこ", "おむつ")]
    public void Text_is_cut_where_the_script_changes(string text, string tokens) => Assert.Equal(tokens, Cut(text));

    [Fact]
    public void Widths_cases_and_invisible_characters_make_no_difference()
    {
        Assert.Equal("bcp 減算", JapaneseText.FoldWidths("ＢＣＰ\u3000減\u200B算\u202E"));
        Assert.Equal("デイ", JapaneseText.FoldWidths("ﾃﾞｲ"));
        Assert.Equal("a b", JapaneseText.FoldWidths("a\uD800b"));
        Assert.Equal("", JapaneseText.FoldWidths("\u0000\u200F\u200B"));
    }

    private static string Cut(string text)
    {
        var sink = new Collector([]);
        new Tokenizer(new HiraganaWords(["おむつ", "訪問介護", "x"])).Cut(text, ref sink);
        return string.Join(' ', sink.Tokens);
    }

    private readonly record struct Collector(List<string> Tokens) : ITokenSink
    {
        public void Add(ReadOnlySpan<char> token) => Tokens.Add(token.ToString());
    }
}
