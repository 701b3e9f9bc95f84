using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Explaining;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.SoFar;

/// <summary>What a month comes to for a member by the reports that are here now; what a close decided of it stands as decided.</summary>
public sealed class SoFarBook(IStore store, CloseParts parts, RuleBook book, FeeOptions options, Explainer explainer, TimeProvider clock)
{
    // Reports of a day at the end of a month may be handed in long after it, and never before.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>The month of a member; null: that is no month.</summary>
    /// <param name="number">The member.</param>
    /// <param name="month">For example <c>2026-11</c>.</param>
    /// <param name="language">In which it is explained.</param>
    public async Task<SoFarMonth?> FindAsync(string number, string month, string language, CancellationToken stop)
    {
        if (ClosingMonth.First(month) is not { } first)
            return null;
        var decided = await store.ReadAsync((db, inner) => DecidedAsync(db, month, inner), stop);
        var (used, worked) = (new List<SoFarCare>(), new List<SoFarCare>());
        await foreach (var report in parts.Reader.ReportsAsync(JapanTime.StartOf(first), clock.GetUtcNow() + Moment, stop))
        {
            if (report.Standing is Standing.TakenBack || report.Use is not { } use || ClosingMonth.Of(use.Day) != month)
                continue;
            var closed = decided.GetValueOrDefault((report.Reference, report.Member));
            if (report.Family == number)
                used.Add(Care(report, use, closed, language));
            if (report.Member == number)
                worked.Add(Care(report, use, closed, language));
        }

        return new SoFarMonth(month, Sorted(used), Sorted(worked));
    }

    private SoFarCare Care(ReportToClose report, CareUse use, Closed? closed, string language)
    {
        var care = new SoFarCare(report.Reference, use.Day, use.Start, use.Minutes, Says(report.Confirmation)) { Costs = use.Spent };
        return Pricer.Price(book, options.Place, use) switch
        {
            Quote.Priced(var price) => Priced(care, price, closed?.Holds(report, price) is true ? closed : null, language),
            Quote.Unpriced(var why) => care with { Notes = [explainer.Say(why, language)] },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private SoFarCare Priced(SoFarCare care, Price price, Closed? closed, string language)
    {
        var said = explainer.Explain(price, language);
        if (closed is null)
            return care with
            {
                Fee = price.Fee,
                Reward = price.Reward,
                Costs = price.Costs,
                Lines = said.Lines,
                Notes = price.Pack.ProgrammeIds.Count == 0 ? said.Estimates : [.. said.Estimates, explainer.SayNoProgramme(language)],
            };
        var isSame = closed.IsAt(price);
        return care with
        {
            Fee = closed.Fee,
            Reward = closed.Reward,
            IsDecided = true,
            Lines = isSame ? said.Lines : [],
            Notes = isSame ? said.Estimates : [],
        };
    }

    private static SoFarSays Says(ConfirmationState? state) =>
        state switch
        {
            ConfirmationState.Agreed or ConfirmationState.Evidence => SoFarSays.Confirmed,
            ConfirmationState.Differs => SoFarSays.Differs,
            _ => SoFarSays.Waits,
        };

    private static List<SoFarCare> Sorted(List<SoFarCare> cares) =>
        [.. cares.OrderBy(c => c.Day).ThenBy(c => c.Start).ThenBy(c => c.Reference, StringComparer.Ordinal)];

    private static async Task<Dictionary<(string Reference, string Member), Closed>> DecidedAsync(
        ChannelsDb db,
        string month,
        CancellationToken stop
    )
    {
        var rows = await db.Set<ClosedReport>()
            .AsNoTracking()
            .Where(r => r.ActivityMonth == month && db.Set<MonthClose>().Any(c => c.Month == r.Month && c.ExportedAt != null))
            .Select(r => new Closed(r.Reference, r.Member, r.Month, r.Revision, r.Fee, r.Reward))
            .ToListAsync(stop);
        return rows.GroupBy(r => (r.Reference, r.Member)).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Month, StringComparer.Ordinal)!);
    }

    /// <summary>What was decided last of a report.</summary>
    private sealed record Closed(string Reference, string Member, string Month, int Revision, int Fee, int Reward)
    {
        /// <summary>It holds: of this edition, or of one before that costs the same, of which no close says anything more.</summary>
        public bool Holds(ReportToClose report, Price price) => Revision == report.Revision || IsAt(price);

        public bool IsAt(Price price) => (Fee, Reward) == (price.Fee, price.Reward);
    }
}
