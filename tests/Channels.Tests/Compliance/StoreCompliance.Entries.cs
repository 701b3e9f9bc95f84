using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Bot.Questions;
using Channels.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>Versions of knowledge entries: only added, each on the one its writer saw.</summary>
public abstract partial class StoreCompliance
{
    private static EntryChange Change(
        int expected,
        string status = EntryStatuses.Draft,
        string by = "sato",
        string entry = "change-deadline"
    ) =>
        new()
        {
            EntryId = entry,
            Expected = expected,
            Status = status,
            Document = $$"""{"id":"{{entry}}","by":"{{by}}"}""",
            By = by,
            IsLive = status == EntryStatuses.Approved,
        };

    [Fact]
    public async Task A_draft_above_an_approved_version_is_current_and_the_approved_one_stays_live()
    {
        var node = NewNode();
        await node.Entries.AppendAsync(Change(0), Stop);
        await node.Entries.AppendAsync(Change(1, EntryStatuses.Approved, "tanaka"), Stop);
        var before = await node.Entries.MarkAsync(Stop);
        await node.Entries.AppendAsync(Change(2) with { Note = "新しい通知" }, Stop);

        var versions = await node.Entries.VersionsAsync("change-deadline", Stop);
        Assert.Equal(
            [(1, "draft", false, false), (2, "approved", false, true), (3, "draft", true, false)],
            versions.Select(v => (v.Version, v.Status, v.IsCurrent, v.IsLive))
        );
        Assert.Equal("新しい通知", versions[2].Note);
        Assert.Equal([2, 3], (await node.Entries.RowsAsync(Stop)).Select(r => r.Version).Order());
        Assert.NotEqual(before, await node.Entries.MarkAsync(Stop));
        Assert.Equal(versions[1].Document, (await node.Entries.DocumentsAsync([versions[1].Id], Stop))[versions[1].Id]);
        var audit = await node.ReadAsync(db =>
            db.Audit.Where(a => a.Subject == "change-deadline").Select(a => a.Detail + ": " + a.Actor + " " + a.Action).ToListAsync()
        );
        Assert.Equal(
            ["version 1: sato entry.draft", "version 2: tanaka entry.approved", "version 3: sato entry.draft"],
            audit.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Of_writers_on_all_nodes_at_once_one_wins_and_the_others_hear_the_version()
    {
        var cluster = Enumerable.Range(0, 4).Select(_ => NewNode()).ToList();

        var all = await Task.WhenAll(cluster.Select((n, at) => Task.Run(() => n.Entries.AppendAsync(Change(0, by: $"writer-{at}"), Stop))));

        var added = Assert.Single(all.OfType<EntryWritten.Added>());
        Assert.All(all.OfType<EntryWritten.Conflict>(), c => Assert.Equal(1, c.Version));
        Assert.Equal(3, all.OfType<EntryWritten.Conflict>().Count());
        Assert.Equal(added.Version.Id, Assert.Single(await cluster[0].Entries.VersionsAsync("change-deadline", Stop)).Id);
        Assert.Equal(1, await cluster[0].ReadAsync(db => db.Audit.CountAsync()));
        Assert.Equal(new EntryWritten.Conflict(1), await cluster[1].Entries.AppendAsync(Change(4), Stop));
        Assert.Equal(new EntryWritten.Conflict(0), await cluster[1].Entries.AppendAsync(Change(4, entry: "other"), Stop));
    }

    [Fact]
    public async Task Whoever_asked_is_told_once_by_the_approval_with_a_number_and_nothing_else()
    {
        var node = NewNode();
        foreach (var reference in (string[])["CP-1111-1111", "CP-2222-2222", "CP-3333-3333"])
            await WaitForContactAsync(node, reference, null);
        await node.WriteAsync(db =>
            db.Conversations.Where(c => db.Submissions.Any(s => s.ConversationKey == c.Key && s.Reference == "CP-2222-2222"))
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Blocked, true))
        );
        await node.Entries.AppendAsync(Change(0) with { Inquiry = "CP-3333-3333" }, Stop);
        await node.Entries.AppendAsync(Change(1, EntryStatuses.Rejected, "tanaka"), Stop);
        await node.Entries.AppendAsync(Change(2) with { Inquiry = "CP-1111-1111" }, Stop);
        await node.Entries.AppendAsync(Change(3) with { Inquiry = "CP-2222-2222" }, Stop);
        Node[] cluster = [node, NewNode(), NewNode()];

        var all = await Task.WhenAll(
            cluster.Select(n => Task.Run(() => n.Entries.AppendAsync(Change(4, EntryStatuses.Approved, "tanaka"), Stop)))
        );

        // Another version below was turned down: that inquiry is still open.
        var told = Assert.Single(all.OfType<EntryWritten.Added>()).Told;
        Assert.Equal([("CP-1111-1111", "announced"), ("CP-2222-2222", "blocked")], told.Select(t => (t.Reference, t.Code)).Order());
        var (name, value) = Assert.Single(await WaitingAsync(node, await KeyOfCaseAsync(node, "CP-1111-1111")));
        Assert.Equal((InquiryEvents.Answered, """{"reference":"CP-1111-1111"}"""), (name, value));
        Assert.Empty(await WaitingAsync(node, await KeyOfCaseAsync(node, "CP-2222-2222")));
        Assert.Equal(
            ["CP-1111-1111"],
            await node.ReadAsync(db =>
                db.WorkItems.Where(w => w.Status == WorkStatus.Done && w.ContactedAt != null).Select(w => w.Reference).ToListAsync()
            )
        );
        await node.Entries.AppendAsync(Change(5), Stop);
        Assert.Empty(
            Assert.IsType<EntryWritten.Added>(await node.Entries.AppendAsync(Change(6, EntryStatuses.Approved, "tanaka"), Stop)).Told
        );

        // The asker reads what is in force, and nobody else does.
        var answers = new InquiryAnswers(node.Store, [new DocumentAsText()], Clock);
        var own = await KeyOfCaseAsync(node, "CP-1111-1111");
        Assert.Equal("""{"id":"change-deadline","by":"tanaka"}""", (await answers.OpenAsync("CP-1111-1111", own, "ja", Stop)).Text);
        Assert.Equal(
            new InquiryOpening("CP-1111-1111", IsKnown: false, null),
            await answers.OpenAsync("CP-1111-1111", "another", "ja", Stop)
        );
        Assert.Equal(
            new InquiryOpening("CP-3333-3333", IsKnown: true, null),
            await answers.OpenAsync("CP-3333-3333", await KeyOfCaseAsync(node, "CP-3333-3333"), "ja", Stop)
        );
        await node.Entries.AppendAsync(Change(7, EntryStatuses.Withdrawn) with { IsLive = true }, Stop);
        Assert.Equal(new InquiryOpening("CP-1111-1111", IsKnown: true, null), await answers.OpenAsync("CP-1111-1111", own, "ja", Stop));
    }

    [Fact]
    public async Task The_last_step_of_a_review_writes_all_versions_or_none_and_one_person_takes_it()
    {
        var node = NewNode();
        await node.Entries.AppendAsync(Change(0, entry: "e-1"), Stop);
        await node.Entries.AppendAsync(Change(0, entry: "e-2"), Stop);
        var reviews = node.Get<EntryReviewLedger>();
        var id = reviews.NewId();
        await reviews.AddAsync(id, new ReviewChange("d", "open", "{}", "sato"), Stop);
        var approved = new ReviewChange("d", "approved", """{"by":"tanaka"}""", "tanaka");
        EntryChange[] versions = [Change(1, EntryStatuses.Approved, entry: "e-1"), Change(1, EntryStatuses.Approved, entry: "e-2")];

        Assert.Equal(["e-2"], await reviews.StepAsync(id, "open", approved, [versions[0], versions[1] with { Expected = 7 }], Stop));
        Assert.Equal(2, await node.ReadAsync(db => db.EntryVersions.CountAsync()));
        Assert.Equal(2, await node.ReadAsync(db => db.EntryVersions.CountAsync(v => v.IsCurrent)));
        Assert.Equal(("open", "{}"), await reviews.FindAsync(id, Stop) is { } open ? (open.State, open.Content) : default);

        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ => NewNode())
                .Select(n => Task.Run(() => n.Get<EntryReviewLedger>().StepAsync(id, "open", approved, versions, Stop)))
        );
        Assert.Empty(Assert.Single(all, s => s is not null)!);
        Assert.Equal(4, await node.ReadAsync(db => db.EntryVersions.CountAsync()));
        Assert.Equal(["approved"], (await reviews.ListAsync(Stop)).Select(r => r.State));
        Assert.Equal(
            ["review.approved", "review.open"],
            (await node.ReadAsync(db => db.Audit.Where(a => a.Action.StartsWith("review.")).Select(a => a.Action).ToListAsync())).Order(
                StringComparer.Ordinal
            )
        );
    }

    private sealed class DocumentAsText : IEntryTexts
    {
        public string? Write(string document, string language, DateOnly day) => document;
    }

    [Fact]
    public async Task Many_versions_in_one_transaction_pass_over_what_somebody_else_changed()
    {
        var node = NewNode();
        await node.Entries.AppendAsync(Change(0, entry: "e-7"), Stop);

        var passed = await node.Entries.AppendAllAsync(
            [.. Enumerable.Range(0, 300).Select(i => Change(0, EntryStatuses.Unconfirmed, "import", $"e-{i}"))],
            "import",
            "entry.imported",
            null,
            Stop
        );

        Assert.Equal(["e-7"], passed);
        Assert.Equal(300, await node.ReadAsync(db => db.EntryVersions.CountAsync(v => v.IsCurrent)));
        Assert.Equal(
            "299 versions",
            await node.ReadAsync(db => db.Audit.Where(a => a.Action == "entry.imported").Select(a => a.Detail).SingleAsync())
        );
        Assert.Equal(300, (await node.Entries.DocumentsAsync([.. (await node.Entries.RowsAsync(Stop)).Select(r => r.Id)], Stop)).Count);
    }
}
