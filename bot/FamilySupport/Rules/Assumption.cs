namespace Channels.Bot.FamilySupport.Rules;

/// <summary>A rule that a city may not have published. A price says which of them it used, and is then an estimate.</summary>
public enum Assumption
{
    /// <summary>How short an activity still counts.</summary>
    Minimum,

    /// <summary>How parts of an hour count.</summary>
    Unit,

    /// <summary>What holds when an activity lies in two rates.</summary>
    Straddle,

    /// <summary>What the provider gets for the second child.</summary>
    SiblingReward,

    /// <summary>Which child is the first when only one is sick.</summary>
    SiblingOrder,

    /// <summary>Which child is the first when each was there at a time of its own, and for how long the others pay as siblings.</summary>
    SiblingTimes,

    /// <summary>Whether this day has a rate of its own.</summary>
    Days,

    /// <summary>What a cancelled activity costs.</summary>
    Cancellation,

    /// <summary>What an own car costs.</summary>
    Travel,

    /// <summary>Minutes beyond those that a programme covers.</summary>
    ProgrammeBeyond,

    /// <summary>Whether a programme holds for every child of the activity.</summary>
    ProgrammeChildren,
}
