using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>Which of several reports a parent speaks of, pure: a day or a child in their words tells them apart (26日のやつ, みゆのほう). What
/// they say the right day or child would be is no such word; in doubt it is asked.</summary>
internal static class MeantReports
{
    /// <param name="open">The reports that wait for an answer.</param>
    /// <param name="words">What was said, or null.</param>
    /// <param name="shown">The one whose question was said last, or null.</param>
    /// <param name="now">When.</param>
    /// <returns>The numbers of those that may be meant: one, or all between which it is asked.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<One> open, string? words, string? shown, DateTimeOffset now)
    {
        IReadOnlyList<One> left = open;
        if (words is not null)
        {
            var sure = HandedInDays.MeantIn(words, now);
            var days = shown is null ? HandedInDays.NamedIn(words, now) : sure;
            if (days.Count > 0 && left.Where(o => o.Day is { } day && days.Contains(day)).ToList() is { Count: > 0 } ofDays)
                left = ofDays;
            else if (sure.Count > 0 && shown is not null)
                return [.. open.Select(o => o.Reference)]; // a day of which there is none
            if (OfPart(left, words, shown) is { Count: > 0 } ofPart)
                left = ofPart;
            var said = JapaneseText.FoldToHiragana(words);
            if (left.Where(o => o.Children.Any(c => IsNamed(c, said))).ToList() is { Count: > 0 } ofChildren)
                left = ofChildren;
        }

        // Nothing tells them apart, or what does is in the one that was shown, too.
        if (shown is not null && left.Any(o => o.Reference == shown) && (left.Count == open.Count || left.Count == 1))
            return [shown];
        return [.. left.Select(o => o.Reference)];
    }

    /// <summary>午前中の分, 夕方の方: of several reports of one day those of this part of it; none: it tells nothing apart.</summary>
    internal static IReadOnlyList<One> OfPart(IReadOnlyList<One> left, string words, string? shown)
    {
        var day = left.FirstOrDefault(o => o.Reference == shown)?.Day;
        var same = left.Where(o => (day is null || o.Day == day) && o.Time is not null).ToList();
        if (same.Count < 2 || PartsOfDay.In(LongText.Prepare(words)) is not [var (from, to), ..])
            return [];
        var of = same.FindAll(o => o.Time!.Value.From < to.AddHours(1) && o.Time.Value.To > from.AddHours(-1));
        return of.Count < same.Count ? of : [];
    }

    /// <summary>A child of it is named in folded words.</summary>
    internal static bool IsNamed(string child, string said)
    {
        var bare = NameFinder.WithoutTitle(JapaneseText.FoldToHiragana(child));
        return bare.Length > 1 && said.Contains(bare, StringComparison.Ordinal);
    }

    /// <param name="Reference">Its number.</param>
    /// <param name="Day">Its day, or null.</param>
    /// <param name="Children">How its children are called.</param>
    internal sealed record One(string Reference, DateOnly? Day, IReadOnlyList<string> Children)
    {
        /// <summary>From when to when, or null.</summary>
        public Period? Time { get; init; }

        /// <summary>An answer to it is waited for.</summary>
        public bool IsOpen { get; init; } = true;
    }
}
