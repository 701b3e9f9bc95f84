using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Transcripts;

/// <summary>
/// The append-only log of a conversation: the one source of live streams, polling, replay after a cut and the person's own
/// copy. Any node appends, any node reads; a line is visible only after all lines before it.
/// </summary>
public sealed class ActivityLog(IStore store, ColumnProtector protector, ActivityBells bells, TimeProvider clock)
{
    /// <summary>Two nodes that append at once: one of them meets the other's line and tries again.</summary>
    private const int MostTries = 20;

    /// <summary>Appends lines of their own, those already there passed over, and wakes who listens.</summary>
    public async Task AppendAsync(string conversationKey, IReadOnlyList<NewLine> lines, CancellationToken cancellationToken) =>
        await WriteAsync(
            conversationKey,
            async (db, stop) =>
            {
                foreach (var line in lines)
                    await AddAsync(db, conversationKey, line, stop);
                return Written.Keep(lines.Count);
            },
            cancellationToken
        );

    /// <summary>Runs a write that appends here beside whatever else belongs to it, again when another node was faster, and wakes who
    /// listens.</summary>
    public async Task<T> WriteAsync<T>(
        string conversationKey,
        Func<ChannelsDb, CancellationToken, Task<Written<T>>> work,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await store.WriteAsync(work, cancellationToken);
                bells.Ring(conversationKey);
                return result;
            }
            catch (DbUpdateException) when (attempt < MostTries)
            {
                // The place was taken; the next round reads what is there now.
            }
        }
    }

    /// <summary>Adds a line within the caller's transaction; the one already there when its key is known.</summary>
    public async Task<AddedLine> AddAsync(ChannelsDb db, string conversationKey, NewLine line, CancellationToken cancellationToken)
    {
        var known = await db
            .ActivityLog.AsNoTracking()
            .Where(a => a.ConversationKey == conversationKey && a.Key == line.Key)
            .Select(a => new
            {
                a.Id,
                a.Sequence,
                a.At,
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (known is not null)
            return new AddedLine(known.Id, known.Sequence, known.At, IsNew: false);
        var last = await db
            .ActivityLog.AsNoTracking()
            .Where(a => a.ConversationKey == conversationKey)
            .OrderByDescending(a => a.Sequence)
            .Select(a => new { a.Sequence, a.At })
            .FirstOrDefaultAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var at = last is not null && last.At > now ? last.At : now;
        var id = line.Id ?? Guid.CreateVersion7(now);
        var row = new LoggedActivity
        {
            ConversationKey = conversationKey,
            Sequence = (last?.Sequence ?? 0) + 1,
            Id = id,
            Key = line.Key,
            At = at,
            Body = protector.Protect(LoggedActivity.BodyColumn, id.ToString("N"), line.Body.Span),
        };
        db.ActivityLog.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return new AddedLine(id, row.Sequence, at, IsNew: true);
    }

    /// <summary>Takes the words out of one line within the caller's transaction; its place stays.</summary>
    public static Task EraseAsync(ChannelsDb db, string conversationKey, Guid id, CancellationToken cancellationToken) =>
        db
            .ActivityLog.Where(a => a.ConversationKey == conversationKey && a.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Body, (ProtectedBytes?)null), cancellationToken);

    /// <summary>The lines after a place, oldest first; erased ones are left out.</summary>
    public async Task<IReadOnlyList<ReadLine>> ReadAfterAsync(
        string conversationKey,
        long sequence,
        int most,
        CancellationToken cancellationToken
    )
    {
        var rows = await store.ReadAsync(
            (db, stop) =>
                db
                    .ActivityLog.Where(a => a.ConversationKey == conversationKey && a.Sequence > sequence)
                    .OrderBy(a => a.Sequence)
                    .Take(most)
                    .ToListAsync(stop),
            cancellationToken
        );
        return
        [
            .. rows.Select(r => new ReadLine(
                r.Id,
                r.Sequence,
                r.At,
                r.Body is null ? null : protector.Reveal(LoggedActivity.BodyColumn, r.Id.ToString("N"), r.Body)
            )),
        ];
    }

    /// <summary>Whether the conversation has the line of a key.</summary>
    public Task<bool> HasAsync(string conversationKey, string key, CancellationToken cancellationToken) =>
        store.ReadAsync(
            (db, stop) => db.ActivityLog.AnyAsync(a => a.ConversationKey == conversationKey && a.Key == key, stop),
            cancellationToken
        );

    /// <summary>Where conversations stand that were written to since an instant, by their keys: how a node hears of another's
    /// lines.</summary>
    public Task<IReadOnlyList<MovedConversation>> MovedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<MovedConversation>>(
            async (db, stop) =>
            {
                var moved = await db
                    .ActivityLog.Where(a => a.At >= since)
                    .GroupBy(a => a.ConversationKey)
                    .Select(g => new { g.Key, Last = g.Max(a => (long?)a.Sequence) })
                    .ToListAsync(stop);
                return [.. moved.Where(m => m.Last is not null).Select(m => new MovedConversation(m.Key, m.Last!.Value))];
            },
            cancellationToken
        );
}

/// <summary>A line to append.</summary>
/// <param name="Key">Idempotency key within the conversation, at most 64 characters.</param>
/// <param name="Body">The activity as UTF-8 JSON, without id, timestamp and place.</param>
/// <param name="Id">Its id when the caller needs to know it before; else a new one.</param>
public sealed record NewLine(string Key, ReadOnlyMemory<byte> Body, Guid? Id = null);

/// <summary>Where a line lies now.</summary>
public sealed record AddedLine(Guid Id, long Sequence, DateTimeOffset At, bool IsNew);

/// <summary>A conversation, and its last line.</summary>
public sealed record MovedConversation(string Key, long Last);

/// <summary>A line as read; the body is null when it was erased.</summary>
public sealed record ReadLine(Guid Id, long Sequence, DateTimeOffset At, byte[]? Body);
