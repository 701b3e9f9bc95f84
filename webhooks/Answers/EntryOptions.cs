using System.ComponentModel.DataAnnotations;
using Channels.Knowledge.Content;

namespace Channels.Webhooks.Answers;

/// <summary>Section <c>Knowledge</c>, the part about entries.</summary>
public sealed class EntryOptions
{
    /// <summary>Folder or file of the shipped entries; those of the database come over them.</summary>
    public string Entries { get; set; } = EntryFiles.DefaultFolder;

    /// <summary>How often a node looks whether another one changed an entry.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Days from an approval to the next review, where the approver names none.</summary>
    [Range(1, 3660)]
    public int ReviewAfterDays { get; set; } = 365;
}
