using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Submissions.Life;

/// <summary>What the office does with a submission: takes it, accepts it, gives it back, is done with it.</summary>
public sealed class SubmissionDesk
{
    private readonly IStore store;
    private readonly ColumnProtector protector;
    private readonly ReturnCheck returns;
    private readonly LifeNews news;
    private readonly TurnBell bell;
    private readonly LifeOptions options;
    private readonly TimeProvider clock;

    internal SubmissionDesk(
        IStore store,
        ColumnProtector protector,
        ReturnCheck returns,
        LifeNews news,
        TurnBell bell,
        IOptions<LifeOptions> options,
        TimeProvider clock
    ) =>
        (this.store, this.protector, this.returns, this.news, this.bell, this.options, this.clock) = (
            store,
            protector,
            returns,
            news,
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
                    return Written.Undo<DeskResult>(new DeskResult.Stands(seen.State.CodeOf(), seen.StateAt ?? seen.SubmittedAt, null));
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
        if (taken is not DeskResult.Stands stands || stands.State == SubmissionState.Taken.CodeOf())
            return taken;
        return stands.State == SubmissionState.Returned.CodeOf()
            ? await MoveAsync(reference, LifeMove.Recalled, reach, by, cancellationToken)
            : new DeskResult.Refused(LifeCodes.NotNow, stands.State);
    }

    /// <summary>The office accepted it, is done with it, or takes back what it gave back. The person is told.</summary>
    private Task<DeskResult> MoveAsync(string reference, LifeMove move, KeyReach reach, Actor by, CancellationToken cancellationToken) =>
        RingAsync(
            store.WriteAsync(
                async (db, stop) =>
                {
                    if (await FindAsync(db, reference, reach, stop) is not { } seen)
                        return Written.Undo<DeskResult>(new DeskResult.Unknown());
                    if (LifeRules.All.First(r => r.Move == move).To == seen.State)
                        return Written.Undo<DeskResult>(new DeskResult.Stands(seen.State.CodeOf(), seen.StateAt ?? seen.SubmittedAt, null));
                    var done = await GoAsync(db, seen, move, by, stop);
                    return done is DeskResult.Moved ? Written.Keep(done) : Written.Undo(done);
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
                    if (form.Fields.DistinctBy(f => f.Path).Count() == form.Fields.Count)
                        form = returns.Spelled(seen, form);
                    if (returns.Wrong(seen, form) is { } wrong)
                        return Written.Undo<DeskResult>(
                            new DeskResult.Refused(wrong, seen.State.CodeOf())
                            {
                                Paths = wrong is "return.field" ? returns.Paths(seen) : [],
                            }
                        );
                    var now = clock.GetUtcNow();
                    var fields = ReturnedFields.Write(form.Fields);
                    var codes = string.Join(' ', form.Fields.Select(f => f.Reason).Distinct());
                    if (
                        await SubmissionLife.MoveAsync(db, seen, LifeMove.Returned, SubmissionLife.RoleOf(by), by, now, codes, stop)
                        is not LifeStep.Goes goes
                    )
                        return Written.Undo<DeskResult>(new DeskResult.Refused(LifeCodes.NotNow, seen.State.CodeOf()));
                    ReturnRows.Add(db, protector, seen, fields, form.Note, now, ReturnPlan.Next(options, now, 0));
                    await NotNewAsync(db, seen, stop);
                    await db.SaveChangesAsync(stop);
                    return Written.Keep<DeskResult>(
                        new DeskResult.Moved(goes.To.CodeOf(), now, await news.AddAsync(db, seen, SubmissionNews.Returned, stop))
                    );
                },
                cancellationToken
            )
        );

    /// <summary>Accepts it, ends it or takes it back within a transaction; its person is told.</summary>
    internal async Task<DeskResult> GoAsync(ChannelsDb db, Submission seen, LifeMove move, Actor by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await SubmissionLife.MoveAsync(db, seen, move, SubmissionLife.RoleOf(by), by, now, null, stop) is not LifeStep.Goes goes)
            return new DeskResult.Refused(LifeCodes.NotNow, seen.State.CodeOf());
        if (move is LifeMove.Recalled)
            await ReturnRows.EndAsync(db, seen.Id, now, stop);
        else
            await NotNewAsync(db, seen, stop);
        await db.SaveChangesAsync(stop);
        var told =
            NewsOf(move) is { } what && await news.HoldsAsync(db, seen, what, stop) ? await news.AddAsync(db, seen, what, stop) : null;
        return new DeskResult.Moved(goes.To.CodeOf(), now, told);
    }

    /// <summary>Takes it within a transaction.</summary>
    internal async Task<Written<DeskResult>> TakeAsync(ChannelsDb db, Submission seen, Actor by, string? office, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (
            await SubmissionLife.MoveAsync(db, seen, LifeMove.Taken, SubmissionLife.RoleOf(by), by, now, null, stop)
            is not LifeStep.Goes goes
        )
            return Written.Undo<DeskResult>(new DeskResult.Refused(LifeCodes.NotNow, seen.State.CodeOf()));
        await db
            .Submissions.Where(s => s.Id == seen.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.FetchedAt, now).SetProperty(s => s.FetchedBy, office), stop);
        await db.SaveChangesAsync(stop);
        return Written.Keep<DeskResult>(new DeskResult.Moved(goes.To.CodeOf(), now, null));
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

    internal static Task<Submission?> FindAsync(ChannelsDb db, string reference, KeyReach reach, CancellationToken stop) =>
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
    public sealed record Refused(string Code, string State) : DeskResult
    {
        /// <summary>What could have been named instead; empty where that is not what is wrong.</summary>
        public IReadOnlyList<string> Paths { get; init; } = [];
    }

    /// <summary>Not there, or not for the caller.</summary>
    public sealed record Unknown : DeskResult;
}
