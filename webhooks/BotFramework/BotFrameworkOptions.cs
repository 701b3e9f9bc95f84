using System.ComponentModel.DataAnnotations;

namespace Channels.Webhooks.BotFramework;

/// <summary>Section <c>BotFramework</c>. Off until <see cref="MicrosoftAppId"/> is set; names as in an Azure Bot resource.</summary>
public sealed class BotFrameworkOptions
{
    /// <summary>The one account of the channel in rows.</summary>
    public const string Account = "default";

    /// <summary>The application (client) id of the bot's registration.</summary>
    public string? MicrosoftAppId { get; set; }

    /// <summary>A client secret of the registration.</summary>
    public string? MicrosoftAppPassword { get; set; }

    /// <summary>The directory the registration lives in: the bot is of a single tenant.</summary>
    public string? MicrosoftAppTenantId { get; set; }

    /// <summary>Takes activities that nobody signed, for the Emulator on a developer's machine. Refused outside Development.</summary>
    public bool AllowUnsigned { get; set; }

    /// <summary>Largest activity taken, bytes. Azure's own limit is 256 KB; pictures inside an activity come from the Emulator.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long one answer may take, its token included. It must end before <c>Delivery:Lease</c> does.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long fetching one file may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan FileTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Hosts that files are fetched from, beside the platform's own; <c>*.</c> stands for any host below. The address of a file is
    /// chosen by whoever sent it, so that no other host is ever asked.
    /// </summary>
    public IList<string> FileHosts { get; } = [];

    /// <summary>Whether the door is open at all.</summary>
    public bool IsOn => AllowUnsigned || !string.IsNullOrWhiteSpace(MicrosoftAppId);
}
