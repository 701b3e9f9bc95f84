using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Tests.Support;
namespace Channels.Tests.Dialogs;
public sealed class Scratch2(ITestOutputHelper o)
{
    [Fact]
    public void Print()
    {
        string[][] ways =
        [
            ["活動報告", "4821", "きのう", "9時から11時半まで", "おむかえ", "たろう", "いいえ", "いいえ", "なし", "写真はない"],
            ["申込み", "講習", "4月11日", "山田 花子", "090-0000-1234", "2", "3", "小学生", "いいえ"],
            ["会員登録", "はい", "依頼会員", "田中 次郎", "タナカ ジロウ", "昭和50年1月2日", "090-0000-5678", "なし", "8030000", "大手町一番地", "門司", "はな", "2020/1/1", "いいえ"],
            ["質問", "さくらデイサービス", "わからない・ない", "訪問", "人員", "兼務はできますか", "資料はない", "メール", "sakura@example.jp"],
        ];
        string[] told = File.ReadAllLines("/tmp/told.txt");
        foreach (var way in ways)
            for (var place = 1; place <= way.Length; place++)
            {
                var t = new Talk(Talk.Shipped).Through(way.Take(place).ToArray());
                if (t.State.Session is null) { o.WriteLine("NO SESSION " + way[place - 1] + ": " + t.Text); break; }
                var asked = t.Text.Split('\n')[^1];
                foreach (var s in told)
                {
                    var talk = new Talk(Talk.Shipped) { State = t.State, Now = t.Now };
                    talk.Say(s);
                    var session = talk.State.Session;
                    var answers = session?.Answers.Values.Where(a => a.Value.ValueKind is JsonValueKind.String).Select(a => a.Value.GetString()!) ?? [];
                    var kept = string.Join('\n', answers.Concat(session?.AlsoSaid?.Select(x => x.Text) ?? []).Concat(talk.Effects.OfType<AddToCase>().Select(a => a.Text)).Concat(talk.Submissions.Select(x => x.Said ?? "")));
                    var changed = session is not null && JsonSerializer.Serialize(session.Answers) != JsonSerializer.Serialize(t.State.Session!.Answers);
                    if (!kept.Contains(s.TrimEnd('。'), StringComparison.Ordinal))
                        o.WriteLine($"LOST {way[0]} {place} [{way[Math.Min(place, way.Length - 1)]}] {(changed ? "answered" : "-")} | {s} -> {talk.Text.Replace("\n", " / ")[..Math.Min(110, talk.Text.Length)]}");
                }
            }
    }
}
