using System.Buffers;
using System.Text.RegularExpressions;
using Channels.Text;
using Channels.Text.Clocks;
using Channels.Text.Names;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>みゆちゃんは5時まで、そうたは6時半まで: every child has a time of its own. A report has one, so none of them is taken for all.</summary>
internal static class ChildrenTimes
{
    /// <summary>More is a story. Characters.</summary>
    private const int Longest = 400;

    private static readonly SearchValues<char> Clocks = SearchValues.Create("時:：");

    /// <summary>Who is told with a time of their own, in order; empty where their times do not differ.</summary>
    public static IReadOnlyList<TimeOfChild> In(string text)
    {
        if (text.Length > Longest || !text.AsSpan().ContainsAny(Clocks))
            return [];
        var folded = JapaneseText.Fold(text);
        var told = Told.Matches(folded)
            .Select(m => new TimeOfChild(m.Groups["name"].Value, m.Groups["time"].Value, SideOf(m)) { Behind = Behind(folded, m) })
            .Where(t => ChildName.Of(t.Name) is not null && !ChildName.IsNoChild(t.Name) && !NameFinder.IsLead(t.Name))
            .Where(t => PartsOfDay.In(LongText.Prepare(t.Name)).Count == 0)
            .Where(t => !NameFinder.IsOther(NameFinder.WithoutTitle(t.Name)))
            .DistinctBy(t => NameFinder.WithoutTitle(t.Name))
            .ToList();
        return told.Count > 1 && told.DistinctBy(t => t.Clock).Count() > 1 ? told : [];
    }

    /// <inheritdoc cref="In"/>
    public static IReadOnlyList<string> NamesIn(string text) => [.. In(text).Select(t => t.Name)];

    public static bool AreIn(string text) => In(text).Count > 1;

    /// <summary>What is said of one child whose name stands before it: は5時で帰ったとよ.</summary>
    /// <param name="name">The child.</param>
    /// <param name="clause">The words behind the name.</param>
    public static TimeOfChild? Of(string name, string clause) =>
        Alone.Match(clause) is { Success: true } match
            ? new TimeOfChild(name, match.Groups["time"].Value, SideOf(match)) { Behind = Behind(clause, match) }
            : null;

    private static string Behind(string text, Match match) =>
        match.Index + match.Length is var end && end < text.Length ? text[end..Clauses.EndOf(text, end)].TrimStart() : "";

    private static TimeSide SideOf(Match match) =>
        match.Groups["to"].Success
            ? TimeSide.Both
            : match.Groups["side"].Value switch
            {
                "まで" => TimeSide.End,
                "から" => TimeSide.Start,
                _ => TimeSide.Unsaid,
            };

    private const string Title = "(?:ちゃん|くん|君|さん)";

    private const string Clock = "[0-9一二三四五六七八九十]{1,3}(?::[0-9]{2}|時(?:[0-9]{1,2}分|半)?)";

    private static readonly string Part = PartsOfDay.AnyOf + "?の?";

    private const string Until = "(?<to>(?:から|~|-)" + Clock + ")";

    private static readonly string Time = "(?<time>" + Part + Clock + Until + "?)";

    private static readonly string Both = "(?<time>" + Part + Clock + Until + ")";

    /// <summary>みおちゃんは|先に|9時45分に帰った: what may stand between a child and its time.</summary>
    private const string Lead = "[^0-9、,。 ]{0,2}?";

    private static readonly TimeSpan Longer = TimeSpan.FromMilliseconds(200);

    // Without さん or ちゃん only words in kana, and only with until or from; with nothing between them only from when to when.
    private static readonly Regex Told = new(
        @"(?:^|[、,。 \n・と])(?:(?:この日は|その日は)?(?<name>[\p{L}ー]{1,6}?"
            + Title
            + ")(?:だけは|だけ|は|が| |:)"
            + Lead
            + Time
            + "(?<side>まで|から)?"
            + @"|(?<name>[\p{L}ー]{1,6}?"
            + Title
            + @"|[\u3041-\u3096ー]{2,5}?|[\u30A1-\u30FAー]{2,6})(?:だけは|だけ|は|が)? ?"
            + Both
            + @"|(?<name>[\u3041-\u3096ー]{2,5}|[\u30A1-\u30FAー]{2,6})(?:だけは|だけ|は|が)"
            + Time
            + "(?<side>まで|から))",
        RegexOptions.CultureInvariant,
        Longer
    );

    private static readonly Regex Alone = new(Time + "(?<side>まで|から)?", RegexOptions.CultureInvariant, Longer);
}
