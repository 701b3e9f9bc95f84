using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Access;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Calls;

/// <summary>
/// Calls that may be sent again: the first runs, the same again gets the same answer, another payload under the same key is told apart.
/// Only what made something is kept; a refusal leaves the key free.
/// </summary>
public sealed class CallBook(IStore store, ColumnProtector protector, TimeProvider clock) : IForget, IExpire
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Nobody works on a call for so long, clocks apart or not: its node is gone, and it may run again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public IReadOnlyList<SealedColumn> Columns { get; } =
    [SealedColumn.Of<CallAnswer, Guid>(CallAnswer.AnswerColumn, c => c.Answer, c => c.Id, c => c.Id.ToString("N"))];

    /// <summary>A call begins, or is the same as one before.</summary>
    /// <param name="call">Who calls what under which key.</param>
    /// <param name="payload">What is sent.</param>
    public Task<CallBegun> BeginAsync(string call, string payload, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (id, hash, token) = (IdOf(call), protector.Pseudonym("call-payload", payload), Guid.CreateVersion7(now));
        return store.WriteOrFindAsync(
            async (db, stop) =>
            {
                var known = await db.CallAnswers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop);
                if (known is null)
                {
                    db.CallAnswers.Add(
                        new CallAnswer
                        {
                            Id = id,
                            Payload = hash,
                            Token = token,
                            StartedAt = now,
                        }
                    );
                    await db.SaveChangesAsync(stop);
                    return Written.Keep<CallBegun>(new CallBegun.First(id, token));
                }

                if (known.Payload != hash)
                    return Written.Undo<CallBegun>(new CallBegun.Other());
                if (known.Answer is { } kept)
                    return Written.Undo<CallBegun>(new CallBegun.Again(protector.Reveal(CallAnswer.AnswerColumn, id.ToString("N"), kept)));
                if (known.StartedAt > now - Longest)
                    return Written.Undo<CallBegun>(new CallBegun.UnderWay());
                var before = known.Token;
                var isMine =
                    await db
                        .CallAnswers.Where(c => c.Id == id && c.Token == before && c.AnsweredAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(c => c.Token, token).SetProperty(c => c.StartedAt, now), stop) == 1;
                return isMine ? Written.Keep<CallBegun>(new CallBegun.First(id, token)) : Written.Undo<CallBegun>(new CallBegun.UnderWay());
            },
            cancellationToken
        );
    }

    /// <summary>It is answered: the same call gets this from now on.</summary>
    /// <param name="reference">The submission it was about, with which the answer is forgotten; or null.</param>
    public Task EndAsync(CallBegun.First call, byte[] answer, string? reference, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var kept = protector.Protect(CallAnswer.AnswerColumn, call.Id.ToString("N"), answer);
        return store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await db
                        .CallAnswers.Where(c => c.Id == call.Id && c.Token == call.Token)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(c => c.Answer, kept)
                                    .SetProperty(c => c.AnsweredAt, now)
                                    .SetProperty(c => c.Reference, reference),
                            stop
                        )
                ),
            cancellationToken
        );
    }

    /// <summary>It made nothing: the key is free again.</summary>
    public Task LeaveAsync(CallBegun.First call, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await db
                        .CallAnswers.Where(c => c.Id == call.Id && c.Token == call.Token && c.AnsweredAt == null)
                        .ExecuteDeleteAsync(stop)
                ),
            cancellationToken
        );

    public async Task SubmissionAsync(ChannelsDb db, Guid submission, CancellationToken stop)
    {
        var reference = await db.Submissions.Where(s => s.Id == submission).Select(s => s.Reference).SingleAsync(stop);
        await db.CallAnswers.Where(c => c.Reference == reference).ExecuteDeleteAsync(stop);
    }

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var before = now - Kept;
        yield return Expiries.Delete(db => db.CallAnswers.Where(c => c.StartedAt < before).OrderBy(c => c.StartedAt));
    }

    private Guid IdOf(string call) => Guid.ParseExact(protector.Pseudonym("call", call), "N");
}

/// <summary>What a call under a key is.</summary>
public abstract record CallBegun
{
    /// <summary>It runs now.</summary>
    /// <param name="Id">The same for the same call, also when it runs once more because a node went: what it makes can be known by
    /// it.</param>
    /// <param name="Token">Of this attempt.</param>
    public sealed record First(Guid Id, Guid Token) : CallBegun;

    /// <summary>It was answered before.</summary>
    public sealed record Again(byte[] Answer) : CallBegun;

    /// <summary>It runs just now.</summary>
    public sealed record UnderWay : CallBegun;

    /// <summary>The key stands for another payload.</summary>
    public sealed record Other : CallBegun;
}
