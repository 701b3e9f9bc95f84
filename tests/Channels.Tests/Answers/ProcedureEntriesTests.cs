using Channels.Bot.Forms;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Tests.Support;
using Channels.Webhooks.Answers;

namespace Channels.Tests.Answers;

/// <summary>The procedures' own help as entries.</summary>
public sealed class ProcedureEntriesTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);
    private static readonly IReadOnlyList<Entry> Help = ProcedureEntries.Of(
        ProcedureCatalog.Load(Path.Combine(Repository.Root, "bot", "Procedures"))
    );

    [Fact]
    public void Every_question_of_a_procedure_is_an_approved_entry_with_its_source()
    {
        Assert.True(Help.Count >= 6);
        Assert.All(
            Help,
            e => Assert.True(e is { Status: EntryStatus.Approved, Services.Count: 0, Citations.Count: 1 } && e.ReviewedBy is not null, e.Id)
        );
        Assert.All(Help, e => Assert.Empty(EntryRules.CheckShape(e)));
        Assert.Equal("procedure-activity-report-fee", Help[0].Id);
    }

    [Theory]
    [InlineData("活動報告の病児の料金はいくらですか", "procedure-activity-report-sick-fee")]
    [InlineData("何歳の子から預けられますか", "procedure-member-registration-age")]
    public void It_is_found_by_the_assistants_own_retrieval(string question, string entry)
    {
        var reply = new Assistant(KnowledgeBase.Build(Help), new AnswerOptions()).Ask(question, AskContext.None, Today);
        Assert.Contains(reply.Entries, e => e.Entry.Id == entry);
    }
}
