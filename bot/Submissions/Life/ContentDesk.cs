using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Life;

/// <summary>What the office says of content it fetched: that it has it whole, or what is wrong with it. Both are in the history.</summary>
public sealed class ContentDesk
{
    private readonly IStore store;
    private readonly ColumnProtector protector;
    private readonly SubmissionDesk desk;
    private readonly AlertIntake alerts;
    private readonly TimeProvider clock;

    internal ContentDesk(IStore store, ColumnProtector protector, SubmissionDesk desk, AlertIntake alerts, TimeProvider clock) =>
        (this.store, this.protector, this.desk, this.alerts, this.clock) = (store, protector, desk, alerts, clock);

    /// <summary>Kinds of problems with a content.</summary>
    public static IReadOnlyList<string> Problems { get; } = ["unreadable", "file-missing", "file-damaged", "wrong-office", "other"];

    /// <summary>The code that came with the content came back: the caller has the content whole, and it is not new any more. That the
    /// office went on with it before the code came changes nothing in that.</summary>
    public Task<KeptResult> KeepAsync(
        string reference,
        string code,
        KeyReach reach,
        Actor by,
        string? office,
        CancellationToken cancellationToken
    ) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                if (await SubmissionDesk.FindAsync(db, reference, reach, stop) is not { } seen)
                    return Written.Undo<KeptResult>(new KeptResult.Unknown());
                if (code != ReceiptCodes.Of(protector, reference, seen.Revision))
                    return Written.Undo<KeptResult>(
                        ReceiptCodes.IsOfEarlier(protector, reference, seen.Revision, code)
                            ? new KeptResult.Superseded()
                            : new KeptResult.WrongCode()
                    );
                if (seen.KeptAt is { } before)
                    return Written.Undo<KeptResult>(new KeptResult.Kept(before, WasKept: true));
                if (seen.State is SubmissionState.Withdrawn or SubmissionState.Erased)
                    return Written.Undo<KeptResult>(new KeptResult.Gone());
                return await KeepAsync(db, seen, by, office, stop);
            },
            cancellationToken
        );

    /// <summary>The content cannot be read or used: the duty desk hears of it. It stays where it stands. The same once more changes
    /// nothing; with other words it is told again, and the desk, which is told no words, is not.</summary>
    /// <param name="kind">One of <see cref="Problems"/>.</param>
    /// <param name="note">What is written beside it, or null.</param>
    /// <returns>False when there is no such submission within reach.</returns>
    public Task<bool> ReportAsync(
        string reference,
        string kind,
        string? note,
        KeyReach reach,
        Actor by,
        CancellationToken cancellationToken
    ) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                if (await SubmissionDesk.FindAsync(db, reference, reach, stop) is not { } seen)
                    return Written.Undo(false);
                var told = await ContentReports.OfAsync(db, seen.Id, seen.Revision, kind, stop);
                if (told.Exists(r => r.Actor == by.Name && ContentReports.NoteOf(protector, r) == note))
                    return Written.Undo(true);
                if (told.Count == 0)
                    alerts.Add(db, new RaiseAlert("content-problem", reference, seen.Procedure, seen.Route, kind), seen.ConversationKey);
                var now = clock.GetUtcNow();
                ContentReports.Add(db, protector, seen, kind, note, by, now);
                AuditLog.Add(db, now, by, "submission.problem", reference, kind);
                await db.SaveChangesAsync(stop);
                return Written.Keep(true);
            },
            cancellationToken
        );

    private async Task<Written<KeptResult>> KeepAsync(ChannelsDb db, Submission seen, Actor by, string? office, CancellationToken stop)
    {
        if (
            seen.State is SubmissionState.Received or SubmissionState.Resubmitted
            && (await desk.TakeAsync(db, seen, by, office, stop)).Value is not DeskResult.Moved
        )
            return Written.Undo(await BetweenAsync(db, seen, stop));
        var (revision, now) = (seen.Revision, clock.GetUtcNow());
        if (
            await db
                .Submissions.Where(s => s.Id == seen.Id && s.Revision == revision && s.KeptAt == null && s.WithdrawnAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.NewSince, (DateTimeOffset?)null).SetProperty(s => s.KeptAt, now), stop)
            != 1
        )
            return Written.Undo(await BetweenAsync(db, seen, stop));
        ContentReports.Add(db, protector, seen, ContentReport.Whole, null, by, now);
        AuditLog.Add(db, now, by, "submission.kept", seen.Reference, $"{revision}");
        await db.SaveChangesAsync(stop);
        return Written.Keep<KeptResult>(new KeptResult.Kept(now, WasKept: false));
    }

    /// <summary>Somebody came between: another call with this code, a correction, a withdrawal.</summary>
    private static async Task<KeptResult> BetweenAsync(ChannelsDb db, Submission seen, CancellationToken stop) =>
        await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == seen.Id, stop) switch
        {
            { KeptAt: { } before } same when same.Revision == seen.Revision => new KeptResult.Kept(before, WasKept: true),
            { State: not (SubmissionState.Withdrawn or SubmissionState.Erased) } => new KeptResult.Superseded(),
            _ => new KeptResult.Gone(),
        };
}

/// <summary>What became of a code that came back.</summary>
public abstract record KeptResult
{
    /// <param name="At">When it first came back.</param>
    /// <param name="WasKept">It had come back before.</param>
    public sealed record Kept(DateTimeOffset At, bool WasKept) : KeptResult;

    /// <summary>It belongs to what was there before a correction.</summary>
    public sealed record Superseded : KeptResult;

    /// <summary>It belongs to nothing of this number.</summary>
    public sealed record WrongCode : KeptResult;

    /// <summary>It was withdrawn or erased meanwhile.</summary>
    public sealed record Gone : KeptResult;

    /// <summary>No such submission, or not for the caller.</summary>
    public sealed record Unknown : KeptResult;
}
