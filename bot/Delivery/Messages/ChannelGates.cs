using Channels.Bot.Activities;
using Channels.Bot.Queue;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Delivery.Messages;

/// <summary>The channels messages go out by, each behind a breaker of its own: one that does not answer is left alone and tried by a single
/// call, and holds up nobody else's messages.</summary>
public sealed class ChannelGates(IEnumerable<IChannel> channels, TimeProvider clock, IOptions<DeliveryOptions> options)
{
    private readonly Dictionary<string, ChannelGate> byName = channels.ToDictionary(
        c => c.Name,
        c => new ChannelGate(c, new Breaker(options.Value.BreaksAfter, options.Value.BreakFor, clock)),
        StringComparer.Ordinal
    );

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<ChannelGate> All => byName.Values;

    /// <exception cref="KeyNotFoundException">No such channel: it was here once.</exception>
    public ChannelGate this[string channel] => byName[channel];

    /// <summary>The channel, or null when it is not here any more.</summary>
    public ChannelGate? Find(string channel) => byName.GetValueOrDefault(channel);
}

/// <summary>One of them.</summary>
public sealed class ChannelGate(IChannel channel, Breaker breaker)
{
    public IChannel Channel => channel;

    /// <summary><c>closed</c> (all is well), <c>open</c> or <c>half-open</c>.</summary>
    public string State => breaker.State;

    /// <summary>How many calls may begin now, of so many.</summary>
    internal int Admit(int wanted) => breaker.Admit(wanted);

    /// <summary>Nothing was called after all.</summary>
    internal void NotTried() => breaker.NotTried();

    /// <summary>Makes a call, and learns from how it went. A refusal is an answer; so is being asked to wait.</summary>
    internal async Task<SendOutcome> SendAsync(OutgoingCall call)
    {
        try
        {
            var outcome = await channel.SendAsync(call, CancellationToken.None);
            if (outcome is SendOutcome.Ambiguous or SendOutcome.NotNow { After: null, Trouble: null })
                breaker.Failed();
            else
                breaker.Answered();
            return outcome;
        }
        catch
        {
            breaker.NotTried();
            throw;
        }
    }
}
