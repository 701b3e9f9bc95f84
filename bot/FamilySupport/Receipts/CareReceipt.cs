namespace Channels.Bot.FamilySupport.Receipts;

/// <summary>What a requesting member used in a month, for whoever they show it to.</summary>
/// <param name="Month">Of the care: <c>2026-10</c>.</param>
/// <param name="Number">The member's.</param>
/// <param name="Name">As the book of members has it.</param>
/// <param name="IssuedOn">The day it was made, in Japan.</param>
/// <param name="Lines">Each care, by day and hour; never empty.</param>
public sealed record CareReceipt(string Month, string Number, string Name, DateOnly IssuedOn, IReadOnlyList<ReceiptLine> Lines)
{
    /// <summary>All that the family owes for time, in yen.</summary>
    public long Yen => Lines.Sum(l => (long)l.Fee);

    /// <summary>Some of it rests on rules that the city has not published.</summary>
    public bool HasEstimates => Lines.Any(l => l.IsEstimate);

    /// <summary>Never the name.</summary>
    public override string ToString() => $"{Number} {Month}";
}

/// <summary>One care.</summary>
/// <param name="Reference">The report's number.</param>
/// <param name="Day">When it was.</param>
/// <param name="Start">Minute of the day.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Children">How the children are called in the report, one after the other.</param>
/// <param name="Provider">The number of the member who helped.</param>
/// <param name="Fee">What the family owes for time, in yen; fares and meals are not in it.</param>
public sealed record ReceiptLine(string Reference, DateOnly Day, int Start, int Minutes, string Children, string Provider, int Fee)
{
    /// <summary>It rests on rules that the city has not published.</summary>
    public bool IsEstimate { get; init; }
}
