using System.Globalization;
using System.Text.RegularExpressions;

namespace Channels.Bot.Dialogs.Several;

/// <summary>Days written together (月水金の4時から6時, 月曜から金曜まで毎日, 三日とも同じ), as the list of days that they are.</summary>
internal static partial class DayLists
{
    private const string Week = "月火水木金土日";

    /// <summary>The message with each day by itself: 月曜、水曜、金曜 4時から6時. Which week is meant is asked with each.</summary>
    public static string Spread(string text)
    {
        var spread = Range()
            .Replace(
                WithMonth(text),
                match =>
                {
                    var (from, to) = (Place(match, "from"), Place(match, "to"));
                    return from < to ? List(Week[from..(to + 1)], match.Groups["week"].Value) : match.Value;
                }
            );
        spread = Dates()
            .Replace(
                spread,
                match =>
                {
                    var (from, to) = (Day(match, "from"), Day(match, "to"));
                    var isRange = match.Groups["till"].Success;
                    if (from >= to || to > 31 || (isRange && to - from > MostInRange))
                        return match.Value;
                    var days = isRange ? Enumerable.Range(from, to - from + 1) : [from, to];
                    var (month, sign) = (match.Groups["month"].Value, match.Groups["month"].Value[^1] is '月' ? "日" : "");
                    return string.Join('、', days.Select(d => month + d.ToString(CultureInfo.InvariantCulture) + sign)) + " ";
                }
            );
        spread = Together()
            .Replace(
                spread,
                match =>
                    match.Groups["days"].Value is var days && days.Distinct().Count() == days.Length
                        ? List(days, match.Groups["week"].Value)
                        : match.Value
            );
        return spread == text && !Count().IsMatch(text) ? text : Count().Replace(spread, "");
    }

    /// <summary>8日と、9日じゃなくて10日: of a list of days, without the one that is taken back. Where it is the only one before the right day,
    /// something else is put right.</summary>
    public static string WithoutDenied(string text) =>
        Denied().Match(text) is { Success: true } denied && DayAlone().IsMatch(text[..denied.Index])
            ? text.Remove(denied.Index, denied.Length)
            : text;

    /// <summary>16日と18日、先月ね: the month behind the days is of each of them.</summary>
    private static string WithMonth(string text) =>
        MonthBehind().Match(text) is { Success: true } month
        && text[..month.Index] is var days
        && DayAlone().Count(days) > 1
        && !Named().IsMatch(days)
            ? DayAlone().Replace(days, d => month.Groups["month"].Value + d.Value) + text[(month.Index + month.Length)..]
            : text;

    /// <summary>三日とも同じ: the others are as this one.</summary>
    public static bool AreAllSame(string text) => Same().IsMatch(text);

    /// <summary>二日とも, どちらの日も: what follows is said of all the days.</summary>
    public static bool SaysAll(string clause) => All().IsMatch(clause);

    /// <summary>What is said of them.</summary>
    public static string BehindAll(string clause) => All().Replace(clause, "");

    /// <summary>Two times in one clause (朝7時半から8時10分まで送って|夕方の4時から6時まで): where the later one may begin.</summary>
    public static IEnumerable<int> Halves(string clause) => Later().Matches(clause).Where(m => m.Index > 0).Select(m => m.Index);

    private const int MostInRange = 6;

    private static int Day(Match match, string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    private static int Place(Match match, string name) => Week.IndexOf(match.Groups[name].Value, StringComparison.Ordinal);

    private static string List(string days, string week) => string.Join('、', days.Select(d => week + d + "曜")) + " ";

    [GeneratedRegex(
        "(?<week>今週|先週|先々週)?の?(?<from>[月火水木金土日])曜?日?(?:から|〜|~|-)(?<to>[月火水木金土日])曜?日?まで?の?(?:毎日|まいにち|ずっと|全部)?の?、?"
    )]
    private static partial Regex Range();

    /// <summary>11/25〜26, 11/25,26, 11月25日〜26日: the days between them are days too.</summary>
    [GeneratedRegex(
        @"(?<![0-9/])(?<month>[0-9]{1,2}(?:/|月))(?<from>[0-9]{1,2})日?(?:\([月火水木金土日]\))?"
            + @"(?:(?<till>〜|~|～|-|－|ー|から)|[、,・と&＆])\k<month>?(?<to>[0-9]{1,2})(?:日(?:まで)?|(?![0-9:/時年月日分]))(?:まで)?"
    )]
    private static partial Regex Dates();

    [GeneratedRegex(
        "(?<![0-9０-９月日年一二三四五六七八九十])(?<week>今週|先週|先々週)?の?(?<days>[月火水木金土日]{2,7})曜?日?(?:の|に|は|と|も|、|,| |　)"
    )]
    private static partial Regex Together();

    [GeneratedRegex("の?(?:[0-9０-９]{1,2}|[二三四五六七])(?:日|回)分(?:です|ね|よ|やけん)?")]
    private static partial Regex Count();

    [GeneratedRegex(
        "(?:[0-9０-９]{1,2}|[二三四五六七]|ふつか|みっか)(?:日|回|つ)?(?:分)?とも(?:全部)?(?:同じ|おなじ|一緒|いっしょ)|(?:どの日も|どの回も|毎回|全部の日)(?:同じ|おなじ|一緒|いっしょ)"
    )]
    private static partial Regex Same();

    [GeneratedRegex(
        @"^[\s　]*(?:(?:[2-7２-７二三四五六七両]日|ふつか|みっか|よっか)とも|(?:どちら|どっち|どれ)も|(?:どの|どちらの|全部の|すべての)日も?)[、,は 　]*"
    )]
    private static partial Regex All();

    [GeneratedRegex(
        @"[、,，。 　]*(?<month>先々月|先月|[0-9０-９]{1,2}月)(?:の(?:こと|分|話)?)?(?:です|でした|やけん|やった|ばい|ね|よ)*(?=[、,，。！!\s]|$)"
    )]
    private static partial Regex MonthBehind();

    [GeneratedRegex("(?<![0-9０-９月/])[0-9０-９]{1,2}日(?![間分目本中以])")]
    private static partial Regex DayAlone();

    [GeneratedRegex(
        "[0-9０-９]{1,2}日(?:じゃなくて|じゃなく|やなくて|やなく|ではなくて|ではなく|やのうて|じゃのうて|でなくて)[、,， 　]*(?=[0-9０-９]{1,2}日)"
    )]
    private static partial Regex Denied();

    [GeneratedRegex("先月|今月|来月|先々月|[0-9０-９]月")]
    private static partial Regex Named();

    [GeneratedRegex("夕方|午後|夜の?|昼から|ひるから|帰りは|帰りの")]
    private static partial Regex Later();
}
