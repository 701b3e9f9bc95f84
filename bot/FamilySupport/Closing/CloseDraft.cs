using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Members;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>
/// A close as it would be: who gets how much, whose amount waits for the next one (it is negative, or cannot be paid), and why. What
/// waits is not booked: the next close finds it again.
/// </summary>
internal sealed record CloseDraft(
    IReadOnlyList<CloseLine> Lines,
    IReadOnlyList<(MemberRecord Member, IReadOnlyList<CloseLine> Lines, long Yen)> Payments,
    IReadOnlyList<CloseFinding> Held,
    IReadOnlyList<CloseFinding> Carried
)
{
    /// <summary>What somebody should look at, and is paid.</summary>
    public IReadOnlyList<CloseFinding> Warnings { get; init; } = [];

    public static CloseDraft Of(CloseLedger ledger, IReadOnlyDictionary<string, MemberRecord> members, CloseChecks checks, CloseWords words)
    {
        var held = ledger.Unpriced.Select(u => words.Finding("report-unpriced", u.Reference, u.Member, u.Code)).ToList();
        held.AddRange(ledger.Early.Select(e => words.Finding("report-before", e.Reference, e.Member, e.Month)));
        var (lines, carried) = (new List<CloseLine>(), new List<CloseFinding>());
        var payments = new List<(MemberRecord, IReadOnlyList<CloseLine>, long)>();
        foreach (var of in ledger.Lines.Where(checks.Pass).GroupBy(l => l.Member).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var (all, yen) = (of.OrderBy(l => l.Report.Reference, StringComparer.Ordinal).ToList(), of.Sum(l => (long)l.Yen));
            if (yen < 0)
            {
                carried.Add(words.Finding("member-negative", null, of.Key, words.Yen(yen)));
                continue;
            }

            if (yen > 0 && WhyNot(of.Key, members) is { } code)
            {
                held.Add(words.Finding(code, null, of.Key, words.Yen(yen)));
                continue;
            }

            lines.AddRange(all);
            if (yen > 0)
                payments.Add((members[of.Key], all, yen));
        }

        var same = checks.SamePayments(payments.Select(p => (p.Item1.Number, p.Item3)));
        payments.RemoveAll(p => same.Contains(p.Item1.Number));
        lines.RemoveAll(l => same.Contains(l.Member));
        var paid = lines.Select(l => l.Report.Reference).ToHashSet(StringComparer.Ordinal);
        var named = new HashSet<string?>(StringComparer.Ordinal);
        return new CloseDraft(lines, payments, [.. held, .. checks.Stops], carried)
        {
            // Of what is held for another reason a warning would say that it is paid; that a pair is missing is true all the same.
            Warnings =
            [
                .. new[] { checks.Estimates(lines.Count(l => l.IsEstimate), lines.Count) }.OfType<CloseFinding>(),
                .. checks.Disputed(ledger.Disputed),
                .. checks
                    .Warnings.Where(w => w.Reference is null || IsOfPair(w.Code) || paid.Contains(w.Reference))
                    .Where(w => w.Code != "pair-none" || named.Add(w.Member)),
            ],
        };
    }

    private static bool IsOfPair(string code) => code is "pair-none" or "pair-over";

    private static string? WhyNot(string number, IReadOnlyDictionary<string, MemberRecord> members) =>
        !members.TryGetValue(number, out var member) ? "member-unknown"
        : !member.Roles.HasFlag(MemberRoles.Provider) ? "member-role"
        : member.Account is null ? "account-missing"
        : null;
}
