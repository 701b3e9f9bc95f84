using Channels.Bot.Dialogs.Showing;
using CsCheck;

namespace Channels.Tests.Dialogs;

/// <summary>Long answers in messages that can be read.</summary>
public sealed class LongAnswerTests
{
    private const string Footer = "根拠：見本の手引き 第1章\n制度は変わることがあります。";

    private static readonly Gen<string> Answers = Gen.OneOf(
            Gen.Const("。"),
            Gen.Const("\n"),
            Gen.Const("、"),
            Gen.Const("😀"),
            Gen.Const("変更の届出は、十日以内です"),
            Gen.Const("（注）"),
            Gen.Const("x y. ")
        )
        .Array[1, 900]
        .Select(parts => string.Concat(parts));

    [Fact]
    public void A_short_answer_is_one_message() =>
        Assert.Equal(["10日以内です。\n" + Footer], LongAnswer.Split("10日以内です。\n" + Footer, Footer, 4));

    [Fact]
    public void A_long_one_is_cut_after_sentences_and_ends_with_its_sources()
    {
        var text = string.Concat(Enumerable.Range(1, 40).Select(i => $"{i}番目に書くことは、見本のきまりの第{i}条にあります。"));
        var parts = LongAnswer.Split(text + "\n" + Footer, Footer, 4);
        Assert.InRange(parts.Count, 2, 4);
        Assert.All(parts.SkipLast(1), p => Assert.EndsWith("。", p));
        Assert.All(parts.SkipLast(1), p => Assert.InRange(p.Length, 200, 500));
        Assert.EndsWith("あります。\n" + Footer, parts[^1]);
    }

    [Fact]
    public void Nothing_is_lost_and_no_message_is_too_long() =>
        Gen.Select(Answers, Gen.Int[1, 5], Gen.Bool)
            .Sample(
                (body, most, hasFooter) =>
                {
                    var text = hasFooter ? body + "\n" + Footer : body;
                    var parts = LongAnswer.Split(text, hasFooter ? Footer : null, most);
                    Assert.InRange(parts.Count, 1, most);
                    Assert.All(parts, p => Assert.InRange(p.Length, 0, 5000));
                    Assert.All(parts, p => Assert.False(p.Length > 0 && (char.IsLowSurrogate(p[0]) || char.IsHighSurrogate(p[^1]))));
                    if (hasFooter)
                        Assert.EndsWith(Footer, parts[^1]);
                    if (text.Length < 4000)
                        Assert.Equal(Bare(text), Bare(string.Concat(parts)));
                }
            );

    [Theory]
    [InlineData(60_000, "。")]
    [InlineData(60_000, "")]
    public void What_no_channel_could_take_is_cut_before_its_sources(int length, string stop)
    {
        var text = string.Concat(Enumerable.Repeat("あ" + stop, length)) + "\n" + Footer;
        var parts = LongAnswer.Split(text, Footer, 4);
        Assert.Equal(4, parts.Count);
        Assert.All(parts, p => Assert.InRange(p.Length, 1, QuestionText.Longest));
        Assert.EndsWith("…\n" + Footer, parts[^1]);
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
