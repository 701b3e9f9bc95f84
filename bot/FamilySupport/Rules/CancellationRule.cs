namespace Channels.Bot.FamilySupport.Rules;

/// <summary>What a cancellation costs that comes in time for it; the first that holds counts.</summary>
internal sealed record CancellationRule(CancelledBy By, int Minutes, int Pays)
{
    /// <summary>Only so many minutes of what was planned are paid; null: all.</summary>
    public int? OfMinutes { get; init; }

    /// <summary>Minutes from the beginning of the planned day at which this is over; null: never.</summary>
    public int? Until(int start) =>
        By switch
        {
            CancelledBy.DayBefore => Minutes - RulePack.Day,
            CancelledBy.Start => start - Minutes,
            _ => null,
        };
}

/// <summary>What a deadline is counted from.</summary>
internal enum CancelledBy
{
    /// <summary>A time of the day before (24:00: its end).</summary>
    DayBefore,

    /// <summary>So many minutes before the planned start.</summary>
    Start,

    /// <summary>Later, or never.</summary>
    Later,
}
