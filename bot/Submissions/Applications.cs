using Channels.Bot.Data;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>The wish to apply as it is recorded with a case.</summary>
internal static class Applications
{
    /// <summary>It was not meant: nothing is recorded any more. The person's words say so, and they stay.</summary>
    public static Task<int> TakeBackAsync(ChannelsDb db, Guid submission, CancellationToken stop) =>
        db
            .Submissions.Where(s => s.Id == submission)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.AppliedAt, (DateTimeOffset?)null), stop);
}
