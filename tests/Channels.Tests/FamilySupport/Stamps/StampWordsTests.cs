using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Tests.Support;

namespace Channels.Tests.FamilySupport.Stamps;

/// <summary>What people write when they take a child and give it back, in their own words; and what is no stamp.</summary>
public sealed class StampWordsTests
{
    /// <summary>A sentence, which stamp it is, the first reading of the time, the child, whether it puts right.</summary>
    public static TheoryData<string, string, string?, string?, bool> Stamps =>
        new()
        {
            { "預かりました", "Taken", null, null, false },
            { "預かりました。", "Taken", null, null, false },
            { "預かりました！", "Taken", null, null, false },
            { "預かりました〜", "Taken", null, null, false },
            { "預かりました😊", "Taken", null, null, false },
            { "いま預かったよ", "Taken", null, null, false },
            { "今預かりました", "Taken", null, null, false },
            { "たった今、預かりました", "Taken", null, null, false },
            { "あずかりました", "Taken", null, null, false },
            { "お預かりしました", "Taken", null, null, false },
            { "はなちゃん預かりました", "Taken", null, "はなちゃん", false },
            { "ハナちゃん預かりました", "Taken", null, "ハナちゃん", false },
            { "今、たろうくんを預かりました", "Taken", null, "たろうくん", false },
            { "たろうくんも預かりました", "Taken", null, "たろうくん", false },
            { "たろうくんとはなちゃん預かりました", "Taken", null, "たろうくん、はなちゃん", false },
            { "お迎え完了", "Taken", null, null, false },
            { "お迎え完了です！", "Taken", null, null, false },
            { "お迎え完了しました", "Taken", null, null, false },
            { "たろうくんのお迎え完了しました", "Taken", null, "たろうくん", false },
            { "お母さんから預かりました", "Taken", null, null, false },
            { "保育園で合流しました", "Taken", null, null, false },
            { "預かったばい", "Taken", null, null, false },
            { "はなちゃんをお預かりしましたよ", "Taken", null, "はなちゃん", false },
            { "5時に預かった", "Taken", "05:00", null, false },
            { "17:30に預かりました", "Taken", "17:30", null, false },
            { "午後4時半に預かりました", "Taken", "16:30", null, false },
            { "五時に預かりました", "Taken", "05:00", null, false },
            { "さっきの預かりました、4時半でした", "Taken", "04:30", null, true },
            { "さっきの預かり、4時半でした", "Taken", "04:30", null, true },
            { "預かったのは4時半です", "Taken", "04:30", null, false },
            { "まちがい、5時に預かりました", "Taken", "05:00", null, true },
            { "お返ししました", "Returned", null, null, false },
            { "今お返ししました〜", "Returned", null, null, false },
            { "無事に帰しました", "Returned", null, null, false },
            { "無事お返ししました", "Returned", null, null, false },
            { "返しました", "Returned", null, null, false },
            { "お母さんにお返ししました", "Returned", null, null, false },
            { "おばあちゃんに引き渡しました", "Returned", null, null, false },
            { "山田さんにお返ししました", "Returned", null, null, false },
            { "はなちゃんお返ししました", "Returned", null, "はなちゃん", false },
            { "家まで送り届けました", "Returned", null, null, false },
            { "預かり終了です", "Returned", null, null, false },
            { "かえしました", "Returned", null, null, false },
            { "お返ししたのは6時", "Returned", "06:00", null, false },
            { "お返ししたのは6時でした", "Returned", "06:00", null, false },
            { "さっきのお返し、午後6時15分でした", "Returned", "18:15", null, true },
            { "18:02に全員お返ししました", "Returned", "18:02", null, false },
            { "まことちゃん預かりました", "Taken", null, "まことちゃん", false },
            { "まさとしくん預かりました", "Taken", null, "まさとしくん", false },
            { "ふたりともお返ししました", "Returned", null, null, false },
            { "はなちゃんだけ先にお返ししました", "Returned", null, "はなちゃん", false },
            { "お返しするの書き忘れとった、はるとくんは5時に帰ったんよ", "Returned", "05:00", "はるとくん", false },
            { "はるとくん預かりました、今から", "Taken", null, "はるとくん", false },
            { "ちょうど今預かりました", "Taken", null, null, false },
            { "ゆいちゃんば預かったよ", "Taken", null, "ゆいちゃん", false },
            { "いまみおちゃんお返ししました😊 水筒渡すの忘れたけ、今度持っていきます", "Returned", null, "みおちゃん", false },
            { "みおちゃん、11時に預かりました😊 きょうはちょっと機嫌が悪うて、泣きよります", "Taken", "11:00", "みおちゃん", false },
            { "みおちゃん預かりました☺️ 水筒忘れとるみたいです", "Taken", null, "みおちゃん", false },
            { "そうたくん預かったけんね、今から公園いきます", "Taken", null, "そうたくん", false },
            { "今、たろうくんを預かりました。元気です", "Taken", null, "たろうくん", false },
            { "picked up", "Taken", null, null, false },
            { "I just picked up the child", "Taken", null, null, false },
            { "picked up at 5:00", "Taken", "05:00", null, false },
            { "returned", "Returned", null, null, false },
            { "the child was returned at 6:00 pm", "Returned", "18:00", null, false },
        };

    public static TheoryData<string> Others =>
        [
            "明日預かります",
            "昨日預かりました",
            "預かりましたか？",
            "預かりましたか",
            "預かりました？",
            "きのう5時に預かりました",
            "預かります",
            "これから預かります",
            "預かっています",
            "預かりたいです",
            "預かってもらえますか",
            "預かりましたら連絡します",
            "預かったらどうすればいいですか",
            "預かりましたけど、おやつはどうしますか",
            "預かりましたが熱があります",
            "11月20日に預かりました",
            "金曜日に預かりました",
            "先週預かりました",
            "昨日はなちゃん預かりました",
            "お返ししますか",
            "預かりました、けがをしました",
            "渡しました、書類を",
            "預かりました、6時まで",
            "預かりました、報告します",
            "預かりました、電話してください",
            "お返しします",
            "まだ返していません",
            "返したっけ",
            "明日お返しします",
            "お返しする時間は6時です",
            "いつもは5時に預かります",
            "9時から11時半まで預かりました",
            "4時から6時まで預かってお返ししました",
            "預かり会員になりたい",
            "預かりました、お返ししました",
            "本を返しました",
            "荷物を預かりました",
            "かぎを預かりました",
            "返信しました",
            "帰りました？",
            "6時に帰ります",
            "お迎えに行きました",
            "お迎えに行ってきます",
            "報告",
            "こんにちは",
            "はい",
            "6時",
            "取り消し",
            "まちがえました",
            "I will pick up the child",
            "was the child returned?",
            "yesterday I picked up the child",
        ];

    [Theory]
    [MemberData(nameof(Stamps))]
    public void A_stamp_is_understood(string sentence, string side, string? time, string? child, bool isCorrection)
    {
        var put = Assert.IsType<StampWish.Put>(Wish(sentence));
        Assert.Equal(
            (sentence, side, time, child, isCorrection),
            (
                sentence,
                put.Side.ToString(),
                put.Times.Count == 0 ? null : put.Times.Min().ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
                put.Child,
                put.IsCorrection
            )
        );
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void What_tells_of_another_day_or_asks_is_none(string sentence) => Assert.Null(Wish(sentence));

    [Theory]
    [InlineData("たろうとはな、お返ししました", "たろう、はな", null)]
    [InlineData("みゆも預かりました", "みゆ", null)]
    [InlineData("はな預かりました", "はな", null)]
    [InlineData("はなだけ先にお返ししました", "はな", null)]
    [InlineData("たろうとはなちゃん預かりました", "たろう", "はなちゃん")]
    [InlineData("まこと預かりました", "まこと", null)]
    [InlineData("今日は、みゆを預かりました", "みゆ", null)]
    [InlineData("あおば預かりました", "あおば", null)]
    public void A_name_without_a_title_is_looked_up(string sentence, string perhaps, string? child)
    {
        var put = Assert.IsType<StampWish.Put>(Wish(sentence));
        Assert.Equal((perhaps, child), (put.Perhaps, put.Child));
    }

    [Theory]
    [InlineData("預かりました、取り消し", StampSide.Taken)]
    [InlineData("さっきの預かりました、まちがいです", StampSide.Taken)]
    [InlineData("さっきの預かり、取り消してください", StampSide.Taken)]
    [InlineData("お返ししました、まちがえました", StampSide.Returned)]
    [InlineData("さっきの間違いです、まだ預かってます", StampSide.Returned)]
    [InlineData("まだ預かっています。さっきのは間違いでした", StampSide.Returned)]
    [InlineData("さっきの返しましたは間違い、まだ預かり中です", StampSide.Returned)]
    public void A_mistake_is_taken_back(string sentence, StampSide side) =>
        Assert.Equal(side, Assert.IsType<StampWish.Undo>(Wish(sentence)).Side);

    [Fact]
    public void A_word_alone_means_the_stamp_only_just_after_it()
    {
        var fresh = new LastStamp(IsReturn: false, new DateTimeOffset(2026, 4, 2, 9, 4, 0, TimeSpan.Zero));
        Assert.Equal(StampSide.Taken, Assert.IsType<StampWish.Undo>(Wish("まちがい、取り消し", fresh)).Side);
        Assert.Equal(StampSide.Taken, Assert.IsType<StampWish.Put>(Wish("4時半でした", fresh)).Side);
        Assert.Null(Wish("4時半でした", fresh with { At = fresh.At.AddHours(-1) }));
    }

    [Fact]
    public void Only_a_linked_provider_stamps_and_a_requester_may_look()
    {
        Assert.Null(Wish("預かりました", member: null, isLinked: false));
        Assert.Null(Wish("預かりました", member: new LinkedMember("4822", true, false)));
        Assert.IsType<StampWish.Look>(Wish("いまの預かり", member: new LinkedMember("4822", true, false)));
        Assert.IsType<StampWish.Look>(Wish("今の預かりは"));
    }

    [Theory]
    [InlineData("預かりました", false)]
    [InlineData("いま預かりました", true)]
    [InlineData("お返ししました", true)]
    public void In_the_middle_of_a_report_the_open_question_takes_what_answers_it(string sentence, bool isStamp)
    {
        var talk = new Talk(Talk.Shipped) { State = new ConversationState { Member = new LinkedMember("4821", false, true) } };
        talk.Through("活動報告", "きのう", "9時から11時半まで", sentence);
        Assert.Equal(isStamp, talk.Effects.OfType<FindStamps>().Any());
    }

    private static StampWish? Wish(string sentence, LastStamp? last = null, LinkedMember? member = null, bool isLinked = true)
    {
        var talk = new Talk(Talk.Shipped)
        {
            State = new ConversationState { Member = isLinked ? member ?? new LinkedMember("4821", false, true) : null, Stamp = last },
        };
        talk.Say(sentence);
        return talk.Effects.OfType<FindStamps>().SingleOrDefault()?.Wish;
    }
}
