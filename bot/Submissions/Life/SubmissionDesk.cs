using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Submissions.Life;

/// <summary>What the office does with a submission: takes it, says that it has it whole, accepts it, gives it back, is done with
/// it.</summary>
public sealed class SubmissionDesk
{
    private readonly IStore store;
    private readonly ColumnProtector protector;
    private readonly ReturnCheck returns;
    private readonly LifeNews news;
    private readonly AlertIntake alerts;
    private readonly TurnBell bell;
    private readonly LifeOptions options;
    private readonly TimeProvider clock;

    internal SubmissionDesk(
        IStore store,
        ColumnProtector protector,
        ReturnCheck returns,
        LifeNews news,
        AlertIntake alerts,
        TurnBell bell,
        IOptions<LifeOptions> options,
        TimeProvider clock
    ) =>
        (this.store, this.protector, this.returns, this.news, this.alerts, this.bell, this.options, this.clock) = (
            store,
            protector,
            returns,
            news,
            alerts,
            bell,
            options.Value,
            clock
        );

    /// <summary>An office has it: from now on its person cannot change it any more. Taking it twice is taking it once.</summary>
    /// <param name="office">Who, as the person reads it when they ask; or null.</param>
    public Task<DeskResult> TakeAsync(string reference, KeyReach reach, Actor by, string? office, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                if (await FindAsync(db, reference, reach, stop) is not { } seen)
                    return Written.Undo<DeskResult>(new DeskResult.Unknown());
                if (seen.State is not (SubmissionState.Received or SubmissionState.Resubmitted))
                    return Written.Undo<DeskResult>(new DeskResult.Stands(seen.State.ToString(), seen.StateAt ?? seen.SubmittedAt, null));
                return await TakeAsync(db, seen, by, office, stop);
            },
            cancellationToken
        );

    /// <summary>The status is set: taken (also what was given back, uncorrected), confirmed or done.</summary>
    public async Task<DeskResult> SetAsync(
        string reference,
        LifeMove status,
        KeyReach reach,
        Actor by,
        string? office,
        CancellationToken cancellationToken
    )
    {
        if (status is not LifeMove.Taken)
            return await MoveAsync(reference, status, reach, by, cancellationToken);
        var taken = await TakeAsync(reference, reach, by, office, cancellationToken);
        return taken is DeskResult.Stands { State: nameof(SubmissionState.Returned) }
            ? await MoveAsync(reference, LifeMove.Recalled, reach, by, cancellationToken)
            : taken;
    }

    /// <summary>The code that came with the content came back: the caller has the content whole, and it is not new any more.</summary>
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
                var now = clock.GetUtcNow();
                if (await FindAsync(db, reference, reach, stop) is not { } seen)
                    return Written.Undo<KeptResult>(new KeptResult.Unknown());
                if (code != ReceiptCodes.Of(protector, reference, seen.Revision))
                    return Written.Undo<KeptResult>(
                        ReceiptCodes.IsOfEarlier(protector, reference, seen.Revision, code)
                            ? new KeptResult.Superseded()
                            : new KeptResult.WrongCode()
                    );
                if (seen.KeptAt is { } before)
                    return Written.Undo<KeptResult>(new KeptResult.Kept(before, WasKept: true));
                if (seen.NewSince is null)
                    return Written.Undo<KeptResult>(new KeptResult.Gone());
                if (
                    seen.State is SubmissionState.Received or SubmissionState.Resubmitted
                    && (await TakeAsync(db, seen, by, office, stop)).Value is not DeskResult.Moved
                )
                    return Written.Undo<KeptResult>(new KeptResult.Gone());
                var revision = seen.Revision;
                if (
                    await db
                        .Submissions.Where(s => s.Id == seen.Id && s.Revision == revision && s.NewSince != null)
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(s => s.NewSince, (DateTimeOffset?)null).SetProperty(s => s.KeptAt, now),
                            stop
                        ) != 1
                )
                    return Written.Undo<KeptResult>(new KeptResult.Gone());
                AuditLog.Add(db, now, by, "submission.kept", reference, $"{revision}");
                await db.SaveChangesAsync(stop);
                return Written.Keep<KeptResult>(new KeptResult.Kept(now, WasKept: false));
            },
            cancellationToken
        );

    /// <summary>The office accepted it, is done with it, or takes back what it gave back. The person is told.</summary>
    private Task<DeskResult> MoveAsync(string reference, LifeMove move, KeyReach reach, Actor by, CancellationToken cancellationToken) =>
        RingAsync(
            store.WriteAsync(
                async (db, stop) =>
                {
                    if (await FindAsync(db, reference, reach, stop) is not { } seen)
                        return Written.Undo<DeskResult>(new DeskResult.Unknown());
                    if (LifeRules.All.First(r => r.Move == move).To == seen.State)
                        return Written.Undo<DeskResult>(
                            new DeskResult.Stands(seen.State.ToString(), seen.StateAt ?? seen.SubmittedAt, null)
                        );
                    var now = clock.GetUtcNow();
                    if (
                        await SubmissionLife.MoveAsync(db, seen, move, SubmissionLife.RoleOf(by), by, now, null, stop)
                        is not LifeStep.Goes goes
                    )
                        return Written.Undo<DeskResult>(new DeskResult.Refused(LifeCodes.NotNow, seen.State.ToString()));
                    if (move is LifeMove.Recalled)
                        await ReturnRows.EndAsync(db, seen.Id, now, stop);
                    else
                        await NotNewAsync(db, seen, stop);
                    await db.SaveChangesAsync(stop);
                    var told = NewsOf(move) is { } what ? await news.AddAsync(db, seen, what, stop) : null;
                    return Written.Keep<DeskResult>(new DeskResult.Moved(goes.To.ToString(), now, told));
                },
                cancellationToken
            )
        );

    /// <summary>Gives it back to its person, with what is wrong with which answers.</summary>
    public Task<DeskResult> ReturnAsync(
        string reference,
        ReturnedForm form,
        KeyReach reach,
        Actor by,
        CancellationToken cancellationToken
    ) =>
        RingAsync(
            store.WriteAsync(
                async (db, stop) =>
                {
                    if (await FindAsync(db, reference, reach, stop) is not { } seen)
                        return Written.Undo<DeskResult>(new DeskResult.Unknown());
                    if (returns.Wrong(seen, form) is { } wrong)
                        return Written.Undo<DeskResult>(new DeskResult.Refused(wrong, seen.State.ToString()));
                    var now = clock.GetUtcNow();
                    var fields = ReturnedFields.Write(form.Fields);
                    var codes = string.Join(' ', form.Fields.Select(f => f.Reason).Distinct());
                    if (
                        await SubmissionLife.MoveAsync(db, seen, LifeMove.Returned, SubmissionLife.RoleOf(by), by, now, codes, stop)
                        is not LifeStep.Goes goes
                    )
                        return Written.Undo<DeskResult>(new DeskResult.Refused(LifeCodes.NotNow, seen.State.ToString()));
                    ReturnRows.Add(db, protector, seen, fields, form.Note, now, ReturnPlan.Next(options, now, 0));
                    await NotNewAsync(db, seen, stop);
                    await db.SaveChangesAsync(stop);
                    return Written.Keep<DeskResult>(
                        new DeskResult.Moved(goes.To.ToString(), now, await news.AddAsync(db, seen, SubmissionNews.Returned, stop))
                    );
                },
                cancellationToken
            )
        );

    /// <summary>Kinds of problems with a content.</summary>
    public static IReadOnlyList<string> Problems { get; } = ["unreadable", "file-missing", "file-damaged", "wrong-office", "other"];

    /// <summary>The content cannot be read or used: the duty desk hears of it. It stays where it stands.</summary>
    /// <param name="kind">One of <see cref="Problems"/>.</param>
    /// <returns>False when there is no such submission within reach.</returns>
    public Task<bool> ReportAsync(string reference, string kind, KeyReach reach, Actor by, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                if (await FindAsync(db, reference, reach, stop) is not { } seen)
                    return Written.Undo(false);
                alerts.Add(db, new RaiseAlert("content-problem", reference, seen.Procedure, seen.Route, kind), seen.ConversationKey);
                AuditLog.Add(db, clock.GetUtcNow(), by, "submission.problem", reference, kind);
                await db.SaveChangesAsync(stop);
                return Written.Keep(true);
            },
            cancellationToken
        );

    private async Task<Written<DeskResult>> TakeAsync(ChannelsDb db, Submission seen, Actor by, string? office, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (
            await SubmissionLife.MoveAsync(db, seen, LifeMove.Taken, SubmissionLife.RoleOf(by), by, now, null, stop)
            is not LifeStep.Goes goes
        )
            return Written.Undo<DeskResult>(new DeskResult.Refused(LifeCodes.NotNow, seen.State.ToString()));
        await db
            .Submissions.Where(s => s.Id == seen.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.FetchedAt, now).SetProperty(s => s.FetchedBy, office), stop);
        await db.SaveChangesAsync(stop);
        return Written.Keep<DeskResult>(new DeskResult.Moved(goes.To.ToString(), now, null));
    }

    /// <summary>Who does something with it has it, whether or not the code came back.</summary>
    private static Task NotNewAsync(ChannelsDb db, Submission seen, CancellationToken stop) =>
        db.Submissions.Where(s => s.Id == seen.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.NewSince, (DateTimeOffset?)null), stop);

    private async Task<DeskResult> RingAsync(Task<DeskResult> writing)
    {
        var done = await writing;
        if (done is DeskResult.Moved)
            bell.Ring();
        return done;
    }

    private static Task<Submission?> FindAsync(ChannelsDb db, string reference, KeyReach reach, CancellationToken stop) =>
        db.Submissions.AsNoTracking().Where(reach.Covers()).SingleOrDefaultAsync(s => s.Reference == reference, stop);

    private static string? NewsOf(LifeMove move) =>
        move switch
        {
            LifeMove.Confirmed => SubmissionNews.Confirmed,
            LifeMove.Done => SubmissionNews.Done,
            LifeMove.Recalled => SubmissionNews.Recalled,
            _ => null,
        };
}

/// <summary>What became of something the office wanted to do.</summary>
public abstract record DeskResult
{
    /// <param name="Reach">Whether the person hears of it, one of <see cref="CaseReach"/>; null: they are not told of this.</param>
    public sealed record Moved(string State, DateTimeOffset At, string? Reach) : DeskResult;

    /// <summary>It stood there already.</summary>
    public sealed record Stands(string State, DateTimeOffset At, string? Reach) : DeskResult;

    /// <param name="Code">Stable code.</param>
    /// <param name="State">Where it stands.</param>
    public sealed record Refused(string Code, string State) : DeskResult;

    /// <summary>Not there, or not for the caller.</summary>
    public sealed record Unknown : DeskResult;
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

    /// <summary>It was withdrawn, given back or erased meanwhile.</summary>
    public sealed record Gone : KeptResult;

    /// <summary>No such submission, or not for the caller.</summary>
    public sealed record Unknown : KeptResult;
}
