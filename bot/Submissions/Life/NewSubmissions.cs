using System.Globalization;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Life;

/// <summary>What no office says it has whole, the most urgent first and then the oldest. One range of an index each, however many
/// submissions there are.</summary>
public sealed class NewSubmissions(IStore store)
{
    /// <param name="reach">What the caller may see.</param>
    /// <param name="queue">One queue only, or null for all.</param>
    /// <param name="route">One ward or kind only, or null for all.</param>
    /// <param name="after">Those after this place, or null from the first on.</param>
    /// <param name="most">How many at most.</param>
    public async Task<List<NewSubmission>> ListAsync(
        KeyReach reach,
        string? queue,
        string? route,
        NewPlace? after,
        int most,
        CancellationToken cancellationToken
    )
    {
        var found = new List<NewSubmission>();
        foreach (var one in Wanted(reach.Queues, queue))
        {
            foreach (var ward in Wanted(reach.Routes, route))
                found.AddRange(
                    await store.ReadAsync((db, stop) => Of(db, one, ward, after).Take(most).ToListAsync(stop), cancellationToken)
                );
        }

        return [.. found.OrderBy(n => n.Priority).ThenBy(n => n.NewSince).ThenBy(n => n.Reference, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>Whether there is a submission of this number within reach.</summary>
    public Task<bool> IsWithinAsync(string reference, KeyReach reach, CancellationToken cancellationToken) =>
        store.ReadAsync(
            (db, stop) => db.Submissions.Where(reach.Covers()).AnyAsync(s => s.Reference == reference, stop),
            cancellationToken
        );

    private static IQueryable<NewSubmission> Of(ChannelsDb db, string? queue, string? route, NewPlace? after)
    {
        var rows = db.Submissions.Where(s => s.NewSince != null);
        if (queue is not null)
            rows = rows.Where(s => s.Queue == queue);
        if (route is not null)
            rows = rows.Where(s => s.Route == route);
        if (after is { } place)
#pragma warning disable CA1309 // the database compares, as it sorts
            rows = rows.Where(s =>
                s.Priority >= place.Priority
                && (
                    s.Priority > place.Priority
                    || s.NewSince > place.Since
                    || (s.NewSince == place.Since && string.Compare(s.Reference, place.Reference) > 0)
                )
            );
#pragma warning restore CA1309
        return rows.OrderBy(s => s.Priority)
            .ThenBy(s => s.NewSince)
            .ThenBy(s => s.Reference)
            .Select(s => new NewSubmission(
                s.Reference,
                s.Queue,
                s.Procedure,
                s.Version,
                s.SubmittedAt,
                s.Route,
                s.Priority,
                s.IsInterim,
                s.AppliedAt,
                db.WorkItems.Where(w => w.SubmissionId == s.Id).Min(w => w.ContactBy),
                db.WorkItems.Where(w => w.SubmissionId == s.Id).Min(w => w.ContactedAt),
                db.CaseMessages.Count(m => m.SubmissionId == s.Id && !m.IsStaff && m.ReadAt == null)
            )
            {
                Revision = s.Revision,
                State = s.State.CodeOf(),
                NewSince = s.NewSince!.Value,
            });
    }

    /// <summary>One of what is allowed, all that is allowed, or (null) whatever there is; nothing when it is not allowed.</summary>
    private static IEnumerable<string?> Wanted(IReadOnlyList<string> allowed, string? wanted) =>
        wanted is not null ? (allowed.Count == 0 || allowed.Contains(wanted) ? [wanted] : [])
        : allowed.Count == 0 ? [null]
        : [.. allowed];
}

/// <summary>A place in the list of what is new.</summary>
public sealed record NewPlace(int Priority, DateTimeOffset Since, string Reference)
{
    private const int LongestReference = 32;

    /// <summary>As it is handed out and taken back.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Priority}~{Since.UtcTicks}~{Reference}");

    /// <returns>Null when it is no such place.</returns>
    public static NewPlace? Read(string? text) =>
        text?.Split('~') is [var priority, var ticks, var reference]
        && int.TryParse(priority, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var p)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
        && t <= DateTimeOffset.MaxValue.UtcTicks
        && reference.Length is > 0 and <= LongestReference
            ? new NewPlace(p, new DateTimeOffset(t, TimeSpan.Zero), reference)
            : null;
}
