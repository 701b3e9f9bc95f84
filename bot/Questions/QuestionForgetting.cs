using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Questions;

/// <summary>The words of questions go; what became of them stays to be counted.</summary>
internal sealed class QuestionForgetting(ColumnProtector protector) : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [
        SealedColumn.Of<AskedQuestion, Guid>(AskedQuestion.TextColumn, q => q.Text, q => q.Id, q => q.Id.ToString("N")),
        SealedColumn.Of<AnswerJob, Guid>(AnswerJob.QuestionColumn, j => j.Question, j => j.Id, j => j.Id.ToString("N")),
    ];

    /// <summary>The words of its question go, also from the job that was to answer it.</summary>
    public Task MessageAsync(ChannelsDb db, ForgottenMessage message, CancellationToken stop)
    {
        var events = message.Events(db).Select(e => e.Id);
        return EraseAsync(db.AskedQuestions.Where(q => events.Contains(q.Id)), db.AnswerJobs.Where(j => events.Contains(j.Id)), stop);
    }

    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop)
    {
        var own = QuestionKeys.Of(protector, conversationKey);
        return EraseAsync(
            db.AskedQuestions.Where(q => q.ConversationKey == own),
            db.AnswerJobs.Where(j => j.ConversationKey == conversationKey),
            stop
        );
    }

    /// <summary>The words that led to it.</summary>
    public Task SubmissionAsync(ChannelsDb db, Guid submission, CancellationToken stop)
    {
        var references = db.Submissions.Where(s => s.Id == submission).Select(s => s.Reference);
        var asked = db.AskedQuestions.Where(q => q.Ticket != null && references.Contains(q.Ticket));
        return EraseAsync(asked, db.AnswerJobs.Where(j => asked.Select(q => q.Id).Contains(j.Id)), stop);
    }

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var (raw, asked) = (now - keep.Raw, now - keep.Question);
        var (stuck, figures) = (now - keep.Draft, now - keep.Figures);
        yield return Expiries.Delete(db =>
            db.AnswerJobs.Where(j => j.Status == AnswerJobStatus.Done && j.CreatedAt < raw).OrderBy(j => j.CreatedAt)
        );
        yield return Expiries.Delete(db => db.AnswerJobs.Where(j => j.CreatedAt < stuck).OrderBy(j => j.CreatedAt));
        yield return Expiries.Delete(db => db.AskedQuestions.Where(q => q.At < figures).OrderBy(q => q.At));
        var day = DateOnly.FromDateTime(figures.UtcDateTime);
        yield return Expiries.Delete(db => db.ModelUse.Where(u => u.Day < day).OrderBy(u => u.Day));
        yield return (db, most, stop) =>
            db
                .AskedQuestions.Where(q => q.Text != null && q.At < asked)
                .OrderBy(q => q.At)
                .Take(most)
                .ExecuteUpdateAsync(set => set.SetProperty(q => q.Text, (ProtectedBytes?)null), stop);
    }

    private static async Task EraseAsync(IQueryable<AskedQuestion> questions, IQueryable<AnswerJob> jobs, CancellationToken stop)
    {
        await jobs.ExecuteUpdateAsync(
            set => set.SetProperty(j => j.Question, (ProtectedBytes?)null).SetProperty(j => j.Status, AnswerJobStatus.Done),
            stop
        );
        await questions.ExecuteUpdateAsync(set => set.SetProperty(q => q.Text, (ProtectedBytes?)null), stop);
    }
}
