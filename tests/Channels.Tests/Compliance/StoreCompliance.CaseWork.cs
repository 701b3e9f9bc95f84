using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Bot.Submissions;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>The office writes to a person, and the conversation hears of it.</summary>
public abstract partial class StoreCompliance
{
    private const string Wrote = "あす10時に電話します。";

    private static async Task<string> KeyOfCaseAsync(Node node, string reference) =>
        await node.ReadAsync(db => db.Submissions.Where(s => s.Reference == reference).Select(s => s.ConversationKey).SingleAsync());

    /// <summary>What waits in the inbox of a conversation.</summary>
    private static async Task<List<(string Name, string Value)>> WaitingAsync(Node node, string key)
    {
        var rows = await node.ReadAsync(db =>
            db.Inbox.Where(e => e.ConversationKey == key && e.Status == InboxStatus.Open).OrderBy(e => e.Sequence).ToListAsync()
        );
        return
        [
            .. rows.Where(OwnEvent.Is)
                .Select(r =>
                    JsonSerializer.Deserialize<Activity>(
                        node.Protector.Reveal(InboxEvent.PayloadColumn, r.Id.ToString("N"), r.Payload!),
                        JsonSerializerOptions.Web
                    )!
                )
                .Select(a => (a.Name!, a.Value!.Value.GetRawText())),
        ];
    }

    [Fact]
    public async Task A_message_of_the_office_is_stored_counted_as_contact_and_announced_without_its_words()
    {
        var node = NewNode();
        await WaitForContactAsync(node, "SH-1111-1111", TimeSpan.FromMinutes(30));
        Clock.Advance(TimeSpan.FromMinutes(7));

        var added = Assert.IsType<StaffWrote.Added>(await node.Work.WriteAsync("SH-1111-1111", Wrote, null, Actor.System("centre"), Stop));

        Assert.Equal(
            ("staff", Wrote, Clock.GetUtcNow(), null),
            (added.Message.From, added.Message.Text, added.Message.At, added.Message.ReadAt)
        );
        var row = await node.ReadAsync(db => db.CaseMessages.SingleAsync());
        Assert.Equal(Wrote, node.Protector.RevealText(CaseMessage.TextColumn, row.Id.ToString("N"), row.Text!));
        Assert.Equal(Clock.GetUtcNow(), await node.ReadAsync(db => db.WorkItems.Select(w => w.ContactedAt).SingleAsync()));
        var audit = await node.ReadAsync(db => db.Audit.SingleAsync(a => a.Action == "case.replied"));
        Assert.Equal(("centre", "SH-1111-1111"), (audit.Actor, audit.Subject));
        Assert.Equal(
            [(DialogEvents.News, """{"reference":"SH-1111-1111"}""")],
            await WaitingAsync(node, await KeyOfCaseAsync(node, "SH-1111-1111"))
        );

        // A second one is a message more and no second first contact.
        Clock.Advance(TimeSpan.FromMinutes(1));
        await node.Work.WriteAsync("SH-1111-1111", Wrote, null, Actor.System("centre"), Stop);
        Assert.Equal(2, (await WaitingAsync(node, await KeyOfCaseAsync(node, "SH-1111-1111"))).Count);
        Assert.Equal(Clock.GetUtcNow().AddMinutes(-1), await node.Work.ContactedAsync("SH-1111-1111", Actor.System("other"), Stop));
        Assert.Equal(0, await node.ReadAsync(db => db.Audit.CountAsync(a => a.Action == "case.contacted")));
    }

    [Fact]
    public async Task On_the_page_the_person_reads_it_and_where_the_link_was_given_out_there_is_news_only()
    {
        var node = NewNode();
        await WaitForContactAsync(node, "SH-1111-1111", TimeSpan.FromMinutes(30));
        node.Step = Node.Echo;
        await node.TurnAsync(new FakeEvent("invited-from", "text"));
        var (own, other) = (
            await KeyOfCaseAsync(node, "SH-1111-1111"),
            ConversationKeys.Of(node.Protector, FakeChannel.ChannelName, Node.Account, "invited-from")
        );
        await node.WriteAsync(db =>
            db.Conversations.Where(c => c.Key == own)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.NotifyKey, other).SetProperty(c => c.Channel, "webchat"))
        );

        await node.Work.WriteAsync("SH-1111-1111", "はい \"A\"", null, Actor.System("centre"), Stop);

        var (name, value) = Assert.Single(await WaitingAsync(node, own));
        var whole = JsonDocument.Parse(value).RootElement;
        Assert.Equal(
            (DialogEvents.StaffReplied, "SH-1111-1111", "はい \"A\""),
            (name, whole.GetProperty("reference").GetString(), whole.GetProperty("text").GetString())
        );
        Assert.Equal([(DialogEvents.News, """{"reference":"SH-1111-1111"}""")], await WaitingAsync(node, other));
        Assert.Equal(
            "webchat",
            await node.ReadAsync(db =>
                db.Inbox.Where(e => e.ConversationKey == own && e.Status == InboxStatus.Open).Select(e => e.Channel).SingleAsync()
            )
        );

        // The other conversation has its turn, and its answer goes where its last one went.
        node.Step = (state, input, _) => Node.Say(state, $"{input.Name}");
        Assert.Equal(
            1,
            await node.WriteAsync(db => db.Inbox.Where(e => e.ConversationKey == own && e.Status == InboxStatus.Open).ExecuteDeleteAsync())
        );
        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
        await SendAllAsync(node);
        var push = node.Channel.Pushes[^1];
        Assert.Equal(("invited-from", DialogEvents.News), (push.Address, push.Body));
    }

    [Fact]
    public async Task The_same_key_is_the_same_message_on_every_node()
    {
        Node[] cluster = [NewNode(), NewNode(), NewNode(), NewNode()];
        await WaitForContactAsync(cluster[0], "SH-1111-1111", null);

        var all = await Task.WhenAll(
            cluster.Select(n => Task.Run(() => n.Work.WriteAsync("SH-1111-1111", Wrote, "key-1", Actor.System("centre"), Stop)))
        );

        var added = Assert.Single(all.OfType<StaffWrote.Added>());
        Assert.All(all.OfType<StaffWrote.Again>(), a => Assert.Equal((added.Message.Id, Wrote), (a.Message.Id, a.Message.Text)));
        Assert.Equal(3, all.OfType<StaffWrote.Again>().Count());
        Assert.Equal(1, await cluster[0].ReadAsync(db => db.Audit.CountAsync(a => a.Action == "case.replied")));
        Assert.Single(await WaitingAsync(cluster[0], await KeyOfCaseAsync(cluster[0], "SH-1111-1111")));

        Assert.IsType<StaffWrote.KeyReused>(
            await cluster[0].Work.WriteAsync("SH-1111-1111", "another", "key-1", Actor.System("centre"), Stop)
        );
        Assert.IsType<StaffWrote.Added>(
            await cluster[0].Work.WriteAsync("SH-1111-1111", "another", "key-1", Actor.System("other holder"), Stop)
        );
        Assert.IsType<StaffWrote.Added>(await cluster[0].Work.WriteAsync("SH-1111-1111", "another", "key-2", Actor.System("centre"), Stop));
        Assert.IsType<StaffWrote.Unknown>(await cluster[0].Work.WriteAsync("SH-9999-9999", Wrote, "key-1", Actor.System("centre"), Stop));
        Assert.Equal(3, await cluster[0].ReadAsync(db => db.CaseMessages.CountAsync()));
    }

    [Fact]
    public async Task Both_sides_are_read_oldest_first_and_what_the_person_wrote_is_news_once()
    {
        var node = NewNode();
        await WaitForContactAsync(node, "SH-1111-1111", null);
        await node.Work.WriteAsync("SH-1111-1111", Wrote, null, Actor.System("centre"), Stop);
        Clock.Advance(TimeSpan.FromMinutes(1));
        node.Step = (state, input, _) =>
            new TurnResult(
                state,
                [],
                input.Type == ActivityTypes.Message ? [new CaseRead("SH-1111-1111"), new AddToCase("SH-1111-1111", "10時はいません")] : []
            );
        await node.SayAsync("somewhere-else", "text");
        Assert.Equal(2, await node.Turns.RunDueAsync(Stop));

        var first = (await node.Work.ReadAsync("SH-1111-1111", marks: true, Stop))!;
        Assert.Equal(
            [("staff", Wrote, (DateTimeOffset?)Clock.GetUtcNow()), ("person", "10時はいません", null)],
            first.Select(l => (l.From, l.Text, l.ReadAt))
        );
        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = (await node.Work.ReadAsync("SH-1111-1111", marks: true, Stop))!;
        Assert.Equal([Clock.GetUtcNow().AddMinutes(-1), Clock.GetUtcNow().AddMinutes(-1)], second.Select(l => l.ReadAt));
        Assert.Null(await node.Work.ReadAsync("SH-9999-9999", marks: true, Stop));
    }

    [Fact]
    public async Task Nobody_was_in_contact_with_somebody_who_cannot_hear_of_it_until_they_have_read_it()
    {
        var node = NewNode();
        await WaitForContactAsync(node, "SH-1111-1111", TimeSpan.FromMinutes(30));
        var own = await KeyOfCaseAsync(node, "SH-1111-1111");
        Assert.Equal("announced", await ReachAsync());
        await node.WriteAsync(db => db.WorkItems.ExecuteUpdateAsync(set => set.SetProperty(w => w.ContactedAt, (DateTimeOffset?)null)));

        await node.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Blocked, true)));
        Assert.Equal("blocked", await ReachAsync());
        await node.WriteAsync(db => db.Submissions.ExecuteUpdateAsync(set => set.SetProperty(s => s.WordKey, "word")));
        Assert.Equal("on-return", await ReachAsync());
        await node.WriteAsync(db => db.Submissions.ExecuteUpdateAsync(set => set.SetProperty(s => s.WordKey, (string?)null)));
        await node.WriteAsync(db => db.Conversations.Where(c => c.Key == own).ExecuteDeleteAsync());
        Assert.Equal("gone", await ReachAsync());
        Assert.Null(await node.ReadAsync(db => db.WorkItems.Select(w => w.ContactedAt).SingleAsync()));

        Clock.Advance(TimeSpan.FromMinutes(5));
        node.Step = (state, input, _) =>
            new TurnResult(state, [], input.Type == ActivityTypes.Message ? [new CaseRead("SH-1111-1111")] : []);
        await node.SayAsync("somewhere-else", "text");
        await node.Turns.RunDueAsync(Stop);
        Assert.Equal(Clock.GetUtcNow(), await node.ReadAsync(db => db.WorkItems.Select(w => w.ContactedAt).SingleAsync()));

        async Task<string?> ReachAsync() =>
            Assert
                .IsType<StaffWrote.Added>(await node.Work.WriteAsync("SH-1111-1111", Wrote, null, Actor.System("centre"), Stop))
                .Message.Reach;
    }

    [Fact]
    public async Task What_was_handed_in_is_read_with_its_number_alone_only_where_it_was_handed_in()
    {
        var node = NewNode();
        await WaitForContactAsync(node, "SH-1111-1111", null);
        await node.Work.WriteAsync("SH-1111-1111", Wrote, null, Actor.System("centre"), Stop);
        var cases = node.Get<Cases>();
        var (asked, own) = (new ReadCase("SH-1111-1111"), await KeyOfCaseAsync(node, "SH-1111-1111"));

        var found = Assert.IsType<CaseOpening>(await cases.FindAsync(asked, new Asker(own, "ja", own), Stop));
        Assert.Equal(Wrote, Assert.Single(found.Replies).Text);
        Assert.Null(await cases.FindAsync(asked, new Asker("another", "ja", "another"), Stop));
    }

    [Fact]
    public async Task Contact_is_noted_once_with_who_noted_it()
    {
        var node = NewNode();
        await WaitForContactAsync(node, "SH-1111-1111", TimeSpan.FromMinutes(30));

        var at = await node.Work.ContactedAsync("SH-1111-1111", Actor.System("centre"), Stop);
        Assert.Equal(Clock.GetUtcNow(), at);
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(at, await node.Work.ContactedAsync("SH-1111-1111", Actor.System("other"), Stop));

        Assert.Equal(
            "centre",
            await node.ReadAsync(db => db.Audit.Where(a => a.Action == "case.contacted").Select(a => a.Actor).SingleAsync())
        );
        Assert.Equal(0, await node.Contacts.RunAsync(Stop));
        Assert.Null(await node.Work.ContactedAsync("SH-9999-9999", Actor.System("centre"), Stop));
    }
}
