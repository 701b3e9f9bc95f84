using Channels.Bot.Activities;

namespace Channels.Bot.Contract;

/// <summary>Somebody comes back with a number and its word. Found is a <see cref="CaseOpening"/>; nothing when they do not belong
/// together.</summary>
public sealed record OpenCase(string Reference, string Word) : Lookup;

/// <summary>What was handed in here is looked at again, with its number alone. Found is a <see cref="CaseOpening"/>; nothing when it was
/// not handed in in this conversation.</summary>
public sealed record ReadCase(string Reference) : Lookup
{
    /// <summary>Its word was right in this conversation a moment ago: it is open here, wherever it was handed in.</summary>
    public bool IsOpened { get; init; }
}

/// <summary>The office's messages of this case were shown to the person.</summary>
public sealed record CaseRead(string Reference) : Effect;

/// <summary>A person adds something to what they handed in.</summary>
public sealed record AddToCase(string Reference, string Text) : Effect
{
    /// <summary>What they sent with it.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Ids of alarms that were heard in it.</summary>
    public IReadOnlyList<string> Alarms { get; init; } = [];

    /// <summary>When the person said that they want to apply, UTC; null when they did not.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <inheritdoc cref="SubmitForm.TakesBack"/>
    public bool TakesBack { get; init; }

    /// <summary>How urgent the case is with it, see <see cref="Priorities"/>; it never becomes less urgent. Null: as it was.</summary>
    public int? Priority { get; init; }

    /// <summary>Within which time somebody of the office is to be in contact; what was promised before is not put off.</summary>
    public TimeSpan? ContactWithin { get; init; }
}
