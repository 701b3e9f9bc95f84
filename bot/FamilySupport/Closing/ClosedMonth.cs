using System.Text.Json;
using System.Text.Json.Nodes;
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
                )
                {
                    For = l.Use is null ? null : PaidFor.Of(l.Report),
                })
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
    /// <summary>Whose care it was; null: it was taken back, or is not known.</summary>
    public PaidFor? For { get; init; }

    /// <summary>2026-11-14 09:00–13:00; empty when it was taken back.</summary>
    public string When =>
        Use is { } use
            ? string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{use.Day:yyyy-MM-dd} {Clock(use.Start)}–{Clock((use.Start + use.Minutes) % (24 * 60))}"
            )
            : "";

    private static string Clock(int minute) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    public int Yen => Reward - Fee - Before;

    public bool IsEstimate => PricedBy.IsEstimate(Pack);
}

/// <summary>Whose care was paid, for whoever checks it: kept with the activity, sealed, and gone with it.</summary>
/// <param name="Called">How the children are called in the report.</param>
/// <param name="Family">The requesting member's number; null: not known.</param>
internal sealed record PaidFor(IReadOnlyList<string>? Called, string? Family)
{
    public static PaidFor Of(ReportToClose report) => new(report.Called, report.Family);

    /// <summary>たろうくん、はなちゃん.</summary>
    public string Children => string.Join('、', Called ?? []);

    /// <summary>The activity and whose it was, in one.</summary>
    public static JsonObject With(CareUse use, PaidFor of)
    {
        var json = JsonSerializer.SerializeToNode(use)!.AsObject();
        json[nameof(Called)] = JsonSerializer.SerializeToNode(of.Called ?? []);
        json[nameof(Family)] = of.Family;
        return json;
    }
}
