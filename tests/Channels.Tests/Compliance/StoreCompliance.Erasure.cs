using Channels.Bot.Audit;
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

    [Fact]
    public async Task Everything_sealed_can_be_sealed_anew_and_says_the_same()
    {
        var node = NewNode();
        await HandInAsync(node);
        var before = await AnswersAsync();
        foreach (var column in node.Get<Forgetting>().Columns)
        {
            for (var at = 0; await node.WriteAsync(db => column.ResealAsync(db, node.Protector, at, 2, Stop)) == 2; at += 2) { }
        }

        var after = await AnswersAsync();
        Assert.NotEqual(Convert.ToHexString(before.Sealed), Convert.ToHexString(after.Sealed));
        var id = await node.ReadAsync(db => db.Submissions.Select(s => s.Id).SingleAsync());
        Assert.Equal(
            node.Protector.RevealText(Submission.AnswersColumn, id.ToString("N"), before),
            node.Protector.RevealText(Submission.AnswersColumn, id.ToString("N"), after)
        );
        await node.TurnAsync(new FakeEvent(UserId, "still known"));

        async Task<ProtectedBytes> AnswersAsync() => (await node.ReadAsync(db => db.Submissions.Select(s => s.Answers).SingleAsync()))!;
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
}
