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
    /// one of them first.</summary>
    private const int OneByOne = 5;

    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, RaiseAlert raised, CancellationToken stop)
    {
        if (raised.IsAgain && await IsToldAsync(db, raised, stop))
            return true;
        if (await DueAsync(db, turn.Read.Origin, raised, stop) is { } due)
            Add(db, raised, turn.Event.ConversationKey, turn.Read.Origin, due: due);
        return true;
    }

    /// <summary>So long an alert that nobody has taken says what is cried once more.</summary>
    private static readonly TimeSpan SaysAgain = TimeSpan.FromMinutes(5);

    private async Task<bool> IsToldAsync(ChannelsDb db, RaiseAlert raised, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - SaysAgain;
        return await db.Alerts.AnyAsync(
            a => a.Status == AlertStatus.Open && a.Kind == raised.Kind && a.Reference == raised.Reference && a.CreatedAt > since,
            stop
        );
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
    /// <param name="due">When the desk is told of it; null: now.</param>
    internal void Add(
        ChannelsDb db,
        RaiseAlert raised,
        string? conversationKey,
        string? origin = null,
        Guid? id = null,
        DateTimeOffset? due = null
    )
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
                DueAt = due ?? now,
            }
        );
    }

    /// <summary>
    /// One address cannot bury the desk under alerts: from the sixth on the desk is told of a case with the newest alert before (its number
    /// is there), and by itself only when that was not taken for a while. Its own alert is there all the same: who takes one by hand
    /// takes one person. What the same case raises again in a flood tells its own alert again; a danger that is new to it, or what is being
    /// done now, has an alert of its own at once.
    /// </summary>
    /// <returns>When the desk is told by itself; null: no alert is needed.</returns>
    private async Task<DateTimeOffset?> DueAsync(ChannelsDb db, string? origin, RaiseAlert raised, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (origin is null || raised.Reference is null)
            return now;
        var since = now - Together;
        var open = await db
            .Alerts.Where(a => a.Status == AlertStatus.Open && a.Origin == origin && a.Kind == raised.Kind && a.CreatedAt > since)
            .OrderByDescending(a => a.CreatedAt)
            .ThenByDescending(a => a.Id)
            .ToListAsync(stop);
        if (open.Count < OneByOne)
            return now;
        var own = open.FindAll(a => a.Reference == raised.Reference);
        var same = own.Find(a => a.Alarm == raised.Alarm);
        if (same is not null && !(raised.IsAct && own.Count < OneByOne))
        {
            Tell(same, now);
            return null;
        }

        if (own.Count > 0)
            return now; // what the same case tells more is its own, and is told with nobody else's

        var told = open.Find(a => a.DueAt - a.CreatedAt < Together / 2) ?? open[0];
        var also = told.Also is null ? raised.Reference : told.Also + " " + raised.Reference;
        if (also.Length > Alert.LongestAlso)
            return now;
        told.Also = also;
        Tell(told, now);
        return now + Together;
    }

    private static void Tell(Alert alert, DateTimeOffset now)
    {
        if (alert.LeaseToken is null)
            alert.DueAt = now;
    }
}
