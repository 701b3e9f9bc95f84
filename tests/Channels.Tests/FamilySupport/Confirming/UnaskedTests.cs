using Channels.Bot.Audit;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Erasure;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.FamilySupport.Linking;
using Channels.Bot.Submissions.Life;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.FamilySupport.Confirming;

public sealed class SqliteUnaskedTests(SqliteDatabase database) : UnaskedTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresUnaskedTests(PostgresDatabase database) : UnaskedTests(database), IClassFixture<PostgresDatabase>;

/// <summary>Nobody is asked, and staff see why; staff confirm; links end and data is forgotten.</summary>
public abstract class UnaskedTests(StoreDatabase database)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("たろう", "no-pair", null)]
    [InlineData("たろう", "no-pair", null, "4822,4823,2026-05-01")] // another provider's
    [InlineData("じろう", "child-unknown", null, "4822,4821,2026-05-01", "4823,4821,2026-05-01")]
    [InlineData("けん君", "not-linked", "4823", "4822,4821,2026-05-01", "4823,4821,2026-05-01")]
    public async Task Staff_see_why_nobody_is_asked(string child, string why, string? requester, params string[] pairs)
    {
        await using var town = await ConfirmingTown.StartAsync(database, pairs);
        var number = await town.ReportAsync(child);
        var before = (await town.HeardAsync("yuki")).Count;
        await town.PassAsync(TimeSpan.FromMinutes(5));
        await town.PassAsync(TimeSpan.FromDays(30));
        var stands = await town.StandsAsync(number);
        Assert.Equal(("unasked", why, requester), (stands.State, stands.Why, stands.Requester));
        Assert.Equal(before, (await town.HeardAsync("yuki")).Count);
        Assert.All(await town.RowsAsync(), r => Assert.Null(r.WakeAt)); // not looked at for ever
        var listed = await town.Node.Get<ConfirmDesk>().ListAsync(ConfirmationState.Unasked, null, KeyReach.Whole, Stop);
        Assert.Equal(number, Assert.Single(listed).Reference);
        Assert.Empty(await town.Node.Get<ConfirmDesk>().ListAsync(ConfirmationState.Unasked, number, KeyReach.Whole, Stop));
        Assert.Empty(await town.Node.Get<ConfirmDesk>().ListAsync(ConfirmationState.Unasked, null, new KeyReach(["other"], []), Stop));
    }

    [Fact]
    public async Task Who_is_linked_some_days_later_is_asked_then()
    {
        await using var town = await ConfirmingTown.StartAsync(database, linked: false);
        var number = await town.AskedAsync();
        Assert.Equal("not-linked", (await town.StandsAsync(number)).Why);
        town.Node.Clock.Advance(TimeSpan.FromHours(30));
        await town.LinkAsync("yuki", "4822");
        await town.LookAsync();
        await town.PassAsync(TimeSpan.FromDays(1));
        Assert.Contains(number, (await town.HeardAsync("yuki"))[^1], StringComparison.Ordinal);
        Assert.Equal("asked", (await town.StandsAsync(number)).State);
    }

    [Fact]
    public async Task A_link_that_ended_answers_nothing_and_a_new_telephone_is_asked_instead()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.LinkAsync("new-phone", "4822");
        await town.LookAsync();
        var told = await town.SayAsync("yuki", $"合っています {number}");
        Assert.Contains("いま確かめていただくことはありません", told, StringComparison.Ordinal);
        Assert.Equal("asked", (await town.StandsAsync(number)).State);
        Assert.DoesNotContain("たろう", await town.SayAsync("taro", $"報告を見る {number}"), StringComparison.Ordinal); // anybody
        Assert.DoesNotContain("たろう", await town.SayAsync("hanako", $"合っています {number}"), StringComparison.Ordinal); // its provider

        var before = (await town.HeardAsync("yuki")).Count;
        await town.PassAsync(TimeSpan.FromDays(4));
        Assert.Equal(before, (await town.HeardAsync("yuki")).Count);
        Assert.Contains(number, (await town.HeardAsync("new-phone"))[^1], StringComparison.Ordinal);
        await town.SayAsync("new-phone", "1");
        Assert.Equal("agreed", (await town.StandsAsync(number)).State);
    }

    [Fact]
    public async Task Who_ends_the_link_is_not_reminded()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        Assert.Equal(LinkTaken.Link, await town.Node.Get<LinkDesk>().EndAsync("4822", ConfirmingTown.Sato, Stop));
        await town.LookAsync();
        var before = (await town.HeardAsync("yuki")).Count;
        await town.PassAsync(TimeSpan.FromDays(4));
        Assert.Equal(before, (await town.HeardAsync("yuki")).Count);
        Assert.Equal(("unasked", "not-linked"), ((await town.StandsAsync(number)).State, (await town.StandsAsync(number)).Why));
    }

    [Fact]
    public async Task A_person_confirms_on_other_evidence_and_a_correction_ends_that_too()
    {
        await using var town = await ConfirmingTown.StartAsync(database, pairs: []);
        var number = await town.AskedAsync();
        var desk = town.Node.Get<ConfirmDesk>();
        Task<EvidenceTaken> TakeAsync(int revision, string evidence = "paper-report") =>
            desk.ConfirmAsync(number, revision, evidence, "控えに印あり", KeyReach.Whole, ConfirmingTown.Sato, Stop);
        Assert.Equal(1, Assert.IsType<EvidenceTaken.Superseded>(await TakeAsync(2)).Revision);
        var taken = Assert.IsType<EvidenceTaken.Taken>(await TakeAsync(1)).Confirmation;
        Assert.Equal(("evidence", "sato", "paper-report", "控えに印あり"), (taken.State, taken.By, taken.Evidence, taken.Note));
        Assert.IsType<EvidenceTaken.Taken>(await TakeAsync(1));
        Assert.IsType<EvidenceTaken.Unknown>(
            await desk.ConfirmAsync("FS-0000-0000", 1, "letter", null, KeyReach.Whole, ConfirmingTown.Sato, Stop)
        );
        var audit = await town.Node.ReadAsync(db => db.Audit.Where(a => a.Action == "report.confirmed").ToListAsync());
        Assert.Equal(("sato", number, "revision=1 paper-report"), (audit[0].Actor, audit[0].Subject, audit[0].Detail));
        Assert.Single(audit);

        await town.SayAsync("hanako", $"{number}を直したい");
        await town.SayAsync("hanako", "9時から12時まで");
        await town.SayAsync("hanako", "はい");
        Assert.Equal((2, "due"), ((await town.StandsAsync(number)).Revision, (await town.StandsAsync(number)).State));
        await town.SayAsync("hanako", $"{number}を取り消したい");
        await town.SayAsync("hanako", "取り消す");
        Assert.IsType<EvidenceTaken.Gone>(await TakeAsync(2));
    }

    [Fact]
    public async Task The_setting_asks_nobody()
    {
        await using var town = await ConfirmingTown.StartAsync(
            database,
            settings: new Dictionary<string, string?> { ["FamilySupport:Confirming:Asks"] = "false" }
        );
        var number = await town.ReportAsync();
        var before = (await town.HeardAsync("yuki")).Count;
        await town.PassAsync(TimeSpan.FromDays(5));
        Assert.Equal(before, (await town.HeardAsync("yuki")).Count);
        Assert.Equal(("unasked", "off"), ((await town.StandsAsync(number)).State, (await town.StandsAsync(number)).Why));
    }

    [Fact]
    public async Task What_is_confirmed_on_evidence_before_anybody_was_asked_is_of_the_family_it_concerns()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.ReportAsync();
        Assert.Null((await town.StandsAsync(number)).Requester);

        await town.Node.Get<ConfirmDesk>().ConfirmAsync(number, 1, "paper-report", null, KeyReach.Whole, ConfirmingTown.Sato, Stop);

        Assert.Equal("4822", (await town.StandsAsync(number)).Requester);
    }

    [Fact]
    public async Task What_the_member_wrote_goes_with_their_conversation_and_the_row_with_the_report()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", $"ちがうところがある {number}");
        await town.SayAsync("yuki", "2");
        await town.SayAsync("yuki", "11時まででした");
        await town.Node.WriteAsync(async db =>
        {
            await town.Node.Get<Forgetting>().ConversationAsync(db, town.KeyOf("yuki"), Actor.Bot, Stop);
            return await db.SaveChangesAsync(Stop);
        });
        Assert.Null(Assert.Single((await town.Node.Work.ReadAsync(number, marks: false, Stop))!).Text);
        var row = Assert.Single(await town.RowsAsync());
        Assert.Equal((ConfirmationState.Differs, null), (row.State, row.ConversationKey));

        await town.Node.WriteAsync(async db =>
        {
            await town.Node.Get<Forgetting>().SubmissionAsync(db, number, Actor.Bot, Stop);
            return await db.SaveChangesAsync(Stop);
        });
        Assert.Null(Assert.Single(await town.RowsAsync()).Requester);
        var id = row.SubmissionId;
        await town.Node.WriteAsync(async db =>
        {
            await new ConfirmForgetting().RemoveAsync(db, [id], Stop);
            return true;
        });
        Assert.Empty(await town.RowsAsync());
    }
}
