using System.Runtime.InteropServices;

namespace Channels.Bot.FamilySupport.Pricing;

/// <summary>One line of a price; what it says in words is made elsewhere.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Child">Place of the child, from 1; 0: all of them.</param>
/// <param name="Name">Rate or programme, or null.</param>
/// <param name="Minutes">Minutes that are paid for.</param>
/// <param name="Rate">Yen of the fee for an hour (for a part of it where <see cref="Kind"/> says so), or a share of a hundred.</param>
/// <param name="Fee">What it adds to the fee.</param>
/// <param name="Reward">What it adds to the reward.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PriceLine(LineKind Kind, int Child, string? Name, int Minutes, int Rate, int Fee, int Reward)
{
    /// <summary>The rate of the reward, as <see cref="Rate"/> is that of the fee.</summary>
    public int RewardRate { get; init; }
}

/// <summary>Kinds of lines.</summary>
public enum LineKind
{
    /// <summary>Hours at a rate.</summary>
    Time,

    /// <summary>Parts of an hour that have a price of their own.</summary>
    Parts,

    /// <summary>A short activity at one price.</summary>
    Flat,

    /// <summary>A night.</summary>
    Night,

    /// <summary>Only a share for the second child on.</summary>
    Sibling,

    /// <summary>Cut down to whole tens or hundreds.</summary>
    Floor,

    /// <summary>What a programme covers.</summary>
    Programme,

    /// <summary>The programme is not open on that day.</summary>
    ProgrammeClosed,

    /// <summary>The programme is used up.</summary>
    ProgrammeSpent,

    /// <summary>Only a share, as it was cancelled.</summary>
    Cancelled,

    /// <summary>Cancelled for a reason that costs nothing.</summary>
    Waived,

    /// <summary>Of a cancelled activity the provider gets what is paid.</summary>
    CancelledReward,
}
