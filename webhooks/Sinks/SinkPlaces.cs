using Channels.Bot.Delivery.Sinks;
using Channels.Webhooks.Hosting;

namespace Channels.Webhooks.Sinks;

/// <summary>The shared folders of sinks.</summary>
internal sealed class SinkPlaces(Destinations destinations) : IPlaces
{
    public IReadOnlyList<Place> All =>
        [
            .. destinations.All.SelectMany(d =>
                d.Sink is IHasPlace place ? [new Place($"Sinks:{d.Name}:Folder", () => CodeOf(place.Probe()))] : Array.Empty<Place>()
            ),
        ];

    private static string? CodeOf(PlaceState state) =>
        state switch
        {
            PlaceState.Ready => null,
            PlaceState.NotPrepared => "not-prepared",
            PlaceState.AnothersMark => "anothers-mark",
            PlaceState.NotWritable => "not-writable",
            _ => "away",
        };
}
