using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;

namespace Channels.Tests.Knowledge;

/// <summary>What a service or an add-on is called changes nothing: a name is no matter, no place and no kind of thing.</summary>
public sealed class NamesTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);
    private static readonly QuestionReader Reader = new();

    private static readonly string[] Questions =
    [
        "変更届はいつまでに出しますか",
        "運営規程は事務所に掲示しますか",
        "苦情の記録は何年残しますか",
        "事故の報告はどのように出しますか",
        "虐待防止の委員会は年に何回開きますか",
        "利用料の領収書に押印は必要ですか",
        "感染症の訓練は年に何回ですか",
        "身体拘束をしたときの記録に何を書きますか",
        "指定の更新の申請書はどこに出しますか",
        "重要事項説明書の署名は電子でもよいですか",
    ];

    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Build(
        Questions.Select(
            (question, at) =>
                new Entry
                {
                    Id = $"entry-{at}",
                    Question = question,
                    Answer = $"見本の答え、その{"一二三四五六七八九十"[at]}です。",
                    Status = EntryStatus.Approved,
                }
        )
    );

    private static readonly Assistant Assistant = new(Knowledge, new AnswerOptions());

    /// <summary>Services and groups in every spelling of the table.</summary>
    public static TheoryData<string> Services() => [.. Reader.Services.Names.SelectMany(Reader.Services.Spellings).Where(IsJapanese)];

    /// <summary>Add-ons and reductions in every spelling of the table.</summary>
    public static TheoryData<string> AddOns() => [.. Reader.AddOns.Names.SelectMany(Reader.AddOns.Spellings)];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_services_name_changes_no_outcome(string name)
    {
        foreach (var question in Questions)
        {
            var plain = Assistant.Ask("特定施設の" + question, AskContext.None, Today);
            var named = Assistant.Ask(name + "の" + question, AskContext.None, Today);
            Assert.Equal((plain.Outcome, plain.Reason, plain.Answer), (named.Outcome, named.Reason, named.Answer));
        }
    }

    [Theory]
    [MemberData(nameof(AddOns))]
    public void An_add_ons_name_holds_no_matter(string name) =>
        Assert.Equal(Reader.MattersIn("特定事業所加算の届出はいつまでですか"), Reader.MattersIn(name + "の届出はいつまでですか"));

    [Theory]
    [InlineData("非常勤の職員の休憩は", "常勤換算")]
    [InlineData("歯科医師の指示は", "医師")]
    [InlineData("短期入所生活介護の食事は", "障害福祉")]
    [InlineData("夜勤職員配置加算の届出は", "夜勤")]
    public void A_longer_word_is_not_the_matter_inside_it(string text, string matter) =>
        Assert.DoesNotContain(matter, Reader.MattersIn(text));

    [Theory]
    [InlineData("法人の名称を変えます")]
    [InlineData("外国人の職員について")]
    [InlineData("一人ひとりの計画")]
    public void A_person_in_a_word_does_not_ask_who(string text) => Assert.DoesNotContain("誰", Reader.FacetsIn(text));

    [Theory]
    [InlineData("地密デイ", "地域密着型通所介護")]
    [InlineData("地域密着型デイ", "地域密着型通所介護")]
    [InlineData("地域密着デイサービス", "地域密着型通所介護")]
    [InlineData("認知症対応型デイ", "認知症対応型通所介護")]
    public void A_shortened_service_is_that_service(string name, string service) =>
        Assert.Equal([service], Reader.Read(name + "の定員は", Today, HomeCity.Kitakyushu).Services);

    [Theory]
    [InlineData("保険者である市区町村に届け出ますか")]
    [InlineData("当該市町村に届け出ますか")]
    [InlineData("各市町村で違いますか")]
    [InlineData("所在市に届け出ますか")]
    public void Towns_as_such_are_no_other_city(string text) => Assert.Null(Reader.Read(text, Today, HomeCity.Kitakyushu).OtherPlace);

    [Fact]
    public void Another_city_is_still_another_city() =>
        Assert.NotNull(Reader.Read("下関市の届出はいつまでですか", Today, HomeCity.Kitakyushu).OtherPlace);

    [Fact]
    public void Two_services_side_by_side_are_answered_by_an_entry_about_both()
    {
        var both = new Entry
        {
            Id = "both",
            Question = "訪問介護と訪問看護の違いは何ですか",
            Answer = "担い手と内容が違います（見本）。",
            Status = EntryStatus.Approved,
        };
        var one = both with { Id = "one", Question = "訪問介護の内容は何ですか", Answer = "見本の答えです。", Services = ["訪問介護"] };
        var assistant = new Assistant(KnowledgeBase.Build([both, one]), new AnswerOptions());
        Assert.Equal(both.Answer, assistant.Ask("訪問介護と訪問看護の違いは何ですか", AskContext.None, Today).Answer);
        Assert.Null(assistant.Ask("訪問介護と通所介護の内容の違いは何ですか", AskContext.None, Today).Answer);
    }

    [Theory]
    [InlineData("貴見のとおりである。", true)]
    [InlineData("そのような取扱いで差し支えない。", true)]
    [InlineData("差し支えない。", true)]
    [InlineData("変更から十日以内に届け出る。", false)]
    public void Answers_that_need_their_question_are_told_from_those_that_do_not(string answer, bool isRelative) =>
        Assert.Equal(isRelative, RelativeAnswers.IsOne(answer));

    [Theory]
    [InlineData("記録は不要ですか", true)]
    [InlineData("記録しなくてもよいですか", true)]
    [InlineData("記録は必要ですか", false)]
    [InlineData("記録しなければなりませんか", false)]
    [InlineData("記録しないといけませんか", false)]
    public void What_denies_is_told_from_what_does_not(string question, bool isNegative) =>
        Assert.Equal(isNegative, Polarity.IsNegative(question));

    private static bool IsJapanese(string spelling) => !spelling.Any(char.IsAsciiLetter);
}
