using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>Puts an alert into the transaction in which its reason becomes true; a worker then tells the duty desk.</summary>
public sealed class AlertIntake(TimeProvider clock) : IEffectWriter<RaiseAlert>, IEffectWriter<AskForStaff>
{
    public Task<bool> WriteAsync(ChannelsDb db, Turn turn, RaiseAlert raised, CancellationToken stop)
    {
        Add(db, raised, turn.Event.ConversationKey);
        return Task.FromResult(true);
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
    internal void Add(ChannelsDb db, RaiseAlert raised, string? conversationKey)
    {
        var now = clock.GetUtcNow();
        db.Alerts.Add(
            new Alert
            {
                Id = Guid.CreateVersion7(now),
                Kind = raised.Kind,
                Reference = raised.Reference,
                Procedure = raised.Procedure,
                Route = raised.Route,
                Alarm = raised.Alarm,
                ConversationKey = conversationKey,
                CreatedAt = now,
                DueAt = now,
            }
        );
    }
}
