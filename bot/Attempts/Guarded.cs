namespace Channels.Bot.Attempts;

/// <summary>Something that can be guessed at, and how many guesses it takes before they cost time.</summary>
/// <param name="Kind">What it is, stable: part of the pseudonym.</param>
/// <param name="Subject">Which.</param>
/// <param name="Free">So many tries in vain cost nothing.</param>
/// <param name="First">The wait after the last free one; each further one doubles it.</param>
/// <param name="Longest">No wait is longer.</param>
/// <param name="Forgets">After so long without a try it begins anew.</param>
public sealed record Guarded(string Kind, string Subject, int Free, TimeSpan First, TimeSpan Longest, TimeSpan Forgets)
{
    /// <summary>The kind of <see cref="Key"/>.</summary>
    internal const string OfKeys = "key";

    /// <summary>The longest of all <see cref="Forgets"/>: what was counted before that is over.</summary>
    internal static TimeSpan Remembered { get; } = TimeSpan.FromDays(7);

    /// <summary>The word of one case, whoever tries it and from wherever.</summary>
    public static Guarded Case(string reference) =>
        new("case", reference, 5, TimeSpan.FromMinutes(1), TimeSpan.FromHours(6), TimeSpan.FromDays(7));

    /// <summary>Codes of any kind from one place: the address a page was opened from, or the person where the channel knows them. Many
    /// share an address (a ward office, a mobile network).</summary>
    public static Guarded Origin(string origin) =>
        new("origin", origin, 20, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1));

    /// <summary>Keys of systems from one address.</summary>
    /// <param name="free">So many wrong ones cost nothing: somebody sets a system up.</param>
    public static Guarded Key(string address, int free) =>
        new(OfKeys, address, free, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1));

    /// <summary>The wait after so many tries.</summary>
    internal TimeSpan? WaitAfter(int count) =>
        count < Free ? null : TimeSpan.FromTicks(Math.Min((long)(First.Ticks * Math.Pow(2, Math.Min(count - Free, 30))), Longest.Ticks));
}
