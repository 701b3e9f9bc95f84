using System.Security.Cryptography;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Erasure;
using Channels.Bot.Erasure.Keys;
using Channels.Bot.Protection;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>The key is changed while people go on; whatever breaks off goes on later; a destroyed key takes copies with it.</summary>
public abstract partial class StoreCompliance
{
    private const int People = 12;

    private Node NewNode(IKeySource keys)
    {
        var node = new Node(database.OpenStore(), Clock, nodes.FirstOrDefault()?.Channel, keys: keys);
        nodes.Add(node);
        return node;
    }

    private static KeysInMemory NewKeys() => new(KeyRing.Of(RandomNumberGenerator.GetBytes(32)));

    private static async Task FillAsync(Node node)
    {
        for (var n = 0; n < People; n++)
        {
            node.Step = (state, _, _) => new TurnResult(state, [], [Node.Form($"SH-1111-{n:0000}")]);
            await node.TurnAsync(new FakeEvent($"user-{n}", "text"));
        }

        node.Step = Node.Echo;
    }

    [Fact]
    public async Task A_new_key_seals_everything_anew_while_people_go_on_on_every_node()
    {
        var keys = NewKeys();
        var (node, other) = (NewNode(keys), NewNode(keys));
        await FillAsync(node);
        var first = node.Protector.Ring.Current.Id;
        var copy = await CopyAsync(node);
        var before = await node.Get<Resealing>().CountAsync(Stop);
        Assert.Equal((1, 0), (before.ByKey.Count, before.Others));
        Assert.True(before.ByKey[first] >= 2 * People, $"{before.ByKey[first]}");

        var second = Assert.IsType<KeyChange.Done>(await node.Get<KeyKeeper>().RotateAsync(Actor.System("operator"), Stop)).Id;

        // One node seals with the new key; the other meets it, and goes on.
        other.Step = Node.Echo;
        await node.TurnAsync(new FakeEvent("user-1", "text"));
        await other.TurnAsync(new FakeEvent("user-1", "text"));
        Assert.Equal(second, other.Protector.Ring.Current.Id);

        // Broken off in the middle: what was done stays done, and everything can be read.
        using (var broken = CancellationTokenSource.CreateLinkedTokenSource(Stop))
        {
            var breaks = new Breaks(broken);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => node.Get<Resealing>().RunAsync(null, breaks, broken.Token));
        }

        var middle = await node.Get<Resealing>().CountAsync(Stop);
        Assert.True(
            middle.ByKey[first] > 0 && middle.ByKey[first] < before.ByKey[first],
            $"{middle.ByKey[first]} of {before.ByKey[first]}"
        );
        Assert.IsType<KeyChange.InUse>(await node.Get<KeyKeeper>().RotateAsync(Actor.Bot, Stop));
        await node.TurnAsync(new FakeEvent("user-2", "text"));

        // Two go on at once.
        await Task.WhenAll(node.Get<Resealing>().RunAsync(null, null, Stop), other.Get<Resealing>().RunAsync(null, null, Stop));
        var after = await other.Get<Resealing>().CountAsync(Stop);
        Assert.Equal((0, 0), (after.ByKey[first], after.Others));

        Assert.IsType<KeyChange.Current>(await node.Get<KeyKeeper>().DestroyAsync(second, false, Actor.Bot, Stop));
        Assert.IsType<KeyChange.Unknown>(await node.Get<KeyKeeper>().DestroyAsync("00000000", false, Actor.Bot, Stop));
        Assert.IsType<KeyChange.TooSoon>(await node.Get<KeyKeeper>().DestroyAsync(first, false, Actor.Bot, Stop));
        Clock.Advance(KeyKeeper.NodesKnow);
        Assert.IsType<KeyChange.Done>(await node.Get<KeyKeeper>().DestroyAsync(first, false, Actor.Bot, Stop));
        Assert.Equal(["keys.rotated", "keys.destroyed"], await ActionsAsync(node, "keys."));

        // A copy of before cannot be opened any more; what is here can, on a node that starts now.
        var late = NewNode(keys);
        Assert.Throws<CryptographicException>(() => late.Protector.Reveal(Submission.AnswersColumn, copy.Id.ToString("N"), copy.Answers!));
        late.Step = Node.Echo;
        await late.TurnAsync(new FakeEvent("user-3", "text"));
        var now = await CopyAsync(late);
        Assert.Equal("""{"hours":2}""", late.Protector.RevealText(Submission.AnswersColumn, now.Id.ToString("N"), now.Answers!));
    }

    [Fact]
    public async Task The_sweep_finishes_what_a_verb_began_on_one_node_at_a_time()
    {
        var keys = NewKeys();
        var (node, other) = (NewNode(keys), NewNode(keys));
        await FillAsync(node);
        Assert.Equal(0, await node.Get<KeySweep>().RunAsync(Stop)); // one key: nothing to do, and nothing is looked for
        var first = node.Protector.Ring.Current.Id;
        await node.Get<KeyKeeper>().RotateAsync(Actor.Bot, Stop);

        var done = await Task.WhenAll(node.Get<KeySweep>().RunAsync(Stop), other.Get<KeySweep>().RunAsync(Stop));
        Assert.Single(done, 0);
        Assert.Equal(0, (await node.Get<Resealing>().CountAsync(Stop)).ByKey[first]);

        // A node that had not looked yet sealed something with the earlier key meanwhile: that is found later.
        var stale = new KeysInMemory(KeyRing.Of(keys.Read().Keys[1].Master));
        var behind = NewNode(stale);
        await behind.TurnAsync(new FakeEvent("user-late", "text"));
        Assert.True((await node.Get<Resealing>().CountAsync(Stop)).ByKey[first] > 0);
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.True(await node.Get<KeySweep>().RunAsync(Stop) + await other.Get<KeySweep>().RunAsync(Stop) > 0);
        Assert.Equal(0, (await node.Get<Resealing>().CountAsync(Stop)).ByKey[first]);
    }

    [Fact]
    public async Task What_no_key_opens_is_counted_and_holds_up_nothing()
    {
        var node = NewNode(NewKeys());
        await FillAsync(node);
        var first = node.Protector.Ring.Current.Id;
        using var foreign = new ColumnProtector(new byte[32]);
        var (moved, lost) = await node.ReadAsync(async db =>
        {
            var ids = await db.Submissions.OrderBy(s => s.Reference).Select(s => s.Id).ToListAsync(Stop);
            return (ids[0], ids[1]);
        });
        await node.WriteAsync(async db =>
        {
            // One of another row, one of another installation.
            var other = await db.Submissions.Where(s => s.Id == lost).Select(s => s.Answers).SingleAsync(Stop);
            await db.Submissions.Where(s => s.Id == moved).ExecuteUpdateAsync(set => set.SetProperty(s => s.Answers, other), Stop);
            var strange = foreign.Protect(Submission.AnswersColumn, lost.ToString("N"), "{}");
            return await db.Submissions.Where(s => s.Id == lost).ExecuteUpdateAsync(set => set.SetProperty(s => s.Answers, strange), Stop);
        });
        await node.Get<KeyKeeper>().RotateAsync(Actor.Bot, Stop);
        var result = await node.Get<Resealing>().RunAsync(null, null, Stop);
        Assert.Equal((2, true), (result.Unreadable, result.IsDone));
        var counts = await node.Get<Resealing>().CountAsync(Stop);
        Assert.Equal((1, 1), (counts.ByKey[first], counts.Others));
        Clock.Advance(KeyKeeper.NodesKnow);
        Assert.Equal(new KeyChange.InUse(1), await node.Get<KeyKeeper>().DestroyAsync(first, false, Actor.Bot, Stop));
    }

    [Fact]
    public async Task What_is_erased_leaves_number_dates_and_counts_and_says_where_copies_are()
    {
        var sink = new FakeSink { Answer = _ => Task.FromResult<SinkOutcome>(new SinkOutcome.Delivered("7@1")) };
        var node = NewNode(sink, FakeSink.Settings("city"));
        await SubmitAsync(node, Case);
        await RunSinkAsync(node);
        await node.Work.WriteAsync(Case, Wrote, null, Actor.System("centre"), Stop);
        var desk = node.Get<ErasureDesk>();
        Assert.Null(await desk.EraseAsync("AR-0000-0000", false, Actor.Bot, Stop));
        var plan = (await desk.FindAsync(Case, Stop))!;
        Assert.Equal((SubmissionState.Received, 1, 0), (plan.State, plan.Messages, plan.Files));
        Assert.Equal([("city", "7@1")], plan.Elsewhere.Select(c => (c.Sink, c.Record)));

        Assert.NotNull(await desk.EraseAsync(Case, true, Actor.System("operator"), Stop));
        Assert.Equal(SubmissionState.Erased, (await desk.EraseAsync(Case, false, Actor.Bot, Stop))!.State);
        Assert.Empty(await SealedAsync(node));
        var count = Assert.Single(await desk.CountAsync(Stop));
        Assert.Equal((Node.Procedure, 1, 1), (count.Procedure, count.All, count.Erased));
        Assert.Equal(["submission.forgotten"], await ActionsAsync(node, "submission.forgotten"));
    }

    private static Task<List<string>> ActionsAsync(Node node, string beginning) =>
        node.ReadAsync(db => db.Audit.Where(a => a.Action.StartsWith(beginning)).OrderBy(a => a.At).Select(a => a.Action).ToListAsync());

    private static Task<Submission> CopyAsync(Node node) =>
        node.ReadAsync(db => db.Submissions.AsNoTracking().SingleAsync(s => s.Reference == "SH-1111-0005"));

    private sealed class Breaks(CancellationTokenSource broken) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value > 0)
                broken.Cancel();
        }
    }
}
