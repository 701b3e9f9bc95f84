namespace Channels.Bot.FamilySupport.Notices;

/// <summary>Section <c>FamilySupport:Notices</c>: how many members are told something at a time. Each is a message that the account pays
/// for.</summary>
public sealed class NoticeOptions
{
    /// <summary>So many are told on one day, over all notices.</summary>
    public int AtMostADay { get; set; } = 500;

    /// <summary>So many are told in one calendar month, over all notices.</summary>
    public int AtMostAMonth { get; set; } = 2000;
}
