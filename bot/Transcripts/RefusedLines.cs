using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Transcripts;

/// <summary>Where somebody is told that their question was not recorded, its line loses its words in the same transaction.</summary>
internal sealed class RefusedLines : ITurnWriter
{
    public Task WriteAsync(ChannelsDb db, Turn turn, CancellationToken stop)
    {
        if (
            !turn.Result.Effects.OfType<RecordQuestion>().Any(q => q.Reply.IsSaidToBeUnrecorded)
            || !Guid.TryParseExact(turn.Read.Activity.Id, "N", out var line)
        )
            return Task.CompletedTask;
        return db
            .ActivityLog.Where(a => a.ConversationKey == turn.Event.ConversationKey && a.Id == line)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Body, (ProtectedBytes?)null), stop);
    }
}
