using Channels.Text;
using CsCheck;

namespace Channels.Tests.Text;

/// <summary>There is a short way for everyday characters and a thorough one for all; nobody may notice which was taken.</summary>
public sealed class FoldingTests
{
    /// <summary>Everyday characters, and dashes and marks that turn into something else beside them.</summary>
    private static readonly Gen<string> Mixed = Gen.OneOf(
            Gen.Char["aZ09 -~!'\\¥￥ＡＺｚ０９－～！｝　ーァアカヶヷヺヽ・ぁかゖゝ漢〇々〒「』、。〜‐―−─\n\t\r"],
            Gen.Char["\u3099\u309A゛ﾞｶｰ①㈱\u200B\u00A0é\uD842\uDFB7"]
        )
        .Array[0, 12]
        .Select(chars => new string(chars));

    [Fact]
    public void Both_ways_fold_alike() =>
        Gen.OneOf(Mixed, Spelling.Anything)
            .Sample(
                text =>
                {
                    Assert.Equal(Folding.FoldThoroughly(text), Folding.Fold(text));
                    Assert.Equal(JapaneseText.ToHiragana(Folding.FoldThoroughly(text)), Folding.FoldToHiragana(text));
                },
                iter: 50_000
            );

    [Theory]
    [InlineData("Ａｂ　　Ｃ\u200B。", "ab c。", "ab c。")]
    [InlineData("１−２〜３", "1-2~3", "1−2〜3")]
    [InlineData("ー１", "-1", "ー1")]
    [InlineData("٣", "3", "٣")]
    public void The_lighter_strength_leaves_marks_and_other_digits_as_they_are(string text, string folded, string light) =>
        Assert.Equal((folded, light), (JapaneseText.Fold(text), JapaneseText.FoldWidths(text)));

    [Fact]
    public void Every_character_folds_alike_between_kana_between_letters_and_alone()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            foreach (var text in new[] { $"{(char)c}", $"カ{(char)c}カ", $"か{(char)c}", $"a{(char)c} ", $"{(char)c}ー" })
                Assert.Equal(Folding.FoldThoroughly(text), Folding.Fold(text));
        }
    }

    [Fact]
    public void Both_ways_clean_alike()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            // A mark that nobody sees goes, and takes the text the thorough way.
            var text = $"か{(char)c}b";
            Assert.Equal(JapaneseText.Clean(text + "\u200B"), JapaneseText.Clean(text));
        }
    }
}
