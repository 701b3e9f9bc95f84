using System.Text.Json;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>People say several things at once, before they are asked and beside what they are asked.</summary>
public sealed class OneBreathTests
{
    private readonly Talk talk = new(Talk.Shipped) { Now = new DateTimeOffset(2026, 11, 28, 3, 0, 0, TimeSpan.Zero) };

    [Fact]
    public void A_report_in_one_sentence_begins_with_five_answers_and_asks_for_what_is_missing()
    {
        var text = talk.Say("昨日の夕方4時から6時半まで、たろうさんの学校のお迎えに行きました。交通費は420円でした");

        Assert.Contains("活動報告ですね。聞き取ったことです。", text);
        Assert.Contains(
            "日：11月27日（金）／時間：午後4時〜6時30分（2時間30分）／内容：学校や園のおむかえ／お子さん：たろうさん／交通費：420円",
            text
        );
        Assert.Contains("会員番号を教えてください", text);
        Assert.Equal("\"2026-11-27\"", Answer("date"));
        Assert.Equal("""{"from":"16:00","to":"18:30"}""", Answer("time"));
        Assert.Equal("""["pick-up"]""", Answer("support"));
        Assert.Equal("\"たろうさん\"", Answer("children[0].child"));
        Assert.Equal("420", Answer("travel"));
        Assert.Contains("お子さんは病気でしたか", talk.Say("4821"));
    }

    [Theory]
    [InlineData("活動報告をしたいんですけど")]
    [InlineData("報告したいです")]
    [InlineData("活動の報告をお願いします")]
    public void A_wish_begins_the_procedure(string words) => Assert.Contains("会員番号を教えてください", talk.Say(words));

    [Theory]
    [InlineData("来週の月曜に9時から11時まで、たろうさんのお迎えに行く予定です")]
    [InlineData("昨日のお迎えはキャンセルになりました")]
    [InlineData("昨日の9時から11時のお迎えの料金はいくらですか")]
    public void What_has_not_happened_or_is_asked_begins_nothing(string words)
    {
        talk.Say(words);
        Assert.Null(talk.State.Session);
    }

    [Fact]
    public void The_time_beside_the_day_is_kept_for_the_next_question()
    {
        var text = talk.Through("活動報告", "4821").Say("昨日の夕方4時から6時半まで");

        Assert.Contains("時間：午後4時〜6時30分（2時間30分）", text);
        Assert.Contains("何をしましたか", text);
    }

    [Theory]
    [InlineData("おとといの9時から11時")]
    [InlineData("26日の9時から11時")]
    [InlineData("11/26 9:00-11:00")]
    public void A_day_beside_the_time_that_contradicts_is_asked(string words)
    {
        var text = talk.Through("活動報告", "4821", "きのう").Say(words);

        Assert.Contains("日は11月26日（木）ですか。前は11月27日（金）と聞いていました。", text);
        Assert.Equal("\"2026-11-27\"", Answer("date"));
        Assert.Equal("""{"from":"09:00","to":"11:00"}""", Answer("time"));
        Assert.Contains("11月26日（木）に直しました", talk.Say("はい"));
        Assert.Contains("何をしましたか", talk.Text);
    }

    [Fact]
    public void Two_names_are_two_children()
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時", "1").Say("たろうさんとはなちゃん");

        Assert.Equal("\"たろうさん\"", Answer("children[0].child"));
        Assert.Equal("\"はなちゃん\"", Answer("children[1].child"));
        Assert.Contains("お子さん：たろうさん、はなちゃん", talk.Text);
    }

    [Fact]
    public void Words_that_were_no_answer_go_to_the_office()
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時");
        talk.Say("雨がひどくて大変でしたけど何とか間に合いました");
        talk.Through("1", "たろうさん", "いいえ", "いいえ", "交通費はない", "写真はない", "はい");

        var answers = JsonDocument.Parse(Assert.Single(talk.Submissions).AnswersJson).RootElement;
        Assert.Equal(
            ["雨がひどくて大変でしたけど何とか間に合いました"],
            answers.GetProperty("also-said").EnumerateArray().Select(s => s.GetString())
        );
    }

    [Fact]
    public void A_message_taken_back_takes_its_words_from_the_office()
    {
        talk.Through("活動報告", "4821", "きのう", "9時から11時");
        talk.Say("雨がひどくて大変でしたけど何とか間に合いました");
        talk.Turn(
            new Channels.Bot.Activities.Activity { Type = Channels.Bot.Activities.ActivityTypes.MessageDelete, Id = talk.LastMessageId }
        );
        Assert.True(talk.State.Session!.AlsoSaid is null or { Count: 0 });
    }

    [Fact]
    public void A_paragraph_in_a_consultation_is_thanked_for_kept_and_taken_apart()
    {
        var chat = new Talk(Talk.Shipped, channel: "webchat") { Now = talk.Now };
        chat.Say("相談");
        var text = chat.Say(
            "夫が仕事をやめさせられてから生活費がまったくなくて、子どもが2人いるんですけど、もうどうしたらいいのか分かりません。小倉北区です"
        );

        Assert.Contains("少しずつで大丈夫です", text);
        Assert.Contains("お住まいの区：小倉北区", text);
        var session = chat.State.Session!;
        Assert.Equal("\"kokurakita\"", session.Answers["ward"].Value.GetRawText());
        Assert.Contains("どうしたらいいのか分かりません", session.Answers["story"].Value.GetString(), StringComparison.Ordinal);
    }

    private string? Answer(string path) =>
        talk.State.Session!.Answers.GetValueOrDefault(path)?.Value.GetRawText() is { } raw
            ? JsonSerializer.Serialize(JsonDocument.Parse(raw).RootElement, Plain)
            : null;

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
