using Channels.Bot.Audit;
using Channels.Bot.Conversations;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Dialogs;
using Channels.Bot.FamilySupport.Linking;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.Protection;
using Channels.Tests.FamilySupport.Members;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Stores;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.FamilySupport.Linking;

public sealed class SqliteLinkTests(SqliteDatabase database) : LinkTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresLinkTests(PostgresDatabase database) : LinkTests(database), IClassFixture<PostgresDatabase>;

/// <summary>A code of the centre links one conversation to one number, once; whoever loses a link is told.</summary>
public abstract class LinkTests(StoreDatabase database)
{
    private static readonly Actor Sato = Actor.Person("sato");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_links_once_and_the_report_asks_for_no_number()
    {
        await using var node = await StartAsync();
        var code = await CodeAsync(node, "04821"); // as the card prints it
        Assert.StartsWith("MB-", code, StringComparison.Ordinal);
        var told = await SayAsync(node, "hanako", $"会員番号をつなぐ　{code.ToLowerInvariant()}");
        Assert.Contains("会員番号 4821（提供会員）とつながりました", told, StringComparison.Ordinal);
        Assert.Contains("使えません", await SayAsync(node, "taro", code), StringComparison.Ordinal); // once
        Assert.Equal("4821", (await StateAsync(node, "hanako")).Member!.Number);
        Assert.Null((await StateAsync(node, "taro")).Member);

        Assert.Contains("いつの活動", await SayAsync(node, "hanako", "活動報告"), StringComparison.Ordinal);
        foreach (var line in (string[])["きのう", "9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "なし"])
            await SayAsync(node, "hanako", line);
        var check = await SayAsync(node, "hanako", "写真はない");
        Assert.Contains("4821", check, StringComparison.Ordinal);
        Assert.Contains("受付番号", await SayAsync(node, "hanako", "はい"), StringComparison.Ordinal);

        var rows = await node.ReadAsync(db => db.Set<MemberCode>().CountAsync());
        Assert.Equal(0, rows);
        Assert.Equal(["member.code 4821 sato", "member.linked 4821 bot"], await AuditAsync(node));
    }

    [Fact]
    public async Task The_code_itself_is_nowhere_in_the_database_and_its_time_ends()
    {
        await using var node = await StartAsync();
        var code = await CodeAsync(node, "4821");
        var key = (await node.ReadAsync(db => db.Set<MemberCode>().SingleAsync())).CodeKey;
        Assert.DoesNotContain(code[3..7], key, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(await AuditAsync(node), a => a.Contains(code, StringComparison.Ordinal));

        var second = await CodeAsync(node, "4821"); // the first opens nothing any more
        Assert.Contains("使えません", await SayAsync(node, "hanako", code), StringComparison.Ordinal);
        node.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Contains("使えません", await SayAsync(node, "hanako", second), StringComparison.Ordinal);
        await node.Sweep.RunAsync(Stop);
        Assert.Equal(0, await node.ReadAsync(db => db.Set<MemberCode>().CountAsync()));
    }

    [Fact]
    public async Task A_new_telephone_takes_the_number_over_and_the_old_one_is_told()
    {
        await using var node = await StartAsync();
        await SayAsync(node, "old-phone", await CodeAsync(node, "4823"));
        var told = await SayAsync(node, "new-phone", $"コードは{await CodeAsync(node, "4823")}です");
        Assert.Contains("4823（両方会員）", told, StringComparison.Ordinal);
        Assert.Contains("別のアカウントは、つながりがはずれました", told, StringComparison.Ordinal);
        Assert.DoesNotContain("例山", told, StringComparison.Ordinal);

        Assert.Equal(1, await node.Turns.RunDueAsync(Stop)); // what the old one hears without having asked
        Assert.Contains("新しいコードで別のアカウントにつながりました", await LastAsync(node), StringComparison.Ordinal);
        Assert.Null((await StateAsync(node, "old-phone")).Member);
        Assert.Contains("会員番号", await SayAsync(node, "old-phone", "活動報告"), StringComparison.Ordinal);
        Assert.Equal(1, await node.ReadAsync(db => db.Set<MemberLink>().CountAsync()));
        Assert.Contains("member.unlinked 4823 bot", await AuditAsync(node));
    }

    [Fact]
    public async Task The_member_ends_it_after_being_asked_and_the_centre_ends_it_and_says_so()
    {
        await using var node = await StartAsync();
        Assert.Contains("つながっていません", await SayAsync(node, "hanako", "つながりをはずす"), StringComparison.Ordinal);
        await SayAsync(node, "hanako", await CodeAsync(node, "4821"));
        Assert.Contains("はずしますか", await SayAsync(node, "hanako", "会員番号をはずしたいです"), StringComparison.Ordinal);
        Assert.Contains("つながったままです", await SayAsync(node, "hanako", "つないだままにする"), StringComparison.Ordinal);
        Assert.Contains("はずしました", await SayAsync(node, "hanako", "はい、はずします"), StringComparison.Ordinal);
        Assert.Equal(0, await node.ReadAsync(db => db.Set<MemberLink>().CountAsync()));

        await SayAsync(node, "hanako", await CodeAsync(node, "4821"));
        var desk = node.Get<LinkDesk>();
        Assert.Equal(LinkTaken.Link, await desk.EndAsync("4821", Sato, Stop));
        Assert.Equal(LinkTaken.None, await desk.EndAsync("4821", Sato, Stop));
        Assert.Equal(LinkTaken.Unknown, await desk.EndAsync("9999", Sato, Stop));
        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
        Assert.Contains("センターがはずしました", await LastAsync(node), StringComparison.Ordinal);
        Assert.Null((await StateAsync(node, "hanako")).Member);

        // A code on its way is worthless as well.
        var code = await CodeAsync(node, "4821");
        Assert.Equal(LinkTaken.Code, await desk.EndAsync("4821", Sato, Stop));
        Assert.Contains("使えません", await SayAsync(node, "hanako", code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_goes_to_the_question_that_was_asked_last()
    {
        await using var node = await StartAsync();
        await SayAsync(node, "hanako", await CodeAsync(node, "4821"));
        foreach (var line in (string[])["活動報告", "きのう", "9時から11時半まで", "1", "たろう", "いいえ", "なし", "写真はない", "はい"])
            await SayAsync(node, "hanako", line);
        Assert.Contains("はずしますか", await SayAsync(node, "hanako", "つながりをはずす"), StringComparison.Ordinal);
        Assert.Contains("つながったままです", await SayAsync(node, "hanako", "いいえ"), StringComparison.Ordinal);
        Assert.DoesNotContain("はずしました", await SayAsync(node, "hanako", "はい"), StringComparison.Ordinal); // asked no more

        await SayAsync(node, "hanako", "つながりをはずす");
        await SayAsync(node, "hanako", "ありがとう"); // something else came between
        Assert.DoesNotContain("はずしました", await SayAsync(node, "hanako", "はい"), StringComparison.Ordinal);
        await SayAsync(node, "hanako", "つながりをはずす");
        node.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.DoesNotContain("はずしました", await SayAsync(node, "hanako", "はい"), StringComparison.Ordinal);
        Assert.NotNull((await StateAsync(node, "hanako")).Member);

        await SayAsync(node, "hanako", "つながりをはずす");
        Assert.Contains("はずしました", await SayAsync(node, "hanako", "はい"), StringComparison.Ordinal);
        Assert.Null((await StateAsync(node, "hanako")).Member);
        Assert.Equal(0, await node.ReadAsync(db => db.Set<MemberLink>().CountAsync()));
    }

    [Fact]
    public async Task Guessing_is_counted_and_a_right_code_is_then_not_looked_up_either()
    {
        await using var node = await StartAsync();
        var code = await CodeAsync(node, "4821");
        for (var i = 0; i < 20; i++)
            Assert.Contains("使えません", await SayAsync(node, "guesser", Guess(i)), StringComparison.Ordinal);
        Assert.Contains("まちがいが続いた", await SayAsync(node, "guesser", code), StringComparison.Ordinal);
        Assert.Contains("つながりました", await SayAsync(node, "hanako", code), StringComparison.Ordinal);
        Assert.Equal("guessing", await node.ReadAsync(db => db.Alerts.Select(a => a.Kind).SingleAsync()));

        // A slip of the finger is known without being looked up, and costs no try.
        var slip = code[..^1] + (code[^1] == 'C' ? 'D' : 'C');
        Assert.Contains("コードのどこか", await SayAsync(node, "taro", slip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_under_another_number_is_asked_about()
    {
        await using var node = await StartAsync();
        await SayAsync(node, "hanako", await CodeAsync(node, "4821"));
        string[] report = ["活動報告", "きのう", "9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "なし", "写真はない"];
        foreach (var line in report)
            await SayAsync(node, "hanako", line);
        await SayAsync(node, "hanako", "会員番号は4822です");
        var asked = await SayAsync(node, "hanako", "はい");
        Assert.Contains("4822 ですが、つながっている番号は 4821", asked, StringComparison.Ordinal);
        Assert.Contains("受付番号", await SayAsync(node, "hanako", "自分の番号で送る"), StringComparison.Ordinal);
        var sent = await node.ReadAsync(db => db.Submissions.SingleAsync());
        Assert.Contains(
            "\"4821\"",
            node.Protector.RevealText(Submission.AnswersColumn, sent.Id.ToString("N"), sent.Answers!),
            StringComparison.Ordinal
        );

        foreach (var line in report.Select(l => l == "きのう" ? "おととい" : l))
            await SayAsync(node, "hanako", line);
        await SayAsync(node, "hanako", "会員番号は4822です");
        await SayAsync(node, "hanako", "はい");
        Assert.Contains("受付番号", await SayAsync(node, "hanako", "はい"), StringComparison.Ordinal); // for a neighbour, on purpose
        Assert.Equal(2, await node.ReadAsync(db => db.Submissions.CountAsync()));
    }

    [Fact]
    public async Task A_link_in_the_middle_of_a_report_answers_its_question_and_a_link_goes_with_the_conversation()
    {
        await using var node = await StartAsync();
        Assert.Contains("会員番号", await SayAsync(node, "hanako", "活動報告"), StringComparison.Ordinal);
        var told = await SayAsync(node, "hanako", await CodeAsync(node, "4821"));
        Assert.Contains("つながりました", told, StringComparison.Ordinal);
        Assert.Contains("いつの活動", told, StringComparison.Ordinal);
        Assert.Contains("いつの活動", await SayAsync(node, "hanako", "わたしの会員番号は？"), StringComparison.Ordinal);

        var key = KeyOf(node, "hanako");
        await node.WriteAsync(async db =>
        {
            await new LinkForgetting().ConversationAsync(db, key, Stop);
            return true;
        });
        Assert.Equal(0, await node.ReadAsync(db => db.Set<MemberLink>().CountAsync()));
    }

    [Fact]
    public async Task Who_has_left_gets_no_code()
    {
        await using var node = await StartAsync();
        Assert.IsType<CodeGiven.HasLeft>(await node.Get<LinkDesk>().GiveAsync("4830", Sato, Stop));
        Assert.IsType<CodeGiven.Unknown>(await node.Get<LinkDesk>().GiveAsync("9999", Sato, Stop));
    }

    internal static async Task EnrolAsync(MemberImport import)
    {
        var left = MemberFiles
            .Hanako.Replace("4821", "4830", StringComparison.Ordinal)
            .Replace("2024-04-01,,", "2024-04-01,2025-09-30,", StringComparison.Ordinal);
        var file = MemberFiles.Utf8(MemberFiles.Heading, MemberFiles.Hanako, MemberFiles.Yuki, MemberFiles.Both, left);
        Assert.Empty((await import.RunAsync(file, isDryRun: false, Actor.System("operator"), null, Stop)).Findings);
    }

    /// <summary>Well-formed codes that are nobody's.</summary>
    private static string Guess(int i) =>
        ReferenceNumber.Create("MB", Enumerable.Range(i, 16).Select(b => (byte)(b * 7)).ToArray()).ToString();

    private async Task<Node> StartAsync()
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await database.ClearAsync();
        var node = new Node(database);
        node.Step = new DialogStep(Talk.Shipped).Step;
        await EnrolAsync(node.Get<MemberImport>());
        return node;
    }

    private static async Task<string> CodeAsync(Node node, string number) =>
        Assert.IsType<CodeGiven.Given>(await node.Get<LinkDesk>().GiveAsync(number, Sato, Stop)).Code;

    private static async Task<string> SayAsync(Node node, string user, string text)
    {
        node.Clock.Advance(TimeSpan.FromSeconds(10));
        await node.TurnAsync(new FakeEvent(user, text));
        return await LastAsync(node);
    }

    private static async Task<string> LastAsync(Node node) =>
        node.Plain(await node.ReadAsync(db => db.Outgoing.OrderByDescending(m => m.Sequence).FirstAsync()));

    private static async Task<IReadOnlyList<string>> AuditAsync(Node node) =>
        [
            .. (await node.ReadAsync(db => db.Audit.ToListAsync()))
                .Where(a => a.Action.StartsWith("member.", StringComparison.Ordinal))
                .Select(a => $"{a.Action} {a.Subject} {a.Actor}")
                .Order(StringComparer.Ordinal),
        ];

    private static string KeyOf(Node node, string user) => ConversationKeys.Of(node.Protector, FakeChannel.ChannelName, Node.Account, user);

    private static async Task<ConversationState> StateAsync(Node node, string user)
    {
        var key = KeyOf(node, user);
        var row = await node.ReadAsync(db => db.Conversations.SingleAsync(c => c.Key == key));
        Assert.True(ConversationStateJson.TryRead(node.Protector.Reveal(Conversation.StateColumn, key, row.State!), out var state));
        return state;
    }
}
