using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Sinks.Desk;

/// <summary>What came in and what became of it, by day, procedure and sink: of each submission its latest version counts.</summary>
public sealed class SinkBooks(IStore store, Destinations destinations, TimeProvider clock)
{
    private const int MostMissing = 500;

    /// <summary>From now on every submission of a procedure is expected at its sinks; and says that a node serves them.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) =>
        store.WriteOrFindAsync(
            async (db, stop) =>
            {
                var served = destinations.All.Select(d => d.Name).ToList();
                var known = await db.SinkStarts.AsNoTracking().ToListAsync(stop);
                var now = clock.GetUtcNow();
                await db
                    .SinkStarts.Where(s => served.Contains(s.Sink))
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), stop);
                foreach (var (sink, procedure) in Pairs().Where(p => !known.Exists(k => (k.Sink, k.Procedure) == p)))
                    db.SinkStarts.Add(
                        new SinkStart
                        {
                            Sink = sink,
                            Procedure = procedure,
                            Since = now,
                            SeenAt = now,
                        }
                    );
                await db.SaveChangesAsync(stop);
                return Written.Keep(true);
            },
            cancellationToken
        );

    /// <summary>The balances of a day, on the clocks of Japan.</summary>
    public async Task<IReadOnlyList<DayBalance>> ReadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var (from, to) = (JapanTime.StartOf(day), JapanTime.StartOf(day.AddDays(1)));
        var starts = await store.ReadAsync((db, stop) => db.SinkStarts.ToListAsync(stop), cancellationToken);
        var balances = new List<DayBalance>();
        foreach (var start in starts.Where(s => destinations.Find(s.Sink) is not null))
        {
            var sink = destinations.Find(start.Sink)!.Sink as IHoldsBack;
            var held = sink is null ? [] : sink.Held();
            var page = new BookPage(start.Sink, start.Procedure, start.Since, from, to);
            balances.Add(await store.ReadAsync((db, stop) => BalanceAsync(db, page, (sink, held), day, stop), cancellationToken));
        }

        return
        [
            .. balances
                .Where(b => b.Received + b.Added > 0)
                .OrderBy(b => b.Sink, StringComparer.Ordinal)
                .ThenBy(b => b.Procedure, StringComparer.Ordinal),
        ];
    }

    /// <summary>Submissions whose latest version has neither item nor receipt, at most 500.</summary>
    internal static async Task<List<MissingItem>> MissingAsync(ChannelsDb db, BookPage page, CancellationToken stop) =>
        await page.All(db)
            .Where(s =>
                !db.SinkItems.Any(i =>
                    i.SubmissionId == s.Id && i.Sink == page.Sink && i.Edition == (s.WithdrawnAt ?? s.UpdatedAt ?? s.SubmittedAt)
                )
                && !db.SinkReceipts.Any(r =>
                    r.SubmissionId == s.Id && r.Sink == page.Sink && r.Edition == (s.WithdrawnAt ?? s.UpdatedAt ?? s.SubmittedAt)
                )
            )
            .OrderBy(s => s.SubmittedAt)
            .ThenBy(s => s.Id)
            .Take(MostMissing)
            .Select(s => new MissingItem(
                new QueuedSubmission(s.Id, s.Reference, s.Procedure, s.Version),
                db.WorkItems.Where(w => w.SubmissionId == s.Id).Select(w => w.Priority).FirstOrDefault(),
                s.WithdrawnAt ?? s.UpdatedAt ?? s.SubmittedAt,
                s.ConversationKey
            ))
            .ToListAsync(stop);

    private static async Task<DayBalance> BalanceAsync(
        ChannelsDb db,
        BookPage page,
        (IHoldsBack? Sink, IReadOnlyCollection<Guid>? Held) place,
        DateOnly day,
        CancellationToken stop
    )
    {
        var received = page.All(db);
        var waiting = await (
            from s in received
            join i in db.SinkItems on s.Id equals i.SubmissionId
            where i.Sink == page.Sink && i.Edition == (s.WithdrawnAt ?? s.UpdatedAt ?? s.SubmittedAt)
            group i by i.Status into g
            select new { g.Key, Count = g.Count() }
        ).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var over = await (
            from s in received
            join r in db.SinkReceipts on s.Id equals r.SubmissionId
            where r.Sink == page.Sink && r.Edition == (s.WithdrawnAt ?? s.UpdatedAt ?? s.SubmittedAt)
            group r by r.Outcome into g
            select new { g.Key, Count = g.Count() }
        ).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var (waits, lost) = place is ({ } sink, { } held) ? await PlacedAsync(sink, held, received, db, page.Sink, stop) : (0, []);
        var delivered = over.GetValueOrDefault(SinkOutcomeKind.Delivered);
        var isUnseen = place is ({ }, null);
        var missing = await MissingAsync(db, page, stop);
        var added = await page.Added(db).CountAsync(stop);
        return new DayBalance(day, page.Procedure, page.Sink, await received.CountAsync(stop) - added)
        {
            Added = added,
            Delivered = isUnseen ? 0 : delivered - waits - lost.Count,
            Held = waits,
            Unseen = isUnseen ? delivered : 0,
            Open = waiting.GetValueOrDefault(SinkItemStatus.Open),
            Dead = waiting.GetValueOrDefault(SinkItemStatus.Dead),
            Withdrawn = over.GetValueOrDefault(SinkOutcomeKind.Withdrawn),
            Erased = over.GetValueOrDefault(SinkOutcomeKind.Erased),
            Closed = over.GetValueOrDefault(SinkOutcomeKind.Closed),
            Missing = [.. missing.Select(m => m.Submission.Reference), .. lost.Select(l => l.Reference)],
            Lost = lost.ConvertAll(l => l.Id),
            Page = page,
        };
    }

    /// <summary>How many wait in a place of the sink's, and what it had and cannot show any more.</summary>
    private static async Task<(int Waits, List<(Guid Id, string Reference)> Lost)> PlacedAsync(
        IHoldsBack sink,
        IReadOnlyCollection<Guid> held,
        IQueryable<Submission> received,
        ChannelsDb db,
        string name,
        CancellationToken stop
    )
    {
        var waiting = held.ToHashSet();
        var taken = await (
            from s in received
            join r in db.SinkReceipts on s.Id equals r.SubmissionId
            where r.Sink == name && r.Edition == (s.WithdrawnAt ?? s.UpdatedAt ?? s.SubmittedAt)
            where r.Outcome == SinkOutcomeKind.Delivered
            select new
            {
                r.Id,
                r.Edition,
                r.Reference,
            }
        ).ToListAsync(stop);
        var rest = taken.Where(t => !waiting.Contains(t.Id)).ToList();
        var lost = sink.Lost(rest.Select(t => new Taken(t.Id, t.Edition))).ToHashSet();
        return (taken.Count - rest.Count, [.. rest.Where(t => lost.Contains(t.Id)).Select(t => (t.Id, t.Reference))]);
    }

    private IEnumerable<(string Sink, string Procedure)> Pairs() =>
        destinations.All.SelectMany(d => destinations.TakenBy(d).Select(p => (d.Name, p)));
}

/// <summary>One line of the books: received + added = delivered + held + unseen + open + dead + withdrawn + erased + closed, or it lists
/// what is missing.</summary>
public sealed record DayBalance(DateOnly Day, string Procedure, string Sink, int Received)
{
    /// <summary>Handed in before the sink's books began, and given to it later: by <c>sinks add</c>, or with a correction.</summary>
    public int Added { get; init; }

    public int Delivered { get; init; }

    /// <summary>The sink has it and gives it on at its hour: the shared folder at 2:10.</summary>
    public int Held { get; init; }

    /// <summary>Taken, but the sink's place cannot be looked at now: given on or held, nobody can say.</summary>
    public int Unseen { get; init; }

    public int Open { get; init; }

    public int Dead { get; init; }

    public int Withdrawn { get; init; }

    public int Erased { get; init; }

    public int Closed { get; init; }

    /// <summary>Reference numbers without an item, or of what the sink had and cannot show any more.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether the sum is right.</summary>
    public bool IsBalanced => Received + Added == Delivered + Held + Unseen + Open + Dead + Withdrawn + Erased + Closed;

    /// <summary>Receipts of what the sink cannot show any more.</summary>
    internal IReadOnlyList<Guid> Lost { get; init; } = [];

    internal BookPage? Page { get; init; }
}

/// <summary>A submission whose latest version no sink's item is about.</summary>
internal sealed record MissingItem(QueuedSubmission Submission, int Priority, DateTimeOffset Edition, string ConversationKey);
