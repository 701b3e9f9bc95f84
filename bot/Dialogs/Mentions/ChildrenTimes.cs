using System.Buffers;
using System.Text.RegularExpressions;
using Channels.Text;
using Channels.Text.Names;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>みゆちゃんは5時まで、そうたは6時半まで: every child has a time of its own. A report has one, so none of them is taken for all.</summary>
internal static partial class ChildrenTimes
{
    /// <summary>More is a story. Characters.</summary>
    private const int Longest = 400;

    private static readonly SearchValues<char> Clocks = SearchValues.Create("時:：");

    /// <summary>Who is told with a time of their own, in order; empty where their times do not differ.</summary>
    public static IReadOnlyList<string> NamesIn(string text)
    {
        if (text.Length > Longest || !text.AsSpan().ContainsAny(Clocks))
            return [];
        var told = Told()
            .Matches(JapaneseText.Fold(text))
            .Select(m => (Name: m.Groups["name"].Value, Time: m.Groups["time"].Value))
            .Where(t => ChildName.Of(t.Name) is not null && !ChildName.IsNoChild(t.Name))
            .Where(t => !NameFinder.IsOther(NameFinder.WithoutTitle(t.Name)))
            .DistinctBy(t => NameFinder.WithoutTitle(t.Name))
            .ToList();
        return told.Count > 1 && told.DistinctBy(t => t.Time).Count() > 1 ? told.ConvertAll(t => t.Name) : [];
    }

    public static bool AreIn(string text) => NamesIn(text).Count > 1;

    private const string Title = "(?:ちゃん|くん|君|さん)";

    private const string Clock = "[0-9一二三四五六七八九十]{1,3}(?::[0-9]{2}|時(?:[0-9]{1,2}分|半)?)";

    private const string Time = "(?:午前|午後|朝|夕方|夜|昼)?の?(?<time>" + Clock + "(?:(?:から|~|-)" + Clock + ")?)";

    // Without さん or ちゃん only words in kana, and only with until or from.
    [GeneratedRegex(
        @"(?:^|[、,。 \n・と])(?:(?<name>[\p{L}ー]{1,6}?"
            + Title
            + ")(?:だけは|だけ|は|が| |:)"
            + Time
            + @"|(?<name>[\u3041-\u3096ー]{2,5}|[\u30A1-\u30FAー]{2,6})(?:だけは|だけ|は|が)"
            + Time
            + "(?:まで|から))",
        RegexOptions.CultureInvariant,
        200
    )]
    private static partial Regex Told();
}
