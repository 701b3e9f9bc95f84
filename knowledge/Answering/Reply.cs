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
public sealed record ScoredEntry(Entry Entry, float Score, float Share, float Specific, string? Refusal);

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

    /// <summary>Least mean of the two shares for a direct answer: the question's words in the entry, the entry's question's words
    /// asked. Each may just do where the other does well; an entry that only just does in both is offered.</summary>
    public float Direct { get; init; } = 0.66f;

    /// <summary>Least share of the question's words, for a direct answer: the rest of them may name what the entry does not have. With
    /// the last rules it keeps questions that are in the domain and not covered from being answered: about twenty of seventy were
    /// before them, about six after (lab book).</summary>
    public float Answers { get; init; } = 0.62f;

    /// <summary>Least share of an entry's question that was asked, for a direct answer: an entry of which less than half was asked
    /// answers something narrower.</summary>
    public float Specific { get; init; } = 0.5f;

    /// <summary>Share of the question's words from which an entry counts as being about it: when it fails a condition, nothing
    /// answers.</summary>
    public float About { get; init; } = 0.7f;

    /// <summary>Least share of the question's words for an entry to be offered.</summary>
    public float Offered { get; init; } = 0.5f;

    /// <summary>A direct answer's lead: the next entry has at most this part of its strength.</summary>
    public float Lead { get; init; } = 0.9f;

    /// <summary>As <see cref="Lead"/>, for an entry of another service when the question names none: then the service is asked
    /// for.</summary>
    public float ServiceLead { get; init; } = 0.6f;

    /// <summary>A single content word that this many of the found entries have asks for no one of them: with two it is a guess.</summary>
    public int Vague { get; init; } = 2;
}
