using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>Puts a version of a submission before each of its sinks, in the transaction in which the version becomes true.</summary>
public sealed class SinkIntake(Destinations destinations, TimeProvider clock) : IAfterTurn
{
    /// <summary>Adds one item a sink; the caller saves.</summary>
    /// <param name="priority">Smaller comes first.</param>
    /// <param name="edition">The instant that stands in the submission for this version.</param>
    public void Add(ChannelsDb db, QueuedSubmission submission, int priority, DateTimeOffset edition)
    {
        foreach (var destination in destinations.Of(submission.Procedure, submission.Version))
            db.SinkItems.Add(Item(destination.Name, submission, priority, edition));
    }

    public void After(Turn turn)
    {
        if (turn.Result.Effects.Any(e => e is SubmitForm or AttachLater or WithdrawSubmission))
            Ring();
    }

    /// <summary>Wakes the workers of this node.</summary>
    public void Ring()
    {
        foreach (var destination in destinations.All)
            destination.Bell.Ring();
    }

    internal SinkItem Item(string sink, QueuedSubmission submission, int priority, DateTimeOffset edition) =>
        new()
        {
            Id = EffectId.Of(sink, submission.Id, edition),
            Sink = sink,
            SubmissionId = submission.Id,
            Reference = submission.Reference,
            Edition = edition,
            Priority = priority,
            CreatedAt = clock.GetUtcNow(),
        };
}

/// <summary>A submission as the queue knows it.</summary>
public sealed record QueuedSubmission(Guid Id, string Reference, string Procedure, int Version);
