namespace Channels.Knowledge.Office.Documents;

/// <summary>Where reviews of documents are kept. The host joins it to the database; contents are JSON that nobody there reads.</summary>
public interface IEntryReviews
{
    /// <summary>A name for a new review, unique and of this moment.</summary>
    Guid NewId();

    Task AddAsync(StoredReview review, CancellationToken stop);

    Task<StoredReview?> FindAsync(Guid id, CancellationToken stop);

    /// <summary>Newest first, at most 200.</summary>
    Task<IReadOnlyList<StoredReview>> ListAsync(CancellationToken stop);

    /// <summary>
    /// Takes a review a step on and, with the last step, writes the versions of all its entries: in one transaction, all of them or none.
    /// </summary>
    /// <param name="from">The state it was read in.</param>
    Task<ReviewStep> StepAsync(StoredReview next, string from, IReadOnlyList<NewVersion> versions, CancellationToken stop);
}

/// <summary>A review as it is stored.</summary>
/// <param name="By">Who took the last step.</param>
public sealed record StoredReview(Guid Id, string Document, string State, string Content, string By);

/// <summary>What became of a step.</summary>
/// <param name="Outcome"><c>done</c>; <c>moved</c>: somebody else took a step; <c>stale</c>: entries were changed since.</param>
/// <param name="Stale">Entries that were changed.</param>
public sealed record ReviewStep(string Outcome, IReadOnlyList<string> Stale);
