using System.Text.RegularExpressions;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Evaluation;

namespace Channels.Tests.Knowledge;

/// <summary>When an entry answers is fitted to labelled questions, and how many wrong answers that may cost is bounded.</summary>
public sealed class CalibrationTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);
    private static readonly string[] Things =
    [
        "変更届",
        "廃止届",
        "再開届",
        "事故報告書",
        "運営規程",
        "重要事項説明書",
        "勤務形態一覧表",
        "体制届",
    ];

    [Theory]
    [InlineData(0, 100, 0.0295)] // 1 - 0.05^(1/100)
    [InlineData(0, 137, 0.0216)]
    [InlineData(1, 170, 0.0276)]
    [InlineData(5, 100, 0.1023)]
    [InlineData(7, 7, 1)]
    public void The_bound_is_that_of_the_binomial(int seen, int asked, double bound) =>
        Assert.Equal(bound, RiskBound.Upper(seen, asked), 4);

    [Fact]
    public void Answers_stop_where_the_bound_over_all_is_passed()
    {
        List<Top> tops = [.. Enumerable.Range(0, 200).Select(at => new Top("one", 1 - (at / 200.0), IsRight: at is not (50 or 90)))];
        // One wrong of 200 is at most 2.4 % of all, two are 3.1 %.
        Assert.Equal(tops[89].Chance, new Risk(Bound: 0.03, OfAnAuthor: 1).Least(tops));
        Assert.Equal(1, new Risk(Bound: 0.01, OfAnAuthor: 1).Least(tops));
    }

    [Fact]
    public void An_easy_author_does_not_pay_for_a_hard_one()
    {
        List<Top> tops =
        [
            .. Enumerable.Range(0, 950).Select(at => new Top("easy", 1 - (at / 1000.0), IsRight: true)),
            .. Enumerable.Range(0, 50).Select(at => new Top("hard", 0.99 - (at / 100.0), IsRight: at != 10 && at != 20)),
        ];
        tops.Sort((one, other) => other.Chance.CompareTo(one.Chance));
        Assert.InRange(new Risk(OfAnAuthor: 0.02).Least(tops), 0.79, 0.80); // the hard one's second wrong answer
        Assert.True(new Risk(OfAnAuthor: 0.10).Least(tops) < 0.1);
    }

    [Fact]
    public void Nothing_that_is_sure_is_left_without_an_answer()
    {
        Assert.Equal(1, new Risk().Least([new Top("one", 0.9, IsRight: true)])); // of one question nothing is known
    }

    [Fact]
    public void A_model_fitted_to_labels_answers_like_them_and_is_the_same_each_time()
    {
        Entry[] entries =
        [
            .. Things.Select(
                (thing, at) =>
                    new Entry
                    {
                        Id = "e" + at,
                        Question = thing + "はいつまでに出しますか",
                        Answer = $"{at + 3}日以内に出します（見本）。",
                        Status = EntryStatus.Approved,
                    }
            ),
        ];
        var knowledge = KnowledgeBase.Build(entries);
        List<CareQuestion> questions =
        [
            .. Enumerable
                .Range(0, 25)
                .SelectMany(_ =>
                    Things.Select((thing, at) => new CareQuestion("asked", [Outcome.Answered], ["e" + at], null, thing + "の期限は"))
                ),
            .. Things.Select(thing => new CareQuestion("near", [Outcome.NotCovered], [], null, thing + "の様式の色は何色ですか")),
        ];
        var set = new LabelledSet("one", knowledge, new AnswerOptions(), questions);
        string Fitted()
        {
            using var text = new StringWriter();
            new Calibration([set], Today).Fit(new Risk()).Write(text);
            return text.ToString();
        }

        var file = Fitted();
        Assert.Equal(file, Fitted());
        using var again = new StringReader(file);
        var model = AnswerModel.Read(again);
        var figures = ThreeFigures.Of(CareRun.Judge(new Assistant(knowledge.With(model), new AnswerOptions()), questions, Today));
        Assert.Equal((200, 200), (figures.Answerable, figures.Answered));
        Assert.InRange(figures.Wrong, 0, 0.02 * figures.Asked);
    }

    [Fact]
    public void A_file_of_another_version_is_no_model()
    {
        using var shipped = new StringWriter();
        AnswerModel.Shipped.Write(shipped);
        using var lacks = new StringReader(
            Regex.Replace(shipped.ToString(), "(?m)^share .*\n", "", RegexOptions.None, TimeSpan.FromSeconds(1))
        );
        Assert.Throws<InvalidDataException>(() => AnswerModel.Read(lacks));
        using var more = new StringReader(shipped + "luck 1\n");
        Assert.Throws<InvalidDataException>(() => AnswerModel.Read(more));
    }

    [Theory]
    [InlineData("うちの事業所の指定の有効期限を教えてください", Outcome.Candidates)]
    [InlineData("当事業所（指定番号4070219988）の指定の有効期限を教えてください", Outcome.Candidates)]
    [InlineData("当施設の更新日はいつですか", Outcome.Candidates)]
    [InlineData("事業所の指定の有効期間は何年ですか", Outcome.Answered)]
    [InlineData("事業所番号4070219988です。事業所の指定の有効期間は何年ですか", Outcome.Answered)] // who asks, not what
    public void What_holds_for_the_asking_office_alone_is_only_offered(string question, Outcome outcome) =>
        Assert.Equal(outcome, Shipped(question).Outcome);

    [Theory]
    [InlineData("処遇改善加算の計画書は去年と同じ時期ですか", false)]
    [InlineData("処遇改善加算の計画書の期限は例年から変わりましたか", false)]
    [InlineData("処遇改善加算の計画書はいつまでに出しますか", true)]
    public void One_year_held_against_another_is_only_offered(string question, bool isAnswered) =>
        Assert.Equal(isAnswered, Shipped(question).Outcome == Outcome.Answered);

    private static Reply Shipped(string question) =>
        new Assistant(
            KnowledgeBase.Build(EntryFiles.Read(EntryFiles.DefaultFolder).Entries),
            new AnswerOptions { Demonstration = true }
        ).Ask(question, AskContext.None, Today);
}
