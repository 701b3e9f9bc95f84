using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Unwanted;
using Channels.Bot.Forms.Words;

namespace Channels.Tests.FamilySupport.Notices;

/// <summary>Sentences that are wholly about what the centre tells, and their harmless neighbours.</summary>
public sealed class NoticeWishTests
{
    [Theory]
    [InlineData("お知らせはいりません")]
    [InlineData("お知らせはいらんけん、止めちょって")]
    [InlineData("センターからの案内はもういらんけん、止めちょって")]
    [InlineData("案内はもういらない")]
    [InlineData("もうお知らせ送らんでええよ")]
    [InlineData("センターのお知らせ、もう結構です")]
    [InlineData("お知らせはもういいです")]
    [InlineData("もうお知らせ来んようにして")]
    [InlineData("通知オフにしたい")]
    [InlineData("お知らせは要りません")]
    [InlineData("おしらせ いらん")]
    [InlineData("お知らせは送らないで下さい")]
    [InlineData("報酬のお知らせを止めてください")]
    [InlineData("案内ありがとう、でももういらんよ")]
    [InlineData("すみませんが、今後のお知らせは不要です")]
    [InlineData("案内ばもう送らんでくれんね")]
    [InlineData("お知らせ（おしらせ）をやめる")]
    [InlineData("stop notices")]
    [InlineData("No more notices please")]
    [InlineData("お知らせは止めてもらって大丈夫です。報告の確認だけ続けてください")]
    [InlineData("センターからの連絡はもういらんよ")]
    [InlineData("お知らせを止めてください。電話で聞きますけん")]
    [InlineData("お知らせは今月だけ止めておいて")]
    [InlineData("お知らせ、もういりません。こまかいことは電話でききますけん")]
    public void None_are_wanted(string text) => Assert.Equal(NoticeWish.None, Read(text));

    [Theory]
    [InlineData("研修の案内はいらんよ")]
    [InlineData("講習会のお知らせはもう送らんでください")]
    public void None_of_one_kind_are_wanted(string text) => Assert.Equal(NoticeWish.NoneOfOneKind, Read(text));

    [Theory]
    [InlineData("お知らせを再開")]
    [InlineData("お知らせ、やっぱりまた送ってください")]
    [InlineData("お知らせまたほしいんやけど")]
    [InlineData("お知らせを送ってください")]
    [InlineData("お知らせ、また始めて")]
    [InlineData("お知らせをまた受け取りたい")]
    [InlineData("案内をまた送ってもらえますか")]
    [InlineData("start notices")]
    [InlineData("お知らせをまた始めてください、来月から研修に行きたいけん")]
    [InlineData("お知らせ、また送ってくれる？")]
    [InlineData("お知らせ、やっぱり始めて。センターの研修に行きたいけん")]
    public void They_are_wanted_again(string text) => Assert.Equal(NoticeWish.Again, Read(text));

    [Theory]
    [InlineData("お知らせ見ました")]
    [InlineData("お知らせを止めて、という意味ではありませんから")]
    [InlineData("お知らせはいりません。でも研修には行きたいので")]
    [InlineData("お知らせはいりません、来週の預かりをお休みします")]
    [InlineData("案内ありがとう")]
    [InlineData("お知らせの研修に行きたい")]
    [InlineData("お知らせが届かない")]
    [InlineData("お知らせをやめないで")]
    [InlineData("お知らせを確認しました")]
    [InlineData("案内を送ってください")] // of something
    [InlineData("研修の案内を送ってほしい")]
    [InlineData("連絡はいりません")]
    [InlineData("お知らせは大丈夫です")]
    [InlineData("おやつはいりません")]
    [InlineData("お迎えの時間をお知らせください")]
    [InlineData("いりません")]
    [InlineData("もういいです")]
    public void What_is_about_something_else_is_left_alone(string text) => Assert.Null(Read(text));

    /// <summary>Alarms were raised by the first: もういらない, of a thing.</summary>
    [Theory]
    [InlineData("センターからの案内はもういらんけん、止めちょって")]
    [InlineData("お知らせはいらんけん")]
    [InlineData("領収書はもういらない")]
    [InlineData("電話はもういらんよ")]
    [InlineData("送迎はもういらんけん")]
    [InlineData("写真はもういらない。ありがとう")]
    public void A_thing_that_is_not_wanted_is_no_cry(string text) => Assert.Empty(Heard(text));

    [Theory]
    [InlineData("わたしはもういらない", "life")]
    [InlineData("私なんてもういらない", "life")]
    [InlineData("案内はいらん。もう死にたい", "life")]
    [InlineData("お知らせなんかいらん、もう消えたい", "life")]
    [InlineData("命はもういらない", "life")]
    public void Somebody_who_is_not_wanted_is(string text, string alarm) => Assert.Contains(alarm, Heard(text));

    private static NoticeWish? Read(string text) => UnwantedWords.Shipped.OfNotices(DialogWords.Fold(text));

    private static IReadOnlyList<string> Heard(string text) =>
        AlarmHearing.Default.Hear(UnwantedWords.Shipped.Without(DialogWords.Fold(text)));
}
