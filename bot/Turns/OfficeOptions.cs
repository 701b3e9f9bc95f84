namespace Channels.Bot.Turns;

/// <summary>Section <c>Office</c>: what people are told of the office where the product cannot help them.</summary>
public sealed class OfficeOptions
{
    /// <summary>The telephone number that is said when a message could not be worked on; empty: none is named.</summary>
    public string? Phone { get; set; }
}
