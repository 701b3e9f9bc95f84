using Channels.Bot.Conversations;

namespace Channels.Bot.Turns;

/// <summary>
/// The pure step every turn runs: no clock, no randomness, no I/O of its own. The same state, input and context give the
/// same result, so a turn that did not commit can simply run again.
/// </summary>
public interface ITurnStep
{
    TurnResult Step(ConversationState state, Activity input, TurnContext context);
}

/// <summary>What a step may know beside state and input.</summary>
/// <param name="Now">The instant of the turn, UTC.</param>
/// <param name="ChannelId">The channel the input came by, for example <c>line</c>.</param>
/// <param name="Entropy">32 unpredictable bytes that belong to this attempt at this event: the only randomness a step may use.</param>
/// <param name="IsLate">The input happened before something that was already handled (reordered or redelivered by the platform).</param>
public sealed record TurnContext(DateTimeOffset Now, string ChannelId, ReadOnlyMemory<byte> Entropy, bool IsLate = false)
{
    /// <summary>The event itself, the same at every attempt: names what is made once by it.</summary>
    public Guid EventId { get; init; }
}

/// <summary>What a step wants to become true; the worker commits all of it in one transaction, or nothing.</summary>
public sealed record TurnResult(ConversationState State, IReadOnlyList<Activity> Replies, IReadOnlyList<Effect> Effects)
{
    /// <summary>When the step wants to be run again though nobody said anything, UTC; null for never.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    public static TurnResult Silent(ConversationState state) => new(state, [], []);
}

/// <summary>Something to happen besides replies.</summary>
public abstract record Effect;

/// <summary>A validated, confirmed form becomes a submission with its work item.</summary>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Version">The definition version the person filled in.</param>
/// <param name="Reference">Reference number shown to the person, for example <c>FS-7K3M-2QXC</c>.</param>
/// <param name="Language">Language of the dialog.</param>
/// <param name="AnswersJson">Canonical JSON object: answers by field id.</param>
/// <param name="Queue">Name of the processing queue.</param>
/// <param name="Attachments">Files that belong to it.</param>
public sealed record SubmitForm(
    string Procedure,
    int Version,
    string Reference,
    string Language,
    string AnswersJson,
    string Queue,
    IReadOnlyList<Attachment> Attachments
) : Effect
{
    /// <summary>Where in the queue it belongs (a ward, a kind), or null.</summary>
    public string? Route { get; init; }

    /// <summary>Smaller comes first: see <see cref="Priorities"/>.</summary>
    public int Priority { get; init; }

    /// <summary>Not confirmed yet, but so urgent that the office has it now; the same reference comes again when more is known.</summary>
    public bool IsInterim { get; init; }

    /// <summary>When the person said that they want to apply, UTC; null when they did not.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>The word that with the number opens the case again, or null.</summary>
    public string? CodeWord { get; init; }

    /// <summary>Within which time somebody of the office is to be in contact; null when nobody waits.</summary>
    public TimeSpan? ContactWithin { get; init; }
}

/// <summary>Order within a queue.</summary>
public static class Priorities
{
    public const int Urgent = -2;
    public const int High = -1;
    public const int Normal = 0;
    public const int Low = 1;

    /// <summary>By the word used in procedures: low, normal, high.</summary>
    public static int Of(string name) =>
        name switch
        {
            "low" => Low,
            "high" => High,
            _ => Normal,
        };
}

/// <summary>Somebody of the office is to know at once.</summary>
/// <param name="Kind">One of <c>urgent</c>, <c>apply</c>, <c>staff</c>.</param>
/// <param name="Reference">The submission it is about, or null.</param>
/// <param name="Procedure">The procedure, or null.</param>
/// <param name="Route">Where it belongs (a ward), or null.</param>
public sealed record RaiseAlert(string Kind, string? Reference, string? Procedure, string? Route) : Effect;

/// <summary>
/// Somebody comes back with a number and its word. Looked up and answered within the same turn by
/// an event of the dialog, as a resume code is.
/// </summary>
public sealed record OpenCase(string Reference, string Word) : Effect;

/// <summary>The link of an <see cref="Invite"/> was opened here; unknown and used codes change nothing.</summary>
public sealed record AcceptInvitation(string Code) : Effect;

/// <summary>The office's messages of this case were shown to the person.</summary>
public sealed record CaseRead(string Reference) : Effect;

/// <summary>A person adds something to what they handed in.</summary>
public sealed record AddToCase(string Reference, string Text) : Effect;

/// <summary>A link to be opened elsewhere, once: news about what is handed in there is announced in this conversation.</summary>
public sealed record Invite(string Code, string Procedure, DateTimeOffset Expires) : Effect;

/// <summary>The person took a message back: nothing of it may remain (LINE asks for this with care).</summary>
public sealed record ForgetMessage(string MessageId) : Effect;
