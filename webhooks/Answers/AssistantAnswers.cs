using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Answers;
using Channels.Bot.Dialogs;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Guard;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Answers;

/// <summary>Joins the dialog to the knowledge base: the same question on the same day and knowledge gets the same answer, whoever asks.</summary>
internal sealed class AssistantAnswers(LiveKnowledge live, IOptions<KnowledgeOptions> options, IModelGate? model = null) : IAssistant
{
    private const int MostOthers = 4;
    private const float Close = 0.5f;

    public AssistantReply Ask(AssistantQuestion question)
    {
        var snapshot = live.Current;
        var desk = snapshot.In(question.Language);
        var today = JapanTime.DayOf(question.Now);
        var context = Read(question.Context);
        try
        {
            var notes = QuestionNotes.Of(question.Text, snapshot.Knowledge, desk.Options, today);
            var reply = (question.Chosen is { } id ? desk.Chosen.Answer(id, context, today) : null) ?? desk.Assistant.Ask(question.Text, context, today);
            return Join(reply, notes, question);
        }
        catch (RegexMatchTimeoutException)
        {
            // Words made to keep a pattern busy are answered like words that are too long.
            return Join(desk.Assistant.Ask(TooLong, context, today), new QuestionNotes("", [], null, IsOfDesk: false), question);
        }
    }

    private static string TooLong { get; } = new('。', 2000);

    private AssistantReply Join(Reply reply, QuestionNotes notes, AssistantQuestion question)
    {
        var outcome = OutcomeOf(reply.Outcome);
        return new AssistantReply
        {
            Outcome = outcome,
            Reason = reply.Reason,
            Text = reply.Text,
            Footer = reply.Answer is { Length: > 0 } answer && reply.Text.IndexOf(answer, StringComparison.Ordinal) is var at and >= 0 ? reply.Text[(at + answer.Length)..].Trim() : null,
            EntryId = outcome is AnswerOutcome.Answered ? reply.Entries[0].Entry.Id : null,
            Offered = Offered(reply),
            Choices = reply.Choices,
            Context = Write(reply.Context),
            Services = notes.Services.Count > 0 ? notes.Services : reply.Context.Services,
            Topic = notes.Topic,
            Masked = outcome is AnswerOutcome.Refused ? null : notes.Masked,
            IsOfDesk = notes.IsOfDesk,
            MayCompose = question.Chosen is null && model?.MayCompose(reply) is true,
        };
    }

    /// <summary>Those to choose from; after an answer those that would have been offered without it.</summary>
    private OfferedEntry[] Offered(Reply reply) => reply.Outcome switch
    {
        Outcome.Candidates => [.. reply.Entries.Take(reply.Choices.Count).Select(e => new OfferedEntry(e.Entry.Id, e.Entry.Question))],
        Outcome.Answered =>
        [
            .. reply.Entries.Skip(1).Where(e => e.Refusal is null && e.Share >= Close && MayShow(e.Entry)).Take(MostOthers).Select(e => new OfferedEntry(e.Entry.Id, e.Entry.Question)),
        ],
        _ => [],
    };

    private bool MayShow(Entry entry) => entry.Status == EntryStatus.Approved || (options.Value.Demonstration && entry.Status == EntryStatus.Unconfirmed);

    private static AnswerOutcome OutcomeOf(Outcome outcome) => outcome switch
    {
        Outcome.Answered => AnswerOutcome.Answered,
        Outcome.Candidates => AnswerOutcome.Candidates,
        Outcome.Clarify => AnswerOutcome.Clarify,
        Outcome.NotCovered => AnswerOutcome.NotCovered,
        _ => AnswerOutcome.Refused,
    };

    private static string? Write(AskContext context) =>
        context.Services.Count == 0 && context.Pending is null ? null : JsonSerializer.Serialize(context, JsonSerializerOptions.Web);

    /// <summary>What an older version wrote and this one cannot read is as good as nothing.</summary>
    private static AskContext Read(string? context)
    {
        try
        {
            return context is null ? AskContext.None : JsonSerializer.Deserialize<AskContext>(context, JsonSerializerOptions.Web) is { Services: not null } read ? read : AskContext.None;
        }
        catch (JsonException)
        {
            return AskContext.None;
        }
    }
}
