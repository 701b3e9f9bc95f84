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
public sealed record TurnContext(DateTimeOffset Now, string ChannelId, ReadOnlyMemory<byte> Entropy, bool IsLate = false);

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
    IReadOnlyList<Attachment> Attachments) : Effect;

/// <summary>The person took a message back: nothing of it may remain (LINE asks for this with care).</summary>
public sealed record ForgetMessage(string MessageId) : Effect;
