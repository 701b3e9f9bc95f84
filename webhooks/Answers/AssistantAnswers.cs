using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Contract;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.LanguageModel;
using Channels.Knowledge.Office;
using Channels.Text;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Answers;

/// <summary>Joins the dialog to the knowledge base: the same question on the same day and knowledge gets the same answer, whoever
/// asks.</summary>
internal sealed class AssistantAnswers(LiveKnowledge live, IOptions<KnowledgeOptions> options, IModelGate? model = null) : IAssistant
{
    private const int MostOthers = 4;
    private const float Close = 0.5f;

    public bool AnswersAnyone => options.Value.AnswersAnyone;

    public AssistantReply Ask(AssistantQuestion question)
    {
        var found = Find(question);
        return Join(found, question, null);
    }

    /// <summary>What the knowledge base says to a question.</summary>
    internal FoundReply Find(AssistantQuestion question)
    {
        var snapshot = live.Current;
        var desk = snapshot.In(question.Language);
        var today = JapanTime.DayOf(question.Now);
        var context = Read(question.Context);
        try
        {
            var reply =
                (question.Chosen is { } id ? desk.Chosen.Answer(id, context, today) : null)
                ?? desk.Assistant.Ask(question.Text, context, today);
            var notes = reply.Reason is Reasons.TooLong ? null : QuestionNotes.Of(question.Text, snapshot.Knowledge, desk.Options, today);
            return new FoundReply(reply, notes, desk.Options.Language, today);
        }
        catch (RegexMatchTimeoutException)
        {
            // Words made to keep a pattern busy are answered like words that are too long, which nobody reads.
            return new FoundReply(desk.Assistant.Ask(TooLong, context, today), null, desk.Options.Language, today);
        }
    }

    /// <summary>What the dialog says: the reply that was found, or what a model made of it.</summary>
    /// <param name="composed">What became of it outside the turn; null within.</param>
    internal AssistantReply Join(FoundReply found, AssistantQuestion question, Composition? composed)
    {
        var reply = composed?.Reply ?? found.Reply;
        var outcome = Translation.Of(reply.Outcome);
        return new AssistantReply
        {
            Outcome = outcome,
            Reason = reply.Reason,
            Text = reply.Text,
            Footer =
                (composed?.Shown ?? reply.Answer) is { Length: > 0 } answer
                && reply.Text.IndexOf(answer, StringComparison.Ordinal) is var at and >= 0
                    ? reply.Text[(at + answer.Length)..].Trim()
                    : null,
            EntryId = outcome is AnswerOutcome.Answered ? reply.Entries[0].Entry.Id : null,
            Whole = composed?.WholeLabel is { } label ? new OfferedEntry(reply.Entries[0].Entry.Id, label) : null,
            Offered = Offered(reply),
            Choices = reply.Choices,
            Context = Write(reply.Context),
            Services = found.Notes is { Services.Count: > 0 } ? found.Notes.Services : reply.Context.Services,
            Topic = found.Notes?.Topic,
            Masked = outcome is AnswerOutcome.Refused ? null : found.Notes?.Masked,
            IsOfDesk = found.Notes is { IsOfDesk: true },
            MayCompose = question.Chosen is null && model?.MayCompose(reply) is true,
        };
    }

    private static string TooLong { get; } = new('。', 2000);

    /// <summary>Those to choose from; after an answer those that would have been offered without it.</summary>
    private OfferedEntry[] Offered(Reply reply) =>
        reply.Outcome switch
        {
            Outcome.Candidates => [.. reply.Entries.Take(reply.Choices.Count).Select(e => new OfferedEntry(e.Entry.Id, e.Entry.Question))],
            Outcome.Answered =>
            [
                .. reply
                    .Entries.Skip(1)
                    .Where(e => e.Refusal is null && e.Share >= Close && MayShow(e.Entry))
                    .Take(MostOthers)
                    .Select(e => new OfferedEntry(e.Entry.Id, e.Entry.Question)),
            ],
            _ => [],
        };

    private bool MayShow(Entry entry) =>
        entry.Status == EntryStatus.Approved || (options.Value.Demonstration && entry.Status == EntryStatus.Unconfirmed);

    private static string? Write(AskContext context) =>
        context.Services.Count == 0 && context.Pending is null ? null : JsonSerializer.Serialize(context, JsonSerializerOptions.Web);

    /// <summary>What an older version wrote and this one cannot read is as good as nothing.</summary>
    private static AskContext Read(string? context)
    {
        try
        {
            return context is null ? AskContext.None
                : JsonSerializer.Deserialize<AskContext>(context, JsonSerializerOptions.Web) is { Services: not null } read ? read
                : AskContext.None;
        }
        catch (JsonException)
        {
            return AskContext.None;
        }
    }
}

/// <summary>A reply of the knowledge base with what else was read in the question.</summary>
/// <param name="Language">Language of its fixed texts; null: that of the question.</param>
/// <param name="Day">The day it holds on.</param>
internal sealed record FoundReply(Reply Reply, QuestionNotes? Notes, string? Language, DateOnly Day);
