using Channels.Bot.Submissions.Life;
using Channels.Text;

namespace Channels.Bot.FamilySupport.Stamps;

/// <summary>When stamps are spoken of, pure.</summary>
internal static class StampHours
{
    /// <summary>A care that began longer ago is none that goes on.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>So often a return is asked for.</summary>
    public const int MostAsked = 2;

    private static readonly TimeSpan Early = TimeSpan.FromHours(7);
    private static readonly TimeSpan Late = TimeSpan.FromHours(22);

    /// <summary>The other member is told by day only.</summary>
    public static DateTimeOffset ToTell(DateTimeOffset now) => ReturnPlan.Civil(now);

    /// <summary>Whoever has a child with them is awake: they are asked at once from 7:00 to 22:00, else by day.</summary>
    public static DateTimeOffset ToAsk(DateTimeOffset due)
    {
        var clock = JapanTime.At(due).TimeOfDay;
        return clock >= Early && clock < Late ? due.ToUniversalTime() : ReturnPlan.Civil(due);
    }
}
