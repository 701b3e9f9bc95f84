using System.Text.Json;
using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Forms;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Questions;

/// <summary>
/// The inquiries as staff see them. How far one is, is nowhere written down: it follows from the versions that bear its number and
/// from its work item.
/// </summary>
public sealed class Inquiries(IStore store, ColumnProtector protector, ProcedureCatalog catalog, InquiryTeller teller)
{
    private const string ReplyByField = "reply-by";
    private const string TopicField = "topic";

    /// <summary>Inquiries, oldest first.</summary>
    /// <param name="isDone">Those whose work is done, those whose work is not, or all when null.</param>
    /// <param name="most">At most so many.</param>
    public async Task<IReadOnlyList<Inquiry>> ListAsync(bool? isDone, int most, CancellationToken cancellationToken)
    {
        var procedures = catalog.All.Where(p => p.Asked is not null).Select(p => p.Id).Distinct(StringComparer.Ordinal).ToList();
        return await ReadAsync(
            db =>
                db.Submissions.Where(s =>
                        procedures.Contains(s.Procedure)
                        && (isDone == null || db.WorkItems.Any(w => w.SubmissionId == s.Id && (w.Status == WorkStatus.Done) == isDone))
                    )
                    .OrderBy(s => s.SubmittedAt)
                    .Take(most),
            cancellationToken
        );
    }

    /// <summary>One inquiry, or null.</summary>
    public async Task<Inquiry?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var procedures = catalog.All.Where(p => p.Asked is not null).Select(p => p.Id).Distinct(StringComparer.Ordinal).ToList();
        return (
            await ReadAsync(
                db => db.Submissions.Where(s => s.Reference == reference && procedures.Contains(s.Procedure)),
                cancellationToken
            )
        ).SingleOrDefault();
    }

    /// <summary>It was answered in another way, or needs no answer.</summary>
    /// <param name="how">Stable word for how, for the audit.</param>
    /// <returns>Whether it needed somebody until now; null when there is no such inquiry.</returns>
    public Task<bool?> CloseAsync(string reference, string how, Actor by, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                if (await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == reference, stop) is not { } submission)
                    return Written.Undo<bool?>(null);
                if (!await teller.CloseAsync(db, submission.Id, by, stop))
                    return Written.Undo<bool?>(false);
                teller.AddAudit(db, by, "inquiry.closed", reference, how);
                await db.SaveChangesAsync(stop);
                return Written.Keep<bool?>(true);
            },
            cancellationToken
        );

    private async Task<List<Inquiry>> ReadAsync(Func<ChannelsDb, IQueryable<Submission>> which, CancellationToken cancellationToken)
    {
        var (submissions, done, asked, versions) = await store.ReadAsync(
            async (db, stop) =>
            {
                var rows = await which(db).ToListAsync(stop);
                var (ids, references) = (rows.ConvertAll(r => r.Id), rows.ConvertAll(r => r.Reference));
                var finished = await db
                    .WorkItems.Where(w => ids.Contains(w.SubmissionId) && w.Status == WorkStatus.Done)
                    .Select(w => w.SubmissionId)
                    .ToListAsync(stop);
                var words = await db
                    .AskedQuestions.Where(q => q.Ticket != null && references.Contains(q.Ticket) && q.Text != null)
                    .OrderBy(q => q.At)
                    .ToListAsync(stop);
                var entries = db.EntryVersions.Where(v => v.Inquiry != null && references.Contains(v.Inquiry)).Select(v => v.EntryId);
                var chain = await db
                    .EntryVersions.Where(v => entries.Contains(v.EntryId))
                    .OrderBy(v => v.Version)
                    .Select(v => new LinkedVersion(v.EntryId, v.Version, v.Status, v.Inquiry))
                    .ToListAsync(stop);
                return (rows, finished.ToHashSet(), words.ToLookup(q => q.Ticket!), chain);
            },
            cancellationToken
        );
        var byEntry = versions
            .GroupBy(v => v.EntryId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        return submissions.ConvertAll(s => Of(s, done.Contains(s.Id), [.. asked[s.Reference].Select(WordsOf)], byEntry));
    }

    private Inquiry Of(Submission row, bool isDone, List<string> asked, Dictionary<string, List<LinkedVersion>> versions)
    {
        var linked = versions.Where(e => e.Value.Exists(v => v.Inquiry == row.Reference)).ToList();
        var chains = linked.ConvertAll(e => e.Value.ConvertAll(v => new ChainLink(v.Status, v.Inquiry)));
        var isAnswered = chains.Exists(c => InquiryChain.IsAnswered(row.Reference, c));
        var isWaiting = chains.Exists(c =>
            InquiryChain.AnsweredBy(c.AsEnumerable().Reverse()).Contains(row.Reference, StringComparer.Ordinal)
        );
        var state = (isDone, isAnswered) switch
        {
            (true, true) => InquiryStates.Answered,
            (true, false) => InquiryStates.Closed,
            (false, true) => InquiryStates.Unreached,
            _ => isWaiting ? InquiryStates.Waiting : InquiryStates.Open,
        };
        var fields =
            catalog.Find(row.Procedure, row.Version)?.Asked
            ?? catalog.All.FirstOrDefault(p => p.Id == row.Procedure && p.Asked is not null)?.Asked;
        JsonElement? answers = row.Answers is null
            ? null
            : JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, row.Id.ToString("N"), row.Answers)).RootElement.Clone();
        return new Inquiry(
            row.Reference,
            row.SubmittedAt,
            row.Channel,
            row.Language,
            TextOf(answers, fields?.Question),
            asked,
            TextOf(answers, fields?.Service),
            TextOf(answers, TopicField),
            TextOf(answers, ReplyByField),
            state,
            [.. linked.Select(e => new InquiryEntry(e.Key, e.Value.Last(v => v.Inquiry == row.Reference).Version))]
        );
    }

    private string WordsOf(AskedQuestion question) =>
        protector.RevealText(AskedQuestion.TextColumn, question.Id.ToString("N"), question.Text!);

    private static string? TextOf(JsonElement? answers, string? field) =>
        field is not null
        && answers is { ValueKind: JsonValueKind.Object } map
        && map.TryGetProperty(field, out var value)
        && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private sealed record LinkedVersion(string EntryId, int Version, string Status, string? Inquiry);
}
