using Channels.Bot.Activities;

namespace Channels.Bot.Contract;

/// <summary>Names of events the dialog understands, beside <see cref="EventNames"/>.</summary>
public static class DialogEvents
{
    /// <summary>
    /// Somebody opened the conversation for a purpose or chose a language beside it; value
    /// <c>{"procedure":"…","language":"…"}</c>, both optional. Only a channel may make it, never a person's words.
    /// </summary>
    public const string Join = "channels/join";

    /// <summary>The office wrote to the person; the value has <c>reference</c> and <c>text</c>.</summary>
    public const string StaffReplied = "channels/staff-replied";

    /// <summary>There is news about something handed in elsewhere; the value has <c>reference</c> and nothing else.</summary>
    public const string News = "channels/news";

    /// <summary>The office did something with what was handed in here; the value has <c>reference</c> and <c>what</c>, one of
    /// <see cref="SubmissionNews"/>, and nothing else.</summary>
    public const string SubmissionMoved = "channels/submission-moved";

    /// <summary>An answer put together outside the turn is there; the value is a <see cref="ComposedAnswer"/>.</summary>
    public const string AnswerComposed = "channels/answer-composed";

    /// <summary>A file somebody sent cannot be had; the value has <c>url</c>, <c>code</c> and, when it went with something handed in,
    /// its <c>reference</c> and <c>procedure</c>.</summary>
    public const string FileMissing = "channels/file-missing";

    /// <summary>This conversation does not speak for a member any more; the value has <c>number</c> and <c>why</c>, one of
    /// <see cref="UnlinkReasons"/>.</summary>
    public const string MemberUnlinked = "channels/member-unlinked";

    /// <summary>A report of the providing member is to be confirmed by the member of this conversation; the value has
    /// <c>reference</c> and <c>what</c> (<see cref="ReportAsks"/>), and nothing else.</summary>
    public const string ReportAsked = "channels/report-asked";

    /// <summary>Stamps of a care changed that concerns the member of this conversation, or one is missing; the value has <c>care</c>,
    /// <c>what</c> (<see cref="StampEvents"/>), <c>after</c> and <c>until</c> (the last change that was told, and that is told now),
    /// and nothing else.</summary>
    public const string CareStamped = "channels/care-stamped";

    /// <summary>A month is closed and the member of this conversation is paid; the value has <c>month</c> and nothing else.</summary>
    public const string PayDecided = "channels/pay-decided";

    /// <summary>The member of this conversation doubts a line of what they are paid, on the page; the value has <c>text</c>, as the
    /// staff read it, and <c>about</c>, as the member did, without an amount.</summary>
    public const string PayDoubted = "channels/pay-doubted";

    /// <summary>The centre tells its members something; the value has <c>ja</c>, and <c>easy</c> and <c>en</c> where there is a text in
    /// them.</summary>
    public const string NoticeGiven = "channels/notice-given";

    /// <summary>The instant of <see cref="TurnResult.WakeAt"/> has come: time to remind somebody of a form left open, or to let it
    /// go.</summary>
    public const string Wake = "channels/wake";
}

/// <summary>How a member is asked whether a report is right.</summary>
public static class ReportAsks
{
    /// <summary>For the first time.</summary>
    public const string First = "first";

    /// <summary>Once more, as they have not answered.</summary>
    public const string Again = "again";
}

/// <summary>Why stamps are spoken of though nobody said anything.</summary>
public static class StampEvents
{
    /// <summary>The other member is told.</summary>
    public const string Tell = "tell";

    /// <summary>The provider is asked for the return.</summary>
    public const string Ask = "ask";

    /// <summary>The provider is reminded of the report.</summary>
    public const string Remind = "remind";
}
