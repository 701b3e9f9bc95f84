using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>Puts an alert into the transaction in which its reason becomes true; a worker then tells the duty desk.</summary>
public sealed class AlertIntake(TimeProvider clock) : IEffectWriter<RaiseAlert>, IEffectWriter<AskForStaff>
{
    /// <summary>So many open alerts of a kind from one place within <see cref="Together"/> are told one by one; further ones are told with
    /// the newest of them.</summary>
    private const int OneByOne = 5;

    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, RaiseAlert raised, CancellationToken stop)
    {
        if (!await IsToldWithAnotherAsync(db, turn.Read.Origin, raised, stop))
            Add(db, raised, turn.Event.ConversationKey, turn.Read.Origin);
        return true;
    }

    /// <summary>A person's wish is on record, and somebody hears of it.</summary>
    public Task<bool> WriteAsync(ChannelsDb db, Turn turn, AskForStaff asked, CancellationToken stop)
    {
        var detail = string.Join(' ', new[] { asked.Reference, asked.Procedure, asked.Field }.OfType<string>());
        AuditLog.Add(
            db,
            clock.GetUtcNow(),
            Actor.Bot,
            AuditEntry.StaffRequested,
            turn.Event.ConversationKey,
            detail.Length == 0 ? null : detail
        );
        Add(db, new RaiseAlert("staff", asked.Reference, asked.Procedure, null), turn.Event.ConversationKey);
        return Task.FromResult(true);
    }

    /// <summary>Adds an alert; the caller saves.</summary>
    /// <param name="conversationKey">Pseudonym of the conversation it is about, or null.</param>
    /// <param name="origin">A pseudonym of where it comes from, or null.</param>
    /// <param name="id">Of an alert there is once only, whoever raises it; null: a new one.</param>
    internal void Add(ChannelsDb db, RaiseAlert raised, string? conversationKey, string? origin = null, Guid? id = null)
    {
        var now = clock.GetUtcNow();
        db.Alerts.Add(
            new Alert
            {
                Id = id ?? Guid.CreateVersion7(now),
                Kind = raised.Kind,
                Reference = raised.Reference,
                Procedure = raised.Procedure,
                Route = raised.Route,
                Alarm = raised.Alarm,
                ConversationKey = conversationKey,
                Origin = origin,
                CreatedAt = now,
                DueAt = now,
            }
        );
    }

    /// <summary>
    /// One address cannot bury the desk under alerts: the sixth goes with the fifth, with its number, and the desk is told of that one
    /// again. Nothing is silenced: the case itself is urgent in its queue, and once the desk has taken the alert the next one is new.
    /// </summary>
    private async Task<bool> IsToldWithAnotherAsync(ChannelsDb db, string? origin, RaiseAlert raised, CancellationToken stop)
    {
        if (origin is null || raised.Reference is null)
            return false;
        var now = clock.GetUtcNow();
        var since = now - Together;
        var open = await db
            .Alerts.Where(a => a.Status == AlertStatus.Open && a.Origin == origin && a.Kind == raised.Kind && a.CreatedAt > since)
            .OrderByDescending(a => a.CreatedAt)
            .ThenByDescending(a => a.Id)
            .Take(OneByOne)
            .ToListAsync(stop);
        if (open.Count < OneByOne || open[0] is not { } last)
            return false;
        var also = last.Also is null ? raised.Reference : last.Also + " " + raised.Reference;
        if (also.Length > Alert.LongestAlso)
            return false;
        last.Also = also;
        if (last.LeaseToken is null)
            last.DueAt = now;
        return true;
    }
}
