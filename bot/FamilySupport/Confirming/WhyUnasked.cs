namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>Stable codes of why nobody is asked about a report.</summary>
public static class WhyUnasked
{
    /// <summary>Its provider has met nobody whose meeting counts on that day.</summary>
    public const string NoPair = "no-pair";

    /// <summary>More than one member may be meant.</summary>
    public const string Several = "several";

    /// <summary>Nobody whom its provider has met is known to call a child so; that only one pair is left is no proof.</summary>
    public const string ChildUnknown = "child-unknown";

    /// <summary>The provider's own child is called so.</summary>
    public const string OwnChild = "own-child";

    /// <summary>No conversation speaks for the member.</summary>
    public const string NotLinked = "not-linked";

    /// <summary>The member blocked the account.</summary>
    public const string Blocked = "blocked";

    /// <summary>Staff typed it from paper, on which the stamp is.</summary>
    public const string Paper = "paper";

    /// <summary>The setting says that nobody is asked.</summary>
    public const string Off = "off";

    /// <summary>What it says cannot be read, or is gone.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>What may be otherwise tomorrow, so that it is looked at again.</summary>
    internal static bool MayChange(string why) => why is NoPair or Several or ChildUnknown or OwnChild or NotLinked or Blocked;
}
