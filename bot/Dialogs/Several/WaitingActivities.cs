using System.Collections.Immutable;
using Channels.Bot.Conversations;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Bot.Dialogs.Several;

/// <summary>The activities that wait for their turn: each day once, however often it is spoken of.</summary>
internal static class WaitingActivities
{
    /// <summary>26日と28日に預かりました, and then 28日は13時から15時半: the second tells more of the same activity, unless it was at another
    /// time.</summary>
    public static ImmutableList<ToldActivity> With(Scene scene, FormSession session, IEnumerable<ToldActivity> told)
    {
        var waiting = session.Others ?? [];
        foreach (var one in told)
        {
            var at =
                one.IsSameDay || NextActivity.DayOf(scene, one) is not { } day ? -1 : waiting.FindIndex(w => IsOf(w, day) && Fits(w, one));
            waiting = at < 0 ? waiting.Add(one) : waiting.SetItem(at, one with { Text = Together(waiting[at].Text, one.Text) });
        }

        return waiting;

        bool IsOf(ToldActivity other, DateOnly day) => !other.IsSameDay && NextActivity.DayOf(scene, other) == day;
    }

    /// <summary>What is told of the day of the open report comes first: it is heard now.</summary>
    public static IReadOnlyList<ToldActivity> OpenFirst(Scene scene, DateOnly open, IReadOnlyList<ToldActivity> told) =>
        told.All(t => !t.IsSameDay) && told.Any(t => NextActivity.DayOf(scene, t) == open)
            ? [.. told.OrderBy(t => NextActivity.DayOf(scene, t) != open)]
            : told;

    private static bool Fits(ToldActivity before, ToldActivity after) =>
        PeriodIn(before.Text) is not { } earlier || PeriodIn(after.Text) is not { } later || earlier == later;

    private static string Together(string before, string after) => $"{before.TrimEnd(' ', '。', '、')}。{ActivityParts.Behind(after)}";

    private static Period? PeriodIn(string text) =>
        PeriodFinder.Find(LongText.Prepare(text), TimeHint.Daytime)?.Reading is Reading<Period>.Found found ? found.Value : null;
}
