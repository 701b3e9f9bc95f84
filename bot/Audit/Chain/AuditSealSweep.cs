using System.Globalization;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Audit.Chain;

/// <summary>
/// Appends what happened to the chain of the day. Not in the transaction of the thing itself: all of them would wait for one another at
/// the chain's end. Several nodes may look at once: the day's row decides, and who was slower leaves no trace.
/// </summary>
internal sealed class AuditSealSweep(IStore store, TimeProvider clock) : ISweep
{
    /// <summary>Younger entries may still be joined by older ones whose transaction takes longer.</summary>
    internal static readonly TimeSpan Settles = TimeSpan.FromSeconds(30);

    private const int RowsPerWrite = 500;

    public string Name => "audit-seals";

    public string Cron => "25 * * * * ?";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteInRoundsAsync(RowsPerWrite, SealAsync, cancellationToken);
        }
        catch (DbUpdateException)
        {
            return 0; // another node began the day
        }
    }

    private async Task<Written<(int Seen, int Done)>> SealAsync(ChannelsDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var settled = now - Settles;
        var entries = await db
            .Audit.Where(e => e.Place == null && e.At <= settled)
            .OrderBy(e => e.At)
            .ThenBy(e => e.Id)
            .Take(RowsPerWrite)
            .AsNoTracking()
            .ToListAsync(stop);
        if (entries.Count == 0)
            return Written.Keep((0, 0));
        var last = await db.AuditDays.AsNoTracking().OrderByDescending(d => d.Day).FirstOrDefaultAsync(stop);
        var today = JapanTime.DayOf(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        // A clock that was set back does not begin a day in front of what is sealed.
        var isGoingOn = last is not null && string.CompareOrdinal(today, last.Day) <= 0;
        var (day, sealedBefore) = isGoingOn ? (last!.Day, last.Entries) : (today, 0);
        var head = last?.Head ?? AuditSeal.Nothing;
        var start = isGoingOn ? last!.Start : head;
        var place = sealedBefore;
        foreach (var entry in entries)
        {
            (head, place) = (AuditSeal.Next(head, entry), place + 1);
            var row = db.Attach(entry); // saved together, in a few round trips
            row.Property(e => e.Day).CurrentValue = day;
            row.Property(e => e.Place).CurrentValue = place;
            row.Property(e => e.Seal).CurrentValue = head;
        }

        if (!isGoingOn)
        {
            db.AuditDays.Add(
                new AuditDay
                {
                    Day = day,
                    Entries = place,
                    Start = start,
                    Head = head,
                }
            );
        }

        await db.SaveChangesAsync(stop);
        if (!isGoingOn)
            return Written.Keep((entries.Count, entries.Count));
        var isFirst =
            await db
                .AuditDays.Where(d => d.Day == day && d.Entries == sealedBefore)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.Entries, place).SetProperty(d => d.Head, head), stop) == 1;
        return isFirst ? Written.Keep((entries.Count, entries.Count)) : Written.Undo((0, 0));
    }
}
