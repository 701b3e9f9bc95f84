namespace Channels.Bot.Submissions;

/// <summary>Whether a person hears that the office wrote to them.</summary>
public static class CaseReach
{
    /// <summary>It is announced where they handed it in, or from where they came; counts as contact.</summary>
    public const string Announced = "announced";

    /// <summary>They cannot be told, or must not be told there, and read it in their page, or when they come back with number and
    /// word.</summary>
    public const string OnReturn = "on-return";

    /// <summary>They blocked the account: call or write by what they handed in.</summary>
    public const string Blocked = "blocked";

    /// <summary>The conversation is no more: as with <see cref="Blocked"/>.</summary>
    public const string Gone = "gone";
}
