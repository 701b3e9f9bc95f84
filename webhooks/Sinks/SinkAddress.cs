using Channels.Bot.Delivery.Sinks;

namespace Channels.Webhooks.Sinks;

/// <summary>Where a sink may be.</summary>
internal static class SinkAddress
{
    /// <summary>Whether addresses of this machine and plain http may be called: in Development only.</summary>
    /// <exception cref="SinkSettingsException">The address is plain http elsewhere.</exception>
    public static bool IsLoose(IHostEnvironment environment, string name, string url) =>
        environment.IsDevelopment()
        || (
            url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
                ? false
                : throw new SinkSettingsException($"Sinks:{name}:Url must begin with https://.")
        );
}

/// <summary>A sink that calls an address.</summary>
internal interface IHasAddress
{
    string Url { get; }

    /// <summary>Whether private addresses are called.</summary>
    bool MayBeInside { get; }

    /// <summary>Whether a setting would let it.</summary>
    bool CanBeLetInside { get; }
}
