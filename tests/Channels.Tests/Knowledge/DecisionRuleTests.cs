using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;

namespace Channels.Tests.Knowledge;

/// <summary>Every rule of the decision by itself, on both sides of the lines it draws.</summary>
public sealed class DecisionRuleTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);
    private static readonly QuestionReader Reader = new();
    private static readonly QuestionReading Question = Reader.Read("変更届はいつまでに出しますか", Today, city: null);
    private static readonly Entry Change = new()
    {
        Id = "change",
        Question = "変更届はいつまでに出しますか",
        Answer = "十日以内です（見本）。",
        Status = EntryStatus.Approved,
    };

    [Fact]
    public void Rules_have_names_of_their_own_and_the_last_one_always_applies()
    {
        Assert.Equal(Decision.Rules.Count, Decision.Rules.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("nothing", Decision.Rules[^1].Name);
        Assert.Equal("nothing", Rule([]));
    }

    [Theory]
    [InlineData(0.80, "answered")]
    [InlineData(0.79, "offered")]
    [InlineData(0.20, "offered")]
    [InlineData(0.19, "nothing")]
    public void An_entry_answers_is_offered_or_neither(double chance, string rule) => Assert.Equal(rule, Rule([Found(chance: chance)]));

    [Fact]
    public void An_answer_that_only_says_yes_answers_its_own_wording_alone()
    {
        var yes = Change with { Answer = "貴見のとおりである。" };
        Assert.Equal("relative", Rule([Found(yes)]));
        Assert.Equal("answered", Rule([Found(yes) with { IsOwnWording = true }]));
    }

    [Theory]
    [InlineData(0.45, "which-service")]
    [InlineData(0.44, "answered")]
    public void The_service_is_asked_for_where_another_one_is_near(double chance, string rule)
    {
        Candidate[] found =
        [
            Found(Change with { Services = ["訪問介護"] }),
            Found(Other("もう一つの答え") with { Services = ["通所介護"] }, 0.5, 0.5, chance),
        ];
        Assert.Equal(rule, Rule(found));
        Assert.NotEqual("which-service", Rule(found, services: ["訪問介護"]));
    }

    [Fact]
    public void The_city_is_asked_for_where_another_one_answers_as_well()
    {
        Candidate[] found =
        [
            Found(Change with { Jurisdiction = "北九州市" }),
            Found(Other("別の答え") with { Jurisdiction = "見本市" }, chance: 0.6),
        ];
        Assert.Equal("which-city", Rule(found));
        Assert.NotEqual("which-city", Rule(found, city: "北九州市"));
        Assert.NotEqual("which-city", Rule([found[0], found[1] with { Chance = 0.4f }]));
    }

    [Theory]
    [InlineData(0.75, "which-revision")]
    [InlineData(0.74, "answered")]
    public void The_revision_is_asked_for_where_another_ones_wording_was_asked(double specific, string rule) =>
        Assert.Equal(
            rule,
            Rule([Found(Change with { Revision = "R8" }), Found(Other("前の答え") with { Revision = "R6" }, 0.8, specific, 0.6)])
        );

    [Theory]
    [InlineData(0.70, 0.91, "condition-lacks")]
    [InlineData(0.69, 0.91, "answered")] // it is not about the question
    [InlineData(0.70, 0.90, "answered")] // the one that carries everything is as strong
    public void A_condition_that_is_not_carried_takes_the_answer_away(double share, double chance, string rule) =>
        Assert.Equal(rule, Rule([Found(Other("別の答え"), share, 0.9, chance, Reasons.Year), Found()]));

    [Fact]
    public void The_twin_of_another_service_takes_nothing_away()
    {
        Assert.Equal("answered", Rule([Found(Other("別の答え"), chance: 0.95, refusal: Reasons.Service), Found()]));
        Assert.Equal("condition-lacks", Rule([Found(Other("別の答え"), chance: 0.95, refusal: Reasons.Service), Found(chance: 0.5)]));
    }

    [Fact]
    public void A_question_after_a_rule_that_was_gets_no_rule_that_is()
    {
        var old = Question with { IsOld = true };
        Assert.Equal("former", Rule([Found()], old));
        Assert.Equal("former", Rule([Found(share: 0.5, specific: 0.5)], old));
        Assert.NotEqual("former", Rule([Found(share: 0.49, specific: 0.5)], old));
        Assert.NotEqual("former", Rule([Found(share: 0.5, specific: 0.49)], old));
        Assert.Equal(
            "former-of-several-revisions",
            Rule([Found(Change with { Revision = "R8" }), Found(Change with { Revision = "R6" }, refusal: Reasons.Former)], old)
        );
        Assert.Equal("answered", Rule([Found()], old with { Years = Reader.Read("令和6年度", Today, null).Years }));
    }

    [Fact]
    public void What_nobody_has_confirmed_is_shown_in_a_demonstration_only()
    {
        Candidate[] meant = [Found(Change with { Status = EntryStatus.Unconfirmed })];
        Candidate[] perhaps = [Found(Change with { Status = EntryStatus.Unconfirmed }, chance: 0.5)];
        Assert.Equal(("answer-unconfirmed", "offer-unconfirmed"), (Rule(meant), Rule(perhaps)));
        var demonstration = new AnswerOptions { Demonstration = true };
        Assert.Equal(("answered", "offered"), (Rule(meant, options: demonstration), Rule(perhaps, options: demonstration)));
    }

    [Fact]
    public void A_guessed_add_on_and_a_refusal_that_may_be_offered_are_no_answer()
    {
        Assert.Equal("offered", Rule([Found()], Question with { IsGuess = true }));
        Assert.Equal("offered", Rule([Found() with { Doubt = Reasons.Number }]));
        Assert.Equal("offered", Rule([Found() with { Doubt = Reasons.WhichService }]));
        Assert.Equal("offered", Rule([Found() with { Doubt = Reasons.Matter }]));
        Assert.Equal("answered", Rule([Found() with { Doubt = Reasons.Aside }])); // evidence, and no more
    }

    [Fact]
    public void Without_anything_to_offer_it_is_off_topic_too_vague_or_not_covered()
    {
        var weather = Reader.Read("今日の天気はどうですか", Today, city: null);
        Assert.Equal("off-topic", Rule([], weather));
        var nothingNamed = Question with { Matters = [], Text = "介護" };
        Assert.Equal("vague", Rule([], nothingNamed, words: 1));
        Assert.Equal("nothing", Rule([], nothingNamed, words: 2));
        Assert.Equal("nothing", Rule([], Question with { Matters = ["事故"] }, words: 1));
    }

    private static string Rule(
        Candidate[] found,
        QuestionReading? question = null,
        string[]? services = null,
        string? city = null,
        AnswerOptions? options = null,
        int words = 2
    ) =>
        Decision
            .RuleFor(
                new Situation(
                    options ?? new AnswerOptions(),
                    new AnswerModel(0, [], answer: 0.8f, offer: 0.2f),
                    question ?? Question,
                    [.. Enumerable.Repeat(new ContentWord("変更届", ContentWord.None, 1, IsContent: true), words)],
                    (services ?? []).ToHashSet(StringComparer.Ordinal),
                    [.. found],
                    city,
                    new ReplyWriter(new AnswerTexts(), AnswerTexts.Japanese, AskContext.None)
                )
            )
            .Name;

    private static Entry Other(string answer) => Change with { Id = "other", Answer = answer };

    private static Candidate Found(
        Entry? entry = null,
        double share = 0.9,
        double specific = 0.9,
        double chance = 0.9,
        string? refusal = null
    ) =>
        new(
            new EntryReading(entry ?? Change, Reader),
            1,
            (float)share,
            (float)specific,
            (float)chance,
            refusal,
            Doubt: null,
            BearsYear: false,
            IsOwnWording: false,
            Evidence: []
        );
}
