namespace Channels.Text;

/// <summary>
/// What a reader made of something a person wrote. Closed: <see cref="Found"/>, <see cref="Ambiguous"/>,
/// <see cref="Impossible"/> or <see cref="None"/>. Readers are pure and never throw.
/// </summary>
/// <typeparam name="T">The value read.</typeparam>
public abstract record Reading<T>
{
    private Reading() { }

    /// <summary>One value was understood.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="NeedsConfirmation">
    /// True when something was assumed or corrected (平成32年, 3時ごろ, a period over midnight): show it back and ask before going on.
    /// </param>
    public sealed record Found(T Value, bool NeedsConfirmation = false) : Reading<T>;

    /// <summary>Several values fit; ask which. The likeliest stands first; at least two, all different.</summary>
    /// <param name="Options">The values to choose from.</param>
    public sealed record Ambiguous(IReadOnlyList<T> Options) : Reading<T>
    {
        public bool Equals(Ambiguous? other) => other is not null && Options.SequenceEqual(other.Options);

        public override int GetHashCode() => Options.Aggregate(17, HashCode.Combine);
    }

    /// <summary>It was clearly meant as a value of this kind, but no such value exists (2月30日, 25時).</summary>
    /// <param name="Code">Stable code for the message, one of <see cref="ReadingCodes"/>.</param>
    public sealed record Impossible(string Code) : Reading<T>;

    /// <summary>Nothing of this kind in the text.</summary>
    public sealed record None : Reading<T>;
}

/// <summary>Short ways to build a <see cref="Reading{T}"/>.</summary>
internal static class Reading
{
    public static Reading<T> Found<T>(T value, bool needsConfirmation = false) => new Reading<T>.Found(value, needsConfirmation);

    public static Reading<T> None<T>() => new Reading<T>.None();

    public static Reading<T> Impossible<T>(string code) => new Reading<T>.Impossible(code);

    /// <summary>None, found or ambiguous, depending on how many different values there are.</summary>
    public static Reading<T> OneOf<T>(IEnumerable<T> values, bool needsConfirmation = false)
    {
        var distinct = values.Distinct().ToArray();
        return distinct.Length switch
        {
            0 => None<T>(),
            1 => Found(distinct[0], needsConfirmation),
            _ => new Reading<T>.Ambiguous(distinct),
        };
    }
}
