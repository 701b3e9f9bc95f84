using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Notices;

/// <summary>How many members may still be told.</summary>
/// <param name="Today">On this day.</param>
/// <param name="Month">In this calendar month.</param>
internal sealed record NoticeBudget(int Today, int Month)
{
    public int Now => Math.Max(0, Math.Min(Today, Month));

    public static async Task<NoticeBudget> LeftAsync(ChannelsDb db, NoticeOptions options, DateTimeOffset now, CancellationToken stop)
    {
        var day = JapanTime.DayOf(now);
        var (today, month) = (JapanTime.StartOf(day), JapanTime.StartOf(new DateOnly(day.Year, day.Month, 1)));
        var told = db.Set<NoticeTold>();
        return new NoticeBudget(
            options.AtMostADay - await told.CountAsync(t => t.ToldAt >= today, stop),
            options.AtMostAMonth - await told.CountAsync(t => t.ToldAt >= month, stop)
        );
    }
}
