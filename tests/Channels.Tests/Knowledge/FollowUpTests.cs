using System.Text.Json;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;

namespace Channels.Tests.Knowledge;

/// <summary>A conversation: what is asked back, and what a short question after an answer means.</summary>
public sealed class FollowUpTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);

    private static readonly Entry Six = Entry("six", "運営推進会議は何か月に1回ですか", "6か月に1回です。") with
    {
        Services = ["地域密着型通所介護"],
    };
    private static readonly Entry Two = Entry("two", "運営推進会議は何か月に1回ですか", "2か月に1回です。") with
    {
        Services = ["認知症対応型共同生活介護"],
    };
    private static readonly Entry R6 = Entry("r6", "送迎減算の単位数は", "令和6年度は47単位です。") with
    {
        Revision = "R6",
        AddOns = ["送迎減算"],
    };
    private static readonly Entry R8 = Entry("r8", "送迎減算の単位数は", "令和8年度は50単位です。") with
    {
        Revision = "R8",
        AddOns = ["送迎減算"],
        ValidFrom = new DateOnly(2026, 6, 1),
    };
    private static readonly Entry North = Entry("north", "運営推進会議の議事録の提出方法は", "メールで出します。") with
    {
        Jurisdiction = "北市",
    };
    private static readonly Entry South = Entry("south", "運営推進会議の議事録の提出方法は", "電子申請で出します。") with
    {
        Jurisdiction = "南市",
    };

    [Fact]
    public void Another_service_alone_asks_the_question_before_for_it()
    {
        var assistant = Assistant(Six, Two);
        var first = assistant.Ask("グループホームの運営推進会議は何か月に1回ですか", AskContext.None, Today);
        Assert.Equal(Two.Answer, first.Answer);
        var second = assistant.Ask("地域密着型通所介護の場合は？", first.Context, Today);
        Assert.Equal(Six.Answer, second.Answer);
        Assert.Equal(Two.Answer, assistant.Ask("じゃあグループホームだと？", second.Context, Today).Answer);
        Assert.Equal((Outcome.NotCovered, Reasons.Service), Both(assistant.Ask("居宅の場合は？", second.Context, Today)));
        Assert.Equal(Outcome.Clarify, assistant.Ask("地域密着型通所介護の場合は？", AskContext.None, Today).Outcome);
    }

    [Fact]
    public void A_question_with_a_topic_of_its_own_is_no_follow_up()
    {
        var assistant = Assistant(Six, Two, R8);
        var first = assistant.Ask("グループホームの運営推進会議は何か月に1回ですか", AskContext.None, Today);
        Assert.Equal(R8.Answer, assistant.Ask("送迎減算の単位数は", first.Context, Today).Answer);
    }

    [Fact]
    public void The_context_is_small_survives_its_storage_and_holds_no_refused_question()
    {
        var assistant = Assistant(Six, Two);
        var context = assistant.Ask("グループホームの運営推進会議は何か月に1回ですか", AskContext.None, Today).Context;
        var stored = JsonSerializer.Serialize(context, JsonSerializerOptions.Web);
        Assert.True(stored.Length < 1000);
        var read = JsonSerializer.Deserialize<AskContext>(stored, JsonSerializerOptions.Web)!;
        Assert.Equal(Six.Answer, assistant.Ask("地域密着型通所介護の場合は？", read, Today).Answer);
        Assert.Null(JsonSerializer.Deserialize<AskContext>("""{"services":["訪問介護"]}""", JsonSerializerOptions.Web)!.Last);
        Assert.Equal(context, assistant.Ask("山田花子さんの場合は？", context, Today).Context);
        Assert.Null(assistant.Ask("山田花子さんの運営推進会議は", AskContext.None, Today).Context.Last);
    }

    [Fact]
    public void Where_revisions_that_hold_differ_the_revision_is_asked_and_the_answer_follows()
    {
        var assistant = Assistant(R6, R8);
        var asked = assistant.Ask("送迎減算の単位数は", AskContext.None, Today);
        Assert.Equal((Outcome.Clarify, Reasons.WhichRevision), Both(asked));
        Assert.Equal(["令和6年度改定", "令和8年度改定"], asked.Choices);
        Assert.Equal(R6.Answer, assistant.Ask(asked.Choices[0], asked.Context, Today).Answer);
        Assert.Equal(R8.Answer, assistant.Ask(asked.Choices[1], asked.Context, Today).Answer);
        Assert.Equal(R8.Answer, assistant.Ask("R8改定の送迎減算の単位数は", AskContext.None, Today).Answer);
    }

    [Fact]
    public void A_question_after_the_former_rule_is_asked_which_revision_and_gets_no_current_answer()
    {
        var assistant = Assistant(R6 with { Status = EntryStatus.Superseded }, R8);
        Assert.Equal(R8.Answer, assistant.Ask("送迎減算の単位数は", AskContext.None, Today).Answer);
        var asked = assistant.Ask("改定前の送迎減算の単位数は", AskContext.None, Today);
        Assert.Equal((Outcome.Clarify, Reasons.WhichRevision), Both(asked));
        var former = assistant.Ask("令和6年度改定", asked.Context, Today);
        Assert.Equal((Outcome.NotCovered, null), (former.Outcome, former.Answer));
        Assert.Equal("r6", Assert.Single(former.Former).Id);
        Assert.Equal((Outcome.NotCovered, Reasons.Year), Both(Assistant(R8).Ask("以前の送迎減算の単位数は", AskContext.None, Today)));
    }

    [Fact]
    public void Where_cities_differ_the_city_is_asked_and_the_answer_follows()
    {
        var assistant = new Assistant(KnowledgeBase.Build([North, South]), new AnswerOptions { ForKitakyushu = false });
        var asked = assistant.Ask("運営推進会議の議事録の提出方法は", AskContext.None, Today);
        Assert.Equal((Outcome.Clarify, Reasons.WhichCity), Both(asked));
        Assert.Equal(["北市", "南市"], asked.Choices.Order());
        Assert.Equal(South.Answer, assistant.Ask("南市", asked.Context, Today).Answer);
        Assert.Equal(North.Answer, assistant.Ask("北市の運営推進会議の議事録の提出方法は", AskContext.None, Today).Answer);
    }

    private static Assistant Assistant(params Entry[] entries) => new(KnowledgeBase.Build(entries), new AnswerOptions());

    private static (Outcome, string) Both(Reply reply) => (reply.Outcome, reply.Reason);

    private static Entry Entry(string id, string question, string answer) =>
        new()
        {
            Id = id,
            Question = question,
            Answer = answer,
            Citations = [new Citation("通知")],
            ValidFrom = new DateOnly(2024, 4, 1),
            Status = EntryStatus.Approved,
            ReviewedBy = "係長",
            ReviewedOn = new DateOnly(2026, 10, 1),
        };
}
