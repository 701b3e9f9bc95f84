namespace Channels.Bot.Erasure;

/// <summary>A room that has copies of submissions outside the database which are still in this product's hands.</summary>
public interface IKeepCopies
{
    /// <summary>Ids of versions that were taken and not given on yet: they can still be forgotten from here.</summary>
    IReadOnlyCollection<Guid> Held();

    /// <summary>Lets go of copies of what the database says is erased. Called after an erasure was committed: a file cannot be rolled
    /// back. What cannot be done now is done by the room's own sweep.</summary>
    Task LetGoAsync(CancellationToken stop);
}
