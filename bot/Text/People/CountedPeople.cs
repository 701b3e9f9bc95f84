namespace Channels.Text.People;

/// <summary>Which people a question counts.</summary>
public enum CountedPeople
{
    /// <summary>All who live together.</summary>
    Household,

    /// <summary>The children among them, or those who come along.</summary>
    Children,

    /// <summary>Grown people who come along.</summary>
    Adults,
}
