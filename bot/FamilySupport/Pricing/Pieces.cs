using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Pricing;

/// <summary>Cuts an activity into time at one rate each, in the order of the day; in minutes from the beginning of its day.</summary>
internal sealed class Pieces
{
    private readonly RulePack pack;
    private readonly DateOnly day;
    private readonly int childKey;
    private readonly int[] classes = [-1, -1, -1];
    private readonly List<Piece> found = [];

    private Pieces(RulePack pack, CareUse use, bool isSick)
    {
        (this.pack, day) = (pack, use.Day);
        childKey = RulePack.ChildKey(isSick, use.IsResident is true);
    }

    /// <summary>The pieces, or null where nothing is offered.</summary>
    /// <param name="touchesTwo">Whether two rates meet in one activity.</param>
    public static List<Piece>? Of(RulePack pack, CareUse use, bool isSick, out bool touchesTwo)
    {
        var pieces = new Pieces(pack, use, isSick);
        var (from, to) = (use.Start, use.Start + use.Minutes);
        touchesTwo = false;
        if (!use.IsOvernight)
            return pieces.Cut(from, to, ref touchesTwo) ? pieces.found : null;
        var night = pack.Night!;
        var (fee, second) = isSick ? (night.SickFee, night.SickSecond) : (night.Fee, night.Second);
        for (var begins = night.From - RulePack.Day; begins < to; begins += RulePack.Day)
        {
            var ends = begins + RulePack.Day - night.From + night.To;
            if (ends <= from)
                continue;
            if (from < begins && !pieces.Cut(from, begins, ref touchesTwo))
                return null;
            pieces.found.Add(new Piece(LineKind.Night, pack.Rates[0], Math.Min(to, ends) - Math.Max(from, begins), fee, second));
            from = Math.Min(to, ends);
        }

        return from >= to || pieces.Cut(from, to, ref touchesTwo) ? pieces.found : null;
    }

    private bool Cut(int from, int to, ref bool touchesTwo)
    {
        var (low, high) = Range(from, to);
        if (low < 0)
            return false;
        touchesTwo |= low != high && (pack.Rates[low].Fee != pack.Rates[high].Fee || pack.Rates[low].Second != pack.Rates[high].Second);
        if (pack.Time.Flat is { } flat && to - from <= flat.UpTo)
        {
            found.Add(new Piece(LineKind.Flat, pack.Rates[high], to - from, flat.Fee, flat.Second));
            return true;
        }

        var counted = pack.Time.Counted(to - from);
        switch (pack.Time.Straddle)
        {
            case Straddle.WholeHigher:
                Add(high, counted / RulePack.Hour * RulePack.Hour);
                Add(high, counted % RulePack.Hour);
                break;
            case Straddle.BlockHigher:
                Blocks(from, to, 0, counted);
                break;
            case Straddle.FirstHour:
                Blocks(from, to, 0, Math.Min(counted, RulePack.Hour));
                Units(from, to, RulePack.Hour, counted);
                break;
            default:
                Units(from, to, 0, counted);
                break;
        }

        return true;
    }

    private void Blocks(int from, int to, int first, int counted)
    {
        var rate = -1;
        for (var at = first; at < counted; at += RulePack.Hour)
        {
            if (from + at < to)
                rate = Range(from + at, Math.Min(from + at + RulePack.Hour, to)).High;
            Add(rate, Math.Min(RulePack.Hour, counted - at));
        }
    }

    private void Units(int from, int to, int first, int counted)
    {
        var rate = first > 0 && from + first >= to ? Range(from, to).High : -1;
        for (var at = first; at < counted; at += pack.Time.Unit)
        {
            var here = RateAt(from + at);
            if (from + at < to || (here >= 0 && pack.Rates[rate].IsAbove(pack.Rates[here])))
                rate = here; // time that only fills up never costs more than time that was used
            Add(rate, pack.Time.Unit);
        }
    }

    private void Add(int place, int minutes)
    {
        if (minutes == 0)
            return;
        var rate = pack.Rates[place];
        var (hours, rest) = (minutes / RulePack.Hour, minutes % RulePack.Hour);
        var parts = rest / pack.Time.Unit;
        var isParts = rest > 0 && (rate.UnitFee ?? rate.UnitSecond) is not null;
        var piece = new Piece(
            isParts ? LineKind.Parts : LineKind.Time,
            rate,
            minutes,
            (rate.Fee * hours) + (rate.UnitFee * parts ?? rate.Fee * rest / RulePack.Hour),
            (rate.Second * hours) + (rate.UnitSecond * parts ?? rate.Second * rest / RulePack.Hour)
        );
        if (found is [.., var last] && last.Kind == piece.Kind && ReferenceEquals(last.Rate, rate))
            found[^1] = last with { Minutes = last.Minutes + minutes, Fee = last.Fee + piece.Fee, Second = last.Second + piece.Second };
        else
            found.Add(piece);
    }

    /// <summary>The lowest and the highest rate that minutes touch; -1 where nothing is offered in one of them.</summary>
    private (int Low, int High) Range(int from, int to)
    {
        var (low, high) = (-1, -1);
        for (var minute = from; minute < to; minute += pack.SameFor[minute % RulePack.Day])
        {
            var rate = RateAt(minute);
            if (rate < 0)
                return (-1, -1);
            if (low < 0 || pack.Rates[low].IsAbove(pack.Rates[rate]))
                low = rate;
            if (high < 0 || pack.Rates[rate].IsAbove(pack.Rates[high]))
                high = rate;
        }

        return (low, high);
    }

    private int RateAt(int minute)
    {
        var place = minute / RulePack.Day;
        if (classes[place] < 0)
            classes[place] = pack.ClassOf(day.AddDays(place));
        return pack.RateAt(classes[place], childKey, minute % RulePack.Day);
    }
}
