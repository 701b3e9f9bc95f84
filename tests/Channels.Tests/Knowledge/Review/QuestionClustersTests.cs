using System.Diagnostics;
using Channels.Knowledge.Review;
using CsCheck;

namespace Channels.Tests.Knowledge.Review;

public sealed class QuestionClustersTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly string[] Wordings =
    [
        "変更届はいつまでですか",
        "変更届の提出期限",
        "変更届の期限は？",
        "廃止届の期限",
        "事故報告の期限",
        "事故が起きたときの報告はいつまで",
        "事故報告の方法",
        "BCP減算の率",
        "業務継続計画未策定減算は何パーセントですか",
        "デイサービスの送迎減算",
        "デイケアの送迎減算",
        "駐車場はありますか",
        "",
        "？？？",
        "はい",
        "令和8年度の計画書の期限",
        "令和6年度の計画書の期限",
    ];

    private static readonly Gen<string[]> Asked = Gen.OneOf(
        Gen.Int[0, Wordings.Length - 1].Select(n => Wordings[n]),
        Gen.String[Gen.Char["変更届期限報告率ＢCPのはいつ　? 12ア"], 0, 12]
    ).Array[0, 40];

    [Fact]
    public void What_asks_the_same_is_together_and_named_by_what_was_asked_most()
    {
        var clusters = QuestionClusters.Of(
            [
                "変更届の提出期限",
                "事故報告の方法",
                "変更届はいつまでですか",
                "事故報告の期限",
                "変更届はいつまでですか",
                "変更届は　いつまでですか",
            ],
            Today
        );
        Assert.Equal(
            [
                [0, 2, 4, 5],
                [1],
                [3],
            ],
            clusters.Select(c => c.Members.ToArray())
        );
        Assert.Equal("変更届はいつまでですか", clusters[0].Wording);
    }

    [Fact]
    public void Other_services_and_other_years_are_clusters_of_their_own()
    {
        Assert.Equal(2, QuestionClusters.Of(["デイサービスの送迎減算", "デイケアの送迎減算", "通所介護の送迎減算"], Today).Count);
        Assert.Equal(2, QuestionClusters.Of(["令和8年度の計画書の期限", "令和6年度の計画書の期限"], Today).Count);
    }

    [Fact]
    public void Every_question_is_in_exactly_one_cluster() =>
        Asked.Sample(
            asked => QuestionClusters.Of(asked, Today).SelectMany(c => c.Members).Order().SequenceEqual(Enumerable.Range(0, asked.Length)),
            iter: 300
        );

    [Fact]
    public void The_order_of_the_questions_makes_no_difference() =>
        Gen.Select(Asked, Gen.Int[0, 999])
            .Sample(
                (asked, seed) =>
                {
                    var shuffled = asked.ToArray();
                    new Random(seed).Shuffle(shuffled);
                    return Texts(asked).SequenceEqual(Texts(shuffled), StringComparer.Ordinal);
                },
                iter: 300
            );

    [Fact]
    public void Every_cluster_is_named_by_one_of_its_own_wordings() =>
        Asked.Sample(asked => QuestionClusters.Of(asked, Today).All(c => c.Members.Any(m => asked[m] == c.Wording)), iter: 200);

    [Fact]
    public void Ten_thousand_questions_take_seconds()
    {
        string[] matters =
        [
            "送迎減算",
            "入浴介助加算",
            "変更届",
            "計画書",
            "勤務表",
            "運営規程",
            "契約書",
            "献立表",
            "領収書",
            "協力医療機関",
        ];
        string[] asks = ["の期限は", "はいつまで", "の様式", "の出し方", "は必要か", "の対象", "の率", "の回数"];
        var questions = Enumerable
            .Range(0, 10_000)
            .Select(n => $"{(char)('一' + (n % 97))}{(char)('丁' + (n % 53))}の{matters[n % 10]}{asks[n % 8]}")
            .ToList();
        var watch = Stopwatch.StartNew();
        var clusters = QuestionClusters.Of(questions, Today);
        TestContext.Current.SendDiagnosticMessage($"10,000 questions: {clusters.Count} clusters in {watch.ElapsedMilliseconds} ms");
        Assert.Equal(10_000, clusters.Sum(c => c.Members.Count));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    private static List<string> Texts(string[] asked) =>
        [
            .. QuestionClusters
                .Of(asked, Today)
                .Select(c => $"{c.Wording}: {string.Join('|', c.Members.Select(m => asked[m]).Order(StringComparer.Ordinal))}"),
        ];
}
