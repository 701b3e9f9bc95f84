using Channels.Bot.Forms;
using Microsoft.Extensions.Configuration;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>The kind <c>drop</c>.</summary>
internal sealed class DropKind(ProcedureCatalog catalog, TimeProvider clock) : ISinkKind
{
    public string Kind => "drop";

    public ISink Make(string name, IConfigurationSection settings) =>
        new DropSink(name, SinkSettings.Read(name, settings, new DropOptions()), catalog, clock);
}
