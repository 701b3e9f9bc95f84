using Channels.Bot.Activities;
using Channels.Bot.Telemetry;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;
using Bf = Microsoft.Bot.Schema;

namespace Channels.Webhooks.BotFramework;

/// <summary>
/// Says one stored activity through the library's adapter, outside any request. Results are values; there are no retries here,
/// because a retry that outlives the process belongs to the outbox.
/// </summary>
internal sealed class ConnectorSender(
    BotAdapter adapter,
    IOptionsMonitor<BotFrameworkOptions> options,
    ChannelsMeter meter,
    TimeProvider clock,
    ILogger<ConnectorSender> logger
)
{
    public async Task<SendOutcome> SendAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        if (call.Address is null || BotFrameworkAddress.Read(call.Address) is not { } address)
            return new SendOutcome.Refused("botframework.address", null);
        if (BotFrameworkJson.Read<Bf.Activity>(call.Body) is not { } activity)
            return new SendOutcome.Refused("botframework.body", null);
        if (!options.CurrentValue.IsOn)
            return new SendOutcome.NotNow("botframework.off", TimeSpan.FromMinutes(1));
        TeamsShape.Apply(activity, address.ChannelId);
        var started = clock.GetTimestamp();
        var outcome = await TryAsync(activity, address, call.ReplyToken, cancellationToken);
        var tag = new KeyValuePair<string, object?>("channel", BotFrameworkChannel.ChannelName);
        meter.DeliveryAttempts.Add(1, tag, new KeyValuePair<string, object?>("outcome", outcome.GetType().Name.ToLowerInvariant()));
        meter.DeliveryDuration.Record(clock.GetElapsedTime(started).TotalSeconds, tag);
        return outcome;
    }

    private async Task<SendOutcome> TryAsync(
        Bf.Activity activity,
        BotFrameworkAddress address,
        string? answered,
        CancellationToken cancellationToken
    )
    {
        var departure = Departure.Watch();
        string? id = null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.CurrentValue.CallTimeout);
        try
        {
            // The library's own call for a token has no time limit that reaches here: it is waited for no longer than the rest, and
            // what comes after it finds its token cancelled and sends nothing.
            await adapter
                .ContinueConversationAsync(
                    BotFrameworkLogin.AppIdOf(options.CurrentValue),
                    address.ToReference(),
                    async (turn, stop) =>
                    {
                        // The library answers the activity the turn is about, which here is one of its own making.
                        turn.Activity.Id = answered;
                        id = (await turn.SendActivityAsync(activity, stop))?.Id;
                    },
                    limit.Token
                )
                .WaitAsync(limit.Token);
            return new SendOutcome.Sent(id);
        }
#pragma warning disable CA1031 // The library throws many kinds, its token service's among them; each has its meaning as a value.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var outcome = ConnectorOutcomes.Of(error, departure.Left, clock.GetUtcNow());
            BotFrameworkLog.NotSaid(logger, outcome.ToString()!, error.GetType().Name);
            return outcome;
        }
    }
}
