namespace Channels.Bot.Contract;

/// <summary>A link to be opened elsewhere, once: news about what is handed in there is announced in this conversation.</summary>
public sealed record Invite(string Code, string Procedure, DateTimeOffset Expires) : Effect;

/// <summary>The link of an <see cref="Invite"/> was opened here; unknown and used codes change nothing.</summary>
public sealed record AcceptInvitation(string Code) : Effect;
