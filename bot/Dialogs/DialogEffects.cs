using Channels.Bot.Turns;

namespace Channels.Bot.Dialogs;

/// <summary>A form was left: it can be asked for with the code from any conversation until it expires.</summary>
/// <param name="Code">Resume code shown to the person, for example <c>RE-7K3M-2QXC</c>. Whoever looks it up must limit the tries.</param>
/// <param name="SessionJson">The session, to be given back by a <see cref="DialogEvents.FormClaimed"/> event.</param>
/// <param name="Expires">When it is deleted, UTC.</param>
public sealed record ParkForm(string Code, string SessionJson, DateTimeOffset Expires) : Effect;

/// <summary>
/// Somebody wrote a resume code that this conversation does not know. The answer comes back as an event of the same conversation:
/// <see cref="DialogEvents.FormClaimed"/> with the session as value, or <see cref="DialogEvents.FormNotFound"/>.
/// </summary>
public sealed record ClaimForm(string Code) : Effect;

/// <summary>The person wants a member of staff.</summary>
/// <param name="Procedure">The form that is open, or null.</param>
/// <param name="Field">The question that was open, or null.</param>
public sealed record AskForStaff(string? Procedure, string? Field) : Effect;

/// <summary>Names of events the dialog understands, beside <see cref="EventNames"/>.</summary>
public static class DialogEvents
{
    /// <summary>A parked form was found; the activity's value is its session.</summary>
    public const string FormClaimed = "channels/form-claimed";

    /// <summary>No parked form has that code.</summary>
    public const string FormNotFound = "channels/form-not-found";

    /// <summary>
    /// Somebody opened the conversation for a purpose or chose a language beside it; value
    /// <c>{"procedure":"…","language":"…"}</c>, both optional. Only a channel may make it, never a person's words.
    /// </summary>
    public const string Join = "channels/join";

    /// <summary>Time to remind somebody of a form left open (see <see cref="DraftReminder"/>).</summary>
    public const string RemindDraft = "channels/remind-draft";
}
