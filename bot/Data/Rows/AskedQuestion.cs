using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows;

/// <summary>A question somebody asked the assistant, and what became of it. What the city learns from: nothing in it names the
/// asker.</summary>
public sealed class AskedQuestion
{
    public const string TextColumn = "AskedQuestions.Text";

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>A pseudonym of the conversation that is this table's own: no other table has it.</summary>
    public required string ConversationKey { get; init; }

    public required string Channel { get; init; }

    public required string Language { get; init; }

    /// <summary>The words with personal data masked; null for a refused question and once erased.</summary>
    public ProtectedBytes? Text { get; set; }

    /// <summary><c>answered</c>, <c>candidates</c>, <c>clarify</c>, <c>not-covered</c> or <c>refused</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Stable reason of the outcome.</summary>
    public required string Reason { get; init; }

    /// <summary>The entry that was shown as the answer, or null.</summary>
    public string? EntryId { get; set; }

    /// <summary>Names of the services it was about, joined by a comma; empty when it named none.</summary>
    public required string Services { get; init; }

    /// <summary>What it was about (an add-on, a matter), or null.</summary>
    public string? Topic { get; init; }

    /// <summary>The form that was open, or null.</summary>
    public string? Procedure { get; init; }

    /// <summary>What the asker said of the answer: <c>useful</c>, <c>wrong</c> or <c>staff</c>; null for nothing.</summary>
    public string? Feedback { get; set; }

    /// <summary>Number of the inquiry it led to, or null.</summary>
    public string? Ticket { get; set; }

    /// <summary>Stable code of what a model did with the answer; null when none was asked.</summary>
    public string? Composed { get; set; }
}
