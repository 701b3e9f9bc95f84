using Channels.Tests.Support;
using CsCheck;

namespace Channels.Tests.Dialogs;

/// <summary>No state holds a person in a loop of one reply.</summary>
public sealed class RepeatingTests
{
    private static readonly string[] Words =
    [
        "はい",
        "いいえ",
        "あー",
        "？？",
        "わからない",
        "4821",
        "きのう",
        "9時から11時",
        "1",
        "たろうさん",
        "ないです",
        "修正",
        "3",
        "99",
        "やめる",
        "続ける",
        "職員に相談",
        "戻る",
        "確認",
        "活動報告",
        "相談",
        "行事の申込み",
        "あいうえお",
        "😊",
        "42",
        "。",
        "English",
        "日本語",
        "ヘルプ",
        "スキップ",
        "再開",
        "/",
        "12-34",
        "大丈夫",
    ];

    private static readonly string[] Starts = ["活動報告", "相談", "行事の申込み", "会員登録", "介護事業所からの質問", "こんにちは"];

    [Fact]
    public void Thirty_messages_never_get_the_same_reply_three_times_in_a_row() =>
        Gen.Select(
                Gen.Int[0, Starts.Length - 1].Select(i => Starts[i]),
                Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[30],
                Gen.Bool
            )
            .Sample(
                (start, messages, isPage) =>
                {
                    var talk = new Talk(Talk.Shipped, channel: isPage ? "webchat" : "line");
                    List<string> replies = [talk.Say(start)];
                    foreach (var message in messages)
                    {
                        if (talk.Say(message) is { Length: > 0 } reply)
                            replies.Add(reply);
                    }

                    for (var i = 2; i < replies.Count; i++)
                        Assert.False(replies[i] == replies[i - 1] && replies[i] == replies[i - 2], replies[i]);
                },
                iter: 400
            );

    [Theory]
    [InlineData("相談")]
    [InlineData("活動報告")]
    public void Other_words_that_are_no_answer_do_not_lead_round_in_a_ring(string start)
    {
        var talk = new Talk(Talk.Shipped, channel: "webchat");
        talk.Say(start);
        string[] words =
        [
            "ぶつぶつ",
            "むにゃ",
            "ほげほげ",
            "ぷんぷん",
            "ふむふむ",
            "なるほど",
            "がやがや",
            "ざわざわ",
            "しとしと",
            "てくてく",
            "にこにこ",
        ];
        var replies = words.Select(w => talk.Say(w).Replace(w, "", StringComparison.Ordinal)).ToList();
        Assert.All(replies.Zip(replies.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Theory]
    [InlineData("あいうえお")]
    [InlineData("？？？")]
    public void The_same_failure_is_never_answered_with_the_same_words_twice_in_a_row(string words)
    {
        var talk = new Talk(Talk.Shipped);
        talk.Through("活動報告", "4821");
        var replies = Enumerable.Range(0, 14).Select(_ => talk.Say(words)).ToList();
        Assert.All(replies.Zip(replies.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Contains(replies, r => r.Contains("職員に相談", StringComparison.Ordinal));
    }
}
