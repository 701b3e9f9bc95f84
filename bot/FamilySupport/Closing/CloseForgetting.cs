using System.Globalization;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Erasure;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>
/// Closes are the city's books: they go as a whole when the years of books are over. Of a report that is forgotten the sums remain, and
/// what was done in its hours goes.
/// </summary>
internal sealed class CloseForgetting : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [
        SealedColumn.Of<MonthClose, string>(MonthClose.PayerColumn, c => c.Payer, c => c.Month, c => c.Month),
        SealedColumn.Of<ClosedReport, string>(ClosedReport.UseColumn, r => r.Use, r => r.Id, r => r.Id),
        SealedColumn.Of<ClosedPayment, string>(ClosedPayment.PayeeColumn, p => p.Payee, p => p.Id, p => p.Id),
    ];

    public Task SubmissionAsync(ChannelsDb db, Guid submission, CancellationToken stop) => ForgetAsync(db, [submission], stop);

    public Task RemoveAsync(ChannelsDb db, IReadOnlyCollection<Guid> submissions, CancellationToken stop) =>
        ForgetAsync(db, submissions, stop);

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var month = JapanTime.DayOf(now - keep.Close).ToString("yyyy-MM", CultureInfo.InvariantCulture);
#pragma warning disable CA1309 // the database compares
        yield return Expiries.Delete(db => db.Set<ClosedReport>().Where(r => string.Compare(r.Month, month) < 0).OrderBy(r => r.Id));
        yield return Expiries.Delete(db => db.Set<ClosedPayment>().Where(p => string.Compare(p.Month, month) < 0).OrderBy(p => p.Id));
        yield return Expiries.Delete(db => db.Set<CloseApproval>().Where(a => string.Compare(a.Month, month) < 0).OrderBy(a => a.Month));
        yield return Expiries.Delete(db => db.Set<MonthClose>().Where(c => string.Compare(c.Month, month) < 0).OrderBy(c => c.Month));
#pragma warning restore CA1309
    }

    private static async Task ForgetAsync(ChannelsDb db, IReadOnlyCollection<Guid> submissions, CancellationToken stop) =>
        await db.Set<ClosedReport>()
            .Where(r => submissions.Contains(r.SubmissionId))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Use, (Protection.ProtectedBytes?)null), stop);
}
