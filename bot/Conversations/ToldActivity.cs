namespace Channels.Bot.Conversations;

/// <summary>An activity that was told together with the one that is being reported, and has its turn after it.</summary>
/// <param name="Text">What was said of it.</param>
/// <param name="MessageId">The channel's message id, so that a message taken back takes its words with it.</param>
/// <param name="IsSameDay">It was on the day of the one before.</param>
public sealed record ToldActivity(string Text, string? MessageId, bool IsSameDay);
