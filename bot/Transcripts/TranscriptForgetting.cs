using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Transcripts;

/// <summary>
/// The lines of a conversation lose their words, and keep their places: a reader who has seen n has seen everything before n. A
/// single message is taken back by the channel that keeps the transcript, which knows its line.
/// </summary>
internal sealed class TranscriptForgetting : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [SealedColumn.Of<LoggedActivity, Guid>(LoggedActivity.BodyColumn, a => a.Body, a => a.Id, a => a.Id.ToString("N"))];

    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) =>
        db
            .ActivityLog.Where(a => a.ConversationKey == conversationKey)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Body, (ProtectedBytes?)null), stop);

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var said = now - keep.Transcript;
        yield return (db, most, stop) => DeleteAsync(db, said, most, stop);
    }

    // By an instant and not by keys: lines have a key of two parts, and a database looks for many of those by walking through all.
    private static async Task<int> DeleteAsync(ChannelsDb db, DateTimeOffset said, int most, CancellationToken stop)
    {
        var last = await db
            .ActivityLog.Where(a => a.At < said)
            .OrderBy(a => a.At)
            .Select(a => (DateTimeOffset?)a.At)
            .Skip(most - 1)
            .FirstOrDefaultAsync(stop);
        var over = last is { } until ? db.ActivityLog.Where(a => a.At <= until) : db.ActivityLog.Where(a => a.At < said);
        return await over.ExecuteDeleteAsync(stop);
    }
}
