using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Evaluation;
using Channels.Tests.Support;

namespace Channels.Tests.Knowledge;

public sealed class ShippedEntriesTests
{
    private static readonly EntrySet Shipped = EntryFiles.Read(EntryFiles.DefaultFolder);

    [Fact]
    public void They_are_in_order_and_none_answers_before_staff_approve_it()
    {
        Assert.Empty(Shipped.Problems);
        Assert.True(Shipped.Entries.Count >= 50);
        Assert.DoesNotContain(Shipped.Entries, e => e.Status == EntryStatus.Approved);
        Assert.All(
            Shipped.Entries,
            e => Assert.True(e.Citations.Count > 0 && e.Grounding != Grounding.Unknown && e.Owner is not null, e.Id)
        );
    }

    [Fact]
    public void Their_services_are_those_of_the_table()
    {
        var table = new Channels.Knowledge.Reading.QuestionReader().Services;
        Assert.All(Shipped.Entries.SelectMany(e => e.Services), s => Assert.Contains(s, table.Names));
    }

    [Theory]
    [InlineData("", 2.0, 85.0)]
    [InlineData("unseen", 2.0, 85.0)]
    [InlineData("blind", 2.0, 85.0)]
    public void On_labelled_questions_few_are_wrongly_answered_and_most_come_out_right(string set, double wrongAtMost, double rightAtLeast)
    {
        var questions = CareSet.Read(Path.Combine(Repository.Root, "tests/Channels.Tests/Knowledge/CareSet", set, CareSet.FileName));
        var assistant = new Assistant(KnowledgeBase.Build(Shipped.Entries), new AnswerOptions { Demonstration = true });
        var results = CareRun.Judge(assistant, questions, new DateOnly(2026, 11, 1));
        Assert.True(100.0 * results.Count(r => r.IsWronglyAnswered) / results.Count <= wrongAtMost);
        Assert.True(100.0 * results.Count(r => r.IsCorrect) / results.Count >= rightAtLeast);
    }

    [Fact]
    public void The_judge_sees_a_wrong_answer()
    {
        var assistant = new Assistant(KnowledgeBase.Build(Shipped.Entries), new AnswerOptions { Demonstration = true });
        var result = CareRun.Judge(
            assistant,
            [new CareQuestion("x", [Outcome.NotCovered], [], null, "変更届はいつまでですか")],
            new DateOnly(2026, 11, 1)
        )[0];
        Assert.True(result.IsWronglyAnswered);
        Assert.False(result.IsCorrect);
    }
}
