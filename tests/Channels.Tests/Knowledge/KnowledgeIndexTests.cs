using Channels.Knowledge.Index;
using CsCheck;

namespace Channels.Tests.Knowledge;

public sealed class KnowledgeIndexTests
{
    private static readonly Document[] Documents =
    [
        new(["変更届はいつまでに出しますか"], "変更から10日以内です。"),
        new(["事故があったときの報告"], "5日以内に報告書を出します。"),
        new(["訪問介護の2時間ルール", "ヘルパーの間隔をあけるきまり"], "2時間未満の間隔は合算します。"),
    ];

    [Theory]
    [InlineData("変更届の期限", 0)]
    [InlineData("事故報告はいつまで", 1)]
    [InlineData("間隔のきまり", 2)]
    public void Search_finds_by_question_answer_and_alias(string question, int position) =>
        Assert.Equal(position, Index().Search(question, 3)[0].Position);

    [Fact]
    public void A_word_that_stands_for_another_finds_it()
    {
        var words = new Thesaurus();
        words.Add(new StringReader("転倒 事故"));
        Assert.Empty(Index().Search("転倒", 3));
        Assert.Equal(1, KnowledgeIndex.Build(Documents, words).Search("転倒", 3)[0].Position);
    }

    [Fact]
    public void An_alias_does_not_lower_the_question_it_belongs_to()
    {
        Document[] twins =
        [
            new(["加算届の期限"], "月の初日です。"),
            new(["加算届の期限", "まったく別の長い言い方をした質問文"], "月の初日です。"),
        ];
        var hits = KnowledgeIndex.Build(twins, Thesaurus.Empty).Search("加算届の期限", 2);
        Assert.Equal(2, hits.Count);
        Assert.Equal(hits[0].Score, hits[1].Score, 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ですか")]
    [InlineData("宇宙")]
    [InlineData("\u202E\u200B\u0007")]
    public void A_question_without_a_known_word_finds_nothing(string question) => Assert.Empty(Index().Search(question, 3));

    [Fact]
    public void An_empty_index_finds_nothing() => Assert.Empty(KnowledgeIndex.Build([], Thesaurus.Shipped()).Search("変更届", 3));

    [Fact]
    public void Equal_scores_keep_the_order_of_the_documents()
    {
        var same = Enumerable.Repeat(new Document(["変更届"], "十日"), 20);
        Assert.Equal([0, 1, 2, 3, 4], KnowledgeIndex.Build(same, Thesaurus.Empty).Search("変更届", 5).Select(h => h.Position));
    }

    [Fact]
    public void Any_text_can_be_asked_and_hits_come_best_first()
    {
        var index = Index();
        Gen.String[Gen.Char, 0, 300]
            .Sample(text =>
            {
                var hits = index.Search("変更" + text, 3);
                Assert.Equal(hits.OrderByDescending(h => h.Score).Select(h => h.Position), hits.Select(h => h.Position));
            });
        Assert.NotNull(index.Search(new string('届', 10_000), 3));
    }

    private static KnowledgeIndex Index() => KnowledgeIndex.Build(Documents, Thesaurus.Empty);
}
