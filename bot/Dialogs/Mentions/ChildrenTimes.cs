using System.Buffers;
using System.Text.RegularExpressions;
using Channels.Text;
using Channels.Text.Clocks;
using Channels.Text.Names;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>みゆちゃんは5時まで、そうたは6時半まで: every child has a time of its own. A report has one, so none of them is taken for all.</summary>
internal static partial class ChildrenTimes
{
    /// <summary>More is a story. Characters.</summary>
    private const int Longest = 400;

    private static readonly SearchValues<char> Clocks = SearchValues.Create("時:：");

    /// <summary>Who is told with a time of their own, in order; empty where their times do not differ.</summary>
    public static IReadOnlyList<TimeOfChild> In(string text)
    {
        if (text.Length > Longest || !text.AsSpan().ContainsAny(Clocks))
            return [];
        var told = Told()
            .Matches(JapaneseText.Fold(text))
            .Select(m => new TimeOfChild(m.Groups["name"].Value, m.Groups["time"].Value, SideOf(m)))
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
    /// <param name="hasLeft">Whether words behind the time say that the child left then.</param>
    /// <param name="hasCome">Whether they say that it came then.</param>
    public static TimeOfChild? Of(string name, string clause, Func<string, bool> hasLeft, Func<string, bool> hasCome)
    {
        if (Alone().Match(clause) is not { Success: true } match)
            return null;
        var behind = clause[(match.Index + match.Length)..];
        var side = SideOf(match);
        return new TimeOfChild(
            name,
            match.Groups["time"].Value,
            side is not TimeSide.Unsaid ? side
                : hasLeft(behind) ? TimeSide.End
                : hasCome(behind) ? TimeSide.Start
                : TimeSide.Unsaid
        );
    }

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

    private const string Part = "(?:午前|午後|朝|夕方|夜|昼)?の?";

    private const string Until = "(?<to>(?:から|~|-)" + Clock + ")";

    private const string Time = "(?<time>" + Part + Clock + Until + "?)";

    private const string Both = "(?<time>" + Part + Clock + Until + ")";

    // Without さん or ちゃん only words in kana, and only with until or from; with nothing between them only from when to when.
    [GeneratedRegex(
        @"(?:^|[、,。 \n・と])(?:(?<name>[\p{L}ー]{1,6}?"
            + Title
            + ")(?:だけは|だけ|は|が| |:)"
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
        200
    )]
    private static partial Regex Told();

    [GeneratedRegex(Time + "(?<side>まで|から)?", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Alone();
}
