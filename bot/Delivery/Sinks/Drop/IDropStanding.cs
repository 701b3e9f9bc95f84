using Channels.Bot.Data.Rows;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>Says of what waits in a shared folder what must not be laid down any more.</summary>
internal interface IDropStanding
{
    /// <param name="sink">The sink's name.</param>
    /// <param name="staged">Ids of the versions that wait there.</param>
    Task<IReadOnlyList<GoneRow>> FindAsync(string sink, IReadOnlyCollection<Guid> staged, CancellationToken stop);

    /// <summary>The receipts say how it really ended.</summary>
    Task MarkAsync(IReadOnlyList<GoneRow> gone, CancellationToken stop);
}

/// <summary>A version that waits and is not wanted any more.</summary>
/// <param name="Outcome">How it ended instead.</param>
/// <param name="IsUnfinished">A worker still has its item: it is not laid down, and removed once that is over.</param>
internal sealed record GoneRow(Guid Id, SinkOutcomeKind Outcome, bool IsUnfinished);
