using Channels.Bot.Contract;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Office;
using Channels.Tests.Support.Doors;
using Channels.Webhooks.Answers;
using Microsoft.Extensions.Options;

namespace Channels.Tests.Answers;

/// <summary>The joint between the dialog and the knowledge base.</summary>
public sealed class AssistantAnswersTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private readonly IAssistant assistant = CareKnowledge.Assistant();

    [Fact]
    public void An_answer_says_which_entry_and_where_its_sources_begin()
    {
        var reply = Ask("変更届はいつまでに出しますか");
        Assert.Equal((AnswerOutcome.Answered, "change", "変更届はいつまでに出しますか"), (reply.Outcome, reply.EntryId, reply.Masked));
        Assert.StartsWith("根拠：見本の手引き", reply.Footer);
        Assert.EndsWith(CareKnowledge.Confirm, reply.Footer);
        Assert.EndsWith(reply.Footer!, reply.Text);
    }

    [Fact]
    public void Reasons_the_dialog_knows_are_those_of_the_knowledge() =>
        Assert.Equal(
            (Reasons.OffTopic, Reasons.Empty, Reasons.Individual, Reasons.Injection),
            (AnswerReasons.OffTopic, AnswerReasons.Empty, AnswerReasons.Individual, AnswerReasons.Instructions)
        );

    [Fact]
    public void Outcomes_are_stored_under_the_names_the_knowledge_gives_them() =>
        Assert.All(
            Enum.GetValues<Outcome>(),
            outcome =>
            {
                var name = AnswerReasons.NameOf(Translation.Of(outcome));
                Assert.Equal((OutcomeNames.Of(outcome), outcome), (name, OutcomeNames.Find(name)));
            }
        );

    [Fact]
    public void States_of_versions_have_one_name_on_both_sides_of_the_ledger() =>
        Assert.Equal(NamesIn(typeof(Channels.Bot.Questions.EntryStatuses)), NamesIn(typeof(VersionStatuses)));

    private static IEnumerable<(string, object?)> NamesIn(Type states) => states.GetFields().Select(f => (f.Name, f.GetRawConstantValue()));

    [Fact]
    public void The_service_is_asked_for_and_then_kept()
    {
        var asked = Ask("BCPの減算はいつまでさかのぼりますか");
        Assert.Equal(AnswerOutcome.Clarify, asked.Outcome);
        Assert.Equal(["居宅介護支援", "訪問介護", "通所介護"], asked.Choices.Order(StringComparer.Ordinal));

        var day = Ask("通所", asked.Context);
        Assert.Equal(("bcp-day", "通所介護"), (day.EntryId, Assert.Single(day.Services)));
        Assert.Equal("bcp-day", Ask("BCPの減算はいつまでさかのぼりますか", day.Context).EntryId);
        Assert.Equal("bcp-home", Ask("訪問介護のBCPの減算はいつまでさかのぼりますか", day.Context).EntryId);
    }

    [Fact]
    public void An_entry_that_was_chosen_answers_even_where_its_words_would_not()
    {
        var reply = assistant.Ask(new AssistantQuestion("BCPの減算はいつまでさかのぼりますか", "ja", null, Now) { Chosen = "bcp-home" });
        Assert.Equal(("bcp-home", true), (reply.EntryId, reply.Text.Contains(CareKnowledge.HomeAnswer, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(EntryStatus.Unconfirmed)]
    [InlineData(EntryStatus.Superseded)]
    public void An_entry_that_was_chosen_and_is_not_in_force_does_not_answer(EntryStatus status)
    {
        var changed = CareKnowledge.Assistant([CareKnowledge.Change with { Status = status }]);
        var reply = changed.Ask(new AssistantQuestion(CareKnowledge.Change.Question, "ja", null, Now) { Chosen = "change" });
        Assert.Equal((AnswerOutcome.NotCovered, null), (reply.Outcome, reply.EntryId));
        Assert.Equal("change", Ask(CareKnowledge.Change.Question).EntryId); // in force it does
    }

    [Theory]
    [InlineData("利用者の田中さんの変更届はいつまでですか", "personal-data")]
    [InlineData("うちの利用者の変更届はいつまでですか", "individual-case")]
    [InlineData("横浜市の変更届はいつまでですか", "other-authority")]
    public void Nothing_of_a_refused_question_may_be_kept(string question, string reason)
    {
        var reply = Ask(question);
        Assert.Equal((AnswerOutcome.Refused, reason, null), (reply.Outcome, reply.Reason, reply.Masked));
    }

    [Fact]
    public void The_number_of_an_office_is_masked_in_what_is_kept()
    {
        var reply = Ask("事業所番号4070100000の変更届はいつまでに出しますか");
        Assert.DoesNotContain("4070100000", reply.Masked, StringComparison.Ordinal);
        Assert.Contains("変更届", reply.Masked, StringComparison.Ordinal);
    }

    [Fact]
    public void Candidates_are_offered_with_the_entries_behind_them()
    {
        var reply = Ask("事故報告書の様式と期限を教えてください");
        Assert.Equal(AnswerOutcome.Candidates, reply.Outcome);
        Assert.Equal(reply.Choices, reply.Offered.Select(o => o.Question));
        Assert.True(reply.Offered.Count >= 2);
    }

    [Fact]
    public void Each_language_has_its_texts()
    {
        Assert.Contains("Please check the sources", Ask("変更届はいつまでに出しますか", language: "en").Text, StringComparison.Ordinal);
        Assert.Contains("きまりは 変わる", Ask("変更届はいつまでに出しますか", language: "ja-easy").Text, StringComparison.Ordinal);
        Assert.Contains("long-term care", Ask("What is the weather tomorrow?").Text, StringComparison.Ordinal); // asked in English
    }

    [Fact]
    public void What_an_older_version_kept_does_no_harm() =>
        Assert.Equal("change", Ask("変更届はいつまでに出しますか", "{not json").EntryId);

    [Fact]
    public void A_new_knowledge_base_answers_from_then_on()
    {
        var options = Options.Create(new KnowledgeOptions());
        var live = new LiveKnowledge(options);
        live.Replace(KnowledgeBase.Build([]));
        var answers = new AssistantAnswers(live, options);
        Assert.NotEqual(AnswerOutcome.Answered, answers.Ask(new AssistantQuestion(CareKnowledge.Change.Question, "ja", null, Now)).Outcome);
        live.Replace(KnowledgeBase.Build([CareKnowledge.Change]));
        Assert.Equal(AnswerOutcome.Answered, answers.Ask(new AssistantQuestion(CareKnowledge.Change.Question, "ja", null, Now)).Outcome);
    }

    [Fact]
    public void The_shipped_entries_answer_nobody_until_they_are_approved()
    {
        var shipped = LiveKnowledge.Read(new KnowledgeOptions());
        Assert.NotEmpty(shipped);
        var entries = shipped.Where(e => e.Status != EntryStatus.Approved).ToList();
        var careful = CareKnowledge.Assistant(entries);
        Assert.All(entries.Take(20), e => Assert.Null(careful.Ask(new AssistantQuestion(e.Question, "ja", null, Now)).EntryId));
    }

    [Fact]
    public async Task Unconfirmed_entries_answer_only_where_the_switch_is_on_and_say_so()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Knowledge:Demonstration"] = "true", ["Knowledge:AnswersAnyone"] = "true" }
        );
        var answer = await app.Line.AnswerToAsync(app.Line.Hanako, "変更届はいつまでに出せばよいですか");
        Assert.StartsWith("【見本・未確認】", answer.Text);
        Assert.Contains("Knowledge:Demonstration is on", app.Logs.Text, StringComparison.Ordinal);
    }

    private AssistantReply Ask(string text, string? context = null, string language = "ja") =>
        assistant.Ask(new AssistantQuestion(text, language, context, Now));
}
