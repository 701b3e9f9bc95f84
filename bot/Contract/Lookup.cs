namespace Channels.Bot.Contract;

/// <summary>
/// Something a step must know of the database. It is answered within the turn: the step runs again with the same input and what
/// was found in <see cref="TurnContext.Found"/>. Never written.
/// </summary>
public abstract record Lookup : Effect;

/// <summary>What was found.</summary>
/// <param name="Asked">The look-up.</param>
/// <param name="Value">As the look-up says; null for nothing.</param>
public sealed record Found(Lookup Asked, object? Value);

/// <summary>Found by a look-up of something secret that was tried in vain too often: nothing was looked up, and it is not told whether it
/// would have been right.</summary>
public sealed record TooManyTries
{
    public static TooManyTries Instance { get; } = new();
}
