using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Beside;

/// <summary>In every procedure what stands beside the answers, or is no answer, is with the form and goes to the office with it.</summary>
public sealed class BesideAnswersTests
{
    private static readonly string[][] Ways =
    [
        ["活動報告", "4821", "きのう", "9時から11時半まで", "おむかえ", "たろう", "いいえ", "いいえ", "なし", "写真はない"],
        ["申込み", "講習", "4月11日", "山田 花子", "090-0000-1234", "2", "3", "小学生", "いいえ"],
        [
            "会員登録",
            "はい",
            "依頼会員",
            "田中 次郎",
            "タナカ ジロウ",
            "昭和50年1月2日",
            "090-0000-5678",
            "なし",
            "8030000",
            "大手町一番地",
            "門司",
        ],
        ["質問", "さくらデイサービス", "わからない・ない", "訪問", "人員", "兼務はできますか", "資料はない", "メール", "sakura@example.jp"],
    ];

    private static readonly string[] Told =
    [
        "鍵は預かったままになっています",
        "おむつが足りなくて困りました、次は多めにと伝えてください",
        "まだお金はもらっていませんので",
        "わたしは目が悪いけん大きい字でお願いします",
    ];

    public static TheoryData<int, int> Places =>
        [.. from way in Enumerable.Range(0, Ways.Length) from place in Enumerable.Range(1, Ways[way].Length) select (way, place)];

    [Theory]
    [MemberData(nameof(Places))]
    public void No_sentence_is_lost_at_any_question(int way, int place)
    {
        var before = new Talk(Talk.Shipped).Through([.. Ways[way].Take(place)]);
        foreach (var sentence in Told)
        {
            var talk = new Talk(Talk.Shipped) { State = before.State, Now = before.Now };
            talk.Say(sentence);
            var session = talk.State.Session!;
            var isAsked = session.Pending is not null || session.Mode != before.State.Session!.Mode;
            var isAnswer = session.Answers.Count > before.State.Session!.Answers.Count;
            var isKept = session.AlsoSaid?.Exists(s => s.Text.Contains(sentence, StringComparison.Ordinal)) is true;
            Assert.True(isKept || isAsked || isAnswer, $"{sentence} -> {talk.Text}");
        }
    }

    [Theory]
    [InlineData("ヘルプ")]
    [InlineData("ありがとうございます")]
    [InlineData("あれ？")]
    [InlineData("きのうです。よろしくお願いします")]
    public void What_is_nothing_for_the_office_is_not_kept(string said)
    {
        var talk = new Talk(Talk.Shipped).Through("活動報告", "4821");
        talk.Say(said);
        Assert.True(talk.State.Session!.AlsoSaid is null or { Count: 0 }, talk.Text);
    }
}
