namespace Channels.Bot.FamilySupport.Linking;

/// <summary>How conversations are linked to members (section <c>FamilySupport:Linking</c>).</summary>
public sealed class LinkOptions
{
    /// <summary>So long a code of the centre can be used: long enough for a letter.</summary>
    public TimeSpan CodeIsGood { get; set; } = TimeSpan.FromDays(7);
}
