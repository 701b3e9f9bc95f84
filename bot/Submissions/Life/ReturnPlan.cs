using Channels.Text;

namespace Channels.Bot.Submissions.Life;

/// <summary>When a person is reminded of what was given back to them, and when the office has it again. People are told between 9:00
/// and 20:00 in Japan only.</summary>
internal static class ReturnPlan
{
    public const int MostReminders = 2;

    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);
    private static readonly TimeSpan Evening = TimeSpan.FromHours(20);

    /// <summary>The next instant at which something is to be done, UTC.</summary>
    /// <param name="options">How long is waited.</param>
    /// <param name="returnedAt">When it was given back.</param>
    /// <param name="reminders">How often the person was reminded.</param>
    public static DateTimeOffset Next(LifeOptions options, DateTimeOffset returnedAt, int reminders) =>
        reminders switch
        {
            0 => Civil(returnedAt + options.FirstReminder),
            1 => Civil(returnedAt + options.SecondReminder),
            _ => Civil(returnedAt + options.BackToOffice),
        };

    /// <summary>The instant itself when it is day in Japan, else the morning that follows.</summary>
    public static DateTimeOffset Civil(DateTimeOffset at)
    {
        var local = JapanTime.At(at);
        var morning = JapanTime.At(JapanTime.StartOf(DateOnly.FromDateTime(local.Date))) + Morning;
        var civil =
            local < morning ? morning
            : local >= morning + (Evening - Morning) ? morning.AddDays(1)
            : local;
        return civil.ToUniversalTime();
    }
}
