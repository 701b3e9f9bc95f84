using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Confirming;

/// <summary>Parents agree politely and at length; a report of the 23rd, 9 to 11:30, 420円, waits for them. No agreement is an objection, and
/// no objection an agreement; a few are asked once more.</summary>
public sealed class AgreementTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Theory]
    [InlineData("23日の分は合っています。お弁当箱も返していただきました、ありがとうございました😊")]
    [InlineData("はい、23日は例田さんの書いたとおりです。お弁当箱も受け取りました")]
    [InlineData("直してくださってありがとうございます。23日は11時半で大丈夫です🙇‍♀️")]
    [InlineData("23日の報告は直していただいたとおりで間違いありません")]
    [InlineData("23日も合ってますよ、異議があるわけじゃないです💦")]
    [InlineData("すみません、23日は15分遅れてしまってすみませんでした🙇‍♀️ 報告は合っています")]
    [InlineData("23日の報告を見ました。朝早くから本当に助かりました、合っています")]
    [InlineData("23日は雨だったのでタクシーをお願いしました、420円で間違いないです")]
    [InlineData("報告を拝見しました。内容に間違いありません。いつもありがとうございます")]
    [InlineData("合っています！急なお願いだったのに、ありがとうございました")]
    [InlineData("はい、合っています😊 水筒を忘れていったみたいで、すみません")]
    [InlineData("お返事が遅くなり申し訳ありません。報告のとおりで間違いございません")]
    [InlineData("確認しました。9時から11時半で合っています")]
    [InlineData("午前9時から午前11時半までで間違いありません。よろしくお願いいたします")]
    [InlineData("交通費420円、間違いないです。次にお会いしたときにお渡ししますね")]
    [InlineData("問題ありません。子どもも楽しかったと言っていました")]
    [InlineData("大丈夫です。帽子は園にありました、お騒がせしました")]
    [InlineData("特に問題ないです。たろうがまた行きたいと言っています")]
    [InlineData("合ってます〜♪ またお願いします")]
    [InlineData("主人にも確認しましたが、間違いありませんでした")]
    [InlineData("お世話になっております。23日の件、相違ありません。")]
    [InlineData("例田さんが書いてくださったとおりです。ありがとうございました")]
    [InlineData("はい、お世話になりました。着替えも受け取りました")]
    [InlineData("違うところはありません。寝かしつけまでしていただいて感謝です")]
    [InlineData("2時間半で合っています。お昼まで食べさせてもらって助かりました")]
    [InlineData("合っています\n来月もお願いできますか？")]
    [InlineData("OKです👌 お迎えありがとうございました")]
    [InlineData("はい、大丈夫です！熱が出たときはどきどきしましたが、ありがとうございました")]
    [InlineData("急に仕事が入ってしまってすみませんでした。報告はそのとおりです")]
    [InlineData("返事が遅くなってごめんなさい💦 合っています")]
    [InlineData("すみません、さっきのは「合っている」という返事です")]
    [InlineData("領収書を見せてもらいました。420円で大丈夫です")]
    [InlineData("私の勘違いでした、合っています。お騒がせしました")]
    [InlineData("この内容でお願いします。いつも親切にしていただいて、うれしいです")]
    [InlineData("11時半まで預かっていただき助かりました。合っています")]
    [InlineData("間違えて違うを押しました。合っています")]
    [InlineData("23日分、異存ございません。寒くなってまいりましたのでお体ご自愛ください")]
    [InlineData("合っています。雨のなか学校に迎えに行っていただいて、ありがとうございました")]
    [InlineData("特に違うところはございません。バス代420円も次回お支払いします")]
    [InlineData("とくに間違いはございません、バス代は次回お渡しします")]
    [InlineData("たろうだけで間違いありません。はなは熱でお休みでした")]
    [InlineData("たろう一人で合っています。妹のはなはその日は家にいました")]
    [InlineData("私の勘違いでした。報告のとおりでお願いいたします")]
    [InlineData("こちらの思い違いでした、報告どおりでお願いします")]
    [InlineData("11時半までだったのですね。報告のとおりで結構です")]
    public async Task An_agreement_with_more_in_it_is_one(string said) => Assert.Equal("agreed", await AfterAsync(said));

    /// <summary>In these nobody can be sure; they are with the report, and it is asked once more.</summary>
    [Theory]
    [InlineData("合っていますけど、帰りは11時でした")]
    [InlineData("23日は17時半で大丈夫です")]
    [InlineData("交通費は合っています")]
    [InlineData("だいたい合っていると思いますが、合っています。夜は主人が迎えに行きましたし")]
    [InlineData("私が前に言ったとおりです")]
    [InlineData("訂正を確認いたしました。ご丁寧にありがとうございます")]
    public async Task What_may_be_one_is_asked_once_more_and_kept(string said)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        var told = await town.SayAsync("yuki", said);
        Assert.Equal("asked", (await town.StandsAsync(number)).State);
        Assert.Contains("下から選んでください", told, StringComparison.Ordinal);
        Assert.Empty(await town.AlertsAsync());
        var note = Assert.Single((await town.Node.Work.ReadAsync(number, marks: false, TestContext.Current.CancellationToken))!);
        Assert.EndsWith(said, note.Text, StringComparison.Ordinal);
        await town.SayAsync("yuki", "はい");
        Assert.Equal("agreed", (await town.StandsAsync(number)).State);
    }

    [Theory]
    [InlineData("合っていません")]
    [InlineData("確認しましたが、時間が違います")]
    [InlineData("確認しました。30分短いです")]
    [InlineData("ちょっと違います")]
    [InlineData("23日は11時に帰ってきました。ちがうと思います")]
    [InlineData("時間は2時間でした")]
    [InlineData("合っています。でも、交通費は高すぎます")]
    [InlineData("日にちは合っていますが、時間が違います")]
    [InlineData("たろうはその日は家にいました")]
    [InlineData("23日はお願いしていません")]
    [InlineData("交通費はもらってません")]
    [InlineData("バス代は210円でした")]
    [InlineData("ありがとうございました。ただ、11時には帰ってきました")]
    [InlineData("11時半じゃなくて11時までです")]
    [InlineData("お世話になりました。お迎えは9時半からだったはずです")]
    [InlineData("いつもありがとうございます。30分短かったです")]
    [InlineData("こんな報告は認められません")]
    [InlineData("合ってないと思います")]
    [InlineData("違います。ありがとうございました")]
    [InlineData("すみません、時間が間違っています")]
    [InlineData("うちの子ではないです")]
    [InlineData("合ってますけど、時間が30分短かったです")]
    [InlineData("はい、でも30分短かったです")]
    [InlineData("報告のとおりではありません")]
    [InlineData("間違いがあります。おやつ代は払いました")]
    [InlineData("例田さんの書いたのと違います")]
    [InlineData("合っとらんです")]
    [InlineData("少し食い違っています、11時まででした")]
    [InlineData("本当に合っていますか")]
    [InlineData("11時だったら合っています")]
    [InlineData("日にち以外は合っています")]
    [InlineData("合っているとは言えません")]
    [InlineData("時間だけ合っています")]
    [InlineData("たぶん合っていますが、11時でした")]
    [InlineData("送り先は学校ではなくそろばん塾です。時間は合っております")]
    [InlineData("時間は合っております。送り先は学校でなく、そろばん塾です")]
    [InlineData("たろうだけで間違いありません。たろうはその日は休みでした")]
    [InlineData("報告のとおりでお願いしたのではありません")]
    public async Task No_objection_is_an_agreement(string said) => Assert.NotEqual("agreed", await AfterAsync(said));

    /// <summary>A correction is one, also beside an agreement to another part.</summary>
    [Theory]
    [InlineData("送り先は学校ではなくそろばん塾です。時間は合っております")]
    [InlineData("時間は合っております。送り先は学校でなく、そろばん塾です")]
    [InlineData("日にちは合っていますが、時間が違います")]
    public async Task A_correction_beside_an_agreement_to_a_part_is_an_objection(string said) =>
        Assert.Equal("differs", await AfterAsync(said));

    [Fact]
    public async Task Who_was_told_of_an_objection_hears_that_it_is_gone()
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", "23日のバス代は420円もかかったんですか？高いと思います");
        await town.LookAsync();
        Assert.Equal("differs", (await town.StandsAsync(number)).State);
        Assert.Contains("ちがうところがある", (await town.HeardAsync("hanako"))[^1], StringComparison.Ordinal);
        await town.SayAsync("yuki", "すみません、領収書を見せてもらいました💦 雨の日の割増なんですね、23日は420円で大丈夫です");
        await town.LookAsync();
        Assert.Equal("agreed", (await town.StandsAsync(number)).State);
        Assert.Contains("依頼会員が取り消しました", (await town.HeardAsync("hanako"))[^1], StringComparison.Ordinal);
        Assert.Single(await town.AlertsAsync());
    }

    [Theory]
    [InlineData("23日の返事、取り消させてください。420円で合っています。ありがとうございました")]
    [InlineData("23日はやっぱり合っています。勘違いでした")]
    [InlineData("違います、合っているという意味です")]
    public async Task An_objection_that_is_taken_back_is_no_second_one(string said)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", "23日は時間が30分短かったです");
        await town.LookAsync();
        await town.SayAsync("yuki", "こんにちは");
        await town.SayAsync("yuki", said);
        Assert.Equal("agreed", (await town.StandsAsync(number)).State);
        Assert.Single(await town.AlertsAsync());
    }

    private async Task<string> AfterAsync(string said)
    {
        await using var town = await ConfirmingTown.StartAsync(database);
        var number = await town.AskedAsync();
        await town.SayAsync("yuki", said);
        return (await town.StandsAsync(number)).State;
    }

    [Theory]
    [InlineData("みおは17時までで", false)]
    [InlineData("みおは17時半までで", true)]
    [InlineData("18時半までで", false)]
    public void The_figures_of_a_child_are_those_of_the_report_too(string words, bool isOther)
    {
        const string report =
            """{"time":{"from":"16:00","to":"18:30"},"children":[{"child":"みお","own-time":{"from":"16:00","to":"17:00"}}]}""";
        Assert.Equal(isOther, ReportFigures.Contradict(words, report));
    }
}
