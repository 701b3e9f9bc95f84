using System.Text.RegularExpressions;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>Of which report a parent speaks who writes what is not so, pure: the day and the child they name are of it, whether they have
/// answered it or not. A day or a child that is in none of them is put on no other.</summary>
internal static partial class SpokenReports
{
    /// <param name="all">What they were asked about, the latest last.</param>
    /// <param name="words">What they wrote.</param>
    /// <param name="shown">The one whose question was said last, or null.</param>
    /// <param name="now">When.</param>
    /// <returns>The numbers of those that may be meant: one, several between which it is asked, or none.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<MeantReports.One> all, string words, string? shown, DateTimeOffset now)
    {
        var said = JapaneseText.FoldToHiragana(words);
        var left = all.ToList();

        // 頼んだのは月曜です says what the right day would be, and not of which report they speak.
        var sure = HandedInDays.MeantIn(words, now);
        var named =
            shown is null ? HandedInDays.NamedIn(words, now)
            : sure.Count > 0 ? sure
            : OfAnother(all, words, shown, now);
        if (named.Count > 0)
            left = OfDays(left, named, words) is var ofDays && (ofDays.Count > 0 || sure.Count > 0) ? ofDays : left;
        if (left.Count == 0)
            return [];
        var isShown = left.Exists(o => o.Reference == shown);
        if (isShown && MeantReports.OfPart(left, words, shown) is [var ofShown] && ofShown.Reference == shown)
            return [shown!];
        var children = left.FindAll(o => o.Children.Any(c => MeantReports.IsNamed(c, said)));
        if (isShown && all.SelectMany(o => o.Children).Any(c => MeantReports.IsJoined(c, said)))
            return [shown!];
        if (children.Count > 0)
            left = children;
        else if (all.Any(o => o.Children.Any(c => MeantReports.IsNamed(c, said))) || IsOfStranger(said))
            return [];
        if (MeantReports.OfPart(left, words, shown) is { Count: > 0 } ofPart)
            left = [.. ofPart];
        if (left.Count == all.Count)
            return Unnamed(all, shown);
        if (left.Exists(o => o.Reference == shown))
            return [shown!];
        if (left.Count > 1 && left.FindAll(o => o.IsOpen) is { Count: > 0 } open)
            left = open;
        if (left.Count > 1 && left.FindAll(o => o.IsAsked) is { Count: > 0 } asked)
            left = asked;
        return [.. left.Select(o => o.Reference)];
    }

    /// <summary>Nothing tells them apart: the one that was shown, else those that wait.</summary>
    private static IReadOnlyList<string> Unnamed(IReadOnlyList<MeantReports.One> all, string? shown) =>
        shown is not null && all.Any(o => o.Reference == shown) ? [shown]
        : all.Where(o => o.IsOpen).Select(o => o.Reference).ToList() is { Count: > 0 } open ? open
        : all.Count > 0 ? [all[^1].Reference]
        : [];

    /// <summary>12日そんなに長く預けてない, while that of another day is shown: a day that is named and not said to be the right one wins, where
    /// there is a report of it and the shown one is of another.</summary>
    private static IReadOnlyList<DateOnly> OfAnother(IReadOnlyList<MeantReports.One> all, string words, string shown, DateTimeOffset now)
    {
        var days = HandedInDays.SpokenOfIn(words, now, ReportSpeech.Shipped.IsRightDay);
        var of = days.Count == 0 ? [] : OfDays([.. all], days, words);
        return of.Count > 0 && !of.Exists(o => o.Reference == shown) ? days : [];
    }

    /// <summary>The one other report whose day is named: 30分遅れたのは23日です, behind a yes to that of the 15th.</summary>
    public static string? OfOther(IReadOnlyList<MeantReports.One> all, string agreed, string words, DateTimeOffset now) =>
        MeantReports.OfPart(all, words, agreed) is [var ofPart]
            ? ofPart.Reference == agreed
                ? null
                : ofPart.Reference
            : HandedInDays.NamedIn(words, now) is { Count: > 0 } days
            && OfDays([.. all.Where(o => o.Reference != agreed)], days, words) is [var only]
                ? only.Reference
                : null;

    /// <summary>12日 without a month is the latest there was, and may be one before it: one that still waits comes before one that was
    /// answered.</summary>
    private static List<MeantReports.One> OfDays(List<MeantReports.One> all, IReadOnlyList<DateOnly> days, string words)
    {
        var exact = all.FindAll(o => o.Day is { } day && days.Contains(day));
        if (WithMonth().IsMatch(JapaneseText.Fold(words)))
            return exact;
        var same = all.FindAll(o => o.Day is { } day && days.Any(d => d.Day == day.Day));
        return exact.Count == 0 ? same
            : exact.Exists(o => o.IsOpen) || same.FindAll(o => o.IsOpen) is not { Count: > 0 } open ? exact
            : open;
    }

    /// <summary>A child is named with a title, and it is in none of them.</summary>
    private static bool IsOfStranger(string said) => Titled().IsMatch(said);

    [GeneratedRegex("[0-9]{1,2}月|[0-9]{1,2}/[0-9]{1,2}|曜")]
    private static partial Regex WithMonth();

    [GeneratedRegex(@"(?:^|[\p{P}\s、。はがものと日])[\p{L}ー]{2,8}?(?:ちゃん|くん)")]
    private static partial Regex Titled();
}
