using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>What a stamp does to the care there is, pure: begins one, ends one, puts one right, or nothing, and why.</summary>
internal static class StampMoves
{
    /// <summary>A second hand-over within so long only says who the child is.</summary>
    private static readonly TimeSpan Naming = TimeSpan.FromMinutes(10);

    /// <summary>A second return within so long is the same one.</summary>
    private static readonly TimeSpan SameReturn = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Half = TimeSpan.FromHours(12);

    /// <summary>What a hand-over or a return does.</summary>
    public static StampMove Of(StampWish.Put put, IReadOnlyList<StampedCare> own)
    {
        if (Instant(put) is not { } at)
            return new StampMove.Refused(StampRefusal.Future, null);
        own = [.. own.Where(c => !c.IsCancelled)];
        return put.Side is StampSide.Taken ? Taken(put, at, own) : Returned(put, at, own);
    }

    private static StampMove Taken(StampWish.Put put, DateTimeOffset at, IReadOnlyList<StampedCare> own)
    {
        var isTimed = put.Times.Count > 0 || put.IsCorrection;
        if (
            own.FirstOrDefault(c =>
                c is { TakenAt: null, ReturnedAt: { } end, Reference: null } && end > at && end - at <= StampedDay && Fits(c, put)
            ) is
            { } late
        )
            return new StampMove.Changed([late], StampSide.Taken, at, IsNew: true);
        var open = own.FirstOrDefault(c => c.IsOpen && Fits(c, put) && (put.Child is null || c.Child is not null || isTimed));
        if (open is not null)
            return isTimed || at < open.TakenAt ? Moved(open, StampSide.Taken, at) : new StampMove.Refused(StampRefusal.Twice, open);
        if (own.FirstOrDefault(c => c is { IsOpen: true, Child: null, TakenAt: { } began } && at - began <= Naming) is { } unnamed)
            return new StampMove.Changed([unnamed], StampSide.Taken, unnamed.TakenAt!.Value, IsNew: true);
        var ended = own.FirstOrDefault(c => c is { TakenAt: not null, ReturnedAt: { } end } && at < end && Fits(c, put));
        if (isTimed && ended is not null && (put.IsCorrection || (ended.TakenAt!.Value - at).Duration() <= StampedTimes.Longest / 4))
            return Moved(ended, StampSide.Taken, at);
        return put is { IsCorrection: true, Times.Count: 0 }
            ? new StampMove.Refused(StampRefusal.None, null)
            : new StampMove.Begun(StampSide.Taken, at);
    }

    private static StampMove Returned(StampWish.Put put, DateTimeOffset at, IReadOnlyList<StampedCare> own)
    {
        var open = own.Where(c => c.IsOpen && c.TakenAt <= at + ClocksDiffer).ToList();
        var meant = put.IsAll ? open : open.FindAll(c => Fits(c, put) && (put.Child is null || c.Child is not null));
        if (meant.Count == 0 && open is [{ Child: null } only])
            meant = [only];
        if (meant.Count > 1 && !put.IsAll)
            return new StampMove.Which(meant, at);
        if (meant.Count > 0)
            return meant.Exists(c => at < c.TakenAt)
                ? new StampMove.Refused(StampRefusal.Before, meant.Find(c => at < c.TakenAt))
                : new StampMove.Changed(meant, StampSide.Returned, at, IsNew: true);
        var last = own.FirstOrDefault(c => c.ReturnedAt is not null && Fits(c, put));
        if (
            last is not null
            && (put.IsCorrection || (put.Times.Count > 0 && (at - last.ReturnedAt!.Value).Duration() <= StampedTimes.Longest / 4))
        )
            return Moved(last, StampSide.Returned, at);
        if (last is not null && (at - last.ReturnedAt!.Value).Duration() <= SameReturn)
            return at < last.ReturnedAt && last.Reference is null && !(at < last.TakenAt)
                ? Moved(last, StampSide.Returned, at)
                : new StampMove.Refused(StampRefusal.Twice, last);

        // 5時に返した, and the child was taken after that: one of the two is wrong.
        if (own.FirstOrDefault(c => c.IsOpen && Fits(c, put)) is { } after)
            return new StampMove.Refused(StampRefusal.Before, after);
        return new StampMove.Begun(StampSide.Returned, at);
    }

    private static StampMove Moved(StampedCare care, StampSide side, DateTimeOffset at)
    {
        if (care.Reference is not null)
            return new StampMove.Refused(StampRefusal.Reported, care);
        var isBackwards = side is StampSide.Taken ? at >= care.ReturnedAt : at < care.TakenAt;
        return isBackwards ? new StampMove.Refused(StampRefusal.Before, care) : new StampMove.Changed([care], side, at, IsNew: false);
    }

    /// <summary>When it was: the message's minute, or the latest time that the words may mean. Null: it is still to come.</summary>
    private static DateTimeOffset? Instant(StampWish.Put put)
    {
        var said = new DateTimeOffset(put.SaidAt.Ticks - (put.SaidAt.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        if (put.Times.Count == 0)
            return said;
        var today = JapanTime.DayOf(put.SaidAt);
        var all = put.Times.SelectMany(t => new[] { today.AddDays(-1), today }.Select(d => JapanTime.StartOf(d) + t.ToTimeSpan())).ToList();
        var past = all.Where(a => a <= put.SaidAt + ClocksDiffer).Max();
        return put.SaidAt - past > Half && all.Exists(a => a > put.SaidAt + ClocksDiffer) ? null : past;
    }

    private static readonly TimeSpan StampedDay = TimeSpan.FromHours(24);

    /// <summary>It may be about this care: no child was named, or this one, or of the care none was.</summary>
    private static bool Fits(StampedCare care, StampWish.Put put) =>
        put.Child is null || care.Child is null || IsSame(care.Child, put.Child);

    private static bool IsSame(string one, string other)
    {
        var (these, those) = (StampedTimes.Names(one).Select(Bare), StampedTimes.Names(other).Select(Bare));
        return those.All(these.Contains);
    }

    /// <summary>はなちゃん and ハナ are the same.</summary>
    private static string Bare(string name) => NameFinder.WithoutTitle(JapaneseText.FoldToHiragana(name));
}

/// <summary>What a stamp does.</summary>
internal abstract record StampMove
{
    /// <summary>A care begins with it.</summary>
    public sealed record Begun(StampSide Side, DateTimeOffset At) : StampMove;

    /// <summary>Care that is there changes.</summary>
    /// <param name="Cares">Which.</param>
    /// <param name="IsNew">The stamp was missing; else it is put right.</param>
    public sealed record Changed(IReadOnlyList<StampedCare> Cares, StampSide Side, DateTimeOffset At, bool IsNew) : StampMove;

    /// <summary>More than one child may be meant.</summary>
    public sealed record Which(IReadOnlyList<StampedCare> Cares, DateTimeOffset At) : StampMove;

    /// <summary>Nothing is changed.</summary>
    public sealed record Refused(StampRefusal Why, StampedCare? Care) : StampMove;
}

/// <summary>Why a stamp changes nothing.</summary>
internal enum StampRefusal
{
    /// <summary>Its time is still to come.</summary>
    Future,

    /// <summary>It is there already.</summary>
    Twice,

    /// <summary>The return would be before the hand-over.</summary>
    Before,

    /// <summary>The report was made: it is put right there.</summary>
    Reported,

    /// <summary>There is nothing to put right.</summary>
    None,
}
