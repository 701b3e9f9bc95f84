using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Erasure;

/// <summary>Erases on request what somebody handed in, and says what remains and where else it went.</summary>
public sealed class ErasureDesk(IStore store, Forgetting forgetting, IEnumerable<IKeepCopies> rooms)
{
    /// <summary>What there is of a number, and where copies of it are; nothing is changed.</summary>
    /// <returns>Null when there is no such number.</returns>
    public Task<ErasurePlan?> FindAsync(string reference, CancellationToken cancellationToken) =>
        store.ReadAsync((db, stop) => FindAsync(db, reference, stop), cancellationToken);

    /// <summary>Erases it.</summary>
    /// <param name="withConversation">Also the conversation in which it was handed in, with everything said in it.</param>
    /// <returns>What there was before, and where copies of it are now; null when there is no such number.</returns>
    public async Task<ErasurePlan?> EraseAsync(string reference, bool withConversation, Actor by, CancellationToken cancellationToken)
    {
        var before = await store.WriteAsync(
            async (db, stop) =>
            {
                if (await FindAsync(db, reference, stop) is not { } plan)
                    return Written.Undo<ErasurePlan?>(null);
                if (plan.State is not SubmissionState.Erased)
                    await forgetting.SubmissionAsync(db, reference, by, stop);
                if (withConversation)
                    await forgetting.ConversationAsync(db, plan.ConversationKey, by, stop);
                return Written.Keep<ErasurePlan?>(plan);
            },
            cancellationToken
        );
        if (before is null)
            return null;
        foreach (var room in rooms)
            await room.LetGoAsync(cancellationToken);
        var now = await FindAsync(reference, cancellationToken);
        return before with { Elsewhere = now?.Elsewhere ?? [] };
    }

    /// <summary>What remains: numbers of submissions by procedure and year, nothing of anybody.</summary>
    public Task<IReadOnlyList<ErasureCount>> CountAsync(CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<ErasureCount>>(
            async (db, stop) =>
                await db
                    .Submissions.GroupBy(s => s.Procedure)
                    .Select(g => new ErasureCount(
                        g.Key,
                        g.Count(),
                        g.Count(s => s.State == SubmissionState.Erased),
                        g.Min(s => s.SubmittedAt),
                        g.Max(s => s.SubmittedAt)
                    ))
                    .ToListAsync(stop),
            cancellationToken
        );

    private async Task<ErasurePlan?> FindAsync(ChannelsDb db, string reference, CancellationToken stop)
    {
        if (await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == reference, stop) is not { } one)
            return null;
        var elsewhere = await db
            .SinkReceipts.AsNoTracking()
            .Where(r => r.SubmissionId == one.Id && r.Outcome == SinkOutcomeKind.Delivered)
            .OrderBy(r => r.Sink)
            .ThenBy(r => r.Edition)
            .Select(r => new
            {
                r.Id,
                r.Sink,
                r.Receipt,
                r.FinishedAt,
            })
            .ToListAsync(stop);
        return new ErasurePlan(
            one.Reference,
            one.Procedure,
            one.SubmittedAt,
            one.State,
            one.Answers is not null,
            await db.CaseMessages.CountAsync(m => m.SubmissionId == one.Id && m.Text != null, stop),
            await db.Files.CountAsync(f => f.SubmissionId == one.Id && f.Content != null, stop),
            await db.SubmissionRevisions.CountAsync(r => r.SubmissionId == one.Id && r.Answers != null, stop),
            await FetchesAsync(db, one, [.. elsewhere.Select(e => e.Sink)], stop),
            elsewhere.ConvertAll(r => CopyOf(r.Sink, r.Receipt, r.FinishedAt, r.Id)),
            one.ConversationKey,
            await db.Conversations.AnyAsync(c => c.Key == one.ConversationKey, stop)
        );
    }

    /// <summary>Every version that somebody came for. A sink that reads a status back says with it that its copy is in work; that copy is
    /// named already.</summary>
    private static async Task<IReadOnlyList<Fetch>> FetchesAsync(
        ChannelsDb db,
        Submission one,
        HashSet<string> sinks,
        CancellationToken stop
    )
    {
        var taken = await db
            .SubmissionMoves.AsNoTracking()
            .Where(m => m.SubmissionId == one.Id && m.To == SubmissionState.Taken && m.From != SubmissionState.Taken)
            .OrderBy(m => m.At)
            .Select(m => new { m.Actor, m.At })
            .ToListAsync(stop);
        return
        [
            .. taken
                .Where(m => !sinks.Contains(m.Actor))
                .GroupBy(m => m.Actor, StringComparer.Ordinal)
                .Select(by => new Fetch(by.Key, by.Last().At == one.FetchedAt ? one.FetchedBy : null, by.First().At, by.Count())),
        ];
    }

    /// <summary>A system that gave it a name of its own has it.</summary>
    private CopyElsewhere CopyOf(string sink, string? record, DateTimeOffset at, Guid version)
    {
        var known = record is not null ? null : rooms.Select(room => room.CopyOf(sink, version)).MaxBy(c => c.State);
        return new CopyElsewhere(sink, record, at, known?.State ?? CopyState.Given, known?.Place);
    }
}

/// <summary>What there is of a number.</summary>
/// <param name="HasAnswers">What was answered can be read.</param>
/// <param name="Messages">Messages about it that can be read.</param>
/// <param name="Files">Files that can be opened.</param>
/// <param name="Earlier">Earlier versions that can be read.</param>
/// <param name="Fetched">Who fetched it, the first of all first: each may have a copy.</param>
/// <param name="HasConversation">The conversation it was handed in is there: of a paper form there is none.</param>
/// <param name="Elsewhere">Systems that were given a copy: there it is not erased from here, but for what is still held.</param>
public sealed record ErasurePlan(
    string Reference,
    string Procedure,
    DateTimeOffset SubmittedAt,
    SubmissionState State,
    bool HasAnswers,
    int Messages,
    int Files,
    int Earlier,
    IReadOnlyList<Fetch> Fetched,
    IReadOnlyList<CopyElsewhere> Elsewhere,
    string ConversationKey,
    bool HasConversation
);

/// <summary>Somebody came for it.</summary>
/// <param name="By">Who, as the audit names them.</param>
/// <param name="Office">The office they spoke for, or null.</param>
/// <param name="At">When first, UTC.</param>
/// <param name="Versions">How many versions of it.</param>
public sealed record Fetch(string By, string? Office, DateTimeOffset At, int Versions);

/// <summary>A copy that a sink was given.</summary>
/// <param name="Record">What it calls it, or null.</param>
/// <param name="State">What is known of it: what is held goes with the erasure, or within minutes of it.</param>
/// <param name="Place">The folder it lies in, or null.</param>
public sealed record CopyElsewhere(string Sink, string? Record, DateTimeOffset At, CopyState State, string? Place);

/// <summary>Submissions of a procedure.</summary>
public sealed record ErasureCount(string Procedure, int All, int Erased, DateTimeOffset First, DateTimeOffset Last);
