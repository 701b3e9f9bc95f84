namespace Channels.Benchmarks.Steps;

/// <summary>A conversation to measure: everything a person says from the first word until the receipt.</summary>
/// <param name="Name">What is measured, for the table.</param>
/// <param name="Says">The messages, in order.</param>
internal sealed record StepScript(string Name, IReadOnlyList<string> Says)
{
    /// <summary>The thirty questions, answered as people write: any width, kana, era dates, polite endings.</summary>
    public static readonly StepScript LongForm = new(
        "long form, 30 questions",
        [
            "施設の使用",
            "はい",
            "小倉　はな子",
            "こくら はなこ",
            "平成2年4月1日です",
            "０９０－１２３４－５６７８",
            "hanako@example.jp",
            "〒803-0814",
            "小倉北区大手町1-1 市営アパート203",
            "小倉北",
            "04821",
            "そのほか",
            "市民センターの夏まつりの準備",
            "４月１０日（金）",
            "9時から11時半まで",
            "1と3",
            "十五人くらいです",
            "はい",
            "はい",
            "たろう",
            "7歳",
            "いいえ",
            "はい",
            "お弁当とお茶",
            "マイク",
            "8時半",
            "はい",
            "２台",
            "420円",
            "1,200円",
            "センターの入口の前",
            "福岡銀行",
            "小倉支店",
            "普通",
            "1234567",
            "コクラ ハナコ",
            "駐車場に近い部屋だと助かります。よろしくお願いします。",
            "はい",
        ]
    );

    /// <summary>The main job of the product from end to end.</summary>
    public static readonly StepScript ActivityReport = new(
        "activity report",
        ["活動報告", "04821", "きのう", "9時から11時半まで", "1と3", "たろう", "いいえ", "いいえ", "420円", "写真はない", "はい"]
    );

    /// <summary>The same with everything that goes wrong: slips, going back, looking, asking for help, changing at the end.</summary>
    public static readonly StepScript Detours = new(
        "activity report with detours",
        [
            "こんにちは",
            "ほうこく",
            "わかりません",
            "4821",
            "2月30日",
            "ヘルプ",
            "４月１日",
            "3時",
            "9時から11時半まで",
            "戻る",
            "10時から12時",
            "何でも",
            "放課後の預かりです",
            "たろう",
            "/戻る",
            "/このまま",
            "いいえ",
            "確認",
            "はい",
            "はなちゃん",
            "はい",
            "いいえ",
            "交通費",
            "四百二十円",
            "スキップ",
            "2を直す",
            "3月31日",
            "修正",
            "3",
            "9:00〜11:30",
            "確認",
            "はい",
        ]
    );

    public static IReadOnlyList<StepScript> All => [LongForm, ActivityReport, Detours];
}
