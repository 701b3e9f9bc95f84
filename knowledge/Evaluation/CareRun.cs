using Channels.Knowledge.Answering;

namespace Channels.Knowledge.Evaluation;

/// <summary>Asks labelled questions and judges the outcomes.</summary>
public static class CareRun
{
    public static IReadOnlyList<CareResult> Judge(Assistant assistant, IEnumerable<CareQuestion> questions, DateOnly today) =>
        [.. questions.Select(q => Judge(q, assistant.Ask(q.Question, ContextOf(q), today)))];

    /// <summary>What the conversation had told before the question.</summary>
    internal static AskContext ContextOf(CareQuestion question) =>
        question.Service is null ? AskContext.None : new AskContext([question.Service]);

    private static CareResult Judge(CareQuestion question, Reply reply)
    {
        var isAnswered = reply.Outcome == Outcome.Answered;
        var isRightOutcome = question.Outcomes.Contains(reply.Outcome);
        var isWrong = isAnswered && (!isRightOutcome || !question.Entries.Contains(reply.Entries[0].Entry.Id));
        var isOffered =
            reply.Outcome != Outcome.Candidates
            || question.Entries.Count == 0
            || reply.Entries.Any(e => question.Entries.Contains(e.Entry.Id));
        return new CareResult(question, reply, isWrong, isRightOutcome && !isWrong && isOffered);
    }
}

/// <summary>How one labelled question came out.</summary>
/// <param name="IsWronglyAnswered">It was answered and ought not to have been, or by another entry.</param>
/// <param name="IsCorrect">The outcome is right, and of an answer the entry too; of candidates a right one is among them.</param>
public sealed record CareResult(CareQuestion Question, Reply Reply, bool IsWronglyAnswered, bool IsCorrect);
