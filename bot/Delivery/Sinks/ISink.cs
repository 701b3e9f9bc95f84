namespace Channels.Bot.Delivery.Sinks;

/// <summary>
/// Somewhere submissions go: a system of the city, a shared folder. One class a kind, one subclass of the sink compliance suite.
/// </summary>
public interface ISink
{
    /// <summary>At most so many in one call; 1 when it takes one at a time.</summary>
    int BatchSize { get; }

    /// <summary>
    /// Hands versions of submissions over, each by its <see cref="Dispatch.Id"/>: it may come again with the same id, and then has no
    /// second effect. Expected failures are values; only bugs throw. A batch never has two versions of one submission.
    /// </summary>
    /// <returns>What became of each, in the order given.</returns>
    Task<IReadOnlyList<SinkOutcome>> TakeAsync(IReadOnlyList<Dispatch> batch, CancellationToken stop);
}

/// <summary>A sink that has what it took, and gives it on at its hour.</summary>
public interface IHoldsBack
{
    /// <summary>Ids of what it took and did not give on yet; null when it cannot be looked at now.</summary>
    IReadOnlyCollection<Guid>? Held();

    /// <summary>Of what it took and does not hold: what it cannot show that it gave on. A folder that was put back from an old copy has
    /// lost what came since.</summary>
    IReadOnlyCollection<Guid> Lost(IEnumerable<Taken> taken);
}

/// <summary>A version that a sink said to have.</summary>
public sealed record Taken(Guid Id, DateTimeOffset Edition);

/// <summary>What became of handing one over.</summary>
public abstract record SinkOutcome
{
    /// <summary>The sink has it.</summary>
    /// <param name="Receipt">What it calls it, or null.</param>
    public sealed record Delivered(string? Receipt = null) : SinkOutcome;

    /// <summary>Certainly not taken, and it never will be as it is: a person decides.</summary>
    /// <param name="Answer">What the sink said.</param>
    /// <param name="Found">What was found before anything was sent, and nothing of what a person wrote in it: it is kept as it is.</param>
    public sealed record Refused(string Code, string? Answer = null, string? Found = null) : SinkOutcome;

    /// <summary>Certainly not taken now; try again later.</summary>
    /// <param name="After">When the sink says so, not before that.</param>
    public sealed record NotNow(string Code, TimeSpan? After = null, string? Answer = null) : SinkOutcome;

    /// <summary>May or may not have been taken: time-out, connection lost, server error. It goes again with the same id.</summary>
    /// <param name="After">When the sink says so, not before that.</param>
    public sealed record Ambiguous(string Code, string? Answer = null, TimeSpan? After = null) : SinkOutcome;
}
