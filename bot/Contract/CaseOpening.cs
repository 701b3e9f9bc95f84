namespace Channels.Bot.Contract;

/// <summary>A case as the person who knows its number and word sees it.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="At">When it was handed in, UTC.</param>
/// <param name="Replies">What the office wrote, oldest first.</param>
public sealed record CaseOpening(string Reference, DateTimeOffset At, IReadOnlyList<CaseReply> Replies);

/// <summary>One message of the office.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Text">As written.</param>
public sealed record CaseReply(DateTimeOffset At, string Text);
