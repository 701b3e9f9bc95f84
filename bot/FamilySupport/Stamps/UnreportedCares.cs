using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Stamps;

/// <summary>Care that was stamped and never reported: it is paid to nobody, so a close names it.</summary>
internal static class UnreportedCares
{
    private const int Most = 500;

    /// <summary>Of this month and before, as far as stamps are kept; what lies within the hours of a report of its provider is left
    /// out.</summary>
    /// <param name="end">The first day after the month.</param>
    /// <param name="reported">The hours of all reports there are, by provider.</param>
    public static Task<List<CareStamp>> FindAsync(
        IStore store,
        DateOnly end,
        ILookup<string, (DateTimeOffset From, DateTimeOffset To)> reported,
        CancellationToken stop
    )
    {
        var until = JapanTime.StartOf(end);
        return store.ReadAsync(
            async (db, inner) =>
                (
                    await db.Set<CareStamp>()
                        .AsNoTracking()
                        .Where(c => c.OpenedAt < until && c.SubmissionId == null && c.CancelledAt == null)
                        .OrderBy(c => c.OpenedAt)
                        .Take(Most)
                        .ToListAsync(inner)
                )
                    .Where(c => !reported[c.Provider].Any(r => IsOf(c, r.From, r.To)))
                    .ToList(),
            stop
        );
    }

    /// <summary>Of what was stamped at one moment only, that moment touches the hours.</summary>
    private static bool IsOf(CareStamp care, DateTimeOffset from, DateTimeOffset to) =>
        (care.TakenAt ?? care.ReturnedAt, care.ReturnedAt ?? care.TakenAt) switch
        {
            ({ } began, { } ended) when began == ended => from <= began && began <= to,
            ({ } began, { } ended) => from < ended && began < to,
            _ => false,
        };
}
