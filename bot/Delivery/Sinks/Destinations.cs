using System.Collections.Immutable;
using Channels.Bot.Forms;
using Microsoft.Extensions.Configuration;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>The sinks of the settings, and which of them gets the submissions of which procedure.</summary>
public sealed class Destinations : IDisposable
{
    private readonly ProcedureCatalog catalog;

    public Destinations(IConfiguration configuration, IEnumerable<ISinkKind> kinds, ProcedureCatalog catalog, TimeProvider clock)
    {
        this.catalog = catalog;
        var byKind = kinds.ToDictionary(k => k.Kind, StringComparer.Ordinal);
        var sections = configuration.GetSection("Sinks").GetChildren().OrderBy(s => s.Key, StringComparer.Ordinal).ToList();

        // A secret out of the environment, in a shell where the rest is not set: that must stop no verb, but a host.
        Unmade = [.. sections.Where(IsHalf).Select(s => s.Key.ToLowerInvariant())];
        All = [.. sections.Where(s => !IsHalf(s)).Select(section => Make(section, byKind, clock))];
    }

    public ImmutableArray<Destination> All { get; }

    /// <summary>Sections of the settings that say no kind and hold nothing but a secret.</summary>
    public IReadOnlyList<string> Unmade { get; }

    public Destination? Find(string name) => All.FirstOrDefault(d => d.Name == name);

    /// <summary>Where a submission goes.</summary>
    public IEnumerable<Destination> Of(string procedure, int version) => All.Where(d => Takes(d, procedure, version));

    /// <summary>Procedures whose submissions go there.</summary>
    public IEnumerable<string> TakenBy(Destination destination) =>
        catalog
            .All.Where(p => p.Sinks.Contains(destination.Name))
            .Select(p => p.Id)
            .Concat(destination.Options.Procedures)
            .Distinct(StringComparer.Ordinal);

    /// <summary>Sinks that procedures name and the settings do not: <c>procedure version: sink</c>.</summary>
    public IEnumerable<string> Unknown() =>
        from procedure in catalog.All
        from sink in procedure.Sinks
        where Find(sink) is null
        select $"{procedure.Id} {procedure.Version}: {sink}";

    /// <summary>Procedures that sinks name and that are none: nothing would ever arrive there.</summary>
    public IEnumerable<(string Sink, string Procedure)> Untaken() =>
        from destination in All
        from procedure in destination.Options.Procedures
        where catalog.All.All(p => p.Id != procedure)
        select (destination.Name, procedure);

    public void Dispose()
    {
        foreach (var one in All)
            one.Dispose();
    }

    private bool Takes(Destination destination, string procedure, int version) =>
        destination.Options.Procedures.Contains(procedure)
        || catalog.Find(procedure, version) is { } known && known.Sinks.Contains(destination.Name);

    private static bool IsHalf(IConfigurationSection section) =>
        section[nameof(SinkOptions.Kind)] is null && section.GetChildren().All(c => c.Key is "Secret" || c.GetChildren().Any());

    private static Destination Make(IConfigurationSection section, Dictionary<string, ISinkKind> kinds, TimeProvider clock)
    {
        var name = section.Key.ToLowerInvariant();
        if (name.Length > SinkOptions.LongestName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
            throw new SinkSettingsException($"Sinks:{section.Key}: a name has letters, digits and -, at most {SinkOptions.LongestName}.");
        var options = new SinkOptions();
        var known = kinds.TryGetValue(section[nameof(SinkOptions.Kind)] ?? "", out var kind);
        kind?.Prepare(options);
        SinkSettings.Read(name, section, options);
        if (!known)
            throw new SinkSettingsException(
                $"Sinks:{name}:Kind is one of {string.Join(", ", kinds.Keys.Order(StringComparer.Ordinal))}, not '{options.Kind}'."
            );
        return new Destination(name, options, kind!.Make(name, section), clock);
    }
}
