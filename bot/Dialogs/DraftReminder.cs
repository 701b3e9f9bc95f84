using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>
/// When to wake for a form left in the middle: once to remind, a day later and only between 9:00 and 20:00 in Japan; then when
/// its time is up.
/// </summary>
public static class DraftReminder
{
    /// <summary>The instant, UTC, of the reminder; null when no form is open or it was sent.</summary>
    public static DateTimeOffset? DueAt(ConversationState state)
    {
        if (state.Session is not { Reminded: false } session)
            return null;
        var due = JapanTime.At(session.AskedAt.AddDays(1));
        var morning = JapanTime.At(JapanTime.StartOf(DateOnly.FromDateTime(due.Date))).AddHours(9);
        if (due < morning)
            due = morning;
        else if (due >= morning.AddHours(11))
            due = morning.AddDays(1);
        return due.ToUniversalTime();
    }

    /// <summary>The next instant at which something is to be done about the open form, UTC; null when none is open.</summary>
    public static DateTimeOffset? WakeAt(ConversationState state, ProcedureCatalog catalog)
    {
        if (state.Session is not { } session)
            return null;

        // A second past its time, so that the form is over when the wake comes.
        var end =
            session.AskedAt + (catalog.Find(session.Procedure, session.Version)?.KeepsDrafts ?? TimeSpan.Zero) + TimeSpan.FromSeconds(1);
        return DueAt(state) is { } due && due < end ? due : end;
    }
}
