namespace Channels.Bot.Submissions.Life;

/// <summary>Section <c>Submissions</c>: how long the office and the person are waited for.</summary>
public sealed class LifeOptions
{
    /// <summary>After so long a person is reminded of what was given back to them.</summary>
    public TimeSpan FirstReminder { get; set; } = TimeSpan.FromDays(3);

    /// <summary>After so long since it was given back, once more.</summary>
    public TimeSpan SecondReminder { get; set; } = TimeSpan.FromDays(7);

    /// <summary>After so long since it was given back the office has it again.</summary>
    public TimeSpan BackToOffice { get; set; } = TimeSpan.FromDays(14);

    /// <summary>What nobody fetched for so many days alerts the duty desk, once for each.</summary>
    public IList<int> LateDays { get; } = [];

    /// <summary>The days of the ladder, 28, 35 and 45 unless the settings say others.</summary>
    public IReadOnlyList<int> Ladder => LateDays.Count == 0 ? [28, 35, 45] : [.. LateDays.Order()];
}
