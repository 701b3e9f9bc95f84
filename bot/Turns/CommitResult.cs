namespace Channels.Bot.Turns;

/// <summary>What became of a commit.</summary>
public enum CommitResult
{
    Done,

    /// <summary>The lease had gone to another worker; nothing was written.</summary>
    LeaseLost,

    /// <summary>The conversation had moved on; nothing was written and the event runs again.</summary>
    Conflict,
}
