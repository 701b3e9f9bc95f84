using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Following;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Life;

/// <summary>
/// Tells a person that their submission moved, in the conversation in which they handed it in. The event says which one and what
/// happened, and nothing else: what it is about is shown once they ask for it.
/// </summary>
internal sealed class LifeNews(
    IStore store,
    ColumnProtector protector,
    Sequence sequence,
    IEnumerable<ISubmissionFollower> followers,
    TimeProvider clock
)
{
    /// <summary>Whether it can be said: that it was accepted is half the truth while somebody disputes it.</summary>
    public async Task<bool> HoldsAsync(ChannelsDb db, Submission about, string what, CancellationToken stop)
    {
        if (what is not (SubmissionNews.Confirmed or SubmissionNews.Done))
            return true;
        foreach (var follower in followers)
        {
            if (await follower.DisputesAsync(db, about.Id, about.Revision, stop))
                return false;
        }

        return true;
    }

    /// <summary>Adds the event.</summary>
    /// <param name="what">One of <see cref="SubmissionNews"/>.</param>
    /// <returns>Whether they hear of it, one of <see cref="CaseReach"/>.</returns>
    public async Task<string> AddAsync(ChannelsDb db, Submission about, string what, CancellationToken stop)
    {
        if (await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Key == about.ConversationKey, stop) is not { } own)
            return CaseReach.Gone;
        var value = JsonSerializer.SerializeToElement(new { reference = about.Reference, what }, JsonSerializerOptions.Web);
        var now = clock.GetUtcNow();

        // The move itself happens once; there is nothing that could tell of it twice.
        var news = OwnEvent.For(
            own,
            $"life/{Guid.CreateVersion7(now):N}",
            new Activity
            {
                Type = ActivityTypes.Event,
                Name = DialogEvents.SubmissionMoved,
                Value = value,
            },
            protector,
            sequence,
            now
        );
        await store.Dialect.InsertEventsAsync(db, [news], stop);
        return own.Blocked ? CaseReach.Blocked : CaseReach.Announced;
    }
}
