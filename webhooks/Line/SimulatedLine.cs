using Channels.Webhooks.Hosting;
using Channels.Webhooks.Simulator;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Line;

/// <summary>
/// Where the simulator runs and no LINE account is configured, the default account is the simulator's: a fresh clone talks
/// without any setting. A configured account is left alone.
/// </summary>
internal sealed class SimulatedLine(IOptions<SimulatorOptions> simulator, IHostEnvironment environment, IConfiguration configuration)
    : IPostConfigureOptions<LineOptions>
{
    public void PostConfigure(string? name, LineOptions options)
    {
        if (!simulator.Value.IsOn(environment) || options.ChannelSecrets.Count > 0 || options.ChannelAccessToken is not null)
            return;
        var own = (configuration["urls"] ?? ChannelsHost.DefaultUrl)
            .Split(';')[0]
            .Replace("*", "localhost", StringComparison.Ordinal)
            .Replace("+", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .TrimEnd('/');
        options.ChannelSecrets.Add(simulator.Value.ChannelSecret);
        options.ChannelId = simulator.Value.ChannelId;
        options.ApiBaseUrl = own + SimulatorOptions.Prefix + "/api";
        options.ApiDataBaseUrl = own + SimulatorOptions.Prefix + "/api-data";
    }
}
