using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>The kind <c>drop</c>.</summary>
internal sealed class DropKind(TimeProvider clock) : ISinkKind
{
    public string Kind => "drop";

    public ISink Make(string name, IConfigurationSection settings)
    {
        var options = settings.Get<DropOptions>() ?? new DropOptions();
        var wrong = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true)
            ? new DropSink(name, options, clock)
            : throw new SinkSettingsException($"Sinks:{name}: {string.Join(' ', wrong.Select(w => w.ErrorMessage))}");
    }
}
