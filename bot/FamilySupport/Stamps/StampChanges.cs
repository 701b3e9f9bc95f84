using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Stamps;

/// <summary>The one hand that changes a stamp: each change has its line in the history, and the other member is told of it.</summary>
internal sealed class StampChanges(FeeOptions options, TimeProvider clock)
{
    /// <summary>The provider said so.</summary>
    public const string Stamped = "stamp";

    /// <summary>The message that stamped it was taken back.</summary>
    public const string Unsent = "unsent";

    /// <summary>The report says otherwise.</summary>
    public const string Reported = "report";

    /// <summary>The other member says that it is not so: nothing changes, and it stays in the history.</summary>
    public const string Disputed = "disputed";

    /// <summary>Notes that the other member disputes what stands; nobody is told anything new.</summary>
    public static void Dispute(ChannelsDb db, CareStamp row, DateTimeOffset saidAt)
    {
        row.Revision++;
        var (side, at) = row.ReturnedAt is null ? (StampSide.Taken, row.TakenAt) : (StampSide.Returned, row.ReturnedAt);
        db.Add(
            new CareStampChange
            {
                CareId = row.Id,
                Number = row.Revision,
                Side = (int)side,
                From = at,
                To = at,
                Why = Disputed,
                At = saidAt,
            }
        );
    }

    /// <summary>The other member disputed what its provider stamped, and the provider put nothing right since.</summary>
    public static async Task<bool> IsDisputedAsync(ChannelsDb db, Guid care, CancellationToken stop)
    {
        var all = await db.Set<CareStampChange>().AsNoTracking().Where(c => c.CareId == care).OrderBy(c => c.Number).ToListAsync(stop);
        var last = all.FindLastIndex(c => c.Why == Disputed);
        return last >= 0 && !all.Skip(last + 1).Any(c => c is { Why: Stamped, From: not null } && c.From != c.To);
    }

    /// <summary>Puts it; the caller saves.</summary>
    /// <param name="to">UTC, whole minutes; null: the stamp is taken back. Without a hand-over and a return it never was.</param>
    public void Put(ChannelsDb db, CareStamp row, StampSide side, DateTimeOffset? to, DateTimeOffset saidAt, string why)
    {
        var from = side is StampSide.Taken ? row.TakenAt : row.ReturnedAt;
        row.Revision++;
        db.Add(
            new CareStampChange
            {
                CareId = row.Id,
                Number = row.Revision,
                Side = (int)side,
                From = from,
                To = to,
                Why = why,
                At = saidAt,
            }
        );
        if (side is StampSide.Taken)
            row.TakenAt = to;
        else
            row.ReturnedAt = to;
        if (to is null && (side is StampSide.Taken || row.TakenAt is null))
            (row.CancelledAt, row.AskAt) = (clock.GetUtcNow(), null);
        row.TellAt = options.Stamps.Tells ? StampHours.ToTell(clock.GetUtcNow()) : null;
    }
}
