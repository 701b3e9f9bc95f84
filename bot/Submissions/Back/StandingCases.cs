using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Back;

/// <inheritdoc/>
internal sealed class StandingCases(IStore store) : IStandingCases
{
    public Task<IReadOnlyList<string>> OfAsync(IReadOnlyList<string> references, CancellationToken stop) =>
        store.ReadAsync<IReadOnlyList<string>>(
            async (db, cancel) =>
                await db
                    .Submissions.Where(s => references.Contains(s.Reference) && s.State != SubmissionState.Erased)
                    .Select(s => s.Reference)
                    .ToListAsync(cancel),
            stop
        );
}
