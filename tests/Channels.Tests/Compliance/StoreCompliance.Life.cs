using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Channels.Bot.Submissions.Life;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>The life of a submission on a real database: whatever is tried at random, its history is one unbroken line.</summary>
public abstract partial class StoreCompliance
{
    [Fact]
    public async Task Random_moves_leave_one_unbroken_history_and_an_audit_row_each()
    {
        var node = NewNode();
        node.Step = (state, _, _) => new TurnResult(state, [], [Node.Form("SH-1111-1111")]);
        await node.TurnAsync(new FakeEvent("hanako", "text"));
        var random = new Random(7);
        var refused = 0;
        for (var n = 0; n < 150; n++)
        {
            var (move, who) = (random.GetItems(Enum.GetValues<LifeMove>(), 1)[0], random.GetItems(Enum.GetValues<LifeActor>(), 1)[0]);
            if (move is LifeMove.Erased or LifeMove.Withdrawn && n < 120)
                continue;
            Clock.Advance(TimeSpan.FromSeconds(1));
            var step = await node.WriteAsync(async db =>
            {
                var seen = await db.Submissions.AsNoTracking().SingleAsync();
                var moved = await SubmissionLife.MoveAsync(db, seen, move, who, Actor.Bot, Clock.GetUtcNow(), null, Stop);
                await db.SaveChangesAsync(Stop);
                return moved;
            });
            refused += step is LifeStep.Refused ? 1 : 0;
        }

        var row = await node.ReadAsync(db => db.Submissions.SingleAsync());
        var moves = await node.ReadAsync(db => db.SubmissionMoves.OrderBy(m => m.At).ToListAsync());
        Assert.True(moves.Count > 10 && refused > 10, $"{moves.Count} {refused}");
        Assert.Equal(SubmissionState.Received, moves[0].From);
        Assert.Equal(moves.SkipLast(1).Select(m => m.To), moves.Skip(1).Select(m => m.From));
        Assert.Equal((row.State, row.Revision), (moves[^1].To, moves[^1].Revision));
        Assert.Equal(moves.Count, await node.ReadAsync(db => db.Audit.CountAsync(a => a.Action != "submission.accepted")));
    }

    [Fact]
    public async Task A_move_from_where_it_no_longer_stands_changes_nothing()
    {
        var node = NewNode();
        node.Step = (state, _, _) => new TurnResult(state, [], [Node.Form("SH-1111-1111")]);
        await node.TurnAsync(new FakeEvent("hanako", "text"));
        var seen = await node.ReadAsync(db => db.Submissions.AsNoTracking().SingleAsync());

        var desk = node.Get<SubmissionDesk>();
        Assert.IsType<DeskResult.Moved>(await desk.TakeAsync("SH-1111-1111", KeyReach.Whole, Actor.System("a"), "office", Stop));
        var late = await node.WriteAsync(db =>
            SubmissionLife.MoveAsync(db, seen, LifeMove.Withdrawn, LifeActor.Sender, Actor.Bot, Clock.GetUtcNow(), null, Stop)
        );

        Assert.Equal(new LifeStep.Refused(LifeCodes.NotNow), late);
        Assert.IsType<DeskResult.Stands>(await desk.TakeAsync("SH-1111-1111", KeyReach.Whole, Actor.System("b"), "other", Stop));
        var row = await node.ReadAsync(db => db.Submissions.SingleAsync());
        Assert.Equal((SubmissionState.Taken, "office"), (row.State, row.FetchedBy));
    }

    [Fact]
    public async Task Pages_of_what_is_new_follow_each_other_and_a_ward_sees_its_own()
    {
        var node = NewNode();
        for (var n = 1; n <= 9; n++)
        {
            var route = n % 2 == 0 ? "moji" : "kokura";
            var priority = n % 3 == 0 ? Priorities.High : Priorities.Normal;
            node.Step = (state, _, _) =>
                new TurnResult(state, [], [Node.Form($"SH-1111-000{n}") with { Route = route, Priority = priority }]);
            await node.TurnAsync(new FakeEvent($"user-{n}", "text"));
        }

        var (all, list) = (new List<string>(), node.Get<NewSubmissions>());
        NewPlace? after = null;
        while (await list.ListAsync(KeyReach.Whole, null, null, after, 2, Stop) is [.., var last] page)
        {
            all.AddRange(page.Select(p => p.Reference[^1..]));
            after = NewPlace.Read(new NewPlace(last.Priority, last.NewSince, last.Reference).ToString());
        }

        Assert.Equal("369124578", string.Concat(all));
        var ward = await list.ListAsync(new KeyReach([], ["moji"]), null, null, null, 100, Stop);
        Assert.Equal("6248", string.Concat(ward.Select(p => p.Reference[^1..])));
        Assert.Empty(await list.ListAsync(new KeyReach([], ["moji"]), null, "kokura", null, 100, Stop));
    }

    [Fact]
    public async Task What_is_forgotten_keeps_its_history_and_none_of_its_words()
    {
        var node = NewNode();
        node.Step = (state, _, _) => new TurnResult(state, [], [Node.Form("SH-1111-1111")]);
        await node.TurnAsync(new FakeEvent("hanako", "text"));
        await node.WriteAsync(async db =>
        {
            var seen = await db.Submissions.AsNoTracking().SingleAsync();
            ReturnRows.Add(db, node.Protector, seen, "time=unclear", "a note", Clock.GetUtcNow(), Clock.GetUtcNow());
            Revisions.Keep(db, node.Protector, seen, Clock.GetUtcNow());
            await db.SaveChangesAsync(Stop);
            await node.Get<Forgetting>().SubmissionAsync(db, "SH-1111-1111", Actor.System("test"), Stop);
            return 0;
        });

        var past = (await node.Get<SubmissionHistory>().FindAsync("SH-1111-1111", KeyReach.Whole, Stop))!;
        Assert.Equal("erased", past.State);
        Assert.Equal("erased", Assert.Single(past.Moves).Move);
        Assert.Null(Assert.Single(past.Returns).Note);
        Assert.NotNull(past.Returns[0].EndedAt);
        Assert.Null(Assert.Single(past.Earlier).Answers);
        Assert.Empty(await node.Get<NewSubmissions>().ListAsync(KeyReach.Whole, null, null, null, 10, Stop));
    }
}
