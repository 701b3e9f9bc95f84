using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows;

/// <summary>A conversation: where its answers go, and its state between turns.</summary>
public sealed class Conversation
{
    public const string AddressColumn = "Conversations.Address";
    public const string StateColumn = "Conversations.State";
    public const string UnreadableColumn = "Conversations.Unreadable";

    /// <summary>Pseudonym of channel, account and the person's (or group's) id there.</summary>
    public required string Key { get; init; }

    public required string Channel { get; init; }

    public required string Account { get; init; }

    /// <summary>The person's (or group's) id on the channel.</summary>
    public ProtectedBytes? Address { get; set; }

    public ProtectedBytes? State { get; set; }

    /// <summary>A state that could not be read, as it was: the person began anew, staff can look what was lost.</summary>
    public ProtectedBytes? Unreadable { get; set; }

    /// <summary>Counts turns; a turn commits only on the version it has read.</summary>
    public int Version { get; set; }

    /// <summary>The newest event handled, Unix milliseconds; an older one arriving now is late.</summary>
    public long LastOccurredAt { get; set; }

    /// <summary>The person blocked or left the account: nothing is pushed.</summary>
    public bool Blocked { get; set; }

    /// <summary>When its step wants to run again though nobody said anything (a reminder, the end of a draft), or null.</summary>
    public DateTimeOffset? WakeAt { get; set; }

    /// <summary>The conversation in which news of this one are announced (a link was opened from there), or null.</summary>
    public string? NotifyKey { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }
}
