using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore.Query;

namespace Channels.Bot.Submissions;

/// <summary>Work never becomes less urgent, and no promise to be in contact is put off.</summary>
internal static class WorkUrgency
{
    /// <param name="set">The statement it belongs to.</param>
    /// <param name="priority">How urgent it is now.</param>
    /// <param name="by">By when somebody is in contact; null where nothing is promised.</param>
    public static void Raise(UpdateSettersBuilder<WorkItem> set, int priority, DateTimeOffset? by) =>
        set.SetProperty(w => w.Priority, w => w.Priority < priority ? w.Priority : priority)
            .SetProperty(w => w.ContactBy, w => w.ContactBy == null || by < w.ContactBy ? by : w.ContactBy);
}
