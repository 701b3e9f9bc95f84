namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>Section <c>FamilySupport:Confirming</c>: whether and when requesting members are asked if a report is right.</summary>
public sealed class ConfirmOptions
{
    /// <summary>Members with a linked conversation are asked. Off: nobody is, and what was asked before is still answered.</summary>
    public bool Asks { get; set; } = true;

    /// <summary>So long a report may still be corrected before anybody is asked about it; by day only.</summary>
    public TimeSpan AskAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>After so long without an answer they are reminded.</summary>
    public TimeSpan FirstReminder { get; set; } = TimeSpan.FromDays(3);

    /// <summary>After so long since they were asked, once more.</summary>
    public TimeSpan SecondReminder { get; set; } = TimeSpan.FromDays(7);

    /// <summary>After so long since they were asked it is the staff's, and nothing is sent any more. So long it is also looked whether a
    /// member who cannot be asked can be by now.</summary>
    public TimeSpan ToStaff { get; set; } = TimeSpan.FromDays(14);
}
