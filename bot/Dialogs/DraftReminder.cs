using Channels.Bot.Conversations;

namespace Channels.Bot.Dialogs;

/// <summary>When to remind somebody, once, of a form left in the middle: a day later, and only between 9:00 and 20:00 in Japan.</summary>
public static class DraftReminder
{
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    /// <summary>The instant, UTC, or null when no form is open.</summary>
    public static DateTimeOffset? DueAt(ConversationState state)
    {
        if (state.Session is not { } session)
            return null;
        var due = session.AskedAt.AddDays(1).ToOffset(Japan);
        var morning = new DateTimeOffset(due.Date, Japan).AddHours(9);
        if (due < morning)
            due = morning;
        else if (due >= morning.AddHours(11))
            due = morning.AddDays(1);
        return due.ToUniversalTime();
    }
}
