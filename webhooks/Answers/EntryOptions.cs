using System.ComponentModel.DataAnnotations;

namespace Channels.Webhooks.Answers;

/// <summary>Section <c>Knowledge</c>, the part about entries.</summary>
public sealed class EntryOptions
{
    /// <summary>How often a node looks whether another one changed an entry.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Days from an approval to the next review, where the approver names none.</summary>
    [Range(1, 3660)]
    public int ReviewAfterDays { get; set; } = 365;
}
