namespace Channels.Simulator;

/// <summary>
/// Where the simulator runs and no LINE account is configured, the default account is the simulator's: a fresh clone talks
/// without any setting. A configured account is left alone.
/// </summary>
internal static class SimulatedLine
{
    private const string UsualAddress = "http://localhost:5080";

    /// <summary>The settings of the section <c>Line</c> that stand in for an account; none when there is one.</summary>
    public static Dictionary<string, string?> Settings(IConfiguration configuration, SimulatorOptions simulator)
    {
        var line = configuration.GetSection("Line");
        if (line.GetSection("ChannelSecrets").GetChildren().Any() || line["ChannelAccessToken"] is not null)
            return [];
        var own = (configuration[WebHostDefaults.ServerUrlsKey] ?? UsualAddress)
            .Split(';')[0]
            .Replace("*", "localhost", StringComparison.Ordinal)
            .Replace("+", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .TrimEnd('/');
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Line:ChannelSecrets:0"] = simulator.ChannelSecret,
            ["Line:ChannelId"] = simulator.ChannelId,
            ["Line:ApiBaseUrl"] = own + SimulatorOptions.Prefix + "/api",
            ["Line:ApiDataBaseUrl"] = own + SimulatorOptions.Prefix + "/api-data",
        };
    }
}
