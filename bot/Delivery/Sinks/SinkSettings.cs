using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>Settings of a sink, held against what their options ask for.</summary>
public static class SinkSettings
{
    /// <param name="into">Options with the defaults of their kind.</param>
    /// <exception cref="SinkSettingsException">One of them is wrong; the message names the sink.</exception>
    public static T Read<T>(string name, IConfigurationSection settings, T into)
        where T : class
    {
        settings.Bind(into);
        var wrong = new List<ValidationResult>();
        return Validator.TryValidateObject(into, new ValidationContext(into), wrong, validateAllProperties: true)
            ? into
            : throw new SinkSettingsException($"Sinks:{name}: {string.Join(' ', wrong.Select(w => w.ErrorMessage))}");
    }
}
