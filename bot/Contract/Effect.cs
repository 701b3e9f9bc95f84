namespace Channels.Bot.Contract;

/// <summary>Something to happen besides replies.</summary>
public abstract record Effect;

/// <summary>The person took a message back: nothing of it may remain (LINE asks for this with care).</summary>
public sealed record ForgetMessage(string MessageId) : Effect;
