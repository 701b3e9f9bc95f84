using Channels.Bot.Data;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>What the office wrote was read; with that somebody has been in contact, had it not been sure before.</summary>
public sealed class CaseReads(IStore store, TimeProvider clock)
{
    /// <summary>A page that is open has fetched the message of this case that was said at this instant, and those before it.</summary>
    public Task ShownAsync(string reference, DateTimeOffset saidAt, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                await MarkAsync(db, reference, saidAt, clock.GetUtcNow(), stop);
                return Written.Keep(true);
            },
            cancellationToken
        );

    /// <param name="db">The transaction.</param>
    /// <param name="reference">The case.</param>
    /// <param name="until">What was written later has not been seen.</param>
    /// <param name="now">When it was read.</param>
    /// <param name="stop">To give up.</param>
    internal static async Task MarkAsync(ChannelsDb db, string reference, DateTimeOffset until, DateTimeOffset now, CancellationToken stop)
    {
        var read = await db
            .CaseMessages.Where(m =>
                m.IsStaff
                && m.ReadAt == null
                && m.At <= until
                && db.Submissions.Any(s => s.Id == m.SubmissionId && s.Reference == reference)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now), stop);
        if (read > 0)
            await db
                .WorkItems.Where(w => w.Reference == reference && w.ContactedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.ContactedAt, now), stop);
    }
}
