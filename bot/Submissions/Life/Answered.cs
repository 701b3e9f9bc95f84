using Channels.Bot.Audit;
using Channels.Bot.Data;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Life;

/// <summary>Something that was handed in to be answered has its answer: no office need fetch it any more.</summary>
internal static class Answered
{
    /// <summary>Moves it to its end, as far as the table lets it go; the caller saves.</summary>
    public static async Task EndAsync(ChannelsDb db, Guid submission, Actor by, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var move in (LifeMove[])[LifeMove.Taken, LifeMove.Done])
        {
            var seen = await db.Submissions.AsNoTracking().SingleAsync(s => s.Id == submission, stop);
            await SubmissionLife.MoveAsync(db, seen, move, SubmissionLife.RoleOf(by), by, now, null, stop);
        }

        await db
            .Submissions.Where(s => s.Id == submission)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.NewSince, (DateTimeOffset?)null), stop);
    }
}
