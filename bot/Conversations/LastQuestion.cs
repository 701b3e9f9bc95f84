using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Channels.Bot.Conversations;

/// <summary>The question asked last and what may be said to its answer. Forgotten after half an hour of silence.</summary>
public sealed record LastQuestion
{
    public required Guid Id { get; init; }

    /// <summary>When it was last spoken of, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The words, for the office; null when they must not be kept.</summary>
    public string? Text { get; init; }

    /// <summary>The message they came from.</summary>
    public string? MessageId { get; init; }

    /// <summary>What the assistant gave to be handed back with the next question.</summary>
    public string? Context { get; init; }

    /// <summary>Names of the services it was about.</summary>
    public ImmutableList<string> Services { get; init; } = [];

    /// <summary>What is offered to be chosen, in the order of its numbers; after an answer what came close.</summary>
    public ImmutableList<OfferedChoice> Choices { get; init; } = [];

    /// <summary>What shows the whole of an answer of which a part was shown, or null.</summary>
    public OfferedChoice? Whole { get; init; }

    public QuestionStage Stage { get; init; }
}

/// <summary>One thing to choose.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Entry">The entry it is the question of, or null (a service).</param>
public sealed record OfferedChoice(string Text, string? Entry);

/// <summary>What the next message may be about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuestionStage>))]
public enum QuestionStage
{
    /// <summary>Nothing is awaited.</summary>
    Closed,

    /// <summary>An answer was given: was it useful?</summary>
    Answered,

    /// <summary>One of <see cref="LastQuestion.Choices"/>.</summary>
    Choosing,

    /// <summary>Whether to ask the office.</summary>
    OfferingStaff,

    /// <summary>Whether it comes from a care provider.</summary>
    AskingWho,
}
