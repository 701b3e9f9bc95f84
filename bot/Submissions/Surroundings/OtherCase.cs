namespace Channels.Bot.Submissions.Surroundings;

/// <summary>Another case of the same conversation, within the reach of who asks.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="Procedure">What it is.</param>
/// <param name="SubmittedAt">Since when the office has it.</param>
public sealed record OtherCase(string Reference, string Procedure, DateTimeOffset SubmittedAt);
