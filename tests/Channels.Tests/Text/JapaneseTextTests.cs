using Channels.Text;
using CsCheck;

namespace Channels.Tests.Text;

/// <summary>What is kept of a text, and how texts are compared.</summary>
public sealed class JapaneseTextTests
{
    [Fact]
    public void Clean_is_idempotent() =>
        Spelling.Anything.Sample(
            text => Assert.Equal(JapaneseText.Clean(text), JapaneseText.Clean(JapaneseText.Clean(text))),
            iter: 50_000
        );

    [Fact]
    public void Fold_is_idempotent() =>
        Spelling.Anything.Sample(text => Assert.Equal(JapaneseText.Fold(text), JapaneseText.Fold(JapaneseText.Fold(text))), iter: 50_000);

    [Fact]
    public void Half_width_kana_and_back_is_the_same_name() =>
        Gen.OneOf("ヤマダ ハナコ", "ギュウニュウ パン", "ヴィオラ", "コーヒー", "ッァィゥェォャュョ")
            .Sample(name => Assert.Equal(name, JapaneseText.ToKatakana(JapaneseText.ToHalfWidthKana(name))));

    [Theory]
    [InlineData("山﨑㈱髙橋", "山﨑㈱髙橋")]
    [InlineData("  改行\r\nあり\r次　", "改行\nあり\n次")]
    [InlineData("見え\u200Bない\u202Eもの\uFEFF\u0007", "見えないもの")]
    [InlineData("か\u3099は\u309A", "がぱ")]
    [InlineData("👨\u200D👩\u200D👧と❤\uFE0F", "👨\u200D👩\u200D👧と❤\uFE0F")]
    [InlineData("葛\U000E0100城", "葛\U000E0100城")]
    [InlineData("र्\u200Dय", "र्\u200Dय")]
    [InlineData("a\u200Db", "ab")]
    [InlineData("\u3164", "")]
    public void Clean_removes_what_nobody_sees_and_nothing_else(string text, string expected) =>
        Assert.Equal(expected, JapaneseText.Clean(text));

    [Fact]
    public void Clean_drops_broken_surrogates() => Assert.Equal("こわれたもじ", JapaneseText.Clean("こわれた\uD83Dもじ\uDE00"));

    [Theory]
    [InlineData("", 0)]
    [InlineData("山﨑", 2)]
    [InlineData("👨‍👩‍👧", 1)]
    [InlineData("𠮷田", 2)]
    [InlineData("葛\U000E0100城", 2)]
    public void Characters_are_counted_as_a_person_counts(string text, int expected) =>
        Assert.Equal(expected, JapaneseText.CountGraphemes(text));
}
