namespace Channels.Bot.FamilySupport.Rules;

/// <summary>What a city pays and asks for an hour of family support, from a day on. Made from a file by <see cref="RuleBook"/>.</summary>
public sealed record RulePack
{
    public const int Hour = 60;
    public const int Day = 1440;

    /// <summary>The place: <c>kitakyushu</c>.</summary>
    public required string Id { get; init; }

    public required int Version { get; init; }

    /// <summary>The first day whose activities it prices.</summary>
    public required DateOnly From { get; init; }

    /// <summary>SHA-256 over the rules (not over their words), lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What the city has not published, by name, and the question that is to be asked.</summary>
    public required IReadOnlyDictionary<Assumption, string> Assumed { get; init; }

    /// <summary>Words by language.</summary>
    internal IReadOnlyDictionary<string, PackWords> Words { get; init; } = new Dictionary<string, PackWords>();

    internal IReadOnlyList<DayClass> Days { get; init; } = [];

    internal IReadOnlyList<Rate> Rates { get; init; } = [];

    /// <summary>The place in <see cref="Rates"/> by day class, child and minute's band; see <see cref="RateAt"/>.</summary>
    internal short[] Table { get; init; } = [];

    /// <summary>The band of each minute of a day; -1: nothing is offered then.</summary>
    internal sbyte[] BandOf { get; init; } = [];

    /// <summary>How many minutes of the day from each on have the same band.</summary>
    internal short[] SameFor { get; init; } = [];

    internal int Bands { get; init; }

    internal TimeRules Time { get; init; } = new(0, Hour, Straddle.BlockHigher);

    internal SiblingRule Siblings { get; init; } = new(100, 100);

    /// <summary>What the second figure of a rate is.</summary>
    internal SecondFigure Second { get; init; }

    /// <summary>Amounts are cut down to whole multiples of it, for each child.</summary>
    internal int Floor { get; init; } = 1;

    /// <summary>Whether a fee depends on where the requesting member lives.</summary>
    public bool AsksResidence { get; init; }

    internal NightRule? Night { get; init; }

    internal IReadOnlyList<CancellationRule> Cancellation { get; init; } = [];

    /// <summary>Reasons for which a cancellation costs nothing: <c>weather-warning</c>.</summary>
    public IReadOnlyList<string> Waivers { get; init; } = [];

    internal CarRule? Car { get; init; }

    internal IReadOnlyList<Programme> Programmes { get; init; } = [];

    /// <summary>Days of which the city has not said whether they have a rate of their own.</summary>
    internal IReadOnlyList<DayMatch> AssumedDays { get; init; } = [];

    /// <summary>Ids of the programmes that may lower what a member pays.</summary>
    public IReadOnlyList<string> ProgrammeIds => [.. Programmes.Select(p => p.Id)];

    public bool HasNights => Night is not null;

    public bool HasCar => Car is not null;

    public bool HasCancellation => Cancellation.Count > 0;

    /// <summary>Whether the city pays the provider more than the member pays.</summary>
    public bool CityPays => Second is not SecondFigure.None;

    internal int ClassOf(DateOnly day)
    {
        for (var i = 0; i < Days.Count; i++)
        {
            if (Days[i].Holds(day))
                return i;
        }

        throw new InvalidOperationException($"{Id} {Version} has no class for {day:yyyy-MM-dd}; the check of packs lets none pass.");
    }

    /// <summary>The rate's place, or -1 where nothing is offered.</summary>
    internal int RateAt(int dayClass, int childKey, int minuteOfDay)
    {
        var band = BandOf[minuteOfDay];
        return band < 0 ? -1 : Table[Index(dayClass, childKey, band, Bands)];
    }

    internal static int Index(int dayClass, int childKey, int band, int bands) => (((dayClass * ChildKeys) + childKey) * bands) + band;

    internal const int ChildKeys = 4;

    /// <summary>Sick or not, resident or not, as one number.</summary>
    internal static int ChildKey(bool isSick, bool isResident) => (isSick ? 2 : 0) + (isResident ? 1 : 0);
}

/// <summary>What the second figure of a rate is.</summary>
internal enum SecondFigure
{
    /// <summary>There is none: the provider gets what the member pays.</summary>
    None,

    /// <summary>What the provider gets.</summary>
    Reward,

    /// <summary>What the city adds to the fee.</summary>
    Share,
}
