using Channels.Knowledge.Content;
using Channels.Knowledge.LanguageModel;
using CsCheck;

namespace Channels.Tests.Knowledge.LanguageModel;

/// <summary>What of an answer can be left out as a whole.</summary>
public sealed class PiecesTests
{
    private static readonly string[] Signs =
    [
        "変更届は",
        "10日",
        "です",
        "。",
        "。",
        "\n",
        "（",
        "）",
        "・",
        "①",
        "「",
        "」",
        " ",
        "1)",
        "ただし、",
    ];
    private static readonly Gen<string> Answers = Gen.Int[0, Signs.Length - 1]
        .Select(at => Signs[at])
        .Array[1, 20]
        .Select(string.Concat)
        .Where(a => !string.IsNullOrWhiteSpace(a));

    [Fact]
    public void A_piece_is_a_sentence() =>
        Assert.Equal(["一つ目です。", "二つ目ですか？", "三つ目です"], Texts("一つ目です。二つ目ですか？\n三つ目です"));

    [Fact]
    public void A_sentence_within_brackets_ends_nothing() =>
        Assert.Equal(
            ["対象です（次の人は別です。兼務の人です。）。", "以上です。"],
            Texts("対象です（次の人は別です。兼務の人です。）。以上です。")
        );

    [Theory]
    [InlineData("次の4つです。\n・記録\n・委員会を開くこと。3か月に1回です。\n・指針\nあとは続きです。")]
    [InlineData("次の4つです。①記録です。②委員会です。\nあとは続きです。")]
    [InlineData("次の4つです。\n1) 記録\n2) 委員会\nあとは続きです。")]
    [InlineData("次の4つです。\n(1) 記録\n※ 注です。\nあとは続きです。")]
    public void A_list_belongs_to_the_sentence_that_opens_it(string answer)
    {
        var pieces = Pieces.Of(answer);
        Assert.Equal((2, "あとは続きです。"), (pieces.Count, pieces[1].Text));
    }

    [Theory]
    [InlineData("【令和6年度から】\n100分の3です。\n窓口は市です。")]
    [InlineData("訪問介護について\n対象です。窓口は市です。")]
    [InlineData("対象です（ただし兼務の人は除く。窓口は市です。")]
    [InlineData("対象です）。窓口は市です。")]
    public void An_answer_with_headings_or_open_brackets_stays_whole(string answer)
    {
        if (answer[0] == '【')
            answer = answer.Replace("】", "", StringComparison.Ordinal).Replace("【", "", StringComparison.Ordinal);
        Assert.Equal(answer, Assert.Single(Pieces.Of(answer)).Text);
    }

    [Fact]
    public void All_pieces_together_are_the_answer() =>
        Answers.Sample(answer =>
        {
            var pieces = Pieces.Of(answer);
            return Pieces.Join(answer, pieces, Enumerable.Range(0, pieces.Count).ToHashSet()) == answer.Trim()
                || pieces is [{ Text: var whole }] && whole == answer;
        });

    [Fact]
    public void Every_shipped_answer_can_be_taken_apart_and_put_together() =>
        Assert.All(
            EntryFiles.Read(EntryFiles.DefaultFolder).Entries,
            e =>
            {
                var pieces = Pieces.Of(e.Answer);
                Assert.Equal(e.Answer, Pieces.Join(e.Answer, pieces, Enumerable.Range(0, pieces.Count).ToHashSet()));
            }
        );

    private static IEnumerable<string> Texts(string answer) => Pieces.Of(answer).Select(p => p.Text);
}
