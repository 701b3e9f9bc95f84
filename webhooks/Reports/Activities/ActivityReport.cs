namespace Channels.Webhooks.Reports.Activities;

/// <summary>How activity reports went in a month: what is counted, and of what. A rate without a basis is null.</summary>
/// <param name="Month">For example <c>2026-11</c>: of the reports handed in then.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="PreparedAt">When it was made, UTC.</param>
internal sealed record ActivityReport(string Month, DateOnly From, DateOnly Until, DateTimeOffset PreparedAt)
{
    public required ActivityTotals Totals { get; init; }

    /// <summary>By the channel they came in by; <c>paper</c>: typed by staff.</summary>
    public required IReadOnlyList<ChannelRow> Channels { get; init; }

    /// <summary>The questions at which forms were left, the most first.</summary>
    public required IReadOnlyList<LeftRow> Left { get; init; }

    /// <summary>The last twelve months, this one last.</summary>
    public required IReadOnlyList<ActivityMonth> Months { get; init; }
}

/// <summary>The month in figures.</summary>
/// <param name="Reports">Handed in, without those that were taken back.</param>
/// <param name="TakenBack">Taken back by their person.</param>
/// <param name="Online">Of the reports, those that nobody typed from paper.</param>
/// <param name="FirstTimeRight">Of the reports, those never returned and never corrected.</param>
/// <param name="Confirmed">Of the reports, those the requesting member agreed to, or staff confirmed.</param>
/// <param name="ConfirmedMinutes">Median from handing in to that; null without any.</param>
/// <param name="Closed">Of the reports, those in a month that is closed.</param>
/// <param name="ClosedMinutes">Median from handing in to the first close that held it.</param>
/// <param name="Started">Forms begun in the month.</param>
/// <param name="Submitted">Forms sent in the month.</param>
/// <param name="StaffMinutes">What persons of the staff spent on these reports, measured from their actions.</param>
/// <param name="StaffActions">So many actions.</param>
internal sealed record ActivityTotals(
    int Reports,
    int TakenBack,
    int Online,
    int FirstTimeRight,
    int Confirmed,
    double? ConfirmedMinutes,
    int Closed,
    double? ClosedMinutes,
    int Started,
    int Submitted,
    double StaffMinutes,
    int StaffActions
)
{
    public double? OnlineRate => Part(Online, Reports);

    public double? FirstTimeRightRate => Part(FirstTimeRight, Reports);

    /// <summary>Of the forms begun, those not sent.</summary>
    public double? DropOffRate => Started == 0 ? null : Math.Round(Math.Max(0, 1 - ((double)Submitted / Started)), 4);

    public double? StaffMinutesEach => Reports == 0 ? null : Math.Round(StaffMinutes / Reports, 2);

    internal static double? Part(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);
}

/// <summary>One channel.</summary>
internal sealed record ChannelRow(string Channel, int Reports, int FirstTimeRight, int Confirmed);

/// <summary>One question of the form.</summary>
/// <param name="Field">Its id.</param>
/// <param name="Left">Forms given up there.</param>
/// <param name="Failed">Answers that were not understood.</param>
internal sealed record LeftRow(string Field, int Left, int Failed);

/// <summary>One month of the chart.</summary>
internal sealed record ActivityMonth(string Month, int Online, int Paper, int FirstTimeRight)
{
    public int Reports => Online + Paper;

    public double? OnlineRate => ActivityTotals.Part(Online, Reports);

    public double? FirstTimeRightRate => ActivityTotals.Part(FirstTimeRight, Reports);
}
