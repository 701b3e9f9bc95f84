namespace Channels.Bot.FamilySupport.Rules;

/// <summary>Something over the rates that lowers what a member pays; the city pays the rest.</summary>
internal sealed record Programme(string Id, IReadOnlyList<Cover> Covers)
{
    public ProgrammeWindow? Window { get; init; }

    /// <summary>How often it can be used, or null.</summary>
    public int? Uses { get; init; }

    /// <summary>How many minutes of one use it covers, or null for all.</summary>
    public int? MinutesPerUse { get; init; }

    public int? MinutesPerMonth { get; init; }

    public int? MinutesPerYear { get; init; }

    public int? YenPerDay { get; init; }

    public int? YenPerMonth { get; init; }

    public int? YenPerYear { get; init; }

    /// <summary>What it covers is cut down to whole multiples of it.</summary>
    public int Floor { get; init; } = 1;

    /// <summary>Whether a use longer than what is covered is possible: the minutes beyond are paid for as usual.</summary>
    public bool BeyondIsCharged { get; init; } = true;
}

/// <summary>What a programme covers for some of the children.</summary>
/// <param name="First">The first child.</param>
/// <param name="Later">Every child after it.</param>
/// <param name="Percent">Of what they would pay, of a hundred; or <paramref name="PerHour"/>.</param>
/// <param name="PerHour">Yen for an hour of what counts.</param>
internal sealed record Cover(bool First, bool Later, int? Percent, int PerHour)
{
    /// <summary>After so many minutes only a share of <see cref="PerHour"/> is covered.</summary>
    public int After { get; init; } = int.MaxValue;

    /// <summary>That share, of a hundred.</summary>
    public int AfterPercent { get; init; } = 100;
}

/// <summary>When a programme can be used, counted in months around a day.</summary>
/// <param name="MonthsBefore">It opens on the first day of the month that lies so many before.</param>
/// <param name="Months">So many months it is open.</param>
/// <param name="CertificateMonths">So many months after, at the month's end, its proof is due.</param>
internal sealed record ProgrammeWindow(int MonthsBefore, int Months, int CertificateMonths)
{
    public DateOnly Opens(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(-MonthsBefore);

    public DateOnly Closes(DateOnly day) => Opens(day).AddMonths(Months).AddDays(-1);

    public DateOnly ProofBy(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(CertificateMonths + 1).AddDays(-1);
}
