namespace Channels.Bot.Contract;

/// <summary>
/// The source that is asked last, and with which one can go on: it always replies, with an answer from approved entries or with why
/// not. The host joins it to the knowledge base; without it nobody answers.
/// </summary>
public interface IAssistant : IAnswerSource
{
    new AssistantReply Ask(AssistantQuestion question);

    /// <summary>It answers whoever asks; otherwise only people who came as care providers.</summary>
    bool AnswersAnyone { get; }

    AssistantReply? IAnswerSource.Ask(AssistantQuestion question) => Ask(question);
}

/// <summary>What somebody asks.</summary>
/// <param name="Text">Their words, individual numbers made unreadable.</param>
/// <param name="Language">Language of the dialog.</param>
/// <param name="Context">What the reply before gave to be handed back, or null.</param>
/// <param name="Now">The instant, UTC: an answer has to hold on this day.</param>
public sealed record AssistantQuestion(string Text, string Language, string? Context, DateTimeOffset Now)
{
    /// <summary>The entry that was chosen among those offered; <see cref="Text"/> is then its question. Null for words of one's
    /// own.</summary>
    public string? Chosen { get; init; }

    /// <summary>The form that is open, or null.</summary>
    public string? Procedure { get; init; }
}

/// <summary>What is said to it.</summary>
public sealed record AssistantReply
{
    public required AnswerOutcome Outcome { get; init; }

    /// <summary>Stable reason of the outcome; the dialog knows those of <see cref="AnswerReasons"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>What is shown, whole: the answer with its sources, or the fixed text.</summary>
    public required string Text { get; init; }

    /// <summary>The end of <see cref="Text"/> that stays together when it is long: sources, validity, the line that asks to
    /// check.</summary>
    public string? Footer { get; init; }

    /// <summary>Where a fixed answer is from, as people know it; said with it. Null for what the assistant replies, whose sources stand
    /// in <see cref="Text"/>.</summary>
    public string? Source { get; init; }

    /// <summary>The words ask just this; otherwise they only come close, and are taken for a question only where nothing else
    /// fits.</summary>
    public bool IsSure { get; init; } = true;

    /// <summary>The entry that answers; null unless answered.</summary>
    public string? EntryId { get; init; }

    /// <summary>Whose questions <see cref="Choices"/> are; after an answer those that came close, for who says it is another.</summary>
    public IReadOnlyList<OfferedEntry> Offered { get; init; } = [];

    /// <summary>Where only a part of the answer is shown: the entry, and the words with which the whole of it is asked for.</summary>
    public OfferedEntry? Whole { get; init; }

    /// <summary>What can be tapped next: questions to choose from, or services.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>To be kept with the conversation and handed back with the next question; at most about a thousand characters.</summary>
    public string? Context { get; init; }

    /// <summary>Names of the services the question is about.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>What the question is about (an add-on, a matter), or null.</summary>
    public string? Topic { get; init; }

    /// <summary>The question with personal data masked; null when it must not be kept.</summary>
    public string? Masked { get; init; }

    /// <summary>It speaks of what this desk is there for, whether or not it is answered.</summary>
    public bool IsOfDesk { get; init; }

    /// <summary>The fixed text says that nothing of the question was recorded, and so it must be.</summary>
    public bool IsSaidToBeUnrecorded =>
        Outcome is AnswerOutcome.Refused && (Reason is AnswerReasons.PersonalData or AnswerReasons.Individual);

    /// <summary>A model may put this answer together outside the turn.</summary>
    public bool MayCompose { get; init; }
}

/// <summary>An entry to choose.</summary>
/// <param name="Id">The entry's stable name.</param>
/// <param name="Question">Its question, as it is offered.</param>
public sealed record OfferedEntry(string Id, string Question);

/// <summary>The five ends of a question.</summary>
public enum AnswerOutcome
{
    Answered,
    Candidates,
    Clarify,
    NotCovered,
    Refused,
}
