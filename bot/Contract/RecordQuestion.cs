using Channels.Bot.Data.Rows;

namespace Channels.Bot.Contract;

/// <summary>A question was asked: one row, under the id of the event that asked it.</summary>
/// <param name="Id">Id of the question.</param>
/// <param name="Language">Language of the dialog.</param>
/// <param name="Reply">What came of it.</param>
/// <param name="Procedure">The form that was open, or null.</param>
public sealed record RecordQuestion(Guid Id, string Language, AssistantReply Reply, string? Procedure) : Effect;

/// <summary>What the asker says of an answer.</summary>
/// <param name="Id">Id of the question.</param>
/// <param name="Feedback">One of <see cref="FeedbackNames"/>.</param>
public sealed record JudgeAnswer(Guid Id, string Feedback) : Effect;

/// <summary>The question went on to the office under this number.</summary>
public sealed record TicketQuestion(Guid Id, string Reference) : Effect;

/// <summary>
/// The answer is put together outside the turn. Whoever does it finds an <see cref="AnswerJob"/> with this id and ends it with an event
/// of the conversation named <see cref="DialogEvents.AnswerComposed"/>, whose value is a <see cref="ComposedAnswer"/>.
/// </summary>
/// <param name="Id">Id of the question and of the job.</param>
/// <param name="Request">What is to be answered.</param>
public sealed record ComposeAnswer(Guid Id, AnswerRequest Request) : Effect;

/// <summary>An answer put together outside the turn was said.</summary>
public sealed record RecordComposed(ComposedAnswer Answer) : Effect;

/// <summary>What an asker can say of an answer, as it is stored.</summary>
public static class FeedbackNames
{
    public const string Useful = "useful";
    public const string Wrong = "wrong";
    public const string Staff = "staff";
}
