namespace Channels.Bot.Delivery.Sinks.Back;

/// <summary>A sink whose people work with what it took: it is asked what became of it.</summary>
public interface IReportsBack
{
    /// <summary>Procedures of which it can tell.</summary>
    IReadOnlyCollection<string> Procedures { get; }

    /// <summary>How often to ask.</summary>
    TimeSpan Every { get; }

    /// <summary>What changed since. The same may come again; only what the sink itself says is certain.</summary>
    /// <param name="cursor">As the last page gave it; null: from the beginning.</param>
    Task<BackPage> ReadAsync(string procedure, string? cursor, CancellationToken stop);
}

/// <summary>What a sink said when it was asked.</summary>
public abstract record BackPage
{
    /// <param name="Cursor">From where to go on.</param>
    /// <param name="HasMore">There is more already.</param>
    public sealed record Read(IReadOnlyList<BackReport> Reports, string? Cursor, bool HasMore) : BackPage;

    /// <summary>It could not be read now.</summary>
    /// <param name="After">When the sink says so, not before that.</param>
    public sealed record NotNow(string Code, TimeSpan? After = null) : BackPage;
}

/// <summary>How a record of the sink stands.</summary>
/// <param name="Reference">The number of the submission it says it is of.</param>
/// <param name="Record">What the sink calls it.</param>
/// <param name="Revision">Counts its changes.</param>
/// <param name="AStatusCounts">By how much a change of its status raises the revision.</param>
/// <param name="Move">What its status stands for, one of <see cref="BackMoves"/>; null: nothing.</param>
/// <param name="Office">Who has it, as a person reads it; null: nobody is named.</param>
public sealed record BackReport(string Reference, string Record, long Revision, int AStatusCounts, string? Move, string? Office);

/// <summary>What a status may stand for.</summary>
public static class BackMoves
{
    public const string Taken = "taken";

    public const string Confirmed = "confirmed";

    public const string Done = "done";

    public static IReadOnlyList<string> All { get; } = [Taken, Confirmed, Done];
}
