using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Questions;

/// <summary>
/// Takes answer jobs by lease and ends them. The end of a job and the event that carries its answer are one transaction, and the event's
/// id is the job's: whatever crashes where, the conversation hears of it once.
/// </summary>
public sealed class AnswerJobs(IStore store, ColumnProtector protector, Sequence sequence, TurnBell bell, TimeProvider clock)
{
    private static readonly Leased Waiting = new("AnswerJobs");

    /// <param name="lease">Longer than the work takes: nobody else answers the same meanwhile.</param>
    public async Task<IReadOnlyList<AnswerJob>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        // Mostly there is nothing to do, and a look costs less than a write.
        var due = await store.ReadAsync(
            (db, stop) =>
                db
                    .AnswerJobs.Where(j => j.Status == AnswerJobStatus.Open && j.DueAt <= now)
                    .Take(1)
                    .Select(j => j.Attempts)
                    .ToListAsync(stop),
            cancellationToken
        );
        if (due.Count == 0)
            return [];
        var token = Guid.CreateVersion7(now);
        return await store.WriteAsync(
            async (db, stop) =>
                Written.Keep<IReadOnlyList<AnswerJob>>(
                    await store.Dialect.ClaimAsync<AnswerJob>(db, Waiting, new Claim(now, token, now + lease, most), stop)
                ),
            cancellationToken
        );
    }

    /// <summary>Ends a job with its answer.</summary>
    /// <param name="answer">Null when there is nothing to say: the question was taken back.</param>
    /// <returns>False when the lease had gone to another worker, or the question was taken back meanwhile; nothing was written.</returns>
    public async Task<bool> EndAsync(AnswerJob job, ComposedAnswer? answer)
    {
        var ended = await store.WriteAsync(
            async (db, stop) =>
            {
                if (
                    await db
                        .AnswerJobs.Where(j => j.Id == job.Id && j.LeaseToken == job.LeaseToken && j.Status == AnswerJobStatus.Open)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(j => j.Status, AnswerJobStatus.Done)
                                    .SetProperty(j => j.Question, (ProtectedBytes?)null)
                                    .SetProperty(j => j.LeaseToken, (Guid?)null)
                                    .SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null),
                            stop
                        ) != 1
                )
                    return Written.Undo(false);
                var key = job.ConversationKey;
                if (
                    answer is not null
                    && await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Key == key, stop) is { } conversation
                )
                    await store.Dialect.InsertEventsAsync(
                        db,
                        [answer.ToEvent(conversation, protector, sequence, clock.GetUtcNow(), TokenOf(job))],
                        stop
                    );
                return Written.Keep(true);
            },
            CancellationToken.None
        );
        if (ended)
            bell.Ring();
        return ended;
    }

    /// <summary>The free answer of the question, while it lives.</summary>
    private string? TokenOf(AnswerJob job) =>
        job.Open(protector) is { ReplyToken: { } token } asked && asked.ReplyBy > clock.GetUtcNow() ? token : null;

    /// <summary>What a job asks; null once its question was taken back.</summary>
    public AnswerRequest? Read(AnswerJob job) => job.Open(protector);
}
