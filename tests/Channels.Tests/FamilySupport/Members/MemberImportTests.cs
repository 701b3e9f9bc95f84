using Channels.Bot.Audit;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Members;
using Channels.Tests.Support;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.FamilySupport.Members;

public sealed class SqliteMemberImportTests(SqliteDatabase database) : MemberImportTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresMemberImportTests(PostgresDatabase database) : MemberImportTests(database), IClassFixture<PostgresDatabase>;

/// <summary>
/// The centre's file goes into the table; what is wrong with it is said row by row, and a second import changes what changed.
/// </summary>
public abstract class MemberImportTests(StoreDatabase database)
{
    private static readonly Actor Clerk = Actor.System("operator");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_in_either_encoding_is_taken_once_and_then_only_its_changes()
    {
        await using var node = await StartAsync();
        var import = node.Get<MemberImport>();
        var first = MemberFiles.ShiftJis(MemberFiles.Heading, MemberFiles.Hanako, MemberFiles.Yuki, MemberFiles.Both);

        Assert.Equal((3, 0, 0), Counts(await import.RunAsync(first, isDryRun: true, Clerk, null, Stop)));
        Assert.Equal(0, (await node.Get<MemberBook>().CountAsync(new DateOnly(2026, 11, 1), Stop)).All);
        Assert.Equal((3, 0, 0), Counts(await import.RunAsync(first, isDryRun: false, Clerk, null, Stop)));
        var before = await node.ReadAsync(db => db.Set<Member>().OrderBy(m => m.Number).ToListAsync());

        node.Clock.Advance(TimeSpan.FromDays(1));
        var moved = MemberFiles.Yuki.Replace("戸畑区", "門司区", StringComparison.Ordinal);
        var again = MemberFiles.Utf8(MemberFiles.Heading, MemberFiles.Hanako, moved, MemberFiles.Both);
        Assert.Equal((0, 1, 2), Counts(await import.RunAsync(again, isDryRun: false, Clerk, null, Stop)));
        var after = await node.ReadAsync(db => db.Set<Member>().OrderBy(m => m.Number).ToListAsync());
        Assert.Equal([false, true, false], before.Zip(after).Select(p => p.First.ChangedAt != p.Second.ChangedAt));
        Assert.Equal(
            ["member.changed 4822", "members.imported members", "members.imported members"],
            (await node.ReadAsync(db => db.Audit.ToListAsync())).Select(a => $"{a.Action} {a.Subject}").Order(StringComparer.Ordinal)
        );

        var yuki = (await node.Get<MemberBook>().FindAsync("4822", Stop))!;
        Assert.Equal(("例川 由紀", "レイカワ ユキ", "moji", null), (yuki.Name, yuki.Kana, yuki.Ward, yuki.Account));
        Assert.Equal(["はなちゃん", "たろう"], yuki.Children);
        Assert.Equal("0177-200 ****567", (await node.Get<MemberBook>().FindAsync("4821", Stop))!.Account);
        Assert.Equal("9900-058 ****567", (await node.Get<MemberBook>().FindAsync("4823", Stop))!.Account);
        Assert.Null((await node.Get<MemberBook>().FindAsync("4823", Stop))!.Ward);
    }

    [Fact]
    public async Task Members_are_counted_by_role_on_a_key_date()
    {
        await using var node = await StartAsync();
        var left = MemberFiles
            .Hanako.Replace("4821", "4830", StringComparison.Ordinal)
            .Replace("2024-04-01,,", "2024-04-01,2026-09-30,", StringComparison.Ordinal);
        var paused = MemberFiles
            .Yuki.Replace("4822", "4831", StringComparison.Ordinal)
            .Replace(",,,,\"", ",,,2026-08-01,\"", StringComparison.Ordinal);
        var file = MemberFiles.Utf8(MemberFiles.Heading, MemberFiles.Hanako, MemberFiles.Yuki, MemberFiles.Both, left, paused);
        Assert.Empty((await node.Get<MemberImport>().RunAsync(file, isDryRun: false, Clerk, null, Stop)).Findings);
        var pairs = MemberFiles.Utf8(
            "依頼会員番号,提供会員番号,事前打合せ日,有効期限",
            "4822,4821,2026-04-10,",
            "4823,4821,2025/4/10,2026/3/31"
        );
        Assert.Equal((2, 0, 0), Counts(await node.Get<MemberImport>().RunAsync(pairs, isDryRun: false, Clerk, null, Stop)));
        Assert.Equal((0, 0, 2), Counts(await node.Get<MemberImport>().RunAsync(pairs, isDryRun: false, Clerk, null, Stop)));

        var book = node.Get<MemberBook>();
        Assert.Equal(new MemberCount(new(2026, 11, 1), 2, 2, 1, 3, 2, 1), await book.CountAsync(new(2026, 11, 1), Stop));
        Assert.Equal(new MemberCount(new(2026, 7, 1), 3, 3, 1, 5, 3, 1), await book.CountAsync(new(2026, 7, 1), Stop));
        Assert.Equal(new MemberCount(new(2024, 4, 1), 0, 2, 0, 2, 0, 0), await book.CountAsync(new(2024, 4, 1), Stop));
        Assert.Equal(new DateOnly(2027, 3, 31), Assert.Single((await book.FindAsync("4822", Stop))!.Pairs).ExpiresOn);
        Assert.Equal(["4821", "4823", "4830"], (await book.ListAsync(null, MemberRoles.Provider, Stop)).Select(m => m.Number));
        Assert.Equal(["4831"], (await book.ListAsync("4830", null, Stop)).Select(m => m.Number));
    }

    [Fact]
    public async Task A_row_a_child_as_kintone_writes_tables()
    {
        await using var node = await StartAsync();
        var file = MemberFiles.Utf8(
            "レコードの開始行,会員番号,会員区分,氏名,氏名カナ,入会日,子どもの呼び名",
            "*,4822,依頼会員,例川 由紀,レイカワ ユキ,2025-04-01,はな",
            ",4822,依頼会員,例川 由紀,レイカワ ユキ,2025-04-01,たろう",
            "*,4824,\"依頼会員\n提供会員\",例木 一,レイキ ハジメ,2025-04-01,"
        );
        Assert.Empty((await node.Get<MemberImport>().RunAsync(file, isDryRun: false, Clerk, null, Stop)).Findings);
        Assert.Equal(["はな", "たろう"], (await node.Get<MemberBook>().FindAsync("4822", Stop))!.Children);
        var both = (await node.Get<MemberBook>().FindAsync("4824", Stop))!;
        Assert.Equal((0, true, true), (both.Children.Count, both.IsRequester, both.IsProvider));
    }

    [Fact]
    public async Task Five_years_after_they_left_members_are_forgotten()
    {
        await using var node = await StartAsync();
        var left = MemberFiles.Hanako.Replace("2024-04-01,,", "2024-04-01,2025-09-30,", StringComparison.Ordinal);
        await node.Get<MemberImport>()
            .RunAsync(MemberFiles.Utf8(MemberFiles.Heading, left, MemberFiles.Yuki), isDryRun: false, Clerk, null, Stop);
        node.Clock.Advance(TimeSpan.FromDays(5 * 365));
        await node.Sweep.RunAsync(Stop);
        Assert.Equal(["4822"], (await node.Get<MemberBook>().ListAsync(null, null, Stop)).Select(m => m.Number));
    }

    private async Task<Node> StartAsync()
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await database.ClearAsync();
        return new Node(database);
    }

    private static (int Added, int Changed, int Unchanged) Counts(MemberImported done) => (done.Added, done.Changed, done.Unchanged);
}
