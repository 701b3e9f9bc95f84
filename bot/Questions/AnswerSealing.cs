using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Protection;

namespace Channels.Bot.Questions;

/// <summary>How answer jobs keep what they ask, and how their answers come back into a conversation.</summary>
internal static class AnswerSealing
{
    public static ProtectedBytes Seal(this AnswerRequest request, ColumnProtector protector, Guid job) =>
        protector.Protect(
            AnswerJob.QuestionColumn,
            job.ToString("N"),
            JsonSerializer.SerializeToUtf8Bytes(request, JsonSerializerOptions.Web)
        );

    /// <summary>What an open job asks; null once its question was erased.</summary>
    public static AnswerRequest? Open(this AnswerJob job, ColumnProtector protector) =>
        job.Question is { } sealedQuestion
            ? JsonSerializer.Deserialize<AnswerRequest>(
                protector.Reveal(AnswerJob.QuestionColumn, job.Id.ToString("N"), sealedQuestion),
                JsonSerializerOptions.Web
            )
            : null;

    /// <summary>The event of an answer; a second one for the same question is passed over.</summary>
    public static InboxEvent ToEvent(
        this ComposedAnswer answer,
        Conversation conversation,
        ColumnProtector protector,
        Sequence sequence,
        DateTimeOffset now,
        string? replyToken = null
    ) => OwnEvent.For(conversation, "answer/" + answer.Question.ToString("N"), answer.ToActivity(), protector, sequence, now, replyToken);
}
