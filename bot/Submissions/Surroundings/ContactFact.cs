namespace Channels.Bot.Submissions.Surroundings;

/// <summary>How somebody must not be reached, in their own words; read before anybody calls them.</summary>
/// <param name="Kind"><c>no-call</c>, <c>answered-by-others</c>, <c>call-times</c>, <c>no-mail</c>, <c>no-letter</c>,
/// <c>no-visit</c>, <c>no-reply-here</c> (not where they wrote) or <c>not-to-others</c>.</param>
/// <param name="Said">What they said.</param>
/// <param name="Number">The telephone number that was said together with it, or null.</param>
/// <param name="At">When it was said, as far as that is known.</param>
public sealed record ContactFact(string Kind, string Said, string? Number, DateTimeOffset? At)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => Kind;
}
