using Channels.Bot.Contract;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.FamilySupport.Linking;
using Channels.Bot.Submissions.Life;
using Channels.Tests.Support;
using Channels.Tests.Support.Stores;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.FamilySupport.Confirming;

public sealed class SqliteConfirmTests(SqliteDatabase database) : ConfirmTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresConfirmTests(PostgresDatabase database) : ConfirmTests(database), IClassFixture<PostgresDatabase>;

/// <summary>The requesting member is asked once, answers, and what they say holds for the edition they saw.</summary>
public abstract class ConfirmTests(StoreDatabase database)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_question_with_number_day_and_time_and_the_rest_only_when_it_is_asked_for()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.ReportAsync();
        var before = (await town.HeardAsync("yuki")).Count;
        await town.PassAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(before, (await town.HeardAsync("yuki")).Count); // it may still be corrected
        await town.PassAsync(TimeSpan.FromMinutes(1));
        await town.LookAsync();
        var heard = await town.HeardAsync("yuki");
        Assert.Equal(before + 1, heard.Count);
        var asked = heard[^1];
        Assert.Contains($"番号 {number} の活動報告が届いています。", asked, StringComparison.Ordinal);
        Assert.Contains("11月23日", asked, StringComparison.Ordinal);
        Assert.Contains("合っていますか", asked, StringComparison.Ordinal);
        Assert.Contains("お子さん：たろう。", asked, StringComparison.Ordinal);
        Assert.Contains("例田さんが書いた報告です", asked, StringComparison.Ordinal);
        foreach (var hidden in (string[])["420", "4821", "花子", "おむかえ"])
            Assert.DoesNotContain(hidden, asked, StringComparison.Ordinal);

        var seen = await town.SayAsync("yuki", $"報告を見る {number}");
        foreach (var shown in (string[])["たろう", "420円", "おむかえ", "11月23日"])
            Assert.Contains(shown, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("4821", seen, StringComparison.Ordinal);

        Assert.Contains("合っていると受け取りました", await town.SayAsync("yuki", $"合っています {number}"), StringComparison.Ordinal);
        var stands = await town.StandsAsync(number);
        Assert.Equal(("agreed", "4822", 1), (stands.State, stands.Requester, stands.Revision));
        Assert.Equal(town.Node.Clock.GetUtcNow(), stands.AnsweredAt!.Value, TimeSpan.FromSeconds(1));
        Assert.Contains("合っていると受け取りました", await town.SayAsync("yuki", $"合っています {number}"), StringComparison.Ordinal);
        await town.PassAsync(TimeSpan.FromDays(30));
        Assert.Empty(await town.AlertsAsync());
        Assert.Equal(["report.agreed"], await AuditAsync(town));
    }

    [Fact]
    public async Task What_differs_is_a_note_an_alert_and_news_without_details_for_the_provider()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        var which = await town.SayAsync("yuki", "2"); // the list under the question
        Assert.Contains("どこがちがいますか", which, StringComparison.Ordinal);
        Assert.Contains("2 時間", which, StringComparison.Ordinal);
        Assert.DoesNotContain("会員番号", which, StringComparison.Ordinal);
        Assert.Contains("「時間」がどのように", await town.SayAsync("yuki", "2"), StringComparison.Ordinal);
        Assert.Contains("センターに伝えました", await town.SayAsync("yuki", "帰ってきたのは11時でした"), StringComparison.Ordinal);

        var stands = await town.StandsAsync(number);
        Assert.Equal(("differs", "time"), (stands.State, stands.Line));
        var note = Assert.Single((await town.Node.Work.ReadAsync(number, marks: false, Stop))!);
        Assert.Equal(("other", "「時間」がちがうとのことです。帰ってきたのは11時でした"), (note.From, note.Text));
        var alert = Assert.Single(await town.AlertsAsync());
        Assert.Equal(("report-differs", number, "time"), (alert.Kind, alert.Reference, alert.Alarm));
        Assert.Equal(
            number,
            Assert.Single(await town.Node.Get<ConfirmDesk>().ListAsync(ConfirmationState.Differs, null, KeyReach.Whole, Stop)).Reference
        );

        Assert.Equal(1, await town.Node.Turns.RunDueAsync(Stop));
        var told = (await town.HeardAsync("hanako"))[^1];
        Assert.Contains(number, told, StringComparison.Ordinal);
        Assert.Contains("ちがうところがある", told, StringComparison.Ordinal);
        Assert.DoesNotContain("11時", told, StringComparison.Ordinal);
        Assert.DoesNotContain("時間", told, StringComparison.Ordinal);

        // Once more is one more note, and no more news; and they may change their mind.
        await town.SayAsync("yuki", $"ちがうところがある {number}");
        Assert.Contains(
            "センターに伝えました",
            await town.SayAsync("yuki", "交通費は自転車なのでかかっていません"),
            StringComparison.Ordinal
        );
        Assert.Equal("travel", (await town.StandsAsync(number)).Line);
        Assert.Equal(0, await town.Node.Turns.RunDueAsync(Stop));
        await town.SayAsync("yuki", $"合っています {number}");
        Assert.Equal(("agreed", null), ((await town.StandsAsync(number)).State, (await town.StandsAsync(number)).Line));
    }

    [Fact]
    public async Task A_correction_is_asked_about_anew_and_the_agreement_before_holds_no_more()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", $"合っています {number}");
        await town.SayAsync("hanako", $"{number}を直したい");
        await town.SayAsync("hanako", "9時から12時まで");
        Assert.Contains(number, await town.SayAsync("hanako", "はい"), StringComparison.Ordinal);
        var stands = await town.StandsAsync(number);
        Assert.Equal((2, "due"), (stands.Revision, stands.State));

        await town.PassAsync(TimeSpan.FromMinutes(5));
        var asked = (await town.HeardAsync("yuki"))[^1];
        Assert.Contains($"番号 {number} の活動報告が直されました。", asked, StringComparison.Ordinal);
        Assert.Contains("正午", asked.Replace("12時", "正午", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal([ConfirmationState.Agreed, ConfirmationState.Asked], (await town.RowsAsync()).Select(r => r.State));
        await town.SayAsync("yuki", "はい");
        Assert.Equal((2, "agreed"), ((await town.StandsAsync(number)).Revision, (await town.StandsAsync(number)).State));
    }

    [Fact]
    public async Task A_correction_between_two_words_is_not_answered_with_words_about_the_edition_before()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", $"ちがうところがある {number}");
        await town.SayAsync("yuki", "時間");
        await town.SayAsync("hanako", $"{number}を直したい");
        await town.SayAsync("hanako", "9時から12時まで");
        await town.SayAsync("hanako", "はい");
        Assert.Contains("いま確かめていただくことはありません", await town.SayAsync("yuki", "11時まででした"), StringComparison.Ordinal);
        Assert.Equal("due", (await town.StandsAsync(number)).State);
        Assert.Empty((await town.Node.Work.ReadAsync(number, marks: false, Stop))!);
    }

    [Fact]
    public async Task Two_reminders_by_day_then_the_staff_and_nothing_ever_again()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        var (asked, days) = ((await town.HeardAsync("yuki")).Count, 0);
        var heard = new List<(int Day, int Hour)>();
        var start = town.Node.Clock.GetUtcNow();
        while (days++ < 24 * 40)
        {
            var before = (await town.HeardAsync("yuki")).Count;
            await town.PassAsync(TimeSpan.FromHours(1));
            if ((await town.HeardAsync("yuki")).Count > before)
                heard.Add(((town.Node.Clock.GetUtcNow() - start).Days, JapanTime.At(town.Node.Clock.GetUtcNow()).Hour));
        }

        Assert.Equal([3, 7], heard.Select(h => h.Day));
        Assert.All(heard, h => Assert.InRange(h.Hour, 9, 19));
        Assert.Equal(asked + 2, (await town.HeardAsync("yuki")).Count);
        Assert.Contains("まだお返事をいただいていません", (await town.HeardAsync("yuki"))[^1], StringComparison.Ordinal);
        var stands = await town.StandsAsync(number);
        Assert.Equal(("unconfirmed", 2), (stands.State, stands.Reminders));
        Assert.Equal(["unconfirmed"], (await town.AlertsAsync()).Select(a => a.Kind));

        // A late answer is an answer.
        Assert.Contains("合っていると受け取りました", await town.SayAsync("yuki", "はい、合っています"), StringComparison.Ordinal);
        Assert.Equal("agreed", (await town.StandsAsync(number)).State);
    }

    [Fact]
    public async Task Nobody_is_woken_by_a_report_of_the_evening()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        town.Node.Clock.Advance(TimeSpan.FromHours(12)); // 22:00
        await town.ReportAsync(day: "おととい");
        var before = (await town.HeardAsync("yuki")).Count;
        await town.PassAsync(TimeSpan.FromHours(10));
        Assert.Equal(before, (await town.HeardAsync("yuki")).Count);
        await town.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(before + 1, (await town.HeardAsync("yuki")).Count);
    }

    [Fact]
    public async Task However_often_and_wherever_it_is_looked_one_person_is_asked_once()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        await using var other = new Node(database.OpenStore(), town.Node.Clock);
        var number = await town.ReportAsync();
        var before = (await town.HeardAsync("yuki")).Count;
        town.Node.Clock.Advance(TimeSpan.FromMinutes(5));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? town.Node : other).Get<ConfirmSweep>().RunAsync(Stop)));

        // A node that stood still between the row and its message would write the row once more: the message has its name.
        await town.Node.WriteAsync(db =>
            db.Set<Confirmation>()
                .Where(c => c.Reference == number)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(c => c.State, ConfirmationState.Due).SetProperty(c => c.WakeAt, town.Node.Clock.GetUtcNow())
                )
        );
        await town.LookAsync();
        Assert.Equal(before + 1, (await town.HeardAsync("yuki")).Count);
    }

    [Fact]
    public async Task What_was_taken_back_is_asked_about_no_more()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("hanako", $"{number}を取り消したい");
        await town.SayAsync("hanako", "取り消す");
        Assert.NotNull(await town.Node.ReadAsync(db => db.Submissions.Select(s => s.WithdrawnAt).SingleAsync()));
        Assert.Equal("ended", (await town.StandsAsync(number)).State);
        var before = (await town.HeardAsync("yuki")).Count;
        await town.PassAsync(TimeSpan.FromDays(4));
        Assert.Equal(before, (await town.HeardAsync("yuki")).Count);
        var told = await town.SayAsync("yuki", $"合っています {number}");
        Assert.Contains("いま確かめていただくことはありません", told, StringComparison.Ordinal);
        Assert.Equal("ended", (await town.StandsAsync(number)).State);
    }

    [Fact]
    public async Task Several_reports_are_told_apart_and_the_next_one_follows()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var first = await town.ReportAsync();
        var second = await town.ReportAsync(day: "おととい");
        await town.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Contains(second, (await town.HeardAsync("yuki"))[^1], StringComparison.Ordinal);
        var next = await town.SayAsync("yuki", "はい"); // the one that was asked last
        Assert.Contains(first, next, StringComparison.Ordinal);
        Assert.Contains("合っていますか", next, StringComparison.Ordinal);
        Assert.Equal(("asked", "agreed"), ((await town.StandsAsync(first)).State, (await town.StandsAsync(second)).State));
        await town.SayAsync("yuki", "1");
        Assert.Equal("agreed", (await town.StandsAsync(first)).State);
    }

    [Fact]
    public async Task An_answer_in_the_middle_of_a_form_leaves_the_form_where_it_was()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.ReportAsync();
        await town.SayAsync("yuki", "活動報告");
        await town.SayAsync("yuki", "4822");
        await town.PassAsync(TimeSpan.FromMinutes(5));
        await town.SayAsync("yuki", $"ちがうところがある {number}");
        await town.SayAsync("yuki", "お子さん");
        var told = await town.SayAsync("yuki", "はなちゃんでした");
        Assert.Contains("センターに伝えました", told, StringComparison.Ordinal);
        Assert.Contains("いつの活動", told, StringComparison.Ordinal);
        Assert.Equal("children", (await town.StandsAsync(number)).Line);
    }

    [Theory]
    [InlineData("合っています", "agreed", "合っていると受け取りました")] // a second thought is no word about what differs
    [InlineData("やめる", "asked", "まだいただいていません")]
    [InlineData("いいえ", "asked", "まだいただいていません")]
    [InlineData("10時半まででした", "differs", "センターに伝えました")] // the words at once, without a line
    [InlineData("活動報告", "differs", "いつの活動")] // something else altogether: the press counts
    public async Task What_is_said_instead_of_a_line_is_understood(string said, string state, string told)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", "ちがうところがある");
        Assert.Contains(told, await town.SayAsync("yuki", said), StringComparison.Ordinal);
        Assert.Equal(state, (await town.StandsAsync(number)).State);
    }

    [Fact]
    public async Task A_report_that_is_with_its_provider_to_be_corrected_is_not_asked_about()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        var desk = town.Node.Get<SubmissionDesk>();
        await desk.TakeAsync(number, KeyReach.Whole, ConfirmingTown.Sato, null, Stop);
        var form = new ReturnedForm([new Bot.Conversations.ReturnedField("time", "wrong-time")], null);
        Assert.IsType<DeskResult.Moved>(await desk.ReturnAsync(number, form, KeyReach.Whole, ConfirmingTown.Sato, Stop));
        await town.LookAsync();
        var before = (await town.HeardAsync("yuki")).Count;
        await town.PassAsync(TimeSpan.FromDays(5));
        await town.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(before, (await town.HeardAsync("yuki")).Count);
        Assert.Equal("asked", (await town.StandsAsync(number)).State);
        await desk.SetAsync(number, LifeMove.Taken, KeyReach.Whole, ConfirmingTown.Sato, null, Stop);
        await town.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(before + 1, (await town.HeardAsync("yuki")).Count);
    }

    private static async Task<IReadOnlyList<string>> AuditAsync(ConfirmingTown town) =>
        await town.Node.ReadAsync(db => db.Audit.Where(a => a.Action.StartsWith("report.")).Select(a => a.Action).ToListAsync());
}
