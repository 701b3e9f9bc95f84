using Channels.Bot.Intake;
using Channels.Bot.Telemetry;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace Channels.Webhooks.BotFramework;

/// <summary>The bot as the library knows it: an activity is on disk when its turn ends, and nothing else happens in it.</summary>
internal sealed class InboxBot(Inbox inbox, TimeProvider clock, ChannelsMeter meter) : IBot
{
    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        // Somebody is writing: gone in a second, and nobody waits for it.
        if (turnContext.Activity.Type is ActivityTypes.Typing)
            return;
        var events = KeptActivity.Of(turnContext.Activity, clock.GetUtcNow());
        await inbox.AppendAsync(events, cancellationToken);
        meter.InboundEvents.Add(events.Count, new KeyValuePair<string, object?>("channel", BotFrameworkChannel.ChannelName));
    }
}
