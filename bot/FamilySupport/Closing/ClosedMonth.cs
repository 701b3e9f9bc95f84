using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Banking;
using Channels.Bot.FamilySupport.Pricing;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>A close as it is kept: all that its files are made of.</summary>
internal sealed record ClosedMonth(
    string Month,
    DateOnly ValueDate,
    Payer Payer,
    IReadOnlyList<PaidMember> Payments,
    IReadOnlyList<PaidReport> Reports
)
{
    public long Yen => Payments.Sum(p => p.Yen);

    /// <summary>What a draft becomes when it is kept.</summary>
    public static ClosedMonth Of(string month, DateOnly day, Payer payer, CloseDraft draft) =>
        new(
            month,
            day,
            payer,
            CloseReader.Sorted(
                draft.Payments.Select(p => new PaidMember(p.Member.Number, p.Member.Person.Name, p.Member.Account!, p.Yen, p.Lines.Count))
            ),
            CloseReader.Sorted(
                draft.Lines.Select(l => new PaidReport(
                    l.Report.Reference,
                    l.Report.Revision,
                    l.Member,
                    l.Kind,
                    l.ActivityMonth,
                    l.Fee,
                    l.Reward,
                    l.Before,
                    l.Pack,
                    l.Use
                ))
            )
        );
}

/// <summary>Who gets how much.</summary>
internal sealed record PaidMember(string Number, string Name, PayeeAccount Account, long Yen, int Reports);

/// <summary>A report's part of it.</summary>
internal sealed record PaidReport(
    string Reference,
    int Revision,
    string Member,
    ClosedKind Kind,
    string ActivityMonth,
    int Fee,
    int Reward,
    int Before,
    string Pack,
    CareUse? Use
)
{
    public int Yen => Reward - Fee - Before;

    public bool IsEstimate => PricedBy.IsEstimate(Pack);
}
