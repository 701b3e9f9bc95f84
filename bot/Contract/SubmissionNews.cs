namespace Channels.Bot.Contract;

/// <summary>What a person is told of something they handed in.</summary>
public static class SubmissionNews
{
    /// <summary>It was given back to be corrected.</summary>
    public const string Returned = "returned";

    /// <summary>It was given back, and nothing has come yet.</summary>
    public const string ReturnedStill = "returned-still";

    /// <summary>The office has it again, uncorrected.</summary>
    public const string Recalled = "recalled";

    /// <summary>The office accepted it.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>The office is done with it.</summary>
    public const string Done = "done";

    /// <summary>The other member it concerns sees something in it otherwise.</summary>
    public const string Differs = "differs";

    /// <summary>That member took it back: nothing is seen otherwise any more.</summary>
    public const string DiffersGone = "differs-gone";
}

/// <summary>Somebody asks what became of something they handed in here. Found is a <see cref="SubmissionProgress"/>; nothing when they
/// handed nothing in.</summary>
/// <param name="Reference">The one they named, or null for the latest.</param>
public sealed record FindProgress(string? Reference) : Lookup;

/// <summary>What became of something that was handed in.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Version">The version that was filled in.</param>
/// <param name="At">When it was handed in, UTC.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="StageAt">When it came there, UTC.</param>
/// <param name="Office">Who has it, as a person reads it; null: nobody was named.</param>
public sealed record SubmissionProgress(
    string Reference,
    string Procedure,
    int Version,
    DateTimeOffset At,
    ProgressStage Stage,
    DateTimeOffset StageAt,
    string? Office
);

/// <summary>How far something handed in has come.</summary>
public enum ProgressStage
{
    /// <summary>It is here, and no office has fetched it.</summary>
    Here,

    /// <summary>It was handed to a system of the office, which tells nobody who opened it.</summary>
    Handed,

    /// <summary>An office fetched it.</summary>
    Taken,

    /// <summary>It was given back.</summary>
    Returned,

    /// <summary>It was corrected, and no office has fetched the correction.</summary>
    Corrected,

    /// <summary>The office accepted it.</summary>
    Confirmed,

    /// <summary>The office is done with it.</summary>
    Done,

    /// <summary>Its person took it back.</summary>
    Withdrawn,
}
