using System.Threading.Channels;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Text.Masking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Intake;

/// <summary>
/// The durable door: events are on disk when <see cref="AppendAsync"/> returns. Requests that wait together share one
/// commit, because the flush to disk is what an acknowledgement costs.
/// </summary>
public sealed class Inbox : IAsyncDisposable
{
    private readonly IStore store;
    private readonly ColumnProtector protector;
    private readonly Sequence sequence;
    private readonly TimeProvider clock;
    private readonly TurnBell bell;
    private readonly Channel<Pending> queue = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TurnOptions options;
    private readonly Task loop;
    private int waiting;

    public Inbox(
        IStore store,
        ColumnProtector protector,
        Sequence sequence,
        TimeProvider clock,
        TurnBell bell,
        IOptions<TurnOptions> options
    )
    {
        this.options = options.Value;
        (this.store, this.protector, this.sequence, this.clock, this.bell) = (store, protector, sequence, clock, bell);
        loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Stores events, all or none; those already there are passed over.</summary>
    /// <exception cref="Exception">They could not be stored: the caller answers 500 and the platform sends them again.</exception>
    public Task AppendAsync(IReadOnlyList<ReceivedEvent> events, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (events.Count == 0)
            return Task.CompletedTask;
        var rows = new InboxEvent[events.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = Row(events[i]);
        var pending = new Pending(
            rows,
            [.. events.Zip(rows).Where(e => e.First.TakesBack).Select(e => e.Second.MessageKey).OfType<string>()]
        );
        if (Volatile.Read(ref waiting) > options.MostWaiting)
            throw new StoreBusyException();
        Interlocked.Add(ref waiting, rows.Length);
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(pending), this);

        // After this the platform no longer waits for the answer. What is stored all the same is known again when it comes once more.
        return pending.Done.Task.WaitAsync(options.AcknowledgeWithin, CancellationToken.None);
    }

    /// <summary>
    /// Stores an event within a transaction of the caller's, who calls <see cref="Ring"/> once it is committed: for channels
    /// that write something of their own beside it.
    /// </summary>
    /// <returns>Whether it was new.</returns>
    public async Task<bool> AddAsync(ChannelsDb db, ReceivedEvent one, CancellationToken cancellationToken) =>
        await store.Dialect.InsertEventsAsync(db, [Row(one)], cancellationToken) > 0;

    /// <summary>Says that there are events to take.</summary>
    public void Ring() => bell.Ring();

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
    }

    private InboxEvent Row(ReceivedEvent one)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        return new InboxEvent
        {
            Id = id,
            Channel = one.Channel,
            Account = one.Account,
            EventId = one.EventId,
            ConversationKey = ConversationKeys.Of(protector, one.Channel, one.Account, one.ConversationId ?? "event/" + one.EventId),
            MessageKey = one.MessageId is null ? null : ConversationKeys.OfMessage(protector, one.Channel, one.Account, one.MessageId),
            OccurredAt = one.OccurredAt,
            Sequence = sequence.Next(),
            ReceivedAt = now,
            DueAt = now,
            // Nobody may keep an individual number, sealed or not: not even until the turn.
            Payload = protector.Protect(InboxEvent.PayloadColumn, id.ToString("N"), MaskedJson.Mask(one.Raw).Span),
        };
    }

    // On a thread of its own: it waits for the disk, and behind a crowded pool it would wait for the crowd as well.
    private void Loop()
    {
        var group = new List<Pending>();
        var rows = new List<InboxEvent>();
        var takenBack = new List<string>();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            rows.Clear();
            takenBack.Clear();
            while (rows.Count < 512 && queue.Reader.TryRead(out var pending))
            {
                group.Add(pending);
                rows.AddRange(pending.Rows);
                takenBack.AddRange(pending.TakenBack);
            }

            try
            {
                store.WriteAsync((db, token) => StoreAsync(db, rows, takenBack, token), CancellationToken.None).GetAwaiter().GetResult();
                bell.Ring();
                foreach (var pending in group)
                    pending.Done.TrySetResult();
            }
#pragma warning disable CA1031 // Every waiting request answers 500; none is acknowledged.
            catch (Exception error)
#pragma warning restore CA1031
            {
                foreach (var pending in group)
                    pending.Done.TrySetException(error);
            }
            finally
            {
                Interlocked.Add(ref waiting, -rows.Count);
            }
        }
    }

    private async Task<Written<int>> StoreAsync(ChannelsDb db, List<InboxEvent> rows, List<string> takenBack, CancellationToken stop)
    {
        var added = await store.Dialect.InsertEventsAsync(db, rows, stop);
        if (takenBack.Count > 0)
        {
            var known = await db.TakenBack.Where(t => takenBack.Contains(t.MessageKey)).Select(t => t.MessageKey).ToListAsync(stop);
            var at = clock.GetUtcNow();
            db.TakenBack.AddRange(
                takenBack.Except(known, StringComparer.Ordinal).Select(key => new TakenBackMessage { MessageKey = key, At = at })
            );
            await db.SaveChangesAsync(stop);
        }

        return Written.Keep(added);
    }

    private sealed record Pending(InboxEvent[] Rows, string[] TakenBack)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
