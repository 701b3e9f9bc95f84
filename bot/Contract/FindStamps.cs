namespace Channels.Bot.Contract;

/// <summary>Somebody speaks of care that goes on or went on just now. Found is a <see cref="StampBoard"/>; nothing when this conversation
/// speaks for no member.</summary>
/// <param name="Wish">What is wanted.</param>
public sealed record FindStamps(StampWish Wish) : Lookup;

/// <summary>What is wanted with stamps.</summary>
public abstract record StampWish
{
    private StampWish() { }

    /// <summary>A child was handed over, or given back.</summary>
    /// <param name="Side">Which of both.</param>
    /// <param name="SaidAt">When it was said, by the platform's clock, UTC.</param>
    public sealed record Put(StampSide Side, DateTimeOffset SaidAt) : StampWish
    {
        /// <summary>Readings of the time that was said (5時: two); empty: it is the time of the message.</summary>
        public IReadOnlyList<TimeOnly> Times { get; init; } = [];

        /// <summary>How the child is called; null: nothing was said of it.</summary>
        public string? Child { get; init; }

        /// <summary>All children that are there are meant.</summary>
        public bool IsAll { get; init; }

        /// <summary>Words that stand where a child does and may be none; null: every name is sure.</summary>
        public string? Perhaps { get; init; }

        /// <summary>It puts right what was stamped before.</summary>
        public bool IsCorrection { get; init; }

        /// <summary>It only says of whom the care is that goes on.</summary>
        public bool IsNaming { get; init; }

        /// <summary>What else the message tells: it goes with the report. Null: nothing.</summary>
        public string? Note { get; init; }

        /// <summary>The channel's message id, so that a message taken back takes its stamp with it.</summary>
        public string? MessageId { get; init; }

        /// <summary>Never the name.</summary>
        public override string ToString() => Side.ToString();
    }

    /// <summary>A stamp was a mistake.</summary>
    /// <param name="Side">Which; null: the latest.</param>
    public sealed record Undo(StampSide? Side, DateTimeOffset SaidAt) : StampWish;

    /// <summary>What goes on now?</summary>
    public sealed record Look : StampWish
    {
        /// <summary>They ask how their child is: whom they can ask is said as well.</summary>
        public bool IsAsked { get; init; }

        /// <summary>They ask what it costs: what can be told of that is said as well.</summary>
        public bool IsOfFee { get; init; }
    }

    /// <summary>It goes on still.</summary>
    public sealed record Still : StampWish;

    /// <summary>The other member is to be told.</summary>
    /// <param name="Care">Which care.</param>
    /// <param name="After">The last change they were told of; 0: none.</param>
    /// <param name="Until">The last change they are told of now.</param>
    public sealed record Tell(Guid Care, int After, int Until) : StampWish;

    /// <summary>The other member says that what they were told is not so.</summary>
    /// <param name="Words">How they said it.</param>
    public sealed record Differ(string Words) : StampWish
    {
        /// <summary>They tell how it was to be (12時にお返ししてもらう約束です), which is against nothing: the staff read it.</summary>
        public bool IsArrangement { get; init; }

        /// <summary>Never the words.</summary>
        public override string ToString() => nameof(Differ);
    }

    /// <summary>A care has both stamps and no report.</summary>
    public sealed record Remind(Guid Care) : StampWish;

    /// <summary>The stamp of the return is missing.</summary>
    public sealed record Ask(Guid Care) : StampWish;
}

/// <summary>The two stamps.</summary>
public enum StampSide
{
    /// <summary>預かりました.</summary>
    Taken = 0,

    /// <summary>お返ししました.</summary>
    Returned = 1,
}

/// <summary>The care of this conversation's member, as it stands now; the latest first.</summary>
/// <param name="Own">That they give.</param>
/// <param name="Others">That another member gives to their children.</param>
public sealed record StampBoard(IReadOnlyList<StampedCare> Own, IReadOnlyList<StampedCare> Others)
{
    /// <summary>How the children of the families are called whom the member has met.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>Never the names.</summary>
    public override string ToString() => nameof(StampBoard);
}

/// <summary>One care with its stamps.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Revision">How often it changed.</param>
/// <param name="TakenAt">UTC, whole minutes; null: nobody has said.</param>
/// <param name="ReturnedAt">UTC, whole minutes; null: not yet.</param>
/// <param name="Changes">Everything that was ever stamped, the oldest first.</param>
public sealed record StampedCare(
    Guid Id,
    int Revision,
    DateTimeOffset? TakenAt,
    DateTimeOffset? ReturnedAt,
    IReadOnlyList<StampedChange> Changes
)
{
    /// <summary>How the child is called; null: nobody has said, or it is not for this reader.</summary>
    public string? Child { get; init; }

    /// <summary>The stamps were taken back: it never was.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Number of the report that was made of it; null: there is none yet.</summary>
    public string? Reference { get; init; }

    /// <summary>When it usually ends, UTC; null: not known.</summary>
    public DateTimeOffset? UsualEnd { get; init; }

    /// <summary>What the requesting member pays for it up to now or to its end, in yen; null: no amount can be said truthfully.</summary>
    public int? Yen { get; init; }

    /// <summary>The child is with the provider.</summary>
    public bool IsOpen => !IsCancelled && ReturnedAt is null && TakenAt is not null;

    /// <summary>Never the name.</summary>
    public override string ToString() => Id.ToString("N");
}

/// <summary>What was stamped.</summary>
/// <param name="Number">Counts from 1 within the care.</param>
/// <param name="Side">Which stamp.</param>
/// <param name="From">What it was before, UTC; null: there was none.</param>
/// <param name="To">What it is then, UTC; null: it was taken back.</param>
/// <param name="At">When that was said, UTC.</param>
public sealed record StampedChange(int Number, StampSide Side, DateTimeOffset? From, DateTimeOffset? To, DateTimeOffset At);

/// <summary>A stamp is put, put right or taken back. Whoever changed the care meanwhile comes first: the turn runs again.</summary>
/// <param name="Care">Which care; a new one has no row yet.</param>
/// <param name="Revision">The revision it was thought on; 0: it is new.</param>
/// <param name="Side">Which stamp.</param>
/// <param name="At">Its time, UTC, whole minutes; null: it is taken back.</param>
/// <param name="SaidAt">When that was said, UTC.</param>
public sealed record PutStamp(Guid Care, int Revision, StampSide Side, DateTimeOffset? At, DateTimeOffset SaidAt) : Effect
{
    /// <summary>How the child is called; null: nothing new was said of it.</summary>
    public string? Child { get; init; }

    /// <summary>The channel's message id.</summary>
    public string? MessageId { get; init; }

    /// <summary>Never the name.</summary>
    public override string ToString() => Care.ToString("N");
}

/// <summary>A report was made of stamps; where it says another time, that is a change like any other.</summary>
/// <param name="Care">Of which.</param>
/// <param name="Reference">The report's number.</param>
/// <param name="TakenAt">What the report says, UTC; null: it says nothing of it.</param>
/// <param name="ReturnedAt">The same of the return.</param>
public sealed record ReportStamps(Guid Care, string Reference, DateTimeOffset? TakenAt, DateTimeOffset? ReturnedAt) : Effect;

/// <summary>The other member says that stamps are not so. It stays with the care: the report that is made of it is one they see
/// otherwise.</summary>
/// <param name="Cares">Of which.</param>
/// <param name="Words">What they wrote, as the office reads it.</param>
public sealed record DisputeStamps(IReadOnlyList<Guid> Cares, string Words) : Effect
{
    /// <summary>Never the words.</summary>
    public override string ToString() => nameof(DisputeStamps);
}
