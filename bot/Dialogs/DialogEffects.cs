using Channels.Bot.Turns;

namespace Channels.Bot.Dialogs;

/// <summary>A form was left: it can be asked for with the code from any conversation until it expires.</summary>
/// <param name="Code">Resume code shown to the person, for example <c>RE-7K3M-2QXC</c>.</param>
/// <param name="Procedure">Procedure id.</param>
/// <param name="SessionJson">The session, to be given back by a <see cref="DialogEvents.FormClaimed"/> event.</param>
/// <param name="Expires">When it is deleted, UTC.</param>
public sealed record ParkForm(string Code, string Procedure, string SessionJson, DateTimeOffset Expires) : Effect;

/// <summary>
/// Somebody wants to go on with the form of this code. It is looked up and answered within the same turn (see
/// <see cref="FormClaim"/>), so that the form is in one conversation only.
/// </summary>
public sealed record ClaimForm(string Code) : Effect;

/// <summary>The form of this code now lives in this conversation; nobody else can claim it any more.</summary>
public sealed record TakeForm(string Code, string SessionJson) : Effect;

/// <summary>The person wants a member of staff.</summary>
/// <param name="Procedure">The form that is open, or null.</param>
/// <param name="Field">The question that was open, or null.</param>
public sealed record AskForStaff(string? Procedure, string? Field) : Effect;

/// <summary>A document that was to come later has come: it joins its submission.</summary>
/// <param name="Reference">The submission's number.</param>
/// <param name="Field">Path of the question it answers.</param>
/// <param name="File">The file as the channel knows it.</param>
public sealed record AttachLater(string Reference, string Field, Attachment File) : Effect;

/// <summary>Names of events the dialog understands, beside <see cref="EventNames"/>.</summary>
public static class DialogEvents
{
    /// <summary>A parked form was found; the activity's value is a <see cref="FormClaim"/>.</summary>
    public const string FormClaimed = "channels/form-claimed";

    /// <summary>No parked form has that code.</summary>
    public const string FormNotFound = "channels/form-not-found";

    /// <summary>
    /// Somebody opened the conversation for a purpose or chose a language beside it; value
    /// <c>{"procedure":"…","language":"…"}</c>, both optional. Only a channel may make it, never a person's words.
    /// </summary>
    public const string Join = "channels/join";

    /// <summary>A case was opened with its number and word; the activity's value is a <see cref="CaseOpening"/>.</summary>
    public const string CaseOpened = "channels/case-opened";

    /// <summary>Number and word do not belong together.</summary>
    public const string CaseNotFound = "channels/case-not-found";

    /// <summary>The office wrote to the person; the value has <c>reference</c> and <c>text</c>.</summary>
    public const string StaffReplied = "channels/staff-replied";

    /// <summary>There is news about something handed in elsewhere; the value has <c>reference</c> and nothing else.</summary>
    public const string News = "channels/news";

    /// <summary>An answer put together outside the turn is there; the value is a <see cref="Answers.ComposedAnswer"/>.</summary>
    public const string AnswerComposed = "channels/answer-composed";

    /// <summary>The instant of <see cref="TurnResult.WakeAt"/> has come: time to remind somebody of a form left open, or to let it
    /// go.</summary>
    public const string Wake = "channels/wake";
}
