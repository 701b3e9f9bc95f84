using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Closing;
using Channels.Tests.Support;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.FamilySupport.Closing;

/// <summary>A month that was closed when the decision list looked otherwise: its figures are what two people signed, not its columns.</summary>
public sealed class CloseOfAnEarlierVersion(SqliteDatabase database) : IDisposable, IClassFixture<SqliteDatabase>
{
    private const string Month = "2026-11";
    private readonly string folder = Directory.CreateTempSubdirectory("close-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_is_handed_over_again_with_the_list_of_today_and_its_sum_is_on_record()
    {
        await using var node = await ClosedAsync();
        await SignedAsAtFirstAsync(node);
        Assert.Equal("closed", (await node.Get<CloseExport>().ExportAsync(Month, folder, ClosingDesk.Clerk, Stop)).State?.State);
        Assert.NotNull(await node.Get<CloseExport>().FileAsync(Month, "list", Stop));
        var sum = CloseFiles.HashOf(await File.ReadAllBytesAsync(Path.Combine(folder, $"list-{Month}.xlsx"), Stop));
        var detail = $"list-{Month}.xlsx sha256={sum}";
        Assert.Equal(2, await node.ReadAsync(db => db.Audit.CountAsync(a => a.Action == "close.file" && a.Detail == detail)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_figure_that_was_changed_since_is_refused(bool isSignedAsAtFirst)
    {
        await using var node = await ClosedAsync();
        if (isSignedAsAtFirst)
            await SignedAsAtFirstAsync(node);
        await node.WriteAsync(db => db.Set<ClosedReport>().ExecuteUpdateAsync(set => set.SetProperty(r => r.Fee, r => r.Fee + 1)));
        Assert.Equal("close.changed", (await node.Get<CloseExport>().ExportAsync(Month, folder, ClosingDesk.Clerk, Stop)).Code);
    }

    private async Task<Node> ClosedAsync()
    {
        await database.ClearAsync();
        var node = new Node(database.OpenStore(), settings: ClosingDesk.Settings);
        node.Clock.Advance(TimeSpan.FromDays(10)); // 4 December
        await node.EnrolAsync(1);
        var at = node.Clock.GetUtcNow().AddHours(-1);
        var use = Rules.Use("2026-11-02 10:00-12:00");
        await node.AddAsync(ClosingDesk.Row(node.Protector, "FS-0001-0001", ClosingDesk.Number(0), use, at, SubmissionState.Confirmed));
        await node.CloseAsync(Month, folder);
        return node;
    }

    /// <summary>The hash as it was reckoned then, over a list of other bytes.</summary>
    private static async Task SignedAsAtFirstAsync(Node node)
    {
        var close = await node.ReadAsync(db => db.Set<MonthClose>().AsNoTracking().SingleAsync(Stop));
        var kept = await node.Get<CloseParts>().Reader.LoadAsync(close, Stop);
        var list = CloseFiles.HashOf("as it looked then"u8);
        var hash = CloseFiles.FirstHash(kept!, close.BankHash, list);
        await node.WriteAsync(async db =>
        {
            await db.Set<MonthClose>()
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Hash, hash).SetProperty(c => c.ListHash, list), Stop);
            return await db.Set<CloseApproval>().ExecuteUpdateAsync(set => set.SetProperty(a => a.Hash, hash), Stop);
        });
    }
}
