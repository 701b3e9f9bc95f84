using System.Globalization;
using CsCheck;

namespace Channels.Tests.Text;

/// <summary>Writes values the many ways people do; the other direction of the readers.</summary>
internal static class Spelling
{
    private static readonly (string Name, string Letter, DateOnly Start)[] Eras =
    [
        ("令和", "R", new(2019, 5, 1)),
        ("平成", "H", new(1989, 1, 8)),
        ("昭和", "S", new(1926, 12, 25)),
        ("大正", "T", new(1912, 7, 30)),
        ("明治", "M", new(1868, 1, 25)),
    ];

    public static readonly Gen<DateOnly> Dates = Gen.Int[new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2100, 12, 31).DayNumber]
        .Select(DateOnly.FromDayNumber);

    public static readonly Gen<TimeOnly> Times = Gen.Int[0, 1439].Select(minutes => TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minutes)));

    /// <summary>Any UTF-16 units: lone surrogates, controls, marks, and a large share of what readers react to.</summary>
    public static readonly Gen<string> Anything = Gen.OneOf(
        Gen.Char.Array[0, 40].Select(chars => new string(chars)),
        Gen.OneOf(
                "令和",
                "R",
                "年",
                "月",
                "日",
                "時",
                "半",
                "分",
                "から",
                "まで",
                "午後",
                "曜",
                "先週",
                "の",
                "金",
                "前",
                "円",
                "万",
                "千",
                "十",
                "〇",
                "一",
                "4",
                "12",
                "99999999999",
                ".",
                "-",
                "ー",
                "〜",
                ":",
                "/",
                "(",
                ")",
                "+81",
                "@",
                "a.jp",
                " ",
                "\u200B",
                "\uD800",
                "\uDFFF",
                "元",
                "末",
                "¥",
                ",",
                "apr",
                "pm",
                "ago",
                "は",
                "い",
                "゛",
                "\u3099"
            )
            .Array[0, 14]
            .Select(string.Concat)
    );

    public static IEnumerable<string> Of(DateOnly date)
    {
        var (name, letter, start) = Eras.First(era => date >= era.Start);
        var year = date.Year - start.Year + 1;
        var weekday = "日月火水木金土"[(int)date.DayOfWeek];
        yield return Text($"{date.Year}年{date.Month}月{date.Day}日");
        yield return Text($"{date.Year}年{date.Month}月{date.Day}日（{weekday}）");
        yield return Text($"{date.Year}-{date.Month:00}-{date.Day:00}");
        yield return Text($"{date.Year}/{date.Month}/{date.Day}");
        yield return Text($"{date.Year}.{date.Month}.{date.Day}");
        yield return Text($"{date.Year}{date.Month:00}{date.Day:00}");
        yield return Text($"{name}{year}年{date.Month}月{date.Day}日");
        yield return Text($"{name}{(year == 1 ? "元" : year)}年{date.Month}月{date.Day}日です");
        yield return Text($"{name}{Kanji(year)}年{Kanji(date.Month)}月{Kanji(date.Day)}日");
        yield return Text($"{letter}{year}.{date.Month}.{date.Day}");
        yield return Text($"{letter}{year:00}/{date.Month:00}/{date.Day:00}");
        yield return Positional(date.Year) + Text($"年{Kanji(date.Month)}月{Kanji(date.Day)}日");
        yield return FullWidth(Text($"{date.Year}年{date.Month}月{date.Day}日"));
        yield return date.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
        yield return date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>Spellings that leave nothing open.</summary>
    public static IEnumerable<string> Of(TimeOnly time)
    {
        var half = time.Hour < 12 ? "午前" : "午後";
        var hour = time.Hour % 12;
        yield return Text($"{half}{hour}時{time.Minute}分");
        yield return Text($"{time.Hour:00}:{time.Minute:00}");
        yield return Text($"{time.Hour:00}{time.Minute:00}");
        yield return FullWidth(Text($"{half}{hour}:{time.Minute:00}"));
        yield return Text($"{half}{Kanji(hour)}時{Kanji(time.Minute)}分です");
        yield return time.ToString("h:mm tt", CultureInfo.InvariantCulture);
        yield return time.ToString("h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant();
        if (time.Minute == 30)
            yield return Text($"{half}{hour}時半");
        if (time.Hour > 12)
            yield return Text($"{time.Hour}時{time.Minute}分");
    }

    public static string FullWidth(string text) => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));

    /// <summary>千二百三十四.</summary>
    public static string Kanji(long number)
    {
        if (number == 0)
            return "〇";
        var text = "";
        foreach (var (unit, name) in new[] { (100_000_000L, "億"), (10_000L, "万") })
        {
            if (number >= unit)
                text += Kanji(number / unit) + name;
            number %= unit;
        }

        foreach (var (unit, name) in new[] { (1000L, "千"), (100L, "百"), (10L, "十") })
        {
            if (number >= unit)
                text += (number / unit > 1 ? Positional(number / unit) : "") + name;
            number %= unit;
        }

        return number > 0 ? text + Positional(number) : text;
    }

    public static string Positional(long number) => string.Concat(Text($"{number}").Select(c => "〇一二三四五六七八九"[c - '0']));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
