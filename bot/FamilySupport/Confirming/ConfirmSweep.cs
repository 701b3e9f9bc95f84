using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Submissions.Life;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>
/// Asks the requesting members, reminds them twice, and then leaves it to the staff; by day only. Several nodes may look at once: the row
/// decides who does it, and each message has a name of its own, so that nobody is asked twice.
/// </summary>
internal sealed class ConfirmSweep(
    IStore store,
    ReportQuestions questions,
    AlertIntake alerts,
    LifeNews news,
    TurnBell bell,
    FeeOptions options,
    TimeProvider clock
) : ISweep
{
    /// <summary>Kind of the alert.</summary>
    public const string Unconfirmed = "unconfirmed";

    private const int RowsPerWrite = 100;

    public string Name => "confirmations";

    public string Cron => "35 * * * * ?";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var total = await store.WriteInRoundsAsync(RowsPerWrite, WakeAsync, cancellationToken);
        if (total > 0)
            bell.Ring();
        return total;
    }

    private async Task<Written<(int Seen, int Done)>> WakeAsync(ChannelsDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();

        // Who was linked since they were asked has not got the question, or has lost it.
        var isDay = ReturnPlan.Civil(now) <= now;
        var due = await db.Set<Confirmation>()
            .AsNoTracking()
            .Where(c =>
                c.WakeAt <= now
                || (
                    isDay
                    && c.State == ConfirmationState.Asked
                    && db.Set<MemberLink>().Any(l => l.Number == c.Requester && l.LinkedAt > c.AskedAt)
                    && db.Submissions.Any(s => s.Id == c.SubmissionId && s.State != SubmissionState.Returned)
                )
            )
            .OrderBy(c => c.WakeAt)
            .Take(RowsPerWrite)
            .ToListAsync(stop);
        var done = 0;
        foreach (var row in due)
            done += await WakeAsync(db, row, now, stop) ? 1 : 0;
        await db.SaveChangesAsync(stop);
        return Written.Keep((due.Count, done));
    }

    /// <returns>Whether something was done, and not only put off.</returns>
    private async Task<bool> WakeAsync(ChannelsDb db, Confirmation row, DateTimeOffset now, CancellationToken stop)
    {
        // The clock may have stood still over a night: nobody is woken for it.
        if (ReturnPlan.Civil(now) is var civil && civil > now)
        {
            await MoveAsync(db, row, Look.Of(row) with { WakeAt = civil }, stop);
            return false;
        }

        var about = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == row.SubmissionId, stop);
        if (
            about is not { Answers: not null, State: not (SubmissionState.Withdrawn or SubmissionState.Erased) }
            || about.Revision != row.Revision
        )
            return await MoveAsync(db, row, Look.Of(row) with { State = ConfirmationState.Ended, WakeAt = null }, stop);

        // They pressed that something is otherwise, and the words did not come: it is the staff's without them.
        if (row.State is ConfirmationState.Differs)
            return await TellAsync(db, row, about, stop);

        // Its provider is to correct it: the next edition is asked about, or this one once the office has it back.
        if (about.State is SubmissionState.Returned)
        {
            await MoveAsync(db, row, Look.Of(row) with { WakeAt = ReturnPlan.Civil(now.AddDays(1)) }, stop);
            return false;
        }

        if (row is { State: ConfirmationState.Asked, Reminders: >= ConfirmPlan.MostReminders } && row.WakeAt <= now)
            return await GiveUpAsync(db, row, about, stop);
        return await AskAsync(db, row, about, now, stop);
    }

    private async Task<bool> AskAsync(ChannelsDb db, Confirmation row, Submission about, DateTimeOffset now, CancellationToken stop)
    {
        var found = options.Confirming.Asks ? await questions.WhomAsync(db, about, stop) : new Asked.Nobody(null, WhyUnasked.Off);
        if (found is not Asked.Member whom)
        {
            var (member, why) = (Asked.Nobody)found;
            var next = WhyUnasked.MayChange(why) ? ConfirmPlan.NextLook(options.Confirming, row.At, now) : null;
            return await MoveAsync(
                db,
                row,
                Look.Of(row) with
                {
                    State = ConfirmationState.Unasked,
                    Why = why,
                    Requester = member,
                    WakeAt = next,
                },
                stop
            );
        }

        var isAgain =
            row.State is ConfirmationState.Asked && row.ConversationKey == whom.Conversation.Key && !(whom.LinkedAt > row.AskedAt);
        var (askedAt, reminders) = isAgain ? (row.AskedAt ?? now, row.Reminders + 1) : (now, 0);
        if (
            !await MoveAsync(
                db,
                row,
                Look.Of(row) with
                {
                    State = ConfirmationState.Asked,
                    Why = null,
                    Requester = whom.Number,
                    ConversationKey = whom.Conversation.Key,
                    AskedAt = askedAt,
                    Reminders = reminders,
                    WakeAt = ConfirmPlan.Next(options.Confirming, askedAt, reminders),
                },
                stop
            )
        )
            return false;
        await questions.AddAsync(db, row, whom, reminders, stop);
        return true;
    }

    private async Task<bool> TellAsync(ChannelsDb db, Confirmation row, Submission about, CancellationToken stop)
    {
        if (!await MoveAsync(db, row, Look.Of(row) with { WakeAt = null }, stop))
            return false;
        alerts.Add(db, new RaiseAlert(ReportAnswers.Differs, about.Reference, about.Procedure, about.Route), about.ConversationKey);
        await news.AddAsync(db, about, SubmissionNews.Differs, stop);
        return true;
    }

    private async Task<bool> GiveUpAsync(ChannelsDb db, Confirmation row, Submission about, CancellationToken stop)
    {
        if (!await MoveAsync(db, row, Look.Of(row) with { State = ConfirmationState.Unconfirmed, WakeAt = null }, stop))
            return false;
        alerts.Add(db, new RaiseAlert(Unconfirmed, about.Reference, about.Procedure, about.Route), about.ConversationKey);
        return true;
    }

    /// <summary>Only from where it was seen to stand: an answer, a correction or another node may have come between.</summary>
    private static async Task<bool> MoveAsync(ChannelsDb db, Confirmation seen, Look next, CancellationToken stop) =>
        await db.Set<Confirmation>()
            .Where(c => c.Id == seen.Id && c.State == seen.State && c.WakeAt == seen.WakeAt)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(c => c.State, next.State)
                        .SetProperty(c => c.Why, next.Why)
                        .SetProperty(c => c.Requester, next.Requester)
                        .SetProperty(c => c.ConversationKey, next.ConversationKey)
                        .SetProperty(c => c.AskedAt, next.AskedAt)
                        .SetProperty(c => c.Reminders, next.Reminders)
                        .SetProperty(c => c.WakeAt, next.WakeAt),
                stop
            ) == 1;

    /// <summary>What a look changes of a row.</summary>
    private sealed record Look(ConfirmationState State, string? Why, string? Requester, string? ConversationKey)
    {
        public DateTimeOffset? AskedAt { get; init; }

        public int Reminders { get; init; }

        public DateTimeOffset? WakeAt { get; init; }

        public static Look Of(Confirmation row) =>
            new(row.State, row.Why, row.Requester, row.ConversationKey)
            {
                AskedAt = row.AskedAt,
                Reminders = row.Reminders,
                WakeAt = row.WakeAt,
            };
    }
}
