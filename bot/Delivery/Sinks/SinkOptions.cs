using System.ComponentModel.DataAnnotations;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>Section <c>Sinks:{name}</c>: what every kind of sink has. What one kind needs besides, it reads itself.</summary>
public sealed class SinkOptions
{
    /// <summary>Longest name of a sink.</summary>
    public const int LongestName = 32;

    [Required]
    public string Kind { get; set; } = "";

    /// <summary>Procedures whose submissions it gets, besides those that name it (<c>sinks</c> in procedure.yaml).</summary>
    public IList<string> Procedures { get; } = [];

    /// <summary>Calls in flight at once from this node.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 2;

    /// <summary>At most so many in one call; the sink's own limit when left out.</summary>
    [Range(1, 1000)]
    public int? Batch { get; set; }

    /// <summary>How long what was taken stays with its worker; renewed while a call goes on.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>A call that takes longer is ambiguous.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:30:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>After so many failed attempts a person decides.</summary>
    [Range(1, 1000)]
    public int MostAttempts { get; set; } = 40;

    /// <summary>Calls a day of all nodes together; no limit when left out.</summary>
    [Range(1, 10_000_000)]
    public int? DailyBudget { get; set; }

    /// <summary>When the day of the budget begins, on the clocks of Japan.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:59")]
    public TimeSpan DayStartsAt { get; set; }

    /// <summary>So many failed calls in a row, and nothing is sent for a while.</summary>
    [Range(1, 1000)]
    public int BreaksAfter { get; set; } = 5;

    /// <summary>How long that is; then one call tries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(30);
}
