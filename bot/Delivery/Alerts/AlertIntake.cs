using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Conditions;
using Channels.Bot.Joints;

namespace Channels.Bot.Delivery.Alerts;

/// <summary>Puts an alert into the transaction of the turn that raised it; a worker then tells the duty desk.</summary>
public sealed class AlertIntake(TimeProvider clock)
{
    internal void Add(ChannelsDb db, Turn turn, RaiseAlert raised)
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
                ConversationKey = turn.Event.ConversationKey,
                CreatedAt = now,
                DueAt = now,
            }
        );
    }
}
