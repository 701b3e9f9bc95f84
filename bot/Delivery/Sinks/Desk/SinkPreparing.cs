using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Sinks.Desk;

/// <summary>Marks the place of a sink, once. A second, empty place of a sink that laid rows down before is most often a share that is not
/// mounted: then nothing is marked, unless the operator says so.</summary>
public sealed class SinkPreparing(IStore store, Destinations destinations)
{
    /// <param name="again">It shall begin anew in an empty place.</param>
    public async Task<SinkPrepared> RunAsync(string sink, bool again, CancellationToken cancellationToken)
    {
        if (destinations.Find(sink)?.Sink is not IHasPlace place)
            return new SinkPrepared.Unknown();
        if (place.Look() is PlaceState.NotPrepared && !again)
        {
            var taken = await store.ReadAsync(
                (db, stop) => db.SinkReceipts.CountAsync(r => r.Sink == sink && r.Outcome == SinkOutcomeKind.Delivered, stop),
                cancellationToken
            );
            if (taken > 0)
                return new SinkPrepared.Elsewhere(taken);
        }

        return new SinkPrepared.Place(place.Prepare());
    }
}

/// <summary>What became of preparing a place.</summary>
public abstract record SinkPrepared
{
    /// <param name="State">What is known of it now; ready: it has its mark.</param>
    public sealed record Place(PlaceState State) : SinkPrepared;

    /// <summary>The sink took rows before, and this place never saw them. Nothing was changed.</summary>
    /// <param name="Rows">How many.</param>
    public sealed record Elsewhere(int Rows) : SinkPrepared;

    /// <summary>The settings have no sink of this name that has a place.</summary>
    public sealed record Unknown : SinkPrepared;
}
