namespace Channels.Text.Dates;

/// <summary>Words for days, in folded text with kana as hiragana. Longer ones stand before those they contain.</summary>
internal static class DateWords
{
    /// <summary>Days from today.</summary>
    public static readonly (string Word, int Days)[] Relative =
    [
        ("一昨昨日", -3),
        ("一昨々日", -3),
        ("さきおととい", -3),
        ("一昨日", -2),
        ("おととい", -2),
        ("おとつい", -2),
        ("いっさくじつ", -2),
        ("前々日", -2),
        ("昨日", -1),
        ("きのう", -1),
        ("きのお", -1),
        ("きのー", -1),
        ("きのぅ", -1),
        ("きのぉ", -1),
        ("さくじつ", -1),
        ("昨晩", -1),
        ("昨夜", -1),
        ("ゆうべ", -1),
        ("昨夕", -1),
        ("今日", 0),
        ("きょう", 0),
        ("きょお", 0),
        ("きょー", 0),
        ("きょぅ", 0),
        ("本日", 0),
        ("ほんじつ", 0),
        ("当日", 0),
        ("今朝", 0),
        ("けさ", 0),
        ("今晩", 0),
        ("今夜", 0),
        ("今夕", 0),
        ("明々後日", 3),
        ("明明後日", 3),
        ("しあさって", 3),
        ("明後日", 2),
        ("あさって", 2),
        ("みょうごにち", 2),
        ("明日", 1),
        ("あした", 1),
        ("あす", 1),
        ("みょうにち", 1),
        ("明朝", 1),
        ("明晩", 1),
        ("day before yesterday", -2),
        ("day after tomorrow", 2),
        ("yesterday", -1),
        ("today", 0),
        ("tonight", 0),
        ("tomorrow", 1),
        ("ototoi", -2),
        ("kinou", -1),
        ("kinoo", -1),
        ("kyou", 0),
        ("kyoo", 0),
        ("asatte", 2),
        ("ashita", 1),
    ];

    /// <summary>Weeks from this one. Alone they lack a day.</summary>
    public static readonly (string Word, int Weeks)[] Weeks =
    [
        ("先々週", -2),
        ("先先週", -2),
        ("せんせんしゅう", -2),
        ("先週", -1),
        ("せんしゅう", -1),
        ("前週", -1),
        ("今週", 0),
        ("こんしゅう", 0),
        ("再来週", 2),
        ("さらいしゅう", 2),
        ("来週", 1),
        ("らいしゅう", 1),
        ("翌週", 1),
    ];

    /// <summary>Months from this one.</summary>
    public static readonly (string Word, int Months)[] Months =
    [
        ("先々月", -2),
        ("先先月", -2),
        ("先月", -1),
        ("せんげつ", -1),
        ("前月", -1),
        ("今月", 0),
        ("こんげつ", 0),
        ("当月", 0),
        ("再来月", 2),
        ("さらいげつ", 2),
        ("来月", 1),
        ("らいげつ", 1),
        ("翌月", 1),
    ];

    /// <summary>Years from this one.</summary>
    public static readonly (string Word, int Years)[] Years =
    [
        ("一昨年", -2),
        ("おととし", -2),
        ("去年", -1),
        ("きょねん", -1),
        ("昨年", -1),
        ("さくねん", -1),
        ("今年", 0),
        ("ことし", 0),
        ("本年", 0),
        ("再来年", 2),
        ("さらいねん", 2),
        ("来年", 1),
        ("らいねん", 1),
        ("last year", -1),
        ("this year", 0),
        ("next year", 1),
    ];

    /// <summary>Before a weekday: -1 the latest one before today, 1 the first one after today.</summary>
    public static readonly (string Word, int Side)[] Sides =
    [
        ("この前", -1),
        ("このまえ", -1),
        ("この間", -1),
        ("このあいだ", -1),
        ("こないだ", -1),
        ("前回", -1),
        ("前", -1),
        ("last ", -1),
        ("past ", -1),
        ("今度", 1),
        ("こんど", 1),
        ("次回", 1),
        ("次", 1),
        ("つぎ", 1),
        ("next ", 1),
        ("this coming ", 1),
        ("coming ", 1),
    ];

    /// <summary>Sunday first, as <see cref="DayOfWeek"/> counts.</summary>
    public const string WeekdayKanji = "日月火水木金土";

    public static readonly string[] WeekdayKana = ["にち", "げつ", "か", "すい", "もく", "きん", "ど"];

    public static readonly (string Word, DayOfWeek Day)[] WeekdayEnglish =
    [
        ("sunday", DayOfWeek.Sunday),
        ("monday", DayOfWeek.Monday),
        ("tuesday", DayOfWeek.Tuesday),
        ("wednesday", DayOfWeek.Wednesday),
        ("thursday", DayOfWeek.Thursday),
        ("friday", DayOfWeek.Friday),
        ("saturday", DayOfWeek.Saturday),
        ("thurs", DayOfWeek.Thursday),
        ("thur", DayOfWeek.Thursday),
        ("tues", DayOfWeek.Tuesday),
        ("sun", DayOfWeek.Sunday),
        ("mon", DayOfWeek.Monday),
        ("tue", DayOfWeek.Tuesday),
        ("wed", DayOfWeek.Wednesday),
        ("thu", DayOfWeek.Thursday),
        ("fri", DayOfWeek.Friday),
        ("sat", DayOfWeek.Saturday),
    ];

    public static readonly (string Word, int Month)[] MonthEnglish =
    [
        ("january", 1),
        ("february", 2),
        ("march", 3),
        ("april", 4),
        ("june", 6),
        ("july", 7),
        ("august", 8),
        ("september", 9),
        ("october", 10),
        ("november", 11),
        ("december", 12),
        ("sept", 9),
        ("jan", 1),
        ("feb", 2),
        ("mar", 3),
        ("apr", 4),
        ("may", 5),
        ("jun", 6),
        ("jul", 7),
        ("aug", 8),
        ("sep", 9),
        ("oct", 10),
        ("nov", 11),
        ("dec", 12),
    ];

    /// <summary>Months and days said in kana, longest first.</summary>
    public static readonly (string Word, int Month)[] MonthKana =
    [
        ("じゅうにがつ", 12),
        ("じゅういちがつ", 11),
        ("じゅうがつ", 10),
        ("いちがつ", 1),
        ("にがつ", 2),
        ("さんがつ", 3),
        ("しがつ", 4),
        ("よんがつ", 4),
        ("ごがつ", 5),
        ("ろくがつ", 6),
        ("しちがつ", 7),
        ("なながつ", 7),
        ("はちがつ", 8),
        ("くがつ", 9),
    ];

    public static readonly (string Word, int Day)[] DayKana =
    [
        ("ついたち", 1),
        ("ふつか", 2),
        ("みっか", 3),
        ("よっか", 4),
        ("いつか", 5),
        ("むいか", 6),
        ("なのか", 7),
        ("ようか", 8),
        ("ここのか", 9),
        ("とおか", 10),
        ("はつか", 20),
        ("じゅうよっか", 14),
        ("じゅうしちにち", 17),
        ("じゅうごにち", 15),
        ("さんじゅうにち", 30),
        ("朔日", 1),
        ("晦日", 31),
    ];

    /// <summary>What makes the number before it a day: 23の祝日.</summary>
    public static readonly string[] HolidayBehind = ["の祝日", "の祭日", "の休日", "の振替休日", "の旗日"];

    /// <summary>After a word in kana: it ends here. Without this, きょうだい (siblings) would be today.</summary>
    public static readonly string[] AfterKana =
    [
        "です",
        "でし",
        "でお",
        "の",
        "に",
        "は",
        "で",
        "も",
        "か",
        "を",
        "が",
        "や",
        "よ",
        "ね",
        "だよ",
        "だっ",
        "から",
        "まで",
    ];
}
