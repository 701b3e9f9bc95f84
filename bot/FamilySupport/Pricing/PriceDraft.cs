using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Pricing;

/// <summary>A price that is being made: pieces of time for each child, and the lines so far.</summary>
internal sealed class PriceDraft(RulePack pack, CareUse use)
{
    private readonly List<PriceLine> lines = [];
    private readonly List<Assumption> used = [];
    private readonly List<Piece>[] pieces = new List<Piece>[use.Children.Count];
    private readonly int first = use.First;
    private int fee;
    private int reward;

    public RulePack Pack => pack;

    public CareUse Use => use;

    public int Fee => fee;

    public int Reward => reward;

    public int MinutesCovered { get; set; }

    public IReadOnlyList<Piece> PiecesOf(int child) => pieces[child];

    /// <summary>What a child pays before any programme.</summary>
    public int FeeOf(int child) => ShareOf(child, pieces[child].Sum(p => p.Fee));

    /// <summary>What of a part of the child's time it pays, as a sibling pays.</summary>
    public int ShareOf(int child, int yen) => Pricer.ShareOf(yen, child == first ? 100 : pack.Siblings.Fee, pack.Floor);

    /// <summary>False where nothing is offered.</summary>
    public bool AddTime()
    {
        for (var child = 0; child < use.Children.Count; child++)
        {
            var same =
                child > 0 && use.Children[child].IsSick == use.Children[child - 1].IsSick && use.SpanOf(child) == use.SpanOf(child - 1);
            var touchesTwo = false;
            if ((same ? pieces[child - 1] : Pieces.Of(pack, use.Of(child), use.Children[child].IsSick, out touchesTwo)) is not { } found)
                return false;
            pieces[child] = found;
            if (touchesTwo)
                Using(Assumption.Straddle);
            AddChild(child);
        }

        Assume();
        return true;
    }

    public void Add(PriceLine line)
    {
        lines.Add(line);
        fee += line.Fee;
        reward += line.Reward;
    }

    /// <summary>Notes a rule that was used, when the city has not published it.</summary>
    public void Using(Assumption assumption)
    {
        if (pack.Assumed.ContainsKey(assumption) && !used.Contains(assumption))
            used.Add(assumption);
    }

    public Price Finish()
    {
        var car = pack.Car is { } rule && use.ByOwnCar && !(rule.PerDay && use.CarIsPaid) ? rule.Yen : 0;
        if (use.ByOwnCar)
            Using(Assumption.Travel);
        return new Price(pack, fee, reward, use.Spent + car, lines, used) { MinutesCovered = MinutesCovered };
    }

    private void AddChild(int child)
    {
        var (paid, second) = (0, 0);
        foreach (var piece in pieces[child])
        {
            Add(Line(piece, child + 1));
            paid += piece.Fee;
            second += piece.Second;
        }

        var (whole, other) = (paid, second);
        if (child != first)
        {
            whole = paid * pack.Siblings.Fee / 100;
            other = second * pack.Siblings.Second / 100;
            AddCut(LineKind.Sibling, child + 1, pack.Siblings.Fee, paid - whole, second - other);
        }

        AddCut(LineKind.Floor, child + 1, pack.Floor, whole % pack.Floor, other % pack.Floor);
    }

    /// <summary>A line that takes away.</summary>
    private void AddCut(LineKind kind, int child, int rate, int paid, int second)
    {
        if (paid > 0 || second > 0)
            Add(new PriceLine(kind, child, null, 0, rate, -paid, -RewardOf(paid, second)));
    }

    private PriceLine Line(Piece piece, int child) =>
        new(
            piece.Kind,
            child,
            piece.Kind is LineKind.Time or LineKind.Parts ? piece.Rate.Id : null,
            piece.Minutes,
            piece.Kind switch
            {
                LineKind.Time => piece.Rate.Fee,
                LineKind.Parts => piece.Rate.UnitFee ?? 0,
                _ => 0,
            },
            piece.Fee,
            RewardOf(piece.Fee, piece.Second)
        )
        {
            RewardRate = piece.Kind is LineKind.Time ? RewardOf(piece.Rate.Fee, piece.Rate.Second) : 0,
        };

    private int RewardOf(int paid, int second) =>
        pack.Second switch
        {
            SecondFigure.None => paid,
            SecondFigure.Share => paid + second,
            _ => second,
        };

    private void Assume()
    {
        if (pack.Assumed.Count == 0)
            return;
        for (var child = 0; child < use.Children.Count; child++)
            AssumeLength(use.SpanOf(child).Minutes);
        if (use.HasOwnTimes)
            Using(Assumption.SiblingTimes);
        if (use.Children.Count > 1 && pack.CityPays)
            Using(Assumption.SiblingReward);
        for (var child = 1; child < use.Children.Count; child++)
        {
            if (use.Children[child].IsSick != use.Children[0].IsSick) // whichever is the first
                Using(Assumption.SiblingOrder);
        }

        foreach (var match in pack.AssumedDays)
        {
            if (match.Holds(use.Day) || match.Holds(use.Day.AddDays((use.Start + use.Minutes - 1) / RulePack.Day)))
                Using(Assumption.Days);
        }
    }

    private void AssumeLength(int minutes)
    {
        if (pack.Time.Flat is { } flat && minutes <= flat.UpTo)
            return;
        if (minutes < pack.Time.Minimum)
            Using(Assumption.Minimum);
        if (minutes > pack.Time.Minimum && minutes % RulePack.Hour != 0)
            Using(Assumption.Unit);
    }
}
