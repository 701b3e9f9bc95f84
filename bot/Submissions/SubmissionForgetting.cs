using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>Answers and messages of a case go; its number and what became of it remain.</summary>
internal sealed class SubmissionForgetting : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [
        SealedColumn.Of<Submission, Guid>(Submission.AnswersColumn, s => s.Answers, s => s.Id, s => s.Id.ToString("N")),
        SealedColumn.Of<CaseMessage, Guid>(CaseMessage.TextColumn, m => m.Text, m => m.Id, m => m.Id.ToString("N")),
    ];

    public async Task SubmissionAsync(ChannelsDb db, Guid submission, CancellationToken stop)
    {
        await db
            .Submissions.Where(s => s.Id == submission)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.Answers, (ProtectedBytes?)null)
                        .SetProperty(s => s.WordKey, (string?)null)
                        .SetProperty(s => s.Alarms, (string?)null),
                stop
            );
        await db.SubmissionKeys.Where(k => k.SubmissionId == submission).ExecuteDeleteAsync(stop);
        await db
            .CaseMessages.Where(m => m.SubmissionId == submission)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, (ProtectedBytes?)null), stop);
    }

    /// <summary>What was written about a submission goes with it.</summary>
    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        yield return Expiries.Delete(db => db.CaseMessages.Where(m => !db.Submissions.Any(s => s.Id == m.SubmissionId)).OrderBy(m => m.At));
    }
}
