using System.ComponentModel.DataAnnotations;

namespace Channels.Bot.Intake;

/// <summary>Section <c>Turns</c>.</summary>
public sealed class TurnOptions
{
    /// <summary>False on a node that only receives.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Conversations worked on side by side by this node.</summary>
    [Range(1, 1000)]
    public int Parallel { get; set; } = 64;

    /// <summary>How long a claimed event stays with its worker; after a crash it waits that long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often to look for what other nodes left.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a platform's request waits for its events to be on disk; then it is told to send them again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan AcknowledgeWithin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After a picture one more is waited for so long, where a channel sends each by itself: together they have one
    /// answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan NextPicture { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Events that may wait for the disk; of more the platform is told at once to send them again.</summary>
    [Range(100, 1_000_000)]
    public int MostWaiting { get; set; } = 50_000;

    /// <summary>Failed attempts after which an event is given up and shown to staff.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 8;
}
