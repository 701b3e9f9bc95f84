using Channels.Bot.Activities;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Files;

/// <summary>
/// Notes files as they arrive, so that they are fetched at once: the platform keeps them for an unknown time. Forgets them,
/// and everything else of a message, when the person takes it back.
/// </summary>
public sealed class FileIntake(ColumnProtector protector, TimeProvider clock)
{
    /// <summary>The message an attachment came in, or null when it is not a file of a channel.</summary>
    public static string? MessageIdOf(Attachment attachment) => MessageIdOf(attachment.ContentUrl ?? string.Empty);

    /// <summary>Files of a conversation that no submission has yet, found by their addresses, whatever channel they came by.</summary>
    internal static async Task<List<Guid>> FindAsync(
        ChannelsDb db,
        ColumnProtector protector,
        string conversationKey,
        IReadOnlyList<string> urls,
        CancellationToken cancellationToken
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
            .ToListAsync(cancellationToken);
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

    public async Task AddAsync(ChannelsDb db, Turn turn, CancellationToken cancellationToken)
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
                    cancellationToken
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
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    public async Task ForgetAsync(ChannelsDb db, InboxEvent unsend, ForgetMessage forget, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var conversation = unsend.ConversationKey;
        var key = ConversationKeys.OfMessage(protector, unsend.Channel, unsend.Account, forget.MessageId);
        await db
            .Files.Where(f => f.ConversationKey == conversation && f.MessageKey == key)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(f => f.Status, FileStatus.Erased)
                        .SetProperty(f => f.Content, (ProtectedBytes?)null)
                        .SetProperty(f => f.Source, (ProtectedBytes?)null)
                        .SetProperty(f => f.LeaseToken, (Guid?)null),
                cancellationToken
            );

        // What the bot was about to say in answer repeats what it understood: it is not said. (What was sent is no longer kept.)
        var events = db.Inbox.Where(e => e.ConversationKey == conversation && e.MessageKey == key && e.Id != unsend.Id);
        await db
            .Outgoing.Where(m =>
                m.ConversationKey == conversation && m.LeaseToken == null && m.Body != null && events.Select(e => e.Id).Contains(m.EventId)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.Body, (ProtectedBytes?)null)
                        .SetProperty(m => m.Address, (ProtectedBytes?)null)
                        .SetProperty(m => m.ReplyToken, (ProtectedBytes?)null)
                        .SetProperty(m => m.FinishedAt, now)
                        .SetProperty(m => m.Status, OutgoingStatus.Unknown)
                        .SetProperty(m => m.Code, "message.forgotten"),
                cancellationToken
            );
        await events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Payload, (ProtectedBytes?)null), cancellationToken);
        AuditLog.Add(db, now, Actor.Bot, "message.forgotten", key);
    }
}
