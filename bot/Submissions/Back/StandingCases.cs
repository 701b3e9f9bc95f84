using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Back;

/// <summary>Says which of the cases that a conversation goes on with are still there: an office may have erased one meanwhile.</summary>
internal sealed class StandingCases(IStore store) : ILookup<FindStanding>
{
    public async Task<object?> FindAsync(FindStanding asked, Asker asker, CancellationToken stop)
    {
        var references = asked.References.ToList();
        return await store.ReadAsync<IReadOnlyList<string>>(
            async (db, cancel) =>
                await db
                    .Submissions.Where(s => references.Contains(s.Reference) && s.State != SubmissionState.Erased)
                    .Select(s => s.Reference)
                    .ToListAsync(cancel),
            stop
        );
    }
}
