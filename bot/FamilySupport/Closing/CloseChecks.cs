using System.Globalization;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.FamilySupport.Reports;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>Looks at what is to be paid before it is, pure: each finding is a warning or a stop by the settings.</summary>
internal sealed class CloseChecks(
    CheckOptions options,
    CloseWords words,
    IReadOnlyDictionary<string, MemberRecord> members,
    IReadOnlyList<MemberPair> pairs,
    AcceptedReports? accepted = null
)
{
    private const int March = 3;

    /// <summary>So soon after the question nobody is late with the answer.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

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
        if (line.RepricedFrom is { } pack && options.Repriced is not CheckLevel.Off)
        {
            Find(true, options.Repriced, "report-repriced", line, $"{pack} → {PricedBy.Rules(line.Pack)}、{words.Yen(line.Yen)}");
            if (options.Repriced is CheckLevel.Stop)
                return false;
        }

        if (line.Use is not { } use || line.Yen <= 0 || !members.TryGetValue(line.Member, out var provider))
            return true;
        var before = stops.Count;
        foreach (var (other, isSame) in accepted?.Before(line.Report) ?? [])
            Find(true, isSame ? options.SameReport : options.Overlap, isSame ? "report-same" : "report-overlap", line, other.Reference);
        Find(line.IsEstimate && options.Estimate is CheckLevel.Stop, CheckLevel.Stop, "report-estimate", line, PricedBy.Rules(line.Pack));
        Find(provider.SuspendedOn <= use.Day, options.Suspended, "provider-suspended", line, Day(provider.SuspendedOn));
        Find(use.Day < provider.JoinedOn, options.NoMember, "provider-not-yet", line, Day(provider.JoinedOn));
        Find(provider.LeftOn <= use.Day, options.NoMember, "provider-left", line, Day(provider.LeftOn));
        Find(provider.TrainedOn is not { } trained || trained > use.Day, options.Untrained, "provider-untrained", line, Day(use.Day));
        Met(line, use.Day, provider);
        if (use.Day.Month == March && line.Report.HandedInOn is { } handedIn)
            Find(handedIn > new DateOnly(use.Day.Year, March + 1, options.MarchBy), options.Late, "report-late", line, Day(handedIn));
        Find(line.Report.HasAdvanced, options.Advanced, "report-advanced", line, Day(use.Day));
        Confirmed(line);
        return stops.Count == before;
    }

    /// <summary>Whether its provider had met the family of its children: a pair that is over is no pair, and the one that is left proves
    /// nothing.</summary>
    private void Met(CloseLine line, DateOnly day, MemberRecord provider)
    {
        var before = stops.Count + warnings.Count;
        var called = line.Report.Children.Select(ChildName.Bare).Where(c => c.Length > 0).ToHashSet(StringComparer.Ordinal);
        Find(ChildName.Of(provider).Overlaps(called), options.OwnChild, "own-child", line, Day(day));
        var met = meetings.GetValueOrDefault(line.Member) ?? [];
        bool IsTheirs(MemberPair pair) => members.GetValueOrDefault(pair.Requester) is { } m && ChildName.Of(m).Overlaps(called);
        var families = met.Where(Holds).Select(p => members.GetValueOrDefault(p.Requester)).OfType<MemberRecord>().ToList();
        Find(
            RegisteredChildren.Unknown(line.Report.Called, families).Count > 0,
            options.Unregistered,
            "child-unregistered",
            line,
            Day(day)
        );
        bool Holds(MemberPair pair) => pair.MetOn <= day && pair.ExpiresOn >= day;
        if (met.Count == 0)
            Find(true, options.NoMeeting, "pair-none", line, Day(day));
        else
            Find(
                !met.Exists(Holds) || (met.Exists(IsTheirs) && !met.Exists(p => Holds(p) && IsTheirs(p))),
                options.NoMeeting,
                "pair-over",
                line,
                Day(day)
            );

        // What was found above says already why nobody can tell.
        var isSaid = stops.Count + warnings.Count > before;
        Find(line.Report.Family is null && !isSaid, options.NoFamily, "family-unknown", line, Day(day));
    }

    /// <summary>What the requesting member says of a report that an earlier close paid.</summary>
    public IEnumerable<CloseFinding> Disputed(IEnumerable<(string Reference, string Member, string Month)> paid) =>
        options.DiffersPaid is CheckLevel.Off ? [] : paid.Select(p => words.Finding("report-differs-paid", p.Reference, p.Member, p.Month));

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
            case ConfirmationState.Due when line.Report.AskedAgo is null:
                Find(true, options.Unconfirmed, "report-not-yet-asked", line, Day(line.Use?.Day));
                break;
            case ConfirmationState.Asked when line.Report.AskedAgo is { } ago && ago < Lately:
                Find(true, options.Unconfirmed, "report-asked-lately", line, $"{Day(line.Use?.Day)}、{words.Ago(ago)}");
                break;
            case ConfirmationState.Due or ConfirmationState.Asked or ConfirmationState.Unconfirmed:
                Find(true, options.Unconfirmed, "report-unconfirmed", line, Day(line.Use?.Day));
                break;
            default:
                Find(true, options.Unasked, "report-unasked", line, Day(line.Use?.Day));
                break;
        }
    }

    /// <summary>Payments into one account: each after the first is found, with the same amount or with another.</summary>
    /// <returns>Members who are not paid.</returns>
    public HashSet<string> SamePayments(IEnumerable<(string Member, long Yen)> payments)
    {
        var stopped = new HashSet<string>(StringComparer.Ordinal);
        var seen = new Dictionary<object, List<(string Member, long Yen)>>();
        foreach (var (member, yen) in payments)
        {
            if (members[member].Account is not { } account)
                continue;
            var key = account with { Holder = "", BankName = "", BranchName = "" };
            if (!seen.TryGetValue(key, out var others))
                seen.Add(key, others = []);
            var other = others.Find(o => o.Yen == yen) is { Member: not null } same ? same : others.FirstOrDefault();
            others.Add((member, yen));
            if (other.Member is null)
                continue;
            var isSame = other.Yen == yen;
            var level = isSame ? options.SamePayment : options.SameAccount;
            if (level is CheckLevel.Off)
                continue;
            var what = isSame ? $"{other.Member} {words.Yen(yen)}" : other.Member;
            (level is CheckLevel.Stop ? stops : warnings).Add(words.Finding(isSame ? "payment-same" : "account-same", null, member, what));
            if (level is CheckLevel.Stop)
                stopped.Add(member);
        }

        return stopped;
    }

    /// <summary>What is said of all amounts that rest on rules nobody has decided: once, or a close is nothing but that.</summary>
    public CloseFinding? Estimates(int count, int all) =>
        count > 0 && options.Estimate is CheckLevel.Warn ? words.Finding("estimates", null, null, $"{count}/{all}") : null;

    private void Find(bool isSo, CheckLevel level, string code, CloseLine line, string what)
    {
        if (isSo && level is not CheckLevel.Off)
            (level is CheckLevel.Stop ? stops : warnings).Add(words.Finding(code, line.Report.Reference, line.Member, what));
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
