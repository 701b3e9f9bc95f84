namespace Channels.Bot.Forms.Words;

/// <summary>A message as the correction it may be.</summary>
/// <param name="Text">The words without what announces the correction.</param>
/// <param name="IsOpened">Something announced it: あ、 すみません、 sorry.</param>
/// <param name="IsSure">It can be nothing else: 間違えました, じゃなくて.</param>
internal readonly record struct Correction(string Text, bool IsOpened, bool IsSure)
{
    /// <summary>What it was said to be before: 6時半 of 6時半じゃなくて6時まで.</summary>
    public string? Instead { get; init; }
}
