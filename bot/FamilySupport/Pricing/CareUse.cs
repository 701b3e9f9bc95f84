using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Channels.Bot.FamilySupport.Pricing;

/// <summary>An activity as far as its price depends on it. Whose it was is no part of it.</summary>
/// <param name="Day">The day it began, Japan time.</param>
/// <param name="Start">Minute of that day.</param>
/// <param name="Minutes">How long it was, to the minute; at most a day.</param>
/// <param name="Children">In the order of the report: the first pays whole, or with times of their own the one that stayed longest.</param>
public sealed record CareUse(DateOnly Day, int Start, int Minutes, IReadOnlyList<ChildInCare> Children)
{
    /// <summary>Whether the requesting member lives in the place; null: not known.</summary>
    public bool? IsResident { get; init; }

    /// <summary>Agreed as a stay over night.</summary>
    public bool IsOvernight { get; init; }

    /// <summary>Fares and other costs that were spent, in yen.</summary>
    public int Spent { get; init; }

    public bool ByOwnCar { get; init; }

    /// <summary>Whether the car was paid for on this day already.</summary>
    public bool CarIsPaid { get; init; }

    public ProgrammeClaim? Claim { get; init; }

    public CareCancelled? Cancelled { get; init; }

    /// <summary>A child was there at another time than the others.</summary>
    [JsonIgnore]
    public bool HasOwnTimes => Children.Any(c => c.Own is not null) && Children.Select((_, at) => SpanOf(at)).Distinct().Count() > 1;

    /// <summary>Place of the child that pays whole.</summary>
    [JsonIgnore]
    public int First => Enumerable.Range(0, Children.Count).MaxBy(at => SpanOf(at).Minutes);

    /// <summary>When a child was there.</summary>
    internal CareSpan SpanOf(int child) => Children[child].Own ?? new CareSpan(Start, Minutes);

    /// <summary>The activity as it was for one child.</summary>
    internal CareUse Of(int child) => Children[child].Own is { } own ? this with { Start = own.Start, Minutes = own.Minutes } : this;
}

/// <summary>When a child was there.</summary>
/// <param name="Start">Minute of the day on which the activity began; over 1,440 on the next.</param>
/// <param name="Minutes">How long.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CareSpan(int Start, int Minutes);

/// <summary>A child of an activity.</summary>
public readonly record struct ChildInCare(bool IsSick)
{
    /// <summary>Out of the programme that is claimed for the others.</summary>
    public bool IsOutside { get; init; }

    /// <summary>The child's own time, where it is not that of the activity.</summary>
    public CareSpan? Own { get; init; }
}

/// <summary>A programme the member uses, and what of it is used up.</summary>
/// <param name="Programme">Its id.</param>
/// <param name="Day">The day its window is counted from (the return to work); null where it has none.</param>
public sealed record ProgrammeClaim(string Programme, DateOnly? Day)
{
    public int UsesBefore { get; init; }

    /// <summary>Minutes covered before, for each child.</summary>
    public int MinutesThisMonth { get; init; }

    public int MinutesThisYear { get; init; }

    public int YenThisDay { get; init; }

    public int YenThisMonth { get; init; }

    public int YenThisYear { get; init; }
}

/// <summary>An activity that was planned and did not take place.</summary>
/// <param name="At">Minutes from the beginning of the planned day at which word came (negative: the day before); null: none came.</param>
/// <param name="Waiver">A reason for which it costs nothing, or null.</param>
public sealed record CareCancelled(int? At, string? Waiver);
