using Channels.Bot.Activities;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Files;

/// <summary>
/// Notes files as they arrive, so that they are fetched at once: the platform keeps them for an unknown time.
/// </summary>
public sealed class FileIntake(ColumnProtector protector, TimeProvider clock) : ITurnWriter
{
    /// <summary>The message an attachment came in, or null when it is not a file of a channel.</summary>
    public static string? MessageIdOf(Attachment attachment) => MessageIdOf(attachment.ContentUrl ?? string.Empty);

    /// <summary>Files of a conversation that no submission has yet, found by their addresses, whatever channel they came by.</summary>
    internal static async Task<List<Guid>> FindAsync(
        ChannelsDb db,
        ColumnProtector protector,
        string conversationKey,
        IReadOnlyList<string> urls,
        CancellationToken stop
    )
    {
        if (urls.Count == 0)
            return [];
        var messages = urls.Select(MessageIdOf).OfType<string>().ToList();
        var files = await db
            .Files.Where(f => f.ConversationKey == conversationKey && f.SubmissionId == null)
            .Select(f => new
            {
                f.Id,
                f.Channel,
                f.Account,
                f.MessageKey,
            })
            .ToListAsync(stop);
        return
        [
            .. files
                .Where(f => messages.Exists(m => ConversationKeys.OfMessage(protector, f.Channel, f.Account, m) == f.MessageKey))
                .Select(f => f.Id),
        ];
    }

    private static string? MessageIdOf(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && !url.AsSpan(colon).StartsWith("://") ? url[(colon + 1)..] : null;
    }

    public async Task WriteAsync(ChannelsDb db, Turn turn, CancellationToken stop)
    {
        if (turn.Read.Activity.Attachments is not { Count: > 0 } attachments)
            return;
        foreach (var attachment in attachments)
        {
            if (MessageIdOf(attachment) is not { } message)
                continue;
            var key = ConversationKeys.OfMessage(protector, turn.Event.Channel, turn.Event.Account, message);
            if (
                await db.Files.AnyAsync(
                    f => f.Channel == turn.Event.Channel && f.Account == turn.Event.Account && f.MessageKey == key,
                    stop
                )
            )
                continue;
            var now = clock.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            var file = new StoredFile
            {
                Id = id,
                ConversationKey = turn.Event.ConversationKey,
                Channel = turn.Event.Channel,
                Account = turn.Event.Account,
                MessageKey = key,
                Source = protector.Protect(StoredFile.SourceColumn, id.ToString("N"), attachment.ContentUrl!),
                DueAt = now,
                CreatedAt = now,
            };
            db.Files.Add(file);

            // Saved now: a submission in the same turn links to it by query.
            await db.SaveChangesAsync(stop);
        }
    }
}
