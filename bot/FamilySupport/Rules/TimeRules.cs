namespace Channels.Bot.FamilySupport.Rules;

/// <summary>How time becomes what is paid for.</summary>
/// <param name="Minimum">A shorter activity counts as so many minutes; 0: none.</param>
/// <param name="Unit">Every begun unit of so many minutes counts whole.</param>
/// <param name="Straddle">What holds when an activity lies in two rates.</param>
internal sealed record TimeRules(int Minimum, int Unit, Straddle Straddle)
{
    /// <summary>An activity up to this length has one price, or null.</summary>
    public FlatStart? Flat { get; init; }

    public int Counted(int minutes)
    {
        var counted = Math.Max(minutes, Minimum);
        return (counted + Unit - 1) / Unit * Unit;
    }
}

/// <summary>What holds when an activity lies in two rates.</summary>
internal enum Straddle
{
    /// <summary>Hours are counted from the start; one that touches two rates has the higher.</summary>
    BlockHigher,

    /// <summary>The whole activity has the highest rate it touches.</summary>
    WholeHigher,

    /// <summary>The first hour has the highest rate it touches; each unit after it the rate at its start.</summary>
    FirstHour,

    /// <summary>Each unit has the rate at its start.</summary>
    Split,
}

/// <summary>Activities up to so many minutes cost this.</summary>
internal sealed record FlatStart(int UpTo, int Fee, int Second);

/// <summary>Which share of the first child's is paid for each child after it.</summary>
/// <param name="Fee">Of what the member pays, of a hundred.</param>
/// <param name="Second">Of what the provider gets or the city adds, of a hundred.</param>
internal sealed record SiblingRule(int Fee, int Second);

/// <summary>A night at one price.</summary>
/// <param name="From">Minute of the day it begins at.</param>
/// <param name="To">Minute of the next day it ends at.</param>
internal sealed record NightRule(int From, int To, int Fee, int Second, int SickFee, int SickSecond);

/// <summary>The provider's own car.</summary>
/// <param name="PerDay">Once a day, not for every activity.</param>
internal sealed record CarRule(int Yen, bool PerDay);
