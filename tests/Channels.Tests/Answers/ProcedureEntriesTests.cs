using Channels.Bot.Forms;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Evaluation;
using Channels.Tests.Support;
using Channels.Webhooks.Answers;

namespace Channels.Tests.Answers;

/// <summary>The procedures' own help beside the entries for care providers.</summary>
public sealed class ProcedureEntriesTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);
    private static readonly IReadOnlyList<Entry> Help = ProcedureEntries.Of(ProcedureCatalog.Load(Path.Combine(Repository.Root, "bot", "Procedures")));
    private static readonly IReadOnlyList<Entry> Care = EntryFiles.Read(EntryFiles.DefaultFolder).Entries;

    [Fact]
    public void Every_question_of_a_procedure_is_an_approved_entry_with_its_source()
    {
        Assert.True(Help.Count >= 6);
        Assert.All(Help, e => Assert.True(e is { Status: EntryStatus.Approved, Services.Count: 0, Citations.Count: 1 } && e.ReviewedBy is not null, e.Id));
        Assert.All(Help, e => Assert.Empty(EntryRules.CheckShape(e)));
        Assert.Equal("procedure-activity-report-fee", Help[0].Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("blind")]
    [InlineData("unseen")]
    public void It_changes_no_outcome_of_the_labelled_care_questions(string set)
    {
        var questions = CareSet.Read(Path.Combine(Repository.Root, "tests/Channels.Tests/Knowledge/CareSet", set, CareSet.FileName));
        var without = Judge(Care, questions);
        var with = Judge([.. Care, .. Help], questions);
        var changed = without.Zip(with).Where(p => (p.First.Reply.Outcome, p.First.Reply.Reason, p.First.IsCorrect) != (p.Second.Reply.Outcome, p.Second.Reply.Reason, p.Second.IsCorrect))
            .Select(p => $"{p.First.Question.Question}: {p.First.Reply.Outcome} {p.First.IsCorrect} -> {p.Second.Reply.Outcome} {p.Second.IsCorrect} {string.Join(",", p.Second.Reply.Entries.Take(1).Select(e => e.Entry.Id))}");
        Assert.Empty(changed);
    }

    [Theory]
    [InlineData("活動報告の病児の料金はいくらですか", "procedure-activity-report-sick-fee")]
    public void It_is_found_by_the_assistants_own_retrieval(string question, string entry)
    {
        var reply = new Assistant(KnowledgeBase.Build([.. Care, .. Help]), new AnswerOptions()).Ask(question, AskContext.None, Today);
        Assert.Contains(reply.Entries, e => e.Entry.Id == entry);
    }

    private static IReadOnlyList<CareResult> Judge(IReadOnlyList<Entry> entries, IReadOnlyList<CareQuestion> questions) =>
        CareRun.Judge(new Assistant(KnowledgeBase.Build(entries), new AnswerOptions { Demonstration = true }), questions, Today);
}
