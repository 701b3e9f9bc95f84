using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Forms;
using Channels.Webhooks.Hosting;
using Channels.Webhooks.Outbound;
using Channels.Webhooks.Sinks.Kintone;

namespace Channels.Webhooks.Sinks;

/// <summary>Says which sinks procedures name that the settings do not know, which procedures sinks name that are none, and which answers
/// mappings read that nobody is asked.</summary>
internal sealed class SinkCheck(Destinations destinations, ProcedureCatalog catalog) : ISelfCheck
{
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var addresses = await Task.WhenAll(destinations.All.Select(d => AddressAsync(d, cancellationToken)));
        return
        [
            .. destinations.Unmade.Select(u => $"Sinks:{u}: it has a secret and no Kind"),
            .. destinations.Unknown().Select(u => $"sinks: {u} is not in the settings"),
            .. destinations.Untaken().Select(u => $"Sinks:{u.Sink}:Procedures: there is no procedure {u.Procedure}"),
            .. destinations.All.Select(Place).OfType<string>(),
            .. addresses.OfType<string>(),
            .. AnswerFindings.Of(destinations, catalog).Select(f => f.ToString()),
        ];
    }

    /// <summary>Else the first to hear of it is a dead letter.</summary>
    private static async Task<string?> AddressAsync(Destination one, CancellationToken stop) =>
        one.Sink is IHasAddress { MayBeInside: false } address
            ? await InsideAddress.FindingAsync(
                $"Sinks:{one.Name}:Url",
                address.Url,
                address.CanBeLetInside ? $"Sinks:{one.Name}:Inside" : null,
                stop
            )
            : null;

    private static string? Place(Destination one) =>
        (one.Sink as IHasPlace)?.Look() switch
        {
            PlaceState.NotPrepared =>
                $"Sinks:{one.Name}:Folder: it has no mark; is the share mounted? If it is, `sinks prepare {one.Name}` makes it, once",
            PlaceState.AnothersMark => $"Sinks:{one.Name}:Folder: it has the mark of another sink; each has a folder of its own",
            PlaceState.Away => $"Sinks:{one.Name}:Folder: it is not there, or cannot be read",
            _ => null,
        };
}
