using Channels.Knowledge.Content;

namespace Channels.Knowledge.Answering;

/// <summary>The answer to a question, with what led to it.</summary>
/// <param name="Reason">One of <see cref="Reasons"/>.</param>
/// <param name="Text">What the person is told, complete: answer, sources, validity and the line that asks to check.</param>
/// <param name="Entries">The entries looked at, best first; those of <see cref="Outcome.Candidates"/> are to be offered.</param>
/// <param name="Answer">The approved text alone; null without an answer.</param>
/// <param name="Choices">Short texts to offer as buttons.</param>
/// <param name="Former">Entries that held once; they may be shown as 旧取扱い and are no answer.</param>
/// <param name="Context">What the next question of the conversation is read with.</param>
public sealed record Reply(
    Outcome Outcome,
    string Reason,
    string Text,
    IReadOnlyList<ScoredEntry> Entries,
    string? Answer,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<string> Choices,
    IReadOnlyList<Entry> Former,
    AskContext Context
);

/// <summary>What came of a question.</summary>
public enum Outcome
{
    /// <summary>One approved text, word for word.</summary>
    Answered,

    /// <summary>A few entries to choose from.</summary>
    Candidates,

    /// <summary>A question back: which service, which matter.</summary>
    Clarify,

    /// <summary>One of this desk's questions without an answer: it becomes a ticket.</summary>
    NotCovered,

    /// <summary>Not to be answered here, and said why.</summary>
    Refused,
}

/// <summary>An entry that was looked at, and why it was or was not taken.</summary>
/// <param name="Score">Retrieval score.</param>
/// <param name="Share">Share of the question's words that it has, 0 to 1.</param>
/// <param name="Specific">Share of its best wording that was asked, 0 to 1.</param>
/// <param name="Refusal">The condition of the question that it does not carry; null when it carries all.</param>
/// <param name="Chance">How likely it is the right answer, 0 to 1.</param>
public sealed record ScoredEntry(Entry Entry, float Score, float Share, float Specific, string? Refusal, float Chance = 0);

/// <summary>What a conversation has told so far. Holds no personal data: a question that has any is not kept.</summary>
/// <param name="Services">The service spoken of.</param>
/// <param name="Pending">A question that waits for its service, its revision or its city.</param>
/// <param name="Last">The question last answered or looked for, without the names of services: what a follow-up (居宅の場合は？) asks
/// again.</param>
public sealed record AskContext(IReadOnlyList<string> Services, string? Pending = null, string? Last = null)
{
    public static AskContext None { get; } = new([]);
}

/// <summary>How questions are answered.</summary>
public sealed record AnswerOptions
{
    /// <summary>Language of the fixed texts: <c>ja</c>, <c>ja-easy</c> or <c>en</c>; null: English for an English question, else
    /// Japanese.</summary>
    public string? Language { get; init; }

    /// <summary>Whether entries nobody has confirmed answer too, with a label on every answer. For demonstrations only.</summary>
    public bool Demonstration { get; init; }

    /// <summary>Whether the knowledge base belongs to one city, and other cities' questions are theirs.</summary>
    public bool ForKitakyushu { get; init; } = true;
}
