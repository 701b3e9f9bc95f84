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

    /// <summary>午前中の分, 夕方の方: of the reports of the day that is shown those of this part of it, and where none is, what has it on another
    /// day and is named so; none: it tells nothing apart.</summary>
    internal static IReadOnlyList<One> OfPart(IReadOnlyList<One> left, string words, string? shown)
    {
        if (PartsOfDay.In(LongText.Prepare(words)) is not [var part, ..])
            return [];
        var timed = left.Where(o => o.Time is not null).ToList();
        var day = timed.Find(o => o.Reference == shown)?.Day;
        var same = timed.FindAll(o => day is null || o.Day == day);
        if (Of(part, same) is { Count: > 0 } of)
            return of.Count < same.Count || of.Exists(o => o.Reference == shown) ? of : [];
        return day is not null && ReportSpeech.Shipped.Agreements.NamesPart(words) ? Of(part, timed) : [];
    }

    /// <summary>What may be meant by a part of the day; where several may be, those in the middle of it.</summary>
    private static List<One> Of(PartOfDay part, List<One> timed)
    {
        var may = timed.FindAll(o => part.MayMean(o.Time!.Value));
        return may.FindAll(o => part.Means(o.Time!.Value)) is { Count: > 0 } means ? means : may;
    }

    /// <summary>A child of it is named in folded words.</summary>
    internal static bool IsNamed(string child, string said) =>
        Bare(child) is { Length: > 1 } bare && said.Contains(bare, StringComparison.Ordinal);

    /// <summary>はなも一緒でした: it is told to have been there as well, and says nothing of which report they speak.</summary>
    internal static bool IsJoined(string child, string said) =>
        IsNamed(child, said)
        && said.IndexOf(Bare(child), StringComparison.Ordinal) is var at
        && ReportSpeech.Shipped.IsJoined(NameFinder.WithoutTitleBefore(said[(at + Bare(child).Length)..]));

    private static string Bare(string child) => NameFinder.WithoutTitle(JapaneseText.FoldToHiragana(child));

    /// <param name="Reference">Its number.</param>
    /// <param name="Day">Its day, or null.</param>
    /// <param name="Children">How its children are called.</param>
    internal sealed record One(string Reference, DateOnly? Day, IReadOnlyList<string> Children)
    {
        /// <summary>From when to when, or null.</summary>
        public Period? Time { get; init; }

        /// <summary>An answer to it is waited for.</summary>
        public bool IsOpen { get; init; } = true;

        /// <summary>And they were asked for it here.</summary>
        public bool IsAsked { get; init; }
    }
}
