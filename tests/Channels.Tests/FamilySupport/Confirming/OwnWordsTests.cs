using Channels.Bot.Contract;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Submissions.Life;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Confirming;

public sealed class SqliteOwnWordsTests(SqliteDatabase database) : OwnWordsTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresOwnWordsTests(PostgresDatabase database) : OwnWordsTests(database), IClassFixture<PostgresDatabase>;

/// <summary>Parents answer in sentences: a no reaches the case whatever stands around it, and a yes confirms only what was shown.</summary>
public abstract class OwnWordsTests(StoreDatabase database)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Denials =>
        new()
        {
            { "違います 30分短かったです", "time" },
            { "いいえ、ちがいます。交通費はもらってません", "travel" },
            { "時間がちがいます。2時間半でした", "time" },
            { "時間が30分短かったです 14時半からでした", "time" },
            { "いいえ、違いますよ。たのんだのは月曜です", "other" },
            { "16時半までじゃなくて16時までです", "time" },
            { "それは困ります！勝手に書かれて。山田さんは5時には帰りましたよ", "time" },
            { "うちの子と違います", "children" },
            { "うちの子じゃないです", "children" },
            { "4時に迎えに行ったけん 2時間やったはず", "time" },
            { "合ってますけど、時間が30分短かったです", "time" },
            { "はい、でも30分短かったです", "time" },
        };

    [Theory]
    [MemberData(nameof(Denials))]
    public async Task A_no_in_a_sentence_goes_to_the_case_and_is_said_back(string said, string line)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        var told = await town.SayAsync("yuki", said);
        Assert.Contains("センターに伝えました", told, StringComparison.Ordinal);
        Assert.Contains(said, told, StringComparison.Ordinal);
        Assert.Equal(("differs", line), ((await town.StandsAsync(number)).State, (await town.StandsAsync(number)).Line));
        var note = Assert.Single((await town.Node.Work.ReadAsync(number, marks: false, Stop))!);
        Assert.Equal("other", note.From);
        Assert.EndsWith(said, note.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("違います 30分短かったです")]
    [InlineData("時間がちがいます。2時間半でした")]
    [InlineData("4時に迎えに行ったけん 2時間やったはず")]
    public async Task Unasked_for_and_after_something_else_it_is_heard_too(string said)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", "こんにちは");
        Assert.Contains("センターに伝えました", await town.SayAsync("yuki", said), StringComparison.Ordinal);
        Assert.Equal("differs", (await town.StandsAsync(number)).State);
    }

    [Theory]
    [InlineData("はい合ってました")]
    [InlineData("はい、そのとおりです")]
    [InlineData("大丈夫です")]
    [InlineData("はい、合っていました。いつもありがとうございます")]
    [InlineData("はい、合ってます")]
    [InlineData("まちがいないです")]
    [InlineData("OKです")]
    public async Task A_yes_in_a_sentence_is_a_yes(string said)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        Assert.Contains("合っていると受け取りました", await town.SayAsync("yuki", said), StringComparison.Ordinal);
        Assert.Equal("agreed", (await town.StandsAsync(number)).State);
    }

    [Theory]
    [InlineData("お疲れさまでした。ありがとうございました")]
    [InlineData("保育園の申込みは何が違いますか")]
    [InlineData("引っ越して住所が違うので手続きを教えて")]
    public async Task What_says_nothing_of_the_report_is_no_answer(string said)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", "こんにちは");
        await town.SayAsync("yuki", said);
        Assert.Equal("asked", (await town.StandsAsync(number)).State);
    }

    [Fact]
    public async Task With_several_open_the_one_shown_last_is_meant()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var (first, second) = await TwoAsync(town);
        Assert.Contains(second, (await town.HeardAsync("yuki"))[^1], StringComparison.Ordinal);
        await town.SayAsync("yuki", "違います 30分短かったです");
        Assert.Equal(("asked", "differs"), ((await town.StandsAsync(first)).State, (await town.StandsAsync(second)).State));
    }

    [Fact]
    public async Task With_several_open_and_none_shown_it_is_asked_which_by_day_and_no_ok_chooses_one()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var (first, second) = await TwoAsync(town);
        await town.SayAsync("yuki", "こんにちは");
        var which = await town.SayAsync("yuki", "まちがいないです");
        Assert.Contains("どの報告のことですか", which, StringComparison.Ordinal);
        Assert.Contains($"{first} 11月23日", which, StringComparison.Ordinal);
        Assert.Contains($"{second} 11月22日", which, StringComparison.Ordinal);
        Assert.Contains("どの報告のことですか", await town.SayAsync("yuki", "OKです"), StringComparison.Ordinal);
        Assert.Equal(("asked", "asked"), ((await town.StandsAsync(first)).State, (await town.StandsAsync(second)).State));
        await town.SayAsync("yuki", "22日のやつです");
        Assert.Equal(("asked", "agreed"), ((await town.StandsAsync(first)).State, (await town.StandsAsync(second)).State));
    }

    [Theory]
    [InlineData("23日のやつです")]
    [InlineData("{first}")]
    [InlineData("ちがうところがある {first}")]
    public async Task Words_of_one_of_several_are_kept_until_it_is_known_of_which(string answer)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var (first, second) = await TwoAsync(town);
        await town.SayAsync("yuki", "こんにちは");
        Assert.Contains("どの報告のことですか", await town.SayAsync("yuki", "違います 30分短かったです"), StringComparison.Ordinal);
        await town.SayAsync("yuki", answer.Replace("{first}", first, StringComparison.Ordinal));
        Assert.Equal(("differs", "asked"), ((await town.StandsAsync(first)).State, (await town.StandsAsync(second)).State));
        var note = Assert.Single((await town.Node.Work.ReadAsync(first, marks: false, Stop))!);
        Assert.EndsWith("違います 30分短かったです", note.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_with_words_is_about_that_report_and_a_number_is_never_a_comment_of_another()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var (first, second) = await TwoAsync(town);
        await town.SayAsync("yuki", $"ちがうところがある {second}");
        Assert.Contains(first, await town.SayAsync("yuki", first), StringComparison.Ordinal);
        Assert.Equal(("asked", "differs"), ((await town.StandsAsync(first)).State, (await town.StandsAsync(second)).State));
        Assert.Empty((await town.Node.Work.ReadAsync(second, marks: false, Stop))!);

        await town.SayAsync("yuki", $"ちがうところがある {second}");
        await town.SayAsync("yuki", $"{first} は30分短かったです");
        Assert.Contains("センターに伝えました", (await town.HeardAsync("yuki"))[^2], StringComparison.Ordinal); // and the next question
        Assert.Equal(("differs", "differs"), ((await town.StandsAsync(first)).State, (await town.StandsAsync(second)).State));
    }

    [Theory]
    [InlineData("やっぱりいいです、合ってました", "agreed")]
    [InlineData("すみません、押し間違えました。合っています", "agreed")]
    [InlineData("やっぱりいいです", "asked")]
    [InlineData("間違えて押しました", "asked")]
    public async Task A_press_by_mistake_is_taken_back(string said, string state)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", "ちがうところがある");
        await town.SayAsync("yuki", said);
        Assert.Equal(state, (await town.StandsAsync(number)).State);
        Assert.Empty(await town.AlertsAsync());
    }

    [Fact]
    public async Task In_the_middle_of_an_own_form_the_words_of_the_question_shown_last_are_its_answer()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.ReportAsync();
        await town.SayAsync("yuki", "活動報告");
        await town.PassAsync(TimeSpan.FromMinutes(5));
        await town.SayAsync("yuki", "違います 30分短かったです");
        Assert.Equal("differs", (await town.StandsAsync(number)).State);
    }

    [Theory]
    [InlineData("ちがうところがある", "differs")]
    [InlineData("活動報告、合っているかの返事をしたいです", "asked")]
    [InlineData("これ誰が書いたとですか？", "asked")]
    public async Task The_words_of_a_button_and_the_wish_to_answer_start_no_own_form(string said, string state)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        var told = await town.SayAsync("yuki", said);
        Assert.Contains(number, told, StringComparison.Ordinal);
        Assert.DoesNotContain("いつの活動", told, StringComparison.Ordinal);
        Assert.Equal(state, (await town.StandsAsync(number)).State);
    }

    [Fact]
    public async Task Who_speaks_for_another_number_now_sees_no_number_of_the_one_before_and_is_asked_again_with_it_back()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var (first, second) = await TwoAsync(town);
        await town.LinkAsync("yuki", "4823");
        await town.LookAsync();
        foreach (var said in (string[])["まちがいないです", "違います 30分短かったです"])
        {
            var told = await town.SayAsync("yuki", said);
            Assert.DoesNotContain(first, told, StringComparison.Ordinal);
            Assert.DoesNotContain(second, told, StringComparison.Ordinal);
        }

        await town.LinkAsync("yuki", "4822");
        var before = (await town.HeardAsync("yuki")).Count;
        await town.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(before + 2, (await town.HeardAsync("yuki")).Count);
        Assert.Contains("合っていますか", (await town.HeardAsync("yuki"))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_ended_the_link_is_shown_no_list_any_more()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var (first, second) = await TwoAsync(town);
        await town.SayAsync("yuki", "つながりをはずす");
        await town.SayAsync("yuki", "はい");
        var told = await town.SayAsync("yuki", "まちがいないです");
        Assert.DoesNotContain(first, told, StringComparison.Ordinal);
        Assert.DoesNotContain(second, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("違います 30分短かったです", false)]
    [InlineData("はい", true)]
    public async Task That_it_was_accepted_is_not_said_while_it_is_disputed(string answer, bool isTold)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", answer);
        await town.LookAsync();
        var before = (await town.HeardAsync("hanako")).Count;
        var desk = town.Node.Get<SubmissionDesk>();
        foreach (var move in (LifeMove[])[LifeMove.Taken, LifeMove.Confirmed])
            Assert.IsType<DeskResult.Moved>(await desk.SetAsync(number, move, KeyReach.Whole, ConfirmingTown.Sato, null, Stop));
        await town.LookAsync();
        var heard = (await town.HeardAsync("hanako")).Skip(before).ToList();
        Assert.Equal(isTold, heard.Exists(h => h.Contains("受理されました", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_is_asked_wrongly_after_the_table_was_mended_is_shown_no_child()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.PairAsync("4822,4821,2026-05-01,2026-11-01"); // that meeting was over
        var told = await town.SayAsync("yuki", $"報告を見る {number}");
        Assert.DoesNotContain("たろう", told, StringComparison.Ordinal);
        await town.SayAsync("yuki", $"{number} うちの子じゃないです");
        Assert.Equal("differs", (await town.StandsAsync(number)).State); // and their no reaches the office
    }

    [Fact]
    public async Task A_child_of_another_family_is_neither_asked_about_nor_shown()
    {
        // 4823 calls a child けん; the pair with that family is over, and one only is left.
        await using var town = await ConfirmingTown.StartAsync(
            database,
            ["4822,4821,2026-05-01,2029-03-31", "4823,4821,2026-05-01,2026-11-10"]
        );
        var number = await town.ReportAsync("けん君");
        var before = (await town.HeardAsync("yuki")).Count;
        await town.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(before, (await town.HeardAsync("yuki")).Count);
        Assert.Equal(("unasked", "child-unknown"), ((await town.StandsAsync(number)).State, (await town.StandsAsync(number)).Why));
    }

    private static async Task<(string First, string Second)> TwoAsync(ConfirmingTown town)
    {
        var first = await town.ReportAsync();
        var second = await town.ReportAsync(day: "おととい");
        await town.PassAsync(TimeSpan.FromMinutes(6));
        return (first, second);
    }
}
