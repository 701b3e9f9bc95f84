using Channels.Bot.FamilySupport.Explaining;

namespace Channels.Bot.FamilySupport.SoFar;

/// <summary>A month of a member before it is closed, and after.</summary>
/// <param name="Month">For example <c>2026-11</c>.</param>
/// <param name="Used">Care for the member's own children, by day and hour.</param>
/// <param name="Worked">Care the member gave.</param>
public sealed record SoFarMonth(string Month, IReadOnlyList<SoFarCare> Used, IReadOnlyList<SoFarCare> Worked)
{
    /// <summary>There is something, and the month is closed with all of it.</summary>
    public bool IsDecided => Used.Concat(Worked).Any() && Used.Concat(Worked).All(c => c.IsDecided);
}

/// <summary>One care. It says nothing of a child: whose it is, is asked anew each time a name is shown.</summary>
/// <param name="Reference">The report's number.</param>
/// <param name="Day">When it was.</param>
/// <param name="Start">Minute of the day.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Says">What the requesting member says of it.</param>
public sealed record SoFarCare(string Reference, DateOnly Day, int Start, int Minutes, SoFarSays Says)
{
    /// <summary>What the family pays for time; null: there is no amount, and <see cref="Notes"/> says why.</summary>
    public int? Fee { get; init; }

    /// <summary>What the provider gets for time.</summary>
    public int? Reward { get; init; }

    /// <summary>Fares as they are in the report, which the family pays as well.</summary>
    public int Costs { get; init; }

    /// <summary>A closed month has it at this amount.</summary>
    public bool IsDecided { get; init; }

    /// <summary>How it comes about; empty where a close decided another amount than the rules of today would.</summary>
    public IReadOnlyList<ExplainedLine> Lines { get; init; } = [];

    /// <summary>What the amount rests on that nobody has confirmed, or why there is none.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What the requesting member says of a care.</summary>
public enum SoFarSays
{
    /// <summary>Nothing yet, or nobody is asked.</summary>
    Waits,

    /// <summary>It is right; or the centre has other evidence.</summary>
    Confirmed,

    /// <summary>Something in it is otherwise.</summary>
    Differs,
}
