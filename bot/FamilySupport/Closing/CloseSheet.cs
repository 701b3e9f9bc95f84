using System.Globalization;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>What a close pays to whom and for what, for those who sign it: the files exist only when it is handed over.</summary>
public sealed class CloseSheet(IStore store, CloseParts parts)
{
    /// <summary>By member; null: there is no such close, or who was paid was forgotten.</summary>
    public async Task<IReadOnlyList<SheetLine>?> FindAsync(string month, CancellationToken stop)
    {
        var close = await store.ReadAsync(
            (db, inner) => db.Set<MonthClose>().AsNoTracking().SingleOrDefaultAsync(c => c.Month == month, inner),
            stop
        );
        if (close is null || await parts.Reader.LoadAsync(close, stop) is not { } kept)
            return null;
        var reports = kept.Reports.ToLookup(r => r.Member, StringComparer.Ordinal);
        return [.. kept.Payments.Select(p => new SheetLine(p.Number, p.Name, p.Yen, p.Account.Masked, [.. reports[p.Number].Select(Of)]))];
    }

    /// <summary>The same in Japanese, line by line, as whoever signs reads it.</summary>
    public IEnumerable<string> Say(IReadOnlyList<SheetLine> lines)
    {
        foreach (var line in lines)
        {
            yield return Words("member", ("member", line.Member), ("name", line.Name), Yen("yen", line.Yen), ("account", line.Account));
            foreach (var report in line.Reports)
                yield return Say(report);
        }

        yield return Words("sum", ("members", lines.Count.ToString(CultureInfo.InvariantCulture)), Yen("yen", lines.Sum(l => l.Yen)));
    }

    /// <summary>What is paid, and is to be looked at first: on a line that is Japanese from its beginning.</summary>
    public string Say(CloseFinding warning) => Words("look", ("finding", warning.ToString()));

    private string Say(SheetReport report) =>
        Words(
            "report",
            ("reference", report.Reference),
            ("kind", report.Kind),
            ("whose", report.When.Length == 0 ? report.Month : $"{report.When} {report.Children} {report.Family ?? Words("no-family")}"),
            Yen("reward", report.Reward),
            Yen("fee", report.Fee),
            ("before", report.Before == 0 ? "" : Words("before", Yen("before", report.Before))),
            Yen("yen", report.Yen),
            ("estimate", report.IsEstimate ? Words("estimate") : "")
        );

    private string Words(string key, params ReadOnlySpan<(string Name, string Value)> figures) => parts.Words.Say("sheet", key, figures);

    private (string Name, string Value) Yen(string name, long yen) => (name, parts.Words.Yen(yen));

    private SheetReport Of(PaidReport report) =>
        new(
            report.Reference,
            parts.Words.Say("kinds", report.Kind.ToString()),
            report.ActivityMonth,
            report.Reward,
            report.Fee,
            report.Before,
            report.Yen,
            report.IsEstimate
        )
        {
            When = report.When,
            Children = report.For?.Children ?? "",
            Family = report.For?.Family,
        };
}

/// <summary>What a member gets.</summary>
/// <param name="Member">The number.</param>
/// <param name="Name">As it was when it was prepared.</param>
/// <param name="Yen">All of it.</param>
/// <param name="Account">Bank, branch and the last three digits.</param>
/// <param name="Reports">What it is made of.</param>
public sealed record SheetLine(string Member, string Name, long Yen, string Account, IReadOnlyList<SheetReport> Reports);

/// <summary>A report's part of it.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="Kind">Why it is in, in Japanese.</param>
/// <param name="Month">When it was done.</param>
/// <param name="Reward">What the provider gets.</param>
/// <param name="Fee">What the family pays of it.</param>
/// <param name="Before">What closes before paid.</param>
/// <param name="Yen">What this one pays.</param>
/// <param name="IsEstimate">It rests on rules that the city has not published.</param>
public sealed record SheetReport(string Reference, string Kind, string Month, int Reward, int Fee, int Before, int Yen, bool IsEstimate)
{
    /// <summary>Day and hours, in Japan; empty when it was taken back.</summary>
    public string When { get; init; } = "";

    /// <summary>How the children are called.</summary>
    public string Children { get; init; } = "";

    /// <summary>The requesting member's number, or null.</summary>
    public string? Family { get; init; }
}
