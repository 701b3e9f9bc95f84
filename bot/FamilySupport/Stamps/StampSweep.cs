using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Stamps;

/// <summary>
/// Tells the other member of stamps by day, and asks the provider for a return that was not stamped: at its usual end, once more, and
/// never again. Several nodes may look at once: the row decides who does it, and each event has a name of its own.
/// </summary>
internal sealed class StampSweep(
    IStore store,
    ColumnProtector protector,
    Sequence sequence,
    TurnBell bell,
    FeeOptions options,
    TimeProvider clock
) : ISweep
{
    private const int RowsPerWrite = 100;

    public string Name => "stamps";

    public string Cron => "5 * * * * ?";

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
        var cares = db.Set<CareStamp>().AsNoTracking();

        // Each by its own index: one question with "or" walks through all that ever was.
        var told = await cares.Where(c => c.TellAt <= now).OrderBy(c => c.TellAt).Take(RowsPerWrite).ToListAsync(stop);
        var asked = await cares.Where(c => c.AskAt <= now).OrderBy(c => c.AskAt).Take(RowsPerWrite).ToListAsync(stop);
        var due = told.UnionBy(asked, c => c.Id).OrderBy(c => c.OpenedAt).ToList();
        var done = 0;
        foreach (var row in due)
        {
            if (row.TellAt <= now)
                done += await TellAsync(db, row, now, stop) ? 1 : 0;
            if (row.AskAt <= now)
                done += await AskAsync(db, row, now, stop) ? 1 : 0;
        }

        return Written.Keep((due.Count, done));
    }

    private async Task<bool> TellAsync(ChannelsDb db, CareStamp row, DateTimeOffset now, CancellationToken stop)
    {
        // The clock may have stood still over a night: nobody is woken for it.
        DateTimeOffset? later = StampHours.ToTell(now) is var civil && civil > now ? civil : null;
        var own = row.Requester is { } requester ? await OtherSides.ConversationAsync(db, requester, stop) : null;
        var isTold = later is null && own is { Blocked: false };

        // Whoever could not be told hears of all of it with the next change.
        var told = isTold ? row.Revision : row.Told;
        if (
            await db.Set<CareStamp>()
                .Where(c => c.Id == row.Id && c.TellAt == row.TellAt && c.Revision == row.Revision)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.TellAt, later).SetProperty(c => c.Told, told), stop) != 1
            || !isTold
        )
            return false;
        await AddAsync(db, own!, row, StampEvents.Tell, $"{row.Told}/{row.Revision}", now, stop);
        return true;
    }

    /// <summary>Asks for a return, or reminds of the report of a care that has both stamps: by day, as nobody has a child with
    /// them.</summary>
    private async Task<bool> AskAsync(ChannelsDb db, CareStamp row, DateTimeOffset now, CancellationToken stop)
    {
        var isOver = row.ReturnedAt is not null;
        DateTimeOffset At(DateTimeOffset due) => isOver ? StampHours.ToTell(due) : StampHours.ToAsk(due);
        var isTooLate = At(now) > now;
        var asked = isTooLate ? row.Asked : row.Asked + 1;
        DateTimeOffset? next =
            isTooLate ? At(now)
            : asked < StampHours.MostAsked ? At(now + (isOver ? options.Stamps.RemindAfter : options.Stamps.AskAgain))
            : null;
        if (
            await db.Set<CareStamp>()
                .Where(c =>
                    c.Id == row.Id
                    && c.AskAt == row.AskAt
                    && c.Asked == row.Asked
                    && c.Revision == row.Revision
                    && c.SubmissionId == null
                    && c.CancelledAt == null
                )
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.AskAt, next).SetProperty(c => c.Asked, asked), stop) != 1
            || isTooLate
            || await OtherSides.ConversationAsync(db, row.Provider, stop) is not { Blocked: false } own
        )
            return false;
        await AddAsync(
            db,
            own,
            row,
            isOver ? StampEvents.Remind : StampEvents.Ask,
            isOver ? $"{row.Revision}/{asked}" : $"{asked}",
            now,
            stop
        );
        return true;
    }

    /// <summary>The event has the name of what it is about: there cannot be a second one.</summary>
    private Task AddAsync(
        ChannelsDb db,
        Conversation to,
        CareStamp row,
        string what,
        string which,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        store.Dialect.InsertEventsAsync(
            db,
            [
                OwnEvent.For(
                    to,
                    $"stamp/{what}/{row.Id:N}/{which}",
                    new Activity
                    {
                        Type = ActivityTypes.Event,
                        Name = DialogEvents.CareStamped,
                        Value = JsonSerializer.SerializeToElement(
                            new
                            {
                                care = row.Id.ToString("N"),
                                what,
                                after = $"{row.Told}",
                                until = $"{row.Revision}",
                            },
                            JsonSerializerOptions.Web
                        ),
                    },
                    protector,
                    sequence,
                    now
                ),
            ],
            stop
        );
}
