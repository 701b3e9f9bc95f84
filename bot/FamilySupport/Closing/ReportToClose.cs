using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Pricing;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>A report as a close looks at it.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="Id">Its row.</param>
/// <param name="Revision">Which correction this is.</param>
/// <param name="Standing">Whether it counts.</param>
/// <param name="Member">The provider's number; empty when it was taken back, or has none.</param>
/// <param name="Use">The activity; null when it was taken back, or holds no whole one.</param>
internal sealed record ReportToClose(string Reference, Guid Id, int Revision, Standing Standing, string Member, CareUse? Use)
{
    /// <summary>When it was first handed in, in Japan; null: it does not matter.</summary>
    public DateOnly? HandedInOn { get; init; }

    /// <summary>What the requesting member says of this edition; null: nobody was to be asked.</summary>
    public ConfirmationState? Confirmation { get; init; }

    /// <summary>So long ago its member was asked; null: nobody was.</summary>
    public TimeSpan? AskedAgo { get; init; }

    /// <summary>The requesting member whose child it is; null: not known.</summary>
    public string? Family { get; init; }

    /// <summary>How its children are called, as it was written.</summary>
    public IReadOnlyList<string> Called { get; init; } = [];

    /// <summary>Beside its answers money was told of that no question asks for (昼代を立て替えた): no file of the close has it.</summary>
    public bool HasAdvanced { get; init; }

    /// <summary>How its children are called; none where that is not known.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];
}

/// <summary>Whether a report counts.</summary>
internal enum Standing
{
    /// <summary>The office has not accepted it: what was paid for it stays, and nothing is added.</summary>
    Open,

    /// <summary>The office accepted it.</summary>
    Accepted,

    /// <summary>Its person took it back: nothing is owed for it.</summary>
    TakenBack,
}

/// <summary>What closes so far paid to a member for a report.</summary>
/// <param name="Reference">The report.</param>
/// <param name="Id">Its row.</param>
/// <param name="Member">Who was paid.</param>
/// <param name="ActivityMonth">When it was done.</param>
/// <param name="Yen">All that was paid.</param>
/// <param name="Revision">Which correction the last of them priced.</param>
/// <param name="Pack">By which rules.</param>
internal readonly record struct Booked(
    string Reference,
    Guid Id,
    string Member,
    string ActivityMonth,
    int Yen,
    int Revision = 0,
    string Pack = ""
);
