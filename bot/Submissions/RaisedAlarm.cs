namespace Channels.Bot.Submissions;

/// <summary>A danger that was heard in what somebody wrote.</summary>
/// <param name="Id"><c>life</c>, <c>violence</c> or <c>living</c>.</param>
/// <param name="At">When it was first heard, UTC, to the second.</param>
public sealed record RaisedAlarm(string Id, DateTimeOffset At);
