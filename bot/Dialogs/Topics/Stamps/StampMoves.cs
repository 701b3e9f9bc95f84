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

    /// <summary>A time that was said and is still to come is no stamp: only a clock's minute is let pass.</summary>
    private static readonly TimeSpan SaidEarly = TimeSpan.FromMinutes(1);

    /// <summary>What is so near is meant rather than half a day ago.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(1);

    private static readonly TimeSpan Far = TimeSpan.FromHours(6);

    /// <summary>So long a time is of the care that was stamped last.</summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(30);

    /// <summary>What a hand-over or a return does.</summary>
    /// <param name="put">The stamp.</param>
    /// <param name="own">The care there is, the latest first.</param>
    /// <param name="gone">Who of a care was given back before the others.</param>
    public static StampMove Of(StampWish.Put put, IReadOnlyList<StampedCare> own, Func<StampedCare, IReadOnlyList<string>>? gone = null)
    {
        if (Instant(put) is not { } at)
            return new StampMove.Refused(StampRefusal.Future, null);
        own = [.. own.Where(c => !c.IsCancelled)];
        return put.Side is StampSide.Taken ? Taken(put, at, own) : Returned(put, at, own, gone ?? (_ => []));
    }

    private static StampMove Taken(StampWish.Put put, DateTimeOffset at, IReadOnlyList<StampedCare> own)
    {
        var isTimed = put.Times.Count > 0 || put.IsCorrection;

        if (put.IsNaming && !own.Any(c => c is { IsOpen: true, Child: null }))
            return new StampMove.Refused(StampRefusal.None, null);

        // たろうくんとはなちゃん預かりました, and one of them is there already: it is about the other.
        if (put.Child is { } named && !isTimed && Further(named, own) is { } further)
            put = put with { Child = further };

        // お返ししました, then 預かったのは10時半: of the care that was spoken of, whatever else has no hand-over.
        if (
            isTimed
            && own.Where(c => c.Changes.Count > 0).MaxBy(c => c.Changes[^1].At)
                is { TakenAt: not null, ReturnedAt: { } done, Reference: null, Changes: [.., var latest] } spoken
            && at < done
            && put.SaidAt - latest.At <= JustNow
            && CareChildren.Fits(spoken, put.Child)
        )
            return Moved(spoken, StampSide.Taken, at);
        if (
            own.FirstOrDefault(c =>
                c is { TakenAt: null, ReturnedAt: { } end, Reference: null }
                && end > at
                && end - at <= StampedDay
                && CareChildren.Fits(c, put.Child)
            ) is
            { } late
        )
            return new StampMove.Changed([late], StampSide.Taken, at, IsNew: true);
        var open = own.FirstOrDefault(c =>
            c.IsOpen && CareChildren.Fits(c, put.Child) && (put.Child is null || c.Child is not null || isTimed)
        );
        if (open is not null)
            return isTimed || at < open.TakenAt ? Moved(open, StampSide.Taken, at) : new StampMove.Refused(StampRefusal.Twice, open);
        if (
            own.FirstOrDefault(c => c is { IsOpen: true, Child: null, TakenAt: { } began } && (put.IsNaming || at - began <= Naming)) is
            { } unnamed
        )
            return new StampMove.Changed([unnamed], StampSide.Taken, unnamed.TakenAt!.Value, IsNew: true);
        var ended = own.FirstOrDefault(c => c is { TakenAt: not null, ReturnedAt: { } end } && at < end && CareChildren.Fits(c, put.Child));
        if (isTimed && ended is not null && (put.IsCorrection || (ended.TakenAt!.Value - at).Duration() <= StampedTimes.Longest / 4))
            return Moved(ended, StampSide.Taken, at);
        return put is { IsCorrection: true, Times.Count: 0 }
            ? new StampMove.Refused(StampRefusal.None, null)
            : new StampMove.Begun(StampSide.Taken, at) { Child = put.Child };
    }

    /// <summary>Those of the named who are not there yet; null: all of them are, or none is.</summary>
    private static string? Further(string named, IReadOnlyList<StampedCare> own)
    {
        var there = own.Where(c => c is { IsOpen: true, Child: not null }).SelectMany(c => StampedTimes.Names(c.Child!));
        var names = StampedTimes.Names(named);
        var further = CareChildren.Without(names, there);
        return further.Count > 0 && further.Count < names.Count ? string.Join('、', further) : null;
    }

    private static StampMove Returned(
        StampWish.Put put,
        DateTimeOffset at,
        IReadOnlyList<StampedCare> own,
        Func<StampedCare, IReadOnlyList<string>> gone
    )
    {
        var open = own.Where(c => c.IsOpen && c.TakenAt <= at + ClocksDiffer).ToList();
        var meant = put.IsAll ? open : open.FindAll(c => CareChildren.Fits(c, put.Child) && (put.Child is null || c.Child is not null));
        if (meant.Count == 0 && open is [{ Child: null } only])
            meant = [only];
        if (put is { Child: { } named, IsAll: false })
        {
            // はなちゃんだけお返ししました, and another child of the same care is there still.
            if (meant.Find(c => c.Child is not null && !CareChildren.AreAll(c, gone(c), named)) is { } part)
                return at < part.TakenAt
                    ? new StampMove.Refused(StampRefusal.Before, part)
                    : new StampMove.Part(part, CareChildren.Shared(part.Child!, named), at);
            if (meant.Count == 0 && open.Count > 1 && open.Find(c => c.Child is null) is { } unnamed)
                meant = [unnamed];
        }
        else if (meant.Count > 1 && !put.IsAll)
            return new StampMove.Which(meant, at);
        if (meant.Count > 0)
            return meant.Exists(c => at < c.TakenAt)
                ? new StampMove.Refused(StampRefusal.Before, meant.Find(c => at < c.TakenAt))
                : new StampMove.Changed(meant, StampSide.Returned, at, IsNew: true);
        var last = own.FirstOrDefault(c => c.ReturnedAt is not null && CareChildren.Fits(c, put.Child));
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
        if (own.FirstOrDefault(c => c.IsOpen && CareChildren.Fits(c, put.Child)) is { } after)
            return new StampMove.Refused(StampRefusal.Before, after);
        return new StampMove.Begun(StampSide.Returned, at) { Child = put.Child };
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
        var now = put.SaidAt + SaidEarly;
        var past = all.Where(a => a <= now).Max();
        var isNear = all.Exists(a => a > now && a - now <= Near) && put.SaidAt - past > Far;
        return isNear || (put.SaidAt - past > Half && all.Exists(a => a > now)) ? null : past;
    }

    private static readonly TimeSpan StampedDay = TimeSpan.FromHours(24);
}

/// <summary>What a stamp does.</summary>
internal abstract record StampMove
{
    /// <summary>A care begins with it.</summary>
    public sealed record Begun(StampSide Side, DateTimeOffset At) : StampMove
    {
        /// <summary>Of whom; null: nobody has said.</summary>
        public string? Child { get; init; }
    }

    /// <summary>Some of the children of a care were given back, and others are there still.</summary>
    public sealed record Part(StampedCare Care, IReadOnlyList<string> Names, DateTimeOffset At) : StampMove;

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
