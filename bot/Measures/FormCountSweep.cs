using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Measures;

/// <summary>Adds up the counts of days that are over: one row for each place and move.</summary>
public sealed class FormCountSweep(IStore store, TimeProvider clock) : ISweep
{
    public string Name => "form-counts";

    public string Cron => "0 17 * * * ?";

    /// <returns>How many rows were made into one.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var today = FormCounts.DayOf(JapanTime.DayOf(clock.GetUtcNow()));
        var days = await store.ReadAsync(
            (db, stop) =>
                db
                    .FormCounts.Where(c => c.Day < today)
                    .GroupBy(c => new
                    {
                        c.Day,
                        c.Procedure,
                        c.Version,
                        c.Field,
                        c.Move,
                        c.Channel,
                        c.Language,
                        c.Entry,
                    })
                    .Where(g => g.Count() > 1)
                    .Select(g => g.Key.Day)
                    .Distinct()
                    .ToListAsync(stop),
            cancellationToken
        );
        var gone = 0;
        foreach (var day in days)
            gone += await store.WriteAsync((db, stop) => AddUpAsync(db, day, stop), cancellationToken);
        return gone;
    }

    private async Task<Written<int>> AddUpAsync(ChannelsDb db, int day, CancellationToken stop)
    {
        var rows = await db.FormCounts.AsNoTracking().Where(c => c.Day == day).ToListAsync(stop);

        // Another node may be at it: who deletes less than was read leaves everything as it was.
        if (await db.FormCounts.Where(c => c.Day == day).ExecuteDeleteAsync(stop) != rows.Count)
            return Written.Undo(0);
        var sums = rows.GroupBy(c => (c.Procedure, c.Version, c.Field, c.Move, c.Channel, c.Language, c.Entry)).ToList();
        foreach (var sum in sums)
        {
            var (procedure, version, field, move, channel, language, entry) = sum.Key;
            db.FormCounts.Add(
                new FormCount
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    Day = day,
                    Procedure = procedure,
                    Version = version,
                    Field = field,
                    Move = move,
                    Channel = channel,
                    Language = language,
                    Entry = entry,
                    Count = sum.Sum(c => c.Count),
                }
            );
        }

        await db.SaveChangesAsync(stop);
        return Written.Keep(rows.Count - sums.Count);
    }
}
