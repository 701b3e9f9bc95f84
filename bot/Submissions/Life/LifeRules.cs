using Channels.Bot.Data.Rows;

namespace Channels.Bot.Submissions.Life;

/// <summary>The life of a submission as a table: from where, by which move, to where, and who may. What is not in it cannot
/// happen.</summary>
public static class LifeRules
{
    private const LifeActor Office = LifeActor.Staff | LifeActor.System;

    /// <summary>Every move there is.</summary>
    public static IReadOnlyList<LifeRule> All { get; } =
    [
        // Its person, while nobody has it.
        new(SubmissionState.Received, LifeMove.Corrected, SubmissionState.Received, LifeActor.Sender),
        new(SubmissionState.Resubmitted, LifeMove.Corrected, SubmissionState.Resubmitted, LifeActor.Sender),
        new(SubmissionState.Received, LifeMove.Withdrawn, SubmissionState.Withdrawn, LifeActor.Sender),
        new(SubmissionState.Resubmitted, LifeMove.Withdrawn, SubmissionState.Withdrawn, LifeActor.Sender),
        // What went to the office before it was finished grows, whatever the office did with it.
        new(SubmissionState.Received, LifeMove.Updated, SubmissionState.Received, LifeActor.Sender),
        new(SubmissionState.Taken, LifeMove.Updated, SubmissionState.Received, LifeActor.Sender),
        new(SubmissionState.Confirmed, LifeMove.Updated, SubmissionState.Received, LifeActor.Sender),
        new(SubmissionState.Done, LifeMove.Updated, SubmissionState.Received, LifeActor.Sender),
        // The office.
        new(SubmissionState.Received, LifeMove.Taken, SubmissionState.Taken, Office),
        new(SubmissionState.Resubmitted, LifeMove.Taken, SubmissionState.Taken, Office),
        new(SubmissionState.Taken, LifeMove.Confirmed, SubmissionState.Confirmed, Office),
        new(SubmissionState.Taken, LifeMove.Done, SubmissionState.Done, Office),
        new(SubmissionState.Confirmed, LifeMove.Done, SubmissionState.Done, Office),
        new(SubmissionState.Taken, LifeMove.Returned, SubmissionState.Returned, Office),
        new(SubmissionState.Confirmed, LifeMove.Returned, SubmissionState.Returned, Office),
        // What was given back: corrected, taken back, or the office has it again.
        new(SubmissionState.Returned, LifeMove.Resubmitted, SubmissionState.Resubmitted, LifeActor.Sender),
        new(SubmissionState.Returned, LifeMove.Withdrawn, SubmissionState.Withdrawn, LifeActor.Sender),
        new(SubmissionState.Returned, LifeMove.Recalled, SubmissionState.Taken, Office | LifeActor.Clock),
        // The end of all.
        .. Enum.GetValues<SubmissionState>()
            .Where(s => s is not SubmissionState.Erased)
            .Select(s => new LifeRule(s, LifeMove.Erased, SubmissionState.Erased, Office | LifeActor.Clock)),
    ];

    /// <summary>Where a move leads, or why it cannot be made.</summary>
    public static LifeStep Next(SubmissionState from, LifeMove move, LifeActor actor)
    {
        foreach (var rule in All)
        {
            if (rule.From == from && rule.Move == move)
                return rule.Who.HasFlag(actor) ? new LifeStep.Goes(rule.To) : new LifeStep.Refused(LifeCodes.NotYours);
        }

        return new LifeStep.Refused(LifeCodes.NotNow);
    }
}

/// <summary>One line of the table.</summary>
public sealed record LifeRule(SubmissionState From, LifeMove Move, SubmissionState To, LifeActor Who);

/// <summary>What can happen to a submission.</summary>
public enum LifeMove
{
    /// <summary>Its person put it right before anybody had it.</summary>
    Corrected,

    /// <summary>Its person wrote more of what went to the office unfinished.</summary>
    Updated,

    /// <summary>An office fetched it.</summary>
    Taken,

    /// <summary>The office accepted it.</summary>
    Confirmed,

    /// <summary>The office is done with it.</summary>
    Done,

    /// <summary>The office gave it back.</summary>
    Returned,

    /// <summary>Its person corrected what was given back.</summary>
    Resubmitted,

    /// <summary>The office has back what it gave back, uncorrected.</summary>
    Recalled,

    /// <summary>Its person took it back.</summary>
    Withdrawn,

    /// <summary>Its contents were forgotten.</summary>
    Erased,
}

/// <summary>Who makes a move.</summary>
[Flags]
public enum LifeActor
{
    None = 0,

    /// <summary>The person who handed it in.</summary>
    Sender = 1,

    /// <summary>A member of staff.</summary>
    Staff = 2,

    /// <summary>A system with a key.</summary>
    System = 4,

    /// <summary>The product itself, because a time was over.</summary>
    Clock = 8,
}

/// <summary>Where a move leads.</summary>
public abstract record LifeStep
{
    public sealed record Goes(SubmissionState To) : LifeStep;

    /// <param name="Code">One of <see cref="LifeCodes"/>.</param>
    public sealed record Refused(string Code) : LifeStep;
}

/// <summary>Stable codes of moves that are refused.</summary>
public static class LifeCodes
{
    /// <summary>Not from where it stands now.</summary>
    public const string NotNow = "submission.state";

    /// <summary>Not by who wants it.</summary>
    public const string NotYours = "submission.not-yours";
}
