using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Linking;

/// <summary>Ends a link and tells the conversation in its turn, if it is still there.</summary>
public sealed class LinkNews(IStore store, ColumnProtector protector, Sequence sequence, TimeProvider clock)
{
    /// <param name="why">One of <see cref="UnlinkReasons"/>.</param>
    internal async Task EndAsync(ChannelsDb db, MemberLink link, string why, CancellationToken stop)
    {
        await db.Set<MemberLink>().Where(l => l.Number == link.Number).ExecuteDeleteAsync(stop);
        if (await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Key == link.ConversationKey, stop) is not { } own)
            return;
        var now = clock.GetUtcNow();
        var ended = new Activity
        {
            Type = ActivityTypes.Event,
            Name = DialogEvents.MemberUnlinked,
            Value = JsonSerializer.SerializeToElement(new { number = link.Number, why }, JsonSerializerOptions.Web),
        };

        // The link is deleted once; there is nothing that could tell of it twice.
        var happened = OwnEvent.For(own, $"link/{Guid.CreateVersion7(now):N}", ended, protector, sequence, now);
        await store.Dialect.InsertEventsAsync(db, [happened], stop);
    }
}
