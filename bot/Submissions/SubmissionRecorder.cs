using System.Security.Cryptography;
using System.Text;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Files;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Following;
using Channels.Bot.Submissions.Life;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Channels.Bot.Submissions;

/// <summary>
/// Adds a submission with its frozen definition, work item and audit row to the transaction of its turn; or what is new to one
/// that went to the office before it was finished.
/// </summary>
internal sealed class SubmissionRecorder(
    ColumnProtector protector,
    IFrozenDefinitions definitions,
    SinkIntake sinks,
    IEnumerable<ISubmissionFollower> followers,
    TimeProvider clock
) : IEffectWriter<SubmitForm>
{
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, SubmitForm form, CancellationToken stop)
    {
        // The number is the person's proof; only their own conversation adds to it.
        var own = db
            .Submissions.AsNoTracking()
            .Where(s => s.Reference == form.Reference && s.ConversationKey == turn.Event.ConversationKey);
        var known = await (form.Replaces ? own : own.Where(s => s.IsInterim)).SingleOrDefaultAsync(stop);
        if (form.Places.Count > 0 && await IsGoneAsync(db, form, stop))
            return false; // somebody was faster: the turn runs again and asks once more
        var move = MoveOf(form, known);
        if (
            (form.Replaces && known is null)
            || (
                known is not null
                && await SubmissionLife.MoveAsync(db, known, move, LifeActor.Sender, Actor.Bot, clock.GetUtcNow(), null, stop)
                    is LifeStep.Refused
            )
        )
            return false; // the office was faster: the turn runs again and says so
        var id = known?.Id ?? Guid.CreateVersion7(clock.GetUtcNow());
        var alarms = RaisedAlarms.Merge(known?.Alarms, form.Alarms, clock.GetUtcNow());
        if (known is null)
            await CreateAsync(
                db,
                new Origin(turn.Event.Id, turn.Event.ConversationKey, turn.Event.Channel, Actor.Bot),
                form,
                id,
                alarms,
                stop
            );
        else
            await UpdateAsync(db, form, known, move, alarms, stop);
        if (form.Said is { } said)
            CaseWords.Add(db, protector, id, said, clock.GetUtcNow());
        await LinkFilesAsync(db, turn, form, id, stop);
        await KeepKeysAsync(db, form, id, stop);
        return true;
    }

    /// <summary>The first of all writes the definition at once, and others who are first wait there: whoever looked before it was there
    /// would count nobody.</summary>
    private async Task<bool> IsGoneAsync(ChannelsDb db, SubmitForm form, CancellationToken stop)
    {
        if (!await PlaceCount.HoldAsync(db, form, stop))
        {
            await FreezeAsync(db, form, clock.GetUtcNow(), stop);
            await db.SaveChangesAsync(stop);
            await PlaceCount.HoldAsync(db, form, stop); // written by somebody else meanwhile
        }

        return await PlaceCount.IsGoneAsync(db, protector, form, stop);
    }

    /// <summary>What did not come by a turn: it has no conversation, no files and nothing before it.</summary>
    internal async Task HandInAsync(ChannelsDb db, Origin from, SubmitForm form, CancellationToken stop)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await CreateAsync(db, from, form, id, null, stop);
        await KeepKeysAsync(db, form, id, stop);
    }

    private async Task CreateAsync(ChannelsDb db, Origin from, SubmitForm form, Guid id, string? alarms, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await FreezeAsync(db, form, now, stop);
        db.Submissions.Add(
            new Submission
            {
                Id = id,
                Reference = form.Reference,
                EventId = EventOf(db, from.Id, form.Reference),
                ConversationKey = from.ConversationKey,
                Channel = from.Channel,
                Procedure = form.Procedure,
                Version = form.Version,
                Language = form.Language,
                Answers = protector.Protect(Submission.AnswersColumn, id.ToString("N"), form.AnswersJson),
                SubmittedAt = now,
                IsInterim = form.IsInterim,
                AppliedAt = form.AppliedAt,
                Alarms = alarms,
                WordKey = WordKeyOf(form),
                StateAt = now,
                NewSince = now,
                Queue = form.Queue,
                Route = form.Route,
                Priority = form.Priority,
            }
        );
        db.WorkItems.Add(
            new WorkItem
            {
                Id = Guid.CreateVersion7(now),
                Queue = form.Queue,
                SubmissionId = id,
                Reference = form.Reference,
                Route = form.Route,
                Priority = form.Priority,
                ContactBy = now + form.ContactWithin,
                DueAt = now,
                CreatedAt = now,
            }
        );
        sinks.Add(db, new QueuedSubmission(id, form.Reference, form.Procedure, form.Version), form.Priority, now);
        AuditLog.Add(db, now, from.By, "submission.accepted", form.Reference, $"{form.Procedure} {form.Version}");
        await FollowAsync(db, form, new NewEdition(id, form.Reference, form.Procedure, 1, from.By != Actor.Bot, now), stop);
    }

    /// <summary>The event it came from. One message may hand in a report and be a cry as well: the second of a turn has an id of its own,
    /// the same whenever the turn runs again.</summary>
    private static Guid EventOf(ChannelsDb db, Guid from, string reference) =>
        db.Submissions.Local.Any(s => s.EventId == from)
            ? new Guid(SHA256.HashData([.. from.ToByteArray(), .. Encoding.UTF8.GetBytes(reference)])[..16])
            : from;

    /// <summary>What goes to the office before it is finished is not handed in yet.</summary>
    private async Task FollowAsync(ChannelsDb db, SubmitForm form, NewEdition edition, CancellationToken stop)
    {
        foreach (var follower in form.IsInterim ? [] : followers)
            await follower.HandedInAsync(db, edition, stop);
    }

    /// <summary>What it is in the life of the submission it adds to.</summary>
    private static LifeMove MoveOf(SubmitForm form, Submission? known) =>
        !form.Replaces ? LifeMove.Updated
        : known?.State is SubmissionState.Returned ? LifeMove.Resubmitted
        : LifeMove.Corrected;

    private async Task UpdateAsync(ChannelsDb db, SubmitForm form, Submission known, LifeMove move, string? alarms, CancellationToken stop)
    {
        var id = known.Id;
        if (form.Version != known.Version)
            await FreezeAsync(db, form, clock.GetUtcNow(), stop);
        if (move is LifeMove.Resubmitted)
            await ReviseAsync(db, known, clock.GetUtcNow(), stop);
        var (now, by) = (clock.GetUtcNow(), clock.GetUtcNow() + form.ContactWithin);
        var answers = protector.Protect(Submission.AnswersColumn, id.ToString("N"), form.AnswersJson);
        var word = WordKeyOf(form);
        await db
            .Submissions.Where(s => s.Id == id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.Answers, answers)
                        .SetProperty(s => s.IsInterim, form.IsInterim)
                        .SetProperty(s => s.Version, form.Version)
                        .SetProperty(s => s.UpdatedAt, now)
                        .SetProperty(s => s.Route, form.Route)
                        .SetProperty(s => s.Priority, s => s.Priority < form.Priority ? s.Priority : form.Priority)
                        .SetProperty(s => s.NewSince, now)
                        .SetProperty(s => s.KeptAt, (DateTimeOffset?)null)
                        .SetProperty(s => s.LateStep, 0)
                        .SetProperty(s => s.Alarms, alarms)
                        .SetProperty(s => s.AppliedAt, s => s.AppliedAt ?? form.AppliedAt)
                        .SetProperty(s => s.WordKey, s => word ?? s.WordKey),
                stop
            );
        if (form.TakesBack)
            await Applications.TakeBackAsync(db, id, now, stop);

        sinks.Add(db, new QueuedSubmission(id, form.Reference, form.Procedure, form.Version), form.Priority, now);

        // It moves to its place; it never becomes less urgent, and no promise to be in contact is put off.
        await db
            .WorkItems.Where(w => w.SubmissionId == id)
            .ExecuteUpdateAsync(set => Hurry(set.SetProperty(w => w.Route, form.Route), form.Priority, by), stop);
        await FollowAsync(db, form, new NewEdition(id, form.Reference, form.Procedure, known.Revision + 1, false, now), stop);
    }

    /// <summary>Work never becomes less urgent, and no promise to be in contact is put off.</summary>
    /// <param name="set">The statement it belongs to.</param>
    /// <param name="priority">How urgent it is now.</param>
    /// <param name="by">By when somebody is in contact; null where nothing is promised.</param>
    internal static void Hurry(UpdateSettersBuilder<WorkItem> set, int priority, DateTimeOffset? by) =>
        set.SetProperty(w => w.Priority, w => w.Priority < priority ? w.Priority : priority)
            .SetProperty(w => w.ContactBy, w => w.ContactBy == null || by < w.ContactBy ? by : w.ContactBy);

    /// <summary>What was given back is there in two forms from now on, and every office begins anew with the second.</summary>
    private async Task ReviseAsync(ChannelsDb db, Submission before, DateTimeOffset now, CancellationToken stop)
    {
        Revisions.Keep(db, protector, before, now);
        await ReturnRows.EndAsync(db, before.Id, now, stop);
        await db
            .Submissions.Where(s => s.Id == before.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.FetchedAt, (DateTimeOffset?)null).SetProperty(s => s.FetchedBy, (string?)null),
                stop
            );
        await SubmissionLife.ReopenWorkAsync(db, before.Id, stop);
    }

    private async Task KeepKeysAsync(ChannelsDb db, SubmitForm form, Guid submission, CancellationToken stop)
    {
        if (form.Replaces)
            await db.SubmissionKeys.Where(k => k.SubmissionId == submission).ExecuteDeleteAsync(stop);
        db.SubmissionKeys.AddRange(
            form.Keys.Select(k => SameSubmissions.KeyOf(protector, k))
                .Concat(form.Places.Select(p => PlaceCount.KeyOf(protector, p)))
                .Select(key => new SubmissionKey { SubmissionId = submission, Key = key })
        );
    }

    private string? WordKeyOf(SubmitForm form) => form.CodeWord is null ? null : CaseKeys.Of(protector, form.Reference, form.CodeWord);

    private async Task FreezeAsync(ChannelsDb db, SubmitForm form, DateTimeOffset now, CancellationToken stop)
    {
        if (
            db.ProcedureVersions.Local.Any(v => v.Procedure == form.Procedure && v.Version == form.Version)
            || await db.ProcedureVersions.AnyAsync(v => v.Procedure == form.Procedure && v.Version == form.Version, stop)
        )
            return;
        var definition =
            definitions.Find(form.Procedure, form.Version)
            ?? throw new InvalidOperationException($"Procedure {form.Procedure} {form.Version} was filled in but is not loaded.");
        db.ProcedureVersions.Add(
            new ProcedureVersion
            {
                Procedure = form.Procedure,
                Version = form.Version,
                Hash = definition.Hash,
                Definition = definition.Document,
                FrozenAt = now,
            }
        );
    }

    private async Task LinkFilesAsync(ChannelsDb db, Turn turn, SubmitForm form, Guid submission, CancellationToken stop)
    {
        var urls = form.Attachments.Select(a => a.ContentUrl).OfType<string>().ToList();
        var ids = await FileIntake.FindAsync(db, protector, turn.Event.ConversationKey, urls, stop);
        if (ids.Count > 0)
            await db.Files.Where(f => ids.Contains(f.Id)).ExecuteUpdateAsync(set => set.SetProperty(f => f.SubmissionId, submission), stop);
    }
}

/// <summary>Where a submission comes from.</summary>
/// <param name="Id">Unique: what came twice is one.</param>
/// <param name="ConversationKey">Pseudonym of the conversation, or of one that does not exist.</param>
/// <param name="Channel">Name of the channel, or of another way.</param>
/// <param name="By">Who hands it in, as the audit names them.</param>
internal sealed record Origin(Guid Id, string ConversationKey, string Channel, Actor By);
