using System.Globalization;
using Channels.Webhooks.Outbound;
using CsCheck;

namespace Channels.Tests.Line;

/// <summary>Cutting text as LINE counts it, never inside what a person sees as one sign.</summary>
public sealed class TextLimitsTests
{
    /// <summary>Signs of every awkward kind, sentence ends among them.</summary>
    private static readonly string[] Signs =
    [
        "a",
        "あ",
        "漢",
        "。",
        "！",
        "?",
        "\n",
        " ",
        "　",
        "」",
        "😀",
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈",
        "🇯🇵",
        "が",
        "ハ\u309A",
        "e\u0301",
        "!\uFE0F\u20E3",
        "。\u3099",
        "\r\n",
        "👍🏽",
        "한",
        "\u0e01\u0e33",
        "葛\U000E0100",
        "𠮷",
        "\u200d",
        "\u0301",
        "\ud83d",
        "\udc00",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(Signs).Array[0, 120].Select(string.Concat);

    [Fact]
    public void Parts_fit_and_begin_and_end_where_signs_do()
    {
        Gen.Select(Text, Gen.Int[25, 60])
            .Sample(
                (text, units) =>
                {
                    var edges = new HashSet<int>(StringInfo.ParseCombiningCharacters(text)) { text.Length };
                    var at = 0;
                    foreach (var part in TextLimits.Split(text, units))
                    {
                        Assert.InRange(part.Length, 1, units);
                        Assert.False(string.IsNullOrWhiteSpace(part));
                        var found = text.IndexOf(part, at, StringComparison.Ordinal);
                        Assert.True(found >= 0 && string.IsNullOrWhiteSpace(text[at..found]), "only white space is left out between parts");
                        Assert.True(edges.Contains(found) && edges.Contains(found + part.Length), "a sign was cut");
                        at = found + part.Length;
                    }

                    Assert.True(string.IsNullOrWhiteSpace(text[at..]), "nothing is lost at the end");
                }
            );
    }

    [Fact]
    public void A_text_that_fits_stays_as_it_is()
    {
        Text.Sample(text => Assert.Equal(string.IsNullOrWhiteSpace(text) ? [] : [text], TextLimits.Split(text, Math.Max(1, text.Length))));
    }

    [Fact]
    public void A_long_text_is_cut_after_a_sentence()
    {
        var sentence = "これは四十字ほどの文で、家族のことを書いています。";
        var text = string.Concat(Enumerable.Repeat(sentence, 500));

        var parts = TextLimits.Split(text, 5000).ToList();

        Assert.All(parts, p => Assert.EndsWith("。", p, StringComparison.Ordinal));
        Assert.Equal(text, string.Concat(parts));
        Assert.Equal((text.Length + 4999) / 5000, parts.Count);
    }

    [Fact]
    public void A_closing_bracket_stays_with_its_sentence()
    {
        var parts = TextLimits.Split("「はい、わかりました。」と言いました", 12).ToList();

        Assert.Equal(["「はい、わかりました。」", "と言いました"], parts);
    }

    [Fact]
    public void A_text_without_a_sentence_end_is_cut_between_signs()
    {
        var family = "👨‍👩‍👧‍👦";
        var parts = TextLimits.Split(string.Concat(Enumerable.Repeat(family, 1000)), 5000).ToList();

        Assert.All(parts, p => Assert.Equal(0, p.Length % family.Length));
        Assert.Equal(5000 / family.Length * family.Length, parts[0].Length);
    }

    [Fact]
    public void Even_one_sign_longer_than_a_message_is_cut_between_its_characters()
    {
        var text = "a" + new string('\u0301', 20_000) + "𠮷";

        var parts = TextLimits.Split(text, 5000).ToList();

        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, p => Assert.InRange(p.Length, 1, 5000));
        Assert.DoesNotContain(parts, p => char.IsHighSurrogate(p[^1]));
    }

    [Fact]
    public void A_label_is_cut_to_signs_as_a_person_counts_them()
    {
        Gen.Select(Text, Gen.Int[1, 30])
            .Sample(
                (text, clusters) =>
                {
                    var cut = TextLimits.Cut(text, clusters);

                    Assert.InRange(new StringInfo(cut).LengthInTextElements, 0, clusters);
                    if (new StringInfo(text).LengthInTextElements <= clusters)
                        Assert.Equal(text, cut);
                    else
                        Assert.True(text.StartsWith(cut[..^1], StringComparison.Ordinal) && cut.EndsWith('…'));
                }
            );
    }

    [Fact]
    public void Twenty_families_are_a_label_and_twenty_one_are_not()
    {
        string Families(int count) => string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", count));

        Assert.Equal(Families(20), TextLimits.Cut(Families(20), 20));
        Assert.Equal(Families(19) + "…", TextLimits.Cut(Families(21), 20));
    }
}
