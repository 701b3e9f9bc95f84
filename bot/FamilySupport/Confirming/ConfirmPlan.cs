using Channels.Bot.Submissions.Life;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>When a member is asked, reminded, and left in peace; by day only.</summary>
internal static class ConfirmPlan
{
    public const int MostReminders = 2;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>What comes after so many reminders, UTC.</summary>
    public static DateTimeOffset Next(ConfirmOptions options, DateTimeOffset askedAt, int reminders) =>
        ReturnPlan.Civil(
            askedAt
                + reminders switch
                {
                    0 => options.FirstReminder,
                    1 => options.SecondReminder,
                    _ => options.ToStaff,
                }
        );

    /// <summary>The next look at whether somebody can be asked by now; null: it has been waited for long enough.</summary>
    public static DateTimeOffset? NextLook(ConfirmOptions options, DateTimeOffset handedIn, DateTimeOffset now) =>
        ReturnPlan.Civil(now + Day) is var next && next <= handedIn + options.ToStaff ? next : null;
}
