using System.ComponentModel.DataAnnotations;

namespace Channels.Webhooks.Reports;

/// <summary>Section <c>Reports</c>: what the monthly report assumes, and where it is put.</summary>
internal sealed class ReportOptions
{
    /// <summary>Minutes a member of staff would have needed for a question that was answered: the report says the figure.</summary>
    [Range(1, 240)]
    public int MinutesPerAnswer { get; set; } = 15;

    /// <summary>Folder into which the report of the month before is written when it is not there yet; nothing is written when empty.</summary>
    public string? Folder { get; set; }
}
