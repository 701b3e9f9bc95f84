using Channels.Bot.Data;
using Channels.Bot.Queue;
using Channels.Bot.Turns;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>Adds a submission with its frozen definition, work item and audit row to the transaction of its turn.</summary>
public sealed class SubmissionRecorder(ColumnProtector protector, IFrozenDefinitions definitions, TimeProvider clock)
{
    public async Task AddAsync(ChannelsDb db, Turn turn, SubmitForm form, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await FreezeAsync(db, form, now, cancellationToken);
        db.Submissions.Add(new Submission
        {
            Id = id,
            Reference = form.Reference,
            EventId = turn.Event.Id,
            ConversationKey = turn.Event.ConversationKey,
            Channel = turn.Event.Channel,
            Procedure = form.Procedure,
            Version = form.Version,
            Language = form.Language,
            Answers = protector.Protect(Submission.AnswersColumn, id.ToString("N"), form.AnswersJson),
            SubmittedAt = now,
        });
        db.WorkItems.Add(new WorkItem
        {
            Id = Guid.CreateVersion7(now),
            Queue = form.Queue,
            SubmissionId = id,
            Reference = form.Reference,
            DueAt = now,
            CreatedAt = now,
        });
        db.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Actor = "bot",
            Action = "submission.accepted",
            Subject = form.Reference,
            Detail = $"{form.Procedure} {form.Version}",
        });
        await LinkFilesAsync(db, turn, form, id, cancellationToken);
    }

    private async Task FreezeAsync(ChannelsDb db, SubmitForm form, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.ProcedureVersions.AnyAsync(v => v.Procedure == form.Procedure && v.Version == form.Version, cancellationToken))
            return;
        var definition = definitions.Find(form.Procedure, form.Version)
            ?? throw new InvalidOperationException($"Procedure {form.Procedure} {form.Version} was filled in but is not loaded.");
        db.ProcedureVersions.Add(new ProcedureVersion
        {
            Procedure = form.Procedure,
            Version = form.Version,
            Hash = definition.Hash,
            Definition = definition.Document,
            FrozenAt = now,
        });
    }

    private async Task LinkFilesAsync(ChannelsDb db, Turn turn, SubmitForm form, Guid submission, CancellationToken cancellationToken)
    {
        var urls = form.Attachments.Select(a => a.ContentUrl).OfType<string>().ToList();
        var ids = await FileIntake.FindAsync(db, protector, turn.Event.ConversationKey, urls, cancellationToken);
        if (ids.Count > 0)
            await db.Files.Where(f => ids.Contains(f.Id)).ExecuteUpdateAsync(set => set.SetProperty(f => f.SubmissionId, submission), cancellationToken);
    }
}
