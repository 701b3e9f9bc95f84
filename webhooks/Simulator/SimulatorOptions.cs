using System.ComponentModel.DataAnnotations;

namespace Channels.Simulator;

/// <summary>Settings of the LINE simulator, section <c>Simulator</c>.</summary>
internal sealed class SimulatorOptions
{
    public const string Section = "Simulator";

    /// <summary>Path of the page; the platform's two hosts are below it as <c>/api</c> and <c>/api-data</c>.</summary>
    public const string Prefix = "/simulator/line";

    /// <summary>Signs webhooks and buys tokens where nothing else is set. No secret: it is in the source.</summary>
    public const string DevelopmentChannelSecret = "development-only-channel-secret";

    /// <summary>The channel id that goes with it.</summary>
    public const string DevelopmentChannelId = "2000000001";

    /// <summary>Whether it runs; not set means: in Development only. <c>true</c> elsewhere stops the start.</summary>
    public bool? Enabled { get; set; }

    [Required]
    public string ChannelSecret { get; set; } = DevelopmentChannelSecret;

    [Required]
    public string ChannelId { get; set; } = DevelopmentChannelId;

    /// <summary>The webhook to call; not set means <c>/webhooks/line</c> of this very process.</summary>
    [Url]
    public string? WebhookUrl { get; set; }

    /// <summary>Whether the simulator is to run in this environment.</summary>
    /// <exception cref="InvalidOperationException">It is switched on elsewhere than in Development.</exception>
    public bool IsOn(IHostEnvironment environment)
    {
        if (Enabled == true && !environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"Simulator:Enabled is true in the {environment.EnvironmentName} environment. The LINE simulator lets anybody act as "
                    + "any member, so it never runs there. Remove the setting, or start with ASPNETCORE_ENVIRONMENT=Development."
            );
        }

        return Enabled ?? environment.IsDevelopment();
    }
}
