using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Submissions;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>Alerts reach the desk, and nobody who was promised contact is forgotten.</summary>
public abstract partial class StoreCompliance
{
    private static Task RaiseAsync(Node node, string kind = "urgent", string user = "hanako")
    {
        node.Step = (state, _, _) => new TurnResult(state, [], [new RaiseAlert(kind, "SH-1111-1111", "consultation", "moji")]);
        return node.TurnAsync(new FakeEvent(user, "text"));
    }

    /// <summary>A submission whose person waits for the office.</summary>
    private static Task WaitForContactAsync(Node node, string reference, TimeSpan? within, string route = "moji")
    {
        node.Step = (state, _, _) => new TurnResult(state, [], [Node.Form(reference) with { Route = route, ContactWithin = within }]);
        return node.TurnAsync(new FakeEvent($"user-{reference}", "text"));
    }

    private static Task<Alert> AlertRowAsync(Node node) => node.ReadAsync(db => db.Alerts.SingleAsync());

    [Theory]
    [InlineData(200, 200)]
    [InlineData(86_400, 300)]
    public async Task A_desk_that_says_when_is_told_then_and_never_waited_for_longer_than_any_other(int asked, int waited)
    {
        var node = NewNode();
        await RaiseAsync(node);
        node.Desk.Answer = _ => new DeskOutcome.NotTaken("duty.503", TimeSpan.FromSeconds(asked));
        Assert.Equal(1, await node.Alerts.RunDueAsync(Stop));
        Assert.Equal(TimeSpan.FromSeconds(waited), (await AlertRowAsync(node)).DueAt - Clock.GetUtcNow());
    }

    [Fact]
    public async Task An_alert_is_told_until_it_is_taken_and_then_no_more()
    {
        var node = NewNode();
        await RaiseAsync(node);
        node.Desk.Answer = _ => new DeskOutcome.NotTaken("duty.500");
        for (var attempt = 1; attempt <= 40; attempt++)
        {
            Assert.Equal(1, await node.Alerts.RunDueAsync(Stop));
            Assert.Equal(0, await node.Alerts.RunDueAsync(Stop));
            var waiting = await AlertRowAsync(node);
            Assert.Equal(
                (AlertStatus.Open, "duty.500", attempt, null),
                (waiting.Status, waiting.Code, waiting.Attempts, waiting.LeaseToken)
            );
            Assert.InRange(waiting.DueAt - Clock.GetUtcNow(), TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));
            Clock.SetUtcNow(waiting.DueAt);
        }

        node.Desk.Answer = _ => new DeskOutcome.Taken();
        Assert.Equal(1, await node.Alerts.RunDueAsync(Stop));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await node.Alerts.RunDueAsync(Stop));

        var taken = await AlertRowAsync(node);
        Assert.Equal((AlertStatus.Taken, Clock.GetUtcNow().AddDays(-1)), (taken.Status, taken.TakenAt));
        Assert.Equal(41, node.Desk.Heard.Count);
        var audit = await node.ReadAsync(db => db.Audit.SingleAsync(a => a.Action == "alert.taken"));
        Assert.Equal(("duty-desk", taken.Id.ToString("N"), "urgent SH-1111-1111"), (audit.Actor, audit.Subject, audit.Detail));
    }

    [Fact]
    public async Task Without_a_desk_an_alert_stays_as_it_was()
    {
        var node = NewNode();
        node.Desk.IsSetUp = false;
        await RaiseAsync(node);

        Assert.Equal(0, await node.Alerts.RunDueAsync(Stop));

        Assert.Empty(node.Desk.Heard);
        var row = await AlertRowAsync(node);
        Assert.Equal((AlertStatus.Open, 0, null), (row.Status, row.Attempts, row.LeaseToken));
    }

    [Fact]
    public async Task Alerts_are_claimed_once_until_their_lease_ends()
    {
        Node[] cluster = [NewNode(), NewNode(), NewNode()];
        for (var i = 0; i < 12; i++)
            await RaiseAsync(cluster[0], user: $"user-{i}");

        var claims = await Task.WhenAll(cluster.SelectMany(n => Enumerable.Range(0, 3).Select(_ => n.Alerts.ClaimAsync(5, Stop))));

        var taken = claims.SelectMany(c => c).Select(a => a.Id).ToList();
        Assert.Equal(12, taken.Count + (await cluster[0].Alerts.ClaimAsync(20, Stop)).Count);
        Assert.Equal(taken.Count, taken.Distinct().Count());
        Clock.Advance(cluster[0].AlertOptions.Lease);
        Assert.Equal(12, (await cluster[1].Alerts.ClaimAsync(20, Stop)).Count);
    }

    [Fact]
    public async Task What_a_slow_teller_records_after_losing_its_lease_is_refused()
    {
        Node slow = NewNode(),
            quick = NewNode();
        await RaiseAsync(slow);
        var late = Assert.Single(await slow.Alerts.ClaimAsync(10, Stop));
        Clock.Advance(slow.AlertOptions.Lease);
        var held = Assert.Single(await quick.Alerts.ClaimAsync(10, Stop));

        Assert.False(await slow.AlertLedger.TakenAsync(late));
        Assert.False(await slow.AlertLedger.LaterAsync(late, "late"));
        var row = await AlertRowAsync(slow);
        Assert.Equal((AlertStatus.Open, held.LeaseToken, null), (row.Status, row.LeaseToken, row.Code));

        Assert.True(await quick.AlertLedger.TakenAsync(held));
        Assert.False(await quick.AlertLedger.LaterAsync(held, "twice"));
        Assert.Equal(1, await quick.ReadAsync(db => db.Audit.CountAsync(a => a.Action == "alert.taken")));
    }

    [Fact]
    public async Task A_person_takes_an_alert_once_and_the_desk_hears_no_more_of_it()
    {
        var node = NewNode();
        await RaiseAsync(node);
        var claimed = Assert.Single(await node.Alerts.ClaimAsync(10, Stop));

        Assert.True((await node.AlertLedger.TakenByHandAsync(claimed.Id, Actor.System("centre"), Stop))?.WasOpen);
        Assert.False((await node.AlertLedger.TakenByHandAsync(claimed.Id, Actor.System("other"), Stop))?.WasOpen);
        Assert.Null(await node.AlertLedger.TakenByHandAsync(Guid.Empty, Actor.System("centre"), Stop));

        // The request that was on its way comes back.
        Assert.False(await node.AlertLedger.LaterAsync(claimed, "duty.500"));
        Assert.False(await node.AlertLedger.TakenAsync(claimed));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await node.Alerts.RunDueAsync(Stop));
        Assert.Equal(
            "centre",
            await node.ReadAsync(db => db.Audit.Where(a => a.Action == "alert.taken").Select(a => a.Actor).SingleAsync())
        );
    }

    [Fact]
    public async Task Broken_promises_are_told_once_though_two_nodes_look()
    {
        Node[] cluster = [NewNode(), NewNode()];
        for (var i = 0; i < 20; i++)
            await WaitForContactAsync(cluster[0], $"SH-1111-11{i:00}", TimeSpan.FromMinutes(30));
        await WaitForContactAsync(cluster[0], "SH-2222-2222", within: null);
        await WaitForContactAsync(cluster[0], "SH-3333-3333", TimeSpan.FromMinutes(31));
        await WaitForContactAsync(cluster[0], "SH-4444-4444", TimeSpan.FromMinutes(30));
        Assert.NotNull(await cluster[0].Work.ContactedAsync("SH-4444-4444", Actor.System("centre"), Stop));

        Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(0, (await Task.WhenAll(cluster.Select(n => n.Contacts.RunAsync(Stop)))).Sum());
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(20, (await Task.WhenAll(cluster.Select(n => Task.Run(() => n.Contacts.RunAsync(Stop))))).Sum());
        Assert.Equal(0, await cluster[1].Contacts.RunAsync(Stop));

        var alerts = await cluster[0].ReadAsync(db => db.Alerts.ToListAsync());
        Assert.Equal(20, alerts.Select(a => a.Reference).Distinct().Count());
        Assert.All(
            alerts,
            a => Assert.Equal((ContactSweep.Late, Node.Procedure, "moji", AlertStatus.Open), (a.Kind, a.Procedure, a.Route, a.Status))
        );
        Assert.Equal(20, await cluster[0].ReadAsync(db => db.WorkItems.CountAsync(w => w.EscalatedAt == Clock.GetUtcNow())));
        Assert.Equal(20, await cluster[0].ReadAsync(db => db.Audit.CountAsync(a => a.Action == "contact.late")));
        Assert.Equal(4, await cluster[1].Alerts.RunDueAsync(Stop));
    }

    [Fact]
    public async Task More_broken_promises_than_one_write_takes_are_all_told()
    {
        var node = NewNode();
        await WaitForContactAsync(node, "SH-1111-1111", TimeSpan.FromMinutes(30));
        var submission = await node.ReadAsync(db => db.Submissions.Select(s => s.Id).SingleAsync());
        await node.WriteAsync(async db =>
        {
            db.WorkItems.AddRange(
                Enumerable
                    .Range(0, 402)
                    .Select(i => new WorkItem
                    {
                        Id = Guid.CreateVersion7(Clock.GetUtcNow()),
                        Queue = $"queue-{i}",
                        SubmissionId = submission,
                        Reference = "SH-1111-1111",
                        DueAt = Clock.GetUtcNow(),
                        CreatedAt = Clock.GetUtcNow(),
                        ContactBy = Clock.GetUtcNow(),
                    })
            );
            return await db.SaveChangesAsync(Stop);
        });
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(403, await node.Contacts.RunAsync(Stop));
        Assert.Equal(403, await node.ReadAsync(db => db.Alerts.CountAsync()));
    }

    [Fact]
    public async Task Taken_alerts_and_messages_without_a_submission_go_and_open_ones_stay()
    {
        var node = NewNode();
        await RaiseAsync(node);
        Assert.Equal(1, await node.Alerts.RunDueAsync(Stop));
        await RaiseAsync(node, "apply");
        await WaitForContactAsync(node, "SH-1111-1111", null);
        await WaitForContactAsync(node, "SH-2222-2222", null);
        foreach (var reference in (string[])["SH-1111-1111", "SH-2222-2222"])
            await node.Work.WriteAsync(reference, "text", null, Actor.System("centre"), Stop);
        await node.WriteAsync(db => db.Submissions.Where(s => s.Reference == "SH-2222-2222").ExecuteDeleteAsync());

        Clock.Advance(node.Retention.Raw);
        await node.Sweep.RunAsync(Stop);
        Assert.Equal(2, await node.ReadAsync(db => db.Alerts.CountAsync()));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await node.Sweep.RunAsync(Stop);

        Assert.Equal("apply", (await AlertRowAsync(node)).Kind);
        Assert.Equal(
            await node.ReadAsync(db => db.Submissions.Select(s => s.Id).SingleAsync()),
            await node.ReadAsync(db => db.CaseMessages.Select(m => m.SubmissionId).SingleAsync())
        );
    }
}
