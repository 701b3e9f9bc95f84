using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Joints;

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
        return ActivityLog.EraseAsync(db, turn.Event.ConversationKey, line, stop);
    }
}
