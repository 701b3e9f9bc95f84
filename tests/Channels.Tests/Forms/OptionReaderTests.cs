using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Tests.Support;

namespace Channels.Tests.Forms;

/// <summary>How people choose: by number, by place, by the line as it is shown, by a word in a sentence. Options are joined by +, what is
/// asked by |; - is nothing.</summary>
public sealed class OptionReaderTests
{
    [Theory]
    [InlineData("1", "pick-up")]
    [InlineData("1😊", "pick-up")]
    [InlineData("1♪", "pick-up")]
    [InlineData("1.学校や園のおむかえ", "pick-up")]
    [InlineData("1 学校や園のおむかえ", "pick-up")]
    [InlineData("（2）学校や園への送り", "drop-off")]
    [InlineData("6の病児", "sick-child")]
    [InlineData("6、病児の預かり", "sick-child")]
    [InlineData("1 病児", "pick-up+sick-child")]
    [InlineData("1の病児", "pick-up|sick-child")]
    [InlineData("①♪", "pick-up")]
    [InlineData("おむかえです😊", "pick-up")]
    [InlineData("7 買い物", "other")]
    [InlineData("①③", "pick-up+before-school")]
    [InlineData("①と④", "pick-up+after-school")]
    [InlineData("1️⃣3️⃣", "pick-up+before-school")]
    [InlineData("1.3", "pick-up+before-school")]
    [InlineData("1と4", "pick-up+after-school")]
    [InlineData("1番と3番", "pick-up+before-school")]
    [InlineData("1つめと3つめ", "pick-up+before-school")]
    [InlineData("2か3", "drop-off|before-school")]
    [InlineData("1〜3", "pick-up+drop-off+before-school|pick-up+before-school")]
    [InlineData("1から3", "pick-up+drop-off+before-school|pick-up+before-school")]
    [InlineData("1-2", "pick-up+drop-off")]
    [InlineData("1つめ", "pick-up")]
    [InlineData("２つめ", "drop-off")]
    [InlineData("最初の", "pick-up")]
    [InlineData("最後のやつ", "other")]
    [InlineData("3個目", "before-school")]
    [InlineData("3番目のやつ", "before-school")]
    [InlineData("さんばん", "before-school")]
    [InlineData("下から2番目", "sick-child")]
    [InlineData("全部", "pick-up+drop-off+before-school+after-school+errand+sick-child")]
    [InlineData("ぜんぶです", "pick-up+drop-off+before-school+after-school+errand+sick-child")]
    [InlineData("送迎", "pick-up+drop-off")]
    [InlineData("送り迎えをしました", "pick-up+drop-off")]
    [InlineData("習い事の送迎", "pick-up+drop-off")]
    [InlineData(
        "送迎と預かり",
        "pick-up+drop-off+before-school|pick-up+drop-off+after-school|pick-up+drop-off+errand|pick-up+drop-off+sick-child"
    )]
    [InlineData("お迎えやで", "pick-up")]
    [InlineData("保育園のお迎えをさせていただきました", "pick-up")]
    [InlineData("学校のお迎えに行って家で預かりました", "pick-up+before-school|pick-up+after-school|pick-up+errand|pick-up+sick-child")]
    [InlineData("学校の迎えと預かり", "pick-up+before-school|pick-up+after-school|pick-up+errand|pick-up+sick-child")]
    [InlineData("塾への送り", "drop-off")]
    [InlineData("保育園の送り", "drop-off")]
    [InlineData("預かりました", "before-school|after-school|errand|sick-child")]
    [InlineData("病児を預かりました", "sick-child")]
    [InlineData("病児のお迎え", "pick-up+sick-child")]
    [InlineData("3歳の預かり", "before-school|after-school|errand|sick-child")]
    [InlineData("4時に送り", "drop-off")]
    [InlineData("10時に送った", "drop-off")]
    [InlineData("5分だけ預かり", "before-school|after-school|errand|sick-child")]
    [InlineData("病院に連れていった", "other")]
    [InlineData("そのほか（病院）", "other")]
    [InlineData("I picked up the child from school", "pick-up?")]
    [InlineData("お迎えはしていません", "-")]
    [InlineData("お迎えではなく送りです", "drop-off")]
    [InlineData("送りはなしで、お迎えだけ", "pick-up")]
    [InlineData("病児の料金", "-")]
    [InlineData("お迎えの料金はいくらですか", "-")]
    [InlineData("あとで送る", "-")]
    [InlineData("9", "-")]
    [InlineData("1と9", "-")]
    [InlineData("3時", "-")]
    [InlineData("3人", "-")]
    [InlineData("きのう", "-")]
    [InlineData("はい", "-")]
    [InlineData("わかりません", "-")]
    public void What_was_done(string said, string expected) => Assert.Equal(expected, Read("activity-report", "support", said));

    [Theory]
    [InlineData("北九州市小倉北区", "kokurakita")]
    [InlineData("小倉北です", "kokurakita")]
    [InlineData("小倉北区の城野です", "kokurakita")]
    [InlineData("こくらきた", "kokurakita")]
    [InlineData("コクラキタ区", "kokurakita")]
    [InlineData("八幡西区に住んでいます", "yahatanishi")]
    [InlineData("門司区と小倉北区", "moji|kokurakita")]
    [InlineData("門司か戸畑", "moji|tobata")]
    [InlineData("小倉北区ではなく小倉南区です", "kokuraminami")]
    [InlineData("小倉", "kokurakita|kokuraminami")]
    [InlineData("小倉です", "kokurakita|kokuraminami")]
    [InlineData("八幡に住んでいます", "yahatahigashi|yahatanishi")]
    [InlineData("kokura", "kokurakita|kokuraminami")]
    [InlineData("I live in Tobata Ward", "tobata")]
    [InlineData("わからない・決まった所がない", "unknown")]
    [InlineData("2番", "kokurakita")]
    [InlineData("最初の", "moji")]
    [InlineData("博多区", "-")]
    [InlineData("北九州市", "-")]
    [InlineData("もじを読めない", "-")]
    [InlineData("食べるものがない", "-")]
    [InlineData(
        "夫が仕事をやめさせられてから生活費がまったくなくて、子どもが2人いるんですけど今日食べるものもなくて、もうどうしたらいいのか分かりません。小倉北区です",
        "kokurakita?"
    )]
    public void Where_somebody_lives(string said, string expected) => Assert.Equal(expected, Read("consultation", "ward", said));

    [Theory]
    [InlineData("dwelling", "賃貸アパート", "rented")]
    [InlineData("dwelling", "賃貸アパートです", "rented")]
    [InlineData("dwelling", "アパートに住んでいます", "rented")]
    [InlineData("dwelling", "市営住宅", "public")]
    [InlineData("dwelling", "友達の家にいます", "with-others")]
    [InlineData("dwelling", "実家かアパート", "rented|with-others")]
    [InlineData("danger", "どれもない", "none")]
    [InlineData("danger", "なし", "none")]
    [InlineData("danger", "食べるものがないのと、電気が止まった", "food+lifeline")]
    [InlineData("danger", "どれもない、でもお金がない", "money|none")]
    [InlineData("worries", "家賃と電気代", "rent+utilities")]
    [InlineData("worries", "お金がない", "income")]
    [InlineData("worries", "お金も仕事もない", "income+work")]
    [InlineData("worries", "①③", "food+rent")]
    [InlineData("worries", "13番", "lonely")]
    [InlineData("worries", "仕事は大丈夫です、家賃がこまっています", "rent")]
    [InlineData("worries", "DVを受けています", "violence")]
    [InlineData("contact", "電話はしないで、メールで", "email")]
    [InlineData("contact", "メールか電話", "phone|email")]
    [InlineData("contact", "連絡しないでください", "none")]
    [InlineData("contact", "LINEでお願いします", "line")]
    [InlineData("safe-times", "朝と夜", "morning+evening")]
    [InlineData("safe-times", "朝がいいです", "morning")]
    [InlineData("safe-times", "平日の夕方", "evening")]
    [InlineData("who", "自分", "self")]
    [InlineData("who", "友人のことです", "other")]
    public void What_the_office_should_know(string field, string said, string expected) =>
        Assert.Equal(expected, Read("consultation", field, said));

    private static string Read(string procedure, string id, string said)
    {
        var field = Talk.Shipped.All.Where(one => one.Id == procedure).MaxBy(one => one.Version)!.Fields.First(one => one.Id == id);
        var view = new FieldView(field, "ja", DialogWords.Default, new DateOnly(2026, 4, 2), _ => null);
        return field.Type.Read(new FieldInput(view, said, DialogWords.Fold(said), [])) switch
        {
            FieldReading.Understood understood => Shown(understood.Value),
            FieldReading.Unsure { Values: [var only] } => Shown(only) + "?",
            FieldReading.Unsure unsure => string.Join('|', unsure.Values.Select(Shown)),
            _ => "-",
        };
    }

    private static string Shown(System.Text.Json.JsonElement value) =>
        value.ValueKind is System.Text.Json.JsonValueKind.Array
            ? string.Join('+', value.EnumerateArray().Select(option => option.GetString()))
            : value.GetString()!;
}
