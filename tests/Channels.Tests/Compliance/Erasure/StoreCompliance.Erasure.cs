using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Channels.Bot.Transcripts;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>Forgetting a conversation, a submission, and sealing everything anew.</summary>
public abstract partial class StoreCompliance
{
    [Fact]
    public async Task A_forgotten_conversation_leaves_nothing_sealed_but_what_was_handed_in()
    {
        var node = NewNode();
        await HandInAsync(node);
        var key = await KeyOfCaseAsync(node, "AR-1111-1111");
        await FillAsync(node, key);
        Assert.Superset(
            new HashSet<string>
            {
                "InboxEvents.Payload",
                "Conversations.State",
                "OutgoingMessages.Body",
                "ActivityLog.Body",
                "Drafts.Session",
            },
            await SealedAsync(node)
        );

        await node.WriteAsync(async db =>
        {
            await node.Get<Forgetting>().ConversationAsync(db, key, Actor.Person("hanako"), Stop);
            return 0;
        });

        Assert.Equal(new HashSet<string> { "Submissions.Answers", "StoredFiles.Content", "StoredFiles.Source" }, await SealedAsync(node));
        var audit = await node.ReadAsync(db => db.Audit.SingleAsync(a => a.Action == "conversation.forgotten"));
        Assert.Equal(("hanako", key), (audit.Actor, audit.Subject));

        // The same person begins anew, and nothing that was to be said is said.
        node.Step = Node.Echo;
        await node.TurnAsync(new FakeEvent(UserId, "again"));
        Assert.Equal(1, await node.ReadAsync(db => db.Conversations.CountAsync()));
        Assert.Equal(1, await node.ReadAsync(db => db.Outgoing.CountAsync(m => m.Body != null)));
    }

    [Fact]
    public async Task A_forgotten_submission_keeps_its_number_and_nothing_else()
    {
        var node = NewNode();
        await HandInAsync(node);
        await node.Work.WriteAsync("AR-1111-1111", Wrote, null, Actor.System("centre"), Stop);

        Assert.True(await node.WriteAsync(db => node.Get<Forgetting>().SubmissionAsync(db, "AR-1111-1111", Actor.Bot, Stop)));
        Assert.False(await node.WriteAsync(db => node.Get<Forgetting>().SubmissionAsync(db, "AR-2222-2222", Actor.Bot, Stop)));

        Assert.Empty(
            (await SealedAsync(node)).Intersect(["Submissions.Answers", "CaseMessages.Text", "StoredFiles.Content", "StoredFiles.Source"])
        );
        Assert.Equal("AR-1111-1111", await node.ReadAsync(db => db.Submissions.Select(s => s.Reference).SingleAsync()));
        Assert.Equal(FileStatus.Erased, await node.ReadAsync(db => db.Files.Select(f => f.Status).SingleAsync()));
    }

    private static async Task FillAsync(Node node, string key)
    {
        var draft = new Draft
        {
            CodeKey = "code",
            ConversationKey = key,
            Procedure = Node.Procedure,
            Session = node.Protector.Protect(Draft.SessionColumn, "code", "{}"),
            CreatedAt = node.Clock.GetUtcNow(),
            ExpiresAt = node.Clock.GetUtcNow().AddDays(1),
        };
        await node.WriteAsync(db =>
        {
            db.Drafts.Add(draft);
            return db.SaveChangesAsync(Stop);
        });
        await node.Get<ActivityLog>().AppendAsync(key, [new NewLine("line", "{}"u8.ToArray())], Stop);
    }

    /// <summary>Names of the sealed columns that hold something.</summary>
    private static async Task<HashSet<string>> SealedAsync(Node node)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in node.Get<Forgetting>().Columns)
        {
            if (await node.ReadAsync(db => HoldsAsync(db, column)))
                found.Add(column.Name);
        }

        return found;
    }

    private static async Task<bool> HoldsAsync(ChannelsDb db, SealedColumn column)
    {
        var rows = new List<object>();
        var set = (IQueryable)typeof(DbContext).GetMethod("Set", 1, [])!.MakeGenericMethod(column.Row).Invoke(db, null)!;
        await foreach (var row in ((IQueryable<object>)set).AsAsyncEnumerable())
            rows.Add(row);
        return rows.Exists(r => column.Row.GetProperty(column.Property)!.GetValue(r) is ProtectedBytes);
    }

    [Fact]
    public async Task Submissions_go_with_all_that_belongs_to_them_when_the_promised_years_are_over()
    {
        var node = NewNode();
        node.Step = (state, _, _) => new TurnResult(state, [], [Node.Form("FS-1111-1111", procedure: "activity-report")]);
        await node.TurnAsync(new Channels.Tests.Support.Doubles.FakeEvent("hanako", "text"));
        await node.Work.WriteAsync("FS-1111-1111", Wrote, null, Channels.Bot.Audit.Actor.System("centre"), Stop);

        // The fifth year after this one ends in March 2032.
        Clock.SetUtcNow(new DateTimeOffset(2032, 3, 31, 14, 0, 0, TimeSpan.Zero));
        await node.Sweep.RunAsync(Stop);
        Assert.Equal((1, 1), await CountAsync());

        Clock.SetUtcNow(new DateTimeOffset(2032, 3, 31, 16, 0, 0, TimeSpan.Zero));
        await node.Sweep.RunAsync(Stop);
        Assert.Equal((0, 0), await CountAsync());
        Assert.Equal(
            0,
            await node.ReadAsync(db => db.SubmissionMoves.CountAsync()) + await node.ReadAsync(db => db.CaseMessages.CountAsync())
        );

        async Task<(int, int)> CountAsync() =>
            (await node.ReadAsync(db => db.Submissions.CountAsync()), await node.ReadAsync(db => db.WorkItems.CountAsync()));
    }

    [Fact]
    public async Task Conversations_of_a_page_go_long_before_those_of_people_who_can_come_back()
    {
        var node = NewNode();
        await node.TurnAsync(new Channels.Tests.Support.Doubles.FakeEvent("hanako", "text"));
        await node.WriteAsync(async db =>
        {
            db.Add(
                new Conversation
                {
                    Key = "page",
                    Channel = "webchat",
                    Account = "default",
                    CreatedAt = Clock.GetUtcNow(),
                    UpdatedAt = Clock.GetUtcNow(),
                }
            );
            return await db.SaveChangesAsync(Stop);
        });
        Clock.Advance(node.Retention.Page + TimeSpan.FromDays(1));
        await node.Sweep.RunAsync(Stop);
        Assert.Equal("fake", await node.ReadAsync(db => db.Conversations.Select(c => c.Channel).SingleAsync()));
        Clock.Advance(node.Retention.Conversation);
        await node.Sweep.RunAsync(Stop);
        Assert.Equal(0, await node.ReadAsync(db => db.Conversations.CountAsync()));
    }
}
