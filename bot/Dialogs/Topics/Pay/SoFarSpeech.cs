using System.Globalization;
using System.Text.RegularExpressions;

namespace Channels.Bot.Dialogs.Topics.Pay;

/// <summary>How members ask what a month comes to, and what is said back: <c>so-far-words.yaml</c>.</summary>
internal sealed partial class SoFarSpeech
{
    private const int Longest = 50;
    private const int MonthsOfYear = 12;

    private static readonly Lazy<SoFarSpeech> Loaded = new(() => new SoFarSpeech());

    private readonly TopicWords words = TopicWords.Read("Pay/so-far-words.yaml");

    public static SoFarSpeech Shipped => Loaded.Value;

    /// <summary>The month whose amount is asked for; null: something else is.</summary>
    /// <param name="folded">The message, folded.</param>
    /// <param name="today">In Japan.</param>
    public string? Month(string folded, DateOnly today, bool isProvider, bool isRequester)
    {
        var bare = TopicWords.Bare(folded);
        if (bare.Length is 0 or > Longest || !words.Has("how-much", bare) || words.Has("other", bare))
            return null;

        // What only the other role has is another question: of a rate, or of what somebody else gets.
        if ((!isProvider && words.Has("earned", bare)) || (!isRequester && words.Has("paid", bare)))
            return null;
        return Named(bare, today)?.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }

    public string Say(string key, string language, params ReadOnlySpan<(string Name, string Value)> figures) =>
        words.Say(key, PaySpeech.Known(language), figures);

    /// <summary>The month that is named; a number is the last month of that name.</summary>
    private DateOnly? Named(string bare, DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        if (words.Has("before-last", bare))
            return first.AddMonths(-2);
        if (words.Has("last", bare))
            return first.AddMonths(-1);
        if (words.Has("this", bare))
            return first;
        if (Number().Match(bare) is not { Success: true } found)
            return null;
        var month = int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture);
        return month is 0 or > MonthsOfYear ? null : new DateOnly(month > today.Month ? today.Year - 1 : today.Year, month, 1);
    }

    // 11月5日 is a day, 3か月 a length.
    [GeneratedRegex(@"(?<![0-9])([0-9]{1,2})月(?!.?[0-9])")]
    private static partial Regex Number();
}
