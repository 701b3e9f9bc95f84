namespace Channels.Bot.FamilySupport.Rules;

/// <summary>A price of an hour.</summary>
/// <param name="Id">Its words are under this name.</param>
/// <param name="Fee">What the member pays for an hour.</param>
/// <param name="Second">What the provider gets, or the city adds (<see cref="RulePack.Second"/>).</param>
internal sealed record Rate(string Id, int Fee, int Second)
{
    /// <summary>What a unit costs where it is no plain part of the hour; null: the part.</summary>
    public int? UnitFee { get; init; }

    public int? UnitSecond { get; init; }

    /// <summary>Whether this one is the higher of two.</summary>
    public bool IsAbove(Rate other) => Fee != other.Fee ? Fee > other.Fee : Second > other.Second;
}
