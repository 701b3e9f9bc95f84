using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;

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
