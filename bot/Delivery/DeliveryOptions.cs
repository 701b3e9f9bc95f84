using System.ComponentModel.DataAnnotations;

namespace Channels.Bot.Delivery;

/// <summary>Section <c>Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    public bool Enabled { get; set; } = true;

    /// <summary>Calls in flight at once from this node, of each channel.</summary>
    [Range(1, 1000)]
    public int Parallel { get; set; } = 32;

    /// <summary>How long a claimed message stays with its sender; longer than any call takes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A retry key is honoured for 24 hours from its first use; pushing ends before that.</summary>
    public TimeSpan PushFor { get; set; } = TimeSpan.FromHours(23);

    /// <summary>An answer that is pushed after so long begins with words that say where the conversation goes on; one whose fate nobody
    /// knows is then said once more in that way, unless something newer was.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "23:00:00")]
    public TimeSpan LateAfter { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>So many messages of an account a day may begin so; beyond it what nobody knows the fate of is left. Each of them is a push
    /// that costs.</summary>
    [Range(0, 1_000_000)]
    public int LateAtMost { get; set; } = 500;

    /// <summary>After so many calls of a channel without an answer one after the other it is left alone for
    /// <see cref="BreakFor"/>.</summary>
    [Range(1, 1000)]
    public int BreaksAfter { get; set; } = 8;

    /// <summary>After so long a single call tries again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Largest file fetched for a submission, bytes.</summary>
    public int MaxFileBytes { get; set; } = 10 * 1024 * 1024;
}
