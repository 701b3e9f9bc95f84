using Channels.Bot.Delivery.Alerts;
using Channels.Webhooks.Hosting;
using Channels.Webhooks.Outbound;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Alerts;

/// <summary>Says before serving that the duty desk would never be told: else the first to notice is somebody in danger.</summary>
internal sealed class AlertCheck(IOptions<AlertOptions> options, IHostEnvironment environment) : ISelfCheck
{
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        AlertOptions desk;
        try
        {
            desk = options.Value;
        }
        catch (OptionsValidationException)
        {
            // Said by the check of what the server would not start with.
            return [];
        }

        return
            desk is { Url.Length: > 0, Inside: false }
            && !environment.IsDevelopment()
            && await InsideAddress.FindingAsync("Duty:Url", desk.Url, "Duty:Inside", cancellationToken) is { } finding
            ? [finding]
            : [];
    }
}
