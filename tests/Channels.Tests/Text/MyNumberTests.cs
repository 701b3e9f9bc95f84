using System.Globalization;
using Channels.Text;
using CsCheck;

namespace Channels.Tests.Text;

/// <summary>An individual number never survives, and nothing else is touched.</summary>
public sealed class MyNumberTests
{
    private static readonly Gen<string> Numbers = Gen.Long[0, 99_999_999_999].Select(WithCheckDigit);

    private static readonly Gen<string> Separators = Gen.OneOf("", " ", "　", "-", "－", "ー", "−", "‐", "―", ".", "・", " - ", "\u200B");

    /// <summary>What people put between the groups; different ones may stand in one number.</summary>
    private static readonly Gen<string> OtherSeparators = Gen.OneOf(
        "/",
        ",",
        "、",
        "，",
        "・",
        ":",
        "：",
        "の",
        "と",
        ")(",
        "」「",
        "+",
        "*",
        "|",
        "⇒",
        "➖",
        "—",
        " / ",
        "   -  ",
        "　　　　　",
        "\n",
        "\r\n\r\n",
        "😊",
        " "
    );

    /// <summary>Ways to write ten digits.</summary>
    private static readonly Gen<string[]> Scripts = Gen.OneOf(
        Gen.Const(Script("0123456789")),
        Gen.Const(Script("０１２３４５６７８９")),
        Gen.Const(Script("⓪①②③④⑤⑥⑦⑧⑨")),
        Gen.Const(Script("〇一二三四五六七八九")),
        Gen.Const(Script("零壱弐参四五六七八九")),
        Gen.Const(Script("0123456789").Select(d => d + "\uFE0F\u20E3").ToArray())
    );

    private static readonly Gen<string> Around = Gen.OneOf("", "番号は", "です。", "12円", "\n", "、", "(", "abc", "2026年4月1日 に");

    [Fact]
    public void Published_example_has_a_valid_check_digit()
    {
        Assert.True(MyNumber.HasValidCheckDigit("123456789018"));
        Assert.False(MyNumber.HasValidCheckDigit("123456789017"));
        Assert.False(MyNumber.HasValidCheckDigit("12345678901"));
    }

    [Fact]
    public void Every_valid_number_is_masked_however_it_is_written() =>
        Gen.Select(Numbers, Separators, Gen.Bool, Around, Around)
            .Sample(
                (number, separator, wide, before, after) =>
                {
                    var written = string.Join(separator, number[..4], number[4..8], number[8..]);
                    var text = before + "、" + (wide ? Spelling.FullWidth(written) : written) + "、" + after;

                    var masked = MyNumber.Mask(text);

                    Assert.True(masked.Found);
                    Assert.Equal(text.Length, masked.Text.Length);
                    Assert.Equal(12, masked.Text.Count(c => c == '＊'));
                    Assert.StartsWith(before, masked.Text, StringComparison.Ordinal);
                    Assert.EndsWith(after, masked.Text, StringComparison.Ordinal);
                }
            );

    [Fact]
    public void Every_valid_number_is_masked_with_any_separators_and_digits() =>
        Gen.Select(Numbers, OtherSeparators, OtherSeparators, Scripts, Gen.Bool)
            .Sample(
                (number, one, other, script, isSingle) =>
                {
                    string Written(string digits) => string.Concat(digits.Select(d => script[d - '0']));
                    var text = isSingle
                        ? string.Join(one, number.Select(d => Written(d.ToString())))
                        : Written(number[..4]) + one + Written(number[4..8]) + other + Written(number[8..]);

                    var masked = MyNumber.Mask("番号（" + text + "）です");

                    Assert.True(masked.Found, text);
                    Assert.Equal(12, masked.Text.Count(c => c == '＊') - text.Count(c => c == '＊'));
                },
                iter: 20_000
            );

    [Fact]
    public void A_number_written_against_a_telephone_number_is_masked() =>
        Gen.Select(Numbers, Gen.OneOf("09012345678", "090-1234-5678", "0935822111", "093-582-2111"), Gen.OneOf("", "-", " "), Gen.Bool)
            .Sample(
                (number, phone, separator, isBehind) =>
                {
                    var written = string.Join(separator, number[..4], number[4..8], number[8..]);
                    var hidden = string.Join(separator, "＊＊＊＊", "＊＊＊＊", "＊＊＊＊");

                    var masked = MyNumber.Mask(isBehind ? written + phone : phone + written).Text;

                    if (isBehind)
                        Assert.StartsWith(hidden, masked, StringComparison.Ordinal);
                    else
                        Assert.EndsWith(hidden, masked, StringComparison.Ordinal);
                }
            );

    [Fact]
    public void Words_with_other_numbers_in_them_never_change() =>
        Gen.OneOf(
                "きのう",
                "9時から11時半まで",
                "会員番号は4821です",
                "090-1234-5678",
                "093-582-2111に電話",
                "バス210円",
                "2026年11月25日",
                "11/25 9:00-11:30に",
                "口座は1234567番",
                "7000012050002は法人番号",
                "〒803-8501の",
                "①と②",
                "三人と四人で"
            )
            .Array[1, 8]
            .Select(words => string.Join("、それから", words))
            .Sample(text => Assert.Same(text, MyNumber.Mask(text).Text));

    [Fact]
    public void Masking_twice_changes_nothing_more() =>
        Gen.OneOf(
                Gen.OneOf("1234", "5678", "9018", "123456789018", " ", "-", "、", "7").Array[0, 14].Select(string.Concat),
                Spelling.Anything
            )
            .Sample(
                text =>
                {
                    var once = MyNumber.Mask(text).Text;
                    var twice = MyNumber.Mask(once);
                    Assert.False(twice.Found);
                    Assert.Equal(once, twice.Text);
                },
                iter: 50_000
            );

    [Fact]
    public void Runs_of_other_lengths_are_never_touched() =>
        Gen.Select(Gen.OneOf(1, 4, 7, 10, 11, 13, 14, 16), Gen.Long[0, 999_999_999_999])
            .Sample(
                (length, seed) =>
                {
                    var digits = string.Concat(Enumerable.Repeat(seed.ToString(CultureInfo.InvariantCulture), 16))[..length];
                    Assert.Equal(new MaskedText($"番号 {digits} です", false, false), MyNumber.Mask($"番号 {digits} です"));
                }
            );

    [Fact]
    public void Telephone_numbers_are_never_touched() =>
        Gen.Select(Gen.OneOf("090", "080", "070"), Gen.Int[0, 99_999_999], Separators.Where(s => s != "\u200B"))
            .Sample(
                (prefix, number, separator) =>
                {
                    var rest = number.ToString("00000000", CultureInfo.InvariantCulture);
                    var text = $"電話は{prefix}{separator}{rest[..4]}{separator}{rest[4..]}です";
                    Assert.Equal(new MaskedText(text, false, false), MyNumber.Mask(text));
                }
            );

    [Fact]
    public void Text_without_a_number_is_the_same_instance()
    {
        var text = "きのう9時から11時半まで、2人";

        Assert.Same(text, MyNumber.Mask(text).Text);
    }

    private static string[] Script(string digits) => [.. digits.Select(d => d.ToString())];

    /// <summary>The ordinance's formula, written a second time and differently from the product's.</summary>
    private static string WithCheckDigit(long first)
    {
        int[] weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
        var digits = first.ToString("00000000000", CultureInfo.InvariantCulture);
        var rest = digits.Select((digit, at) => (digit - '0') * weights[at]).Sum() % 11;
        return digits + (rest <= 1 ? 0 : 11 - rest).ToString(CultureInfo.InvariantCulture);
    }
}
