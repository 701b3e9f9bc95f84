using System.ComponentModel.DataAnnotations;
using Channels.Bot.Delivery.Sinks;

namespace Channels.Webhooks.Sinks;

/// <summary>The kind <c>webhook</c>.</summary>
internal sealed class WebhookKind(IHostEnvironment environment, TimeProvider clock) : ISinkKind
{
    public string Kind => "webhook";

    public ISink Make(string name, IConfigurationSection settings)
    {
        var options = settings.Get<WebhookOptions>() ?? new WebhookOptions();
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true))
            throw new SinkSettingsException($"Sinks:{name}: {string.Join(' ', wrong.Select(w => w.ErrorMessage))}");
        var isLoose = environment.IsDevelopment();
        if (!isLoose && !options.Url.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            throw new SinkSettingsException($"Sinks:{name}:Url is https.");
        return new WebhookSink(options, GuardedClient.Make(isLoose), clock);
    }
}
