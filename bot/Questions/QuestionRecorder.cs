using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Questions;

/// <summary>Writes what a turn did with questions, in the turn's transaction.</summary>
public sealed class QuestionRecorder(ColumnProtector protector, TimeProvider clock)
    : IEffectWriter<RecordQuestion>,
        IEffectWriter<ComposeAnswer>,
        IEffectWriter<RecordComposed>,
        IEffectWriter<JudgeAnswer>,
        IEffectWriter<TicketQuestion>
{
    private const int LongestServices = 400;
    private const int LongestTopic = 100;

    public Task<bool> WriteAsync(ChannelsDb db, Turn turn, RecordQuestion asked, CancellationToken stop)
    {
        var reply = asked.Reply;
        db.AskedQuestions.Add(
            new AskedQuestion
            {
                Id = asked.Id,
                At = clock.GetUtcNow(),
                ConversationKey = QuestionKeys.Of(protector, turn.Event.ConversationKey),
                Channel = turn.Event.Channel,
                Language = asked.Language,
                Text =
                    reply.Outcome is AnswerOutcome.Refused || reply.Masked is not { Length: > 0 } text
                        ? null
                        : protector.Protect(AskedQuestion.TextColumn, asked.Id.ToString("N"), text),
                Outcome = AnswerReasons.NameOf(reply.Outcome),
                Reason = reply.Reason,
                EntryId = reply.EntryId,
                Services = Joined(reply.Services),
                Topic = reply.Topic is { Length: > LongestTopic } long_ ? long_[..LongestTopic] : reply.Topic,
                Procedure = asked.Procedure,
            }
        );
        return Task.FromResult(true);
    }

    public Task<bool> WriteAsync(ChannelsDb db, Turn turn, ComposeAnswer wanted, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        db.AnswerJobs.Add(
            new AnswerJob
            {
                Id = wanted.Id,
                ConversationKey = turn.Event.ConversationKey,
                Question = WithToken(wanted.Request, turn).Seal(protector, wanted.Id),
                CreatedAt = now,
                DueAt = now,
            }
        );
        return Task.FromResult(true);
    }

    /// <summary>A reply token nothing was said with answers later for nothing.</summary>
    private static AnswerRequest WithToken(AnswerRequest request, Turn turn) =>
        turn is { Result.Replies.Count: 0, Read.ReplyToken: { } token }
            ? request with
            {
                ReplyToken = token,
                ReplyBy = turn.Event.ReceivedAt + turn.Channel.Traits.ReplyWindow,
            }
            : request;

    /// <summary>What was said last counts.</summary>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, JudgeAnswer judged, CancellationToken stop)
    {
        await db
            .AskedQuestions.Where(q => q.Id == judged.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.Feedback, judged.Feedback), stop);
        return true;
    }

    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, TicketQuestion ticket, CancellationToken stop)
    {
        await db
            .AskedQuestions.Where(q => q.Id == ticket.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.Ticket, ticket.Reference), stop);
        return true;
    }

    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, RecordComposed composed, CancellationToken stop)
    {
        var answer = composed.Answer;
        await db
            .AskedQuestions.Where(q => q.Id == answer.Question)
            .ExecuteUpdateAsync(
                set => set.SetProperty(q => q.EntryId, answer.Reply.EntryId).SetProperty(q => q.Composed, answer.Composed),
                stop
            );
        return true;
    }

    private static string Joined(IReadOnlyList<string> services)
    {
        var joined = "";
        foreach (var service in services)
        {
            var next = joined.Length == 0 ? service : joined + "," + service;
            if (next.Length > LongestServices)
                break;
            joined = next;
        }

        return joined;
    }
}
