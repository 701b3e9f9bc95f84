using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Questions;

/// <summary>Writes what a turn did with questions, in the turn's transaction.</summary>
public sealed class QuestionRecorder(ColumnProtector protector, TimeProvider clock)
{
    private const int LongestServices = 400;
    private const int LongestTopic = 100;

    public void Add(ChannelsDb db, Turn turn, RecordQuestion asked)
    {
        var reply = asked.Reply;
        db.AskedQuestions.Add(
            new AskedQuestion
            {
                Id = asked.Id,
                At = clock.GetUtcNow(),
                ConversationKey = turn.Event.ConversationKey,
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
    }

    public void Add(ChannelsDb db, Turn turn, ComposeAnswer wanted)
    {
        var now = clock.GetUtcNow();
        db.AnswerJobs.Add(
            new AnswerJob
            {
                Id = wanted.Id,
                ConversationKey = turn.Event.ConversationKey,
                Question = wanted.Request.Seal(protector, wanted.Id),
                CreatedAt = now,
                DueAt = now,
            }
        );
    }

    /// <summary>What was said last counts.</summary>
    public static Task JudgeAsync(ChannelsDb db, JudgeAnswer judged, CancellationToken cancellationToken) =>
        db
            .AskedQuestions.Where(q => q.Id == judged.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.Feedback, judged.Feedback), cancellationToken);

    public static Task TicketAsync(ChannelsDb db, TicketQuestion ticket, CancellationToken cancellationToken) =>
        db
            .AskedQuestions.Where(q => q.Id == ticket.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.Ticket, ticket.Reference), cancellationToken);

    public static Task ComposedAsync(ChannelsDb db, RecordComposed composed, CancellationToken cancellationToken)
    {
        var answer = composed.Answer;
        return db
            .AskedQuestions.Where(q => q.Id == answer.Question)
            .ExecuteUpdateAsync(
                set => set.SetProperty(q => q.EntryId, answer.Reply.EntryId).SetProperty(q => q.Composed, answer.Composed),
                cancellationToken
            );
    }

    /// <summary>A message was taken back: the words of its question go, also from the job that was to answer it.</summary>
    public async Task ForgetAsync(ChannelsDb db, InboxEvent unsend, ForgetMessage forget, CancellationToken cancellationToken)
    {
        var conversation = unsend.ConversationKey;
        var key = ConversationKeys.OfMessage(protector, unsend.Channel, unsend.Account, forget.MessageId);
        var events = db.Inbox.Where(e => e.ConversationKey == conversation && e.MessageKey == key).Select(e => e.Id);
        await db
            .AskedQuestions.Where(q => events.Contains(q.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.Text, (ProtectedBytes?)null), cancellationToken);
        await db
            .AnswerJobs.Where(j => events.Contains(j.Id))
            .ExecuteUpdateAsync(
                set => set.SetProperty(j => j.Question, (ProtectedBytes?)null).SetProperty(j => j.Status, AnswerJobStatus.Done),
                cancellationToken
            );
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
