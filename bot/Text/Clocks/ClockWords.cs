namespace Channels.Text.Clocks;

/// <summary>Words around hours, in folded text with kana as hiragana.</summary>
internal static class ClockWords
{
    /// <summary>What is done in the morning: around a bare 6時 it tells the half of the day.</summary>
    public static readonly string[] Mornings = ["朝", "午前", "登校", "登園", "出勤前", "始業前", "morning", "before school"];

    /// <summary>What is done in the evening.</summary>
    public static readonly string[] Evenings =
    [
        "晩",
        "夜",
        "夕",
        "午後",
        "迎え",
        "残業",
        "下校",
        "放課後",
        "帰宅",
        "evening",
        "night",
        "after school",
        "after work",
    ];

    /// <summary>Before the hour. Longer ones stand before those they contain.</summary>
    public static readonly (string Word, DayPart Part)[] Before =
    [
        ("午前", DayPart.Morning),
        ("ごぜん", DayPart.Morning),
        ("早朝", DayPart.Morning),
        ("明け方", DayPart.Morning),
        ("未明", DayPart.Morning),
        ("今朝", DayPart.Morning),
        ("けさ", DayPart.Morning),
        ("毎朝", DayPart.Morning),
        ("朝", DayPart.Morning),
        ("あさ", DayPart.Morning),
        ("午後", DayPart.Afternoon),
        ("ごご", DayPart.Afternoon),
        ("夕方", DayPart.Afternoon),
        ("ゆうがた", DayPart.Afternoon),
        ("夕", DayPart.Afternoon),
        ("お昼過ぎ", DayPart.Noon),
        ("昼過ぎ", DayPart.Noon),
        ("お昼すぎ", DayPart.Noon),
        ("昼すぎ", DayPart.Noon),
        ("お昼", DayPart.Noon),
        ("昼間", DayPart.Noon),
        ("昼", DayPart.Noon),
        ("おひる", DayPart.Noon),
        ("ひる", DayPart.Noon),
        ("真夜中", DayPart.LateNight),
        ("夜中", DayPart.LateNight),
        ("深夜", DayPart.LateNight),
        ("今夜", DayPart.Night),
        ("今晩", DayPart.Night),
        ("昨夜", DayPart.Night),
        ("夜", DayPart.Night),
        ("よる", DayPart.Night),
        ("晩", DayPart.Night),
        ("ばん", DayPart.Night),
        ("a.m.", DayPart.Am),
        ("p.m.", DayPart.Pm),
        ("am", DayPart.Am),
        ("pm", DayPart.Pm),
    ];

    /// <summary>Behind the hour.</summary>
    public static readonly (string Word, DayPart Part)[] Behind =
    [
        ("a.m.", DayPart.Am),
        ("p.m.", DayPart.Pm),
        ("am", DayPart.Am),
        ("pm", DayPart.Pm),
        ("a.m", DayPart.Am),
        ("p.m", DayPart.Pm),
        ("in the morning", DayPart.Am),
        ("in the afternoon", DayPart.Pm),
        ("in the evening", DayPart.Pm),
        ("at night", DayPart.Night),
    ];

    /// <summary>Times that are words.</summary>
    public static readonly (string Word, int Hour)[] Named =
    [
        ("正午", 12),
        ("しょうご", 12),
        ("noon", 12),
        ("midday", 12),
        ("midnight", 0),
        ("れいじ", 0),
    ];

    public static readonly string[] Hour = ["時", "じ"];

    public static readonly string[] Minute = ["分", "ふん", "ぷん"];

    public static readonly string[] Half = ["半", "はん"];

    /// <summary>Not an exact time.</summary>
    public static readonly string[] About =
    [
        "頃",
        "ごろ",
        "ころ",
        "くらい",
        "ぐらい",
        "位",
        "前後",
        "過ぎ",
        "すぎ",
        "前",
        "まえ",
        "ちょい",
        "少し",
    ];

    /// <summary>Kana for hours, longest first: さんじはん.</summary>
    public static readonly (string Word, int Hour)[] Kana =
    [
        ("じゅうにじ", 12),
        ("じゅういちじ", 11),
        ("じゅうじ", 10),
        ("いちじ", 1),
        ("にじ", 2),
        ("さんじ", 3),
        ("よじ", 4),
        ("ごじ", 5),
        ("ろくじ", 6),
        ("しちじ", 7),
        ("ななじ", 7),
        ("はちじ", 8),
        ("くじ", 9),
    ];
}
