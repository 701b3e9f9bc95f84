using Microsoft.Extensions.Configuration;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>A kind of sink: makes one of its kind out of settings.</summary>
public interface ISinkKind
{
    /// <summary>The value of <c>Sinks:{name}:Kind</c>.</summary>
    string Kind { get; }

    /// <summary>What the common settings are for this kind where the section <c>Sinks:{name}</c> says nothing.</summary>
    void Prepare(SinkOptions options) { }

    /// <param name="name">The sink's name.</param>
    /// <param name="settings">The section <c>Sinks:{name}</c>.</param>
    /// <exception cref="SinkSettingsException">The settings make no sink.</exception>
    ISink Make(string name, IConfigurationSection settings);
}

/// <summary>Settings that make no sink: the server does not start with them.</summary>
public sealed class SinkSettingsException : Exception
{
    public SinkSettingsException() { }

    public SinkSettingsException(string message)
        : base(message) { }

    public SinkSettingsException(string message, Exception innerException)
        : base(message, innerException) { }
}
