using Channels.Bot.Data;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Measures;

/// <summary>Where people leave forms: sums that lead to nobody.</summary>
public sealed class FormFigures(IStore store)
{
    /// <summary>Steps through forms on the days from <paramref name="first"/> to <paramref name="last"/>, in Japan.</summary>
    /// <param name="procedure">One procedure only, or null for all.</param>
    public async Task<List<DropOffRow>> ReadAsync(string? procedure, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var (low, high) = (FormCounts.DayOf(first), FormCounts.DayOf(last));
        var sums = await store.ReadAsync(
            (db, stop) =>
                db
                    .FormCounts.Where(c => c.Day >= low && c.Day <= high && (procedure == null || c.Procedure == procedure))
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
                    .Select(g => new { g.Key, Count = g.Sum(c => c.Count) })
                    .ToListAsync(stop),
            cancellationToken
        );
        return
        [
            .. sums.Select(s => new DropOffRow(
                    s.Key.Day,
                    s.Key.Procedure,
                    s.Key.Version,
                    s.Key.Field,
                    s.Key.Move,
                    s.Key.Channel,
                    s.Key.Language,
                    s.Key.Entry,
                    s.Count
                ))
                .OrderBy(r => r.Day)
                .ThenBy(r => r.Procedure, StringComparer.Ordinal)
                .ThenBy(r => r.Version)
                .ThenBy(r => r.Field, StringComparer.Ordinal)
                .ThenBy(r => r.Move, StringComparer.Ordinal),
        ];
    }
}

/// <summary>How often something happened at one place of a form on one day.</summary>
/// <param name="Day">As the number yyyymmdd, in Japan.</param>
/// <param name="Field">Field id; empty for the whole form.</param>
/// <param name="Move">started, answered, skipped, failed, back, paused, resumed, abandoned or submitted.</param>
/// <param name="Entry">Entry code, or empty.</param>
public sealed record DropOffRow(
    int Day,
    string Procedure,
    int Version,
    string Field,
    string Move,
    string Channel,
    string Language,
    string Entry,
    int Count
);
