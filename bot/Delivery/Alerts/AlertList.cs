using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>What the duty desk is told of, for those who look instead of being told.</summary>
public sealed class AlertList(IStore store)
{
    private const int Most = 200;

    /// <summary>At most 200 alerts.</summary>
    /// <param name="open">True for those nobody has taken, oldest first; false for the taken ones, null for all, newest first.</param>
    public Task<List<AlertLine>> ReadAsync(bool? open, CancellationToken cancellationToken) =>
        store.ReadAsync(
            (db, stop) =>
                Ordered(db, open)
                    .Take(Most)
                    .Select(a => new AlertLine(
                        a.Id,
                        a.Kind,
                        a.Reference,
                        a.Procedure,
                        a.Route,
                        a.ConversationKey,
                        a.CreatedAt,
                        a.TakenAt,
                        a.Attempts,
                        a.Code,
                        a.Alarm,
                        a.Also
                    ))
                    .ToListAsync(stop),
            cancellationToken
        );

    private static IOrderedQueryable<Alert> Ordered(ChannelsDb db, bool? open) =>
        open switch
        {
            true => db.Alerts.Where(a => a.Status == AlertStatus.Open).OrderBy(a => a.CreatedAt).ThenBy(a => a.Id),
            false => db.Alerts.Where(a => a.Status == AlertStatus.Taken).OrderByDescending(a => a.CreatedAt).ThenBy(a => a.Id),
            null => db.Alerts.OrderByDescending(a => a.CreatedAt).ThenBy(a => a.Id),
        };
}

/// <summary>An alert as the desk is told of it, and how that goes.</summary>
/// <param name="Kind"><c>urgent</c>, <c>perhaps</c> (words that may mean danger: to be read soon, nobody is woken), <c>apply</c>,
/// <c>staff</c>, <c>contact-late</c>, <c>turn-failed</c>, <c>guessing</c>, and others that <c>deploy/metrics.md</c> lists.</param>
/// <param name="Reference">Reference number of the submission, or null.</param>
/// <param name="Conversation">Pseudonym of the conversation, or null.</param>
/// <param name="TakenAt">When desk or person took it; null while it is open.</param>
/// <param name="Attempts">How often the desk was told.</param>
/// <param name="Alarm">Ids of the alarms that were heard (<c>life</c>, <c>living</c>), a space between; or null.</param>
/// <param name="Also">References of further cases of the kind from the same place that the desk is told of with this one, a space
/// between; or null. They are other people's, and each has an alert of its own.</param>
/// <param name="Code">Why the last attempt failed, for example <c>duty.500</c>; or null.</param>
public sealed record AlertLine(
    Guid Id,
    string Kind,
    string? Reference,
    string? Procedure,
    string? Route,
    string? Conversation,
    DateTimeOffset At,
    DateTimeOffset? TakenAt,
    int Attempts,
    string? Code,
    string? Alarm,
    string? Also
);
