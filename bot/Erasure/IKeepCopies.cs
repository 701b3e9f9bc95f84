namespace Channels.Bot.Erasure;

/// <summary>A room that has copies of submissions outside the database which are still in this product's hands.</summary>
public interface IKeepCopies
{
    /// <summary>What is known of the copy of a version that a system took.</summary>
    /// <param name="sink">The system's name.</param>
    /// <param name="version">Id of the version.</param>
    KnownCopy CopyOf(string sink, Guid version);

    /// <summary>Lets go of copies of what the database says is erased. Called after an erasure was committed: a file cannot be rolled
    /// back. What cannot be done now is done by the room's own sweep.</summary>
    Task LetGoAsync(CancellationToken stop);
}

/// <summary>What is known of one copy.</summary>
/// <param name="Place">Where it lies, as whoever has it finds it; or null.</param>
public sealed record KnownCopy(CopyState State, string? Place = null);

/// <summary>What is known of a copy outside the database.</summary>
public enum CopyState
{
    /// <summary>The system has it.</summary>
    Given,

    /// <summary>It waits in this product's hands and can still be forgotten from here.</summary>
    Held,

    /// <summary>It waits or was given on: the place cannot be looked at from here now.</summary>
    Unseen,
}
