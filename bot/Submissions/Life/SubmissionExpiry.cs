using Channels.Bot.Data;
using Channels.Bot.Erasure;
using Channels.Bot.Forms;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Life;

/// <summary>Submissions go with everything that belongs to them when the time their procedure promises is over.</summary>
internal sealed class SubmissionExpiry(ProcedureCatalog catalog, Forgetting forgetting) : IExpire
{
    // Each takes rows of eight tables with it.
    private const int RowsOfOne = 8;

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        // The newest version's promise holds for all of a procedure.
        foreach (var procedure in catalog.All.GroupBy(p => p.Id).Select(g => g.MaxBy(p => p.Version)!))
        {
            if (KeptUntil.Before(procedure.KeepsSubmissions, now) is { } before)
                yield return (db, most, stop) => RemoveAsync(db, procedure.Id, before, most, stop);
        }
    }

    private async Task<int> RemoveAsync(ChannelsDb db, string procedure, DateTimeOffset before, int most, CancellationToken stop)
    {
        var few = Math.Max(1, most / RowsOfOne);
        var over = await db
            .Submissions.Where(s => s.SubmittedAt < before && s.Procedure == procedure)
            .OrderBy(s => s.SubmittedAt)
            .Take(few)
            .Select(s => s.Id)
            .ToListAsync(stop);
        if (over.Count == 0)
            return 0;
        await forgetting.RemoveAsync(db, over, stop);
        return over.Count == few ? most : over.Count;
    }
}
