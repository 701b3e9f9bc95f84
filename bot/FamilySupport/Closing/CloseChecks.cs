using System.Globalization;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Members;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>Looks at what is to be paid before it is, pure: each finding is a warning or a stop by the settings.</summary>
internal sealed class CloseChecks(
    CheckOptions options,
    CloseWords words,
    IReadOnlyDictionary<string, MemberRecord> members,
    IReadOnlyList<MemberPair> pairs
)
{
    private const int March = 3;

    private readonly Dictionary<string, List<MemberPair>> meetings = pairs
        .GroupBy(p => p.Provider)
        .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);

    private readonly List<CloseFinding> warnings = [];
    private readonly List<CloseFinding> stops = [];

    /// <summary>What is said, and paid.</summary>
    public IReadOnlyList<CloseFinding> Warnings => warnings;

    /// <summary>What is not paid.</summary>
    public IReadOnlyList<CloseFinding> Stops => stops;

    /// <summary>A report of a known provider. What takes money back is never stopped.</summary>
    /// <returns>It may be paid.</returns>
    public bool Pass(CloseLine line)
    {
        if (line.Use is not { } use || line.Yen <= 0 || !members.TryGetValue(line.Member, out var provider))
            return true;
        var before = stops.Count;
        Find(provider.SuspendedOn <= use.Day, options.Suspended, "provider-suspended", line, Day(provider.SuspendedOn));
        Find(use.Day < provider.JoinedOn, options.NoMember, "provider-not-yet", line, Day(provider.JoinedOn));
        Find(provider.LeftOn <= use.Day, options.NoMember, "provider-left", line, Day(provider.LeftOn));
        Find(provider.TrainedOn is not { } trained || trained > use.Day, options.Untrained, "provider-untrained", line, Day(use.Day));
        var met = meetings.GetValueOrDefault(line.Member) ?? [];
        if (met.Count == 0)
            Find(true, options.NoMeeting, "pair-none", line, Day(use.Day));
        else
            Find(!met.Exists(p => p.MetOn <= use.Day && p.ExpiresOn >= use.Day), options.NoMeeting, "pair-over", line, Day(use.Day));
        if (use.Day.Month == March && line.Report.HandedInOn is { } handedIn)
            Find(handedIn > new DateOnly(use.Day.Year, March + 1, options.MarchBy), options.Late, "report-late", line, Day(handedIn));
        Confirmed(line);
        return stops.Count == before;
    }

    /// <summary>What the requesting member says of the edition that is paid.</summary>
    private void Confirmed(CloseLine line)
    {
        switch (line.Report.Confirmation)
        {
            case ConfirmationState.Agreed or ConfirmationState.Evidence:
                break;
            case ConfirmationState.Differs:
                Find(true, options.Differs, "report-differs", line, Day(line.Use?.Day));
                break;
            case ConfirmationState.Due or ConfirmationState.Asked or ConfirmationState.Unconfirmed:
                Find(true, options.Unconfirmed, "report-unconfirmed", line, Day(line.Use?.Day));
                break;
            default:
                Find(true, options.Unasked, "report-unasked", line, Day(line.Use?.Day));
                break;
        }
    }

    /// <summary>Payments of the same amount into the same account: each after the first is found.</summary>
    /// <returns>Members who are not paid.</returns>
    public HashSet<string> SamePayments(IEnumerable<(string Member, long Yen)> payments)
    {
        var stopped = new HashSet<string>(StringComparer.Ordinal);
        var seen = new Dictionary<(object Account, long Yen), string>();
        foreach (var (member, yen) in payments)
        {
            if (options.SamePayment is CheckLevel.Off || members[member].Account is not { } account)
                continue;
            var key = (account with { Holder = "", BankName = "", BranchName = "" }, yen);
            if (seen.TryAdd(key, member))
                continue;
            var finding = words.Finding("payment-same", null, member, $"{seen[key]} {words.Yen(yen)}");
            (options.SamePayment is CheckLevel.Stop ? stops : warnings).Add(finding);
            if (options.SamePayment is CheckLevel.Stop)
                stopped.Add(member);
        }

        return stopped;
    }

    private void Find(bool isSo, CheckLevel level, string code, CloseLine line, string what)
    {
        if (isSo && level is not CheckLevel.Off)
            (level is CheckLevel.Stop ? stops : warnings).Add(words.Finding(code, line.Report.Reference, line.Member, what));
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
