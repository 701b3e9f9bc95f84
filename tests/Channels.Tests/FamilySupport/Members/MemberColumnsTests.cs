using Channels.Bot.Audit;
using Channels.Bot.FamilySupport.Members;
using Channels.Tests.Support;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Members;

/// <summary>A file with fewer columns takes nothing away, and one with columns nobody knows says so.</summary>
public sealed class MemberColumnsTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_column_that_is_not_in_the_file_changes_nothing_and_an_empty_cell_does()
    {
        await using var node = await StartAsync();
        var left = MemberFiles.Hanako.Replace(
            "2024-04-01,,2024/5/20,,",
            "2024-04-01,2026-10-10,2024/5/20,2026-10-01,",
            StringComparison.Ordinal
        );
        await ImportAsync(node, MemberFiles.Heading, left, MemberFiles.Yuki);
        var before = await FindAsync(node, "4821");
        Assert.Equal(
            ("0177-200 ****567", new DateOnly(2026, 10, 10), new DateOnly(2026, 10, 1)),
            (before.Account!, before.LeftOn, before.SuspendedOn)
        );

        var few = await ImportAsync(
            node,
            "会員番号,氏名,氏名カナ,会員区分,入会日",
            "4821,例田 華子,レイダ ハナコ,提供会員,2024-04-01",
            "4822,例川 由紀,レイカワ ユキ,依頼会員,令和7年4月1日"
        );
        Assert.Equal((0, 1, 1, 0), (few.Added, few.Changed, few.Unchanged, few.Emptied));
        Assert.Equal(["氏名"], Assert.Single(few.Changes).Fields);
        var after = await FindAsync(node, "4821");
        Assert.Equal(
            (before.Account, before.LeftOn, before.SuspendedOn, before.TrainedOn, before.Ward, "例田 華子"),
            (after.Account, after.LeftOn, after.SuspendedOn, after.TrainedOn, after.Ward, after.Name)
        );
        Assert.Equal(["はなちゃん", "たろう"], (await FindAsync(node, "4822")).Children);

        // Half an account's columns, all empty, say nothing of the account.
        await ImportAsync(node, "会員番号,氏名,氏名カナ,会員区分,入会日,銀行コード", "4821,例田 華子,レイダ ハナコ,提供会員,2024-04-01,");
        Assert.NotNull((await FindAsync(node, "4821")).Account);

        var emptied = await ImportAsync(
            node,
            MemberFiles.Heading,
            "4821,提供会員,例田 華子,レイダ ハナコ,小倉北区,2024-04-01,,2024/5/20,,,,,,,,,"
        );
        Assert.Equal((1, 3), (emptied.Changed, emptied.Emptied));
        Assert.Equal(["口座", "退会日", "停止日"], Assert.Single(emptied.Changes).Emptied);
        Assert.Equal((null, null), ((await FindAsync(node, "4821")).Account, (await FindAsync(node, "4821")).LeftOn));
    }

    [Theory]
    [InlineData("状態", true)]
    [InlineData("会員ステータス", true)]
    [InlineData("休止理由", true)]
    [InlineData("停止区分", true)]
    [InlineData("備考", false)]
    public async Task A_column_nobody_knows_is_named_and_one_about_who_is_active_stops_the_file(string column, bool stops)
    {
        await using var node = await StartAsync();
        var file = MemberFiles.Utf8($"{MemberFiles.Heading},{column}", MemberFiles.Hanako + ",活動休止");
        var import = node.Get<MemberImport>();
        var done = await import.RunAsync(file, isDryRun: false, Actor.Bot, null, Stop);
        Assert.Equal([column], done.Unread);
        Assert.Equal(stops ? [$"{column} column-status"] : [], done.Findings.Select(f => $"{f.Column} {f.Code}"));
        Assert.Equal(stops ? 0 : 1, done.Added);
        var confirmed = await import.RunAsync(file, [column], isDryRun: true, Actor.Bot, null, Stop);
        Assert.Equal((1, 0), (confirmed.Added + confirmed.Unchanged, confirmed.Findings.Count));
        Assert.Equal([column], confirmed.Unread);
    }

    [Theory]
    [InlineData("休止日")]
    [InlineData("活動休止日")]
    [InlineData("停止日")]
    public async Task A_day_of_suspension_is_read_under_each_of_its_names(string column)
    {
        await using var node = await StartAsync();
        var heading = MemberFiles.Heading.Replace("停止日", column, StringComparison.Ordinal);
        await ImportAsync(node, heading, MemberFiles.Hanako.Replace("2024/5/20,,", "2024/5/20,2026-10-01,", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2026, 10, 1), (await FindAsync(node, "4821")).SuspendedOn);
    }

    [Fact]
    public async Task Zeros_in_front_make_no_second_member_and_nobody_pairs_with_themselves()
    {
        await using var node = await StartAsync();
        await ImportAsync(
            node,
            MemberFiles.Heading,
            MemberFiles.Hanako.Replace("4821", "05021", StringComparison.Ordinal),
            MemberFiles.Both
        );
        var again = await ImportAsync(node, MemberFiles.Heading, MemberFiles.Hanako.Replace("4821", "5021", StringComparison.Ordinal));
        Assert.Equal((0, 0, 1), (again.Added, again.Changed, again.Unchanged));
        var twice = await node.Get<MemberImport>()
            .RunAsync(
                MemberFiles.Utf8(
                    MemberFiles.Heading,
                    MemberFiles.Hanako.Replace("4821", "5021", StringComparison.Ordinal),
                    MemberFiles.Hanako.Replace("4821", "05021", StringComparison.Ordinal)
                ),
                isDryRun: true,
                Actor.Bot,
                null,
                Stop
            );
        Assert.Equal("number-twice", Assert.Single(twice.Findings).Code);

        var pairs = await node.Get<MemberImport>()
            .RunAsync(
                MemberFiles.Utf8("依頼会員番号,提供会員番号,事前打合せ日", "4823,5021,2026-04-01", "4823,4823,2026-04-01"),
                isDryRun: false,
                Actor.Bot,
                null,
                Stop
            );
        Assert.Equal((1, "3 pair-self"), (pairs.Added, string.Join(' ', pairs.Findings.Select(f => $"{f.Row} {f.Code}"))));
        Assert.Equal("05021", Assert.Single((await FindAsync(node, "4823")).Pairs).Provider);
    }

    private async Task<Node> StartAsync()
    {
        await database.ClearAsync();
        return new Node(database);
    }

    private static async Task<MemberImported> ImportAsync(Node node, params string[] lines)
    {
        var done = await node.Get<MemberImport>().RunAsync(MemberFiles.Utf8(lines), isDryRun: false, Actor.Bot, null, Stop);
        Assert.Empty(done.Findings);
        return done;
    }

    private static async Task<MemberLine> FindAsync(Node node, string number) => (await node.Get<MemberBook>().FindAsync(number, Stop))!;
}
