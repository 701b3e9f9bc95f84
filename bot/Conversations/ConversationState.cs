using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Channels.Bot.Data.Rows;

namespace Channels.Bot.Conversations;

/// <summary>All the bot remembers of a conversation between turns. Nothing derived is kept.</summary>
public sealed record ConversationState
{
    /// <summary>The shape this code writes; a reader that does not know a shape starts afresh.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Shape of this record.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Language of the dialog: the name of a file in <c>Forms/Words</c>, for example <c>ja-easy</c>.</summary>
    public string Language { get; init; } = "ja";

    /// <summary>The procedure being filled in, or null.</summary>
    public FormSession? Session { get; init; }

    /// <summary>Forms left for another day, the latest last; three at most.</summary>
    public ImmutableList<ParkedForm> Parked { get; init; } = [];

    /// <summary>What was handed in last, to answer a second tap on "yes" with the same receipt.</summary>
    public LastSubmission? Last { get; init; }

    /// <summary>The entry code (leaflet, home page, ward) this conversation came in by, or null; only counted, never shown.</summary>
    public string? Entry { get; init; }

    /// <summary>As what somebody came, in the words of a procedure's audience (<c>care-provider</c>): by their page, or by saying so.
    /// Null: nobody knows.</summary>
    public string? CameAs { get; init; }

    /// <summary>When they said so.</summary>
    public DateTimeOffset? CameAt { get; init; }

    /// <summary>The member for whom this conversation speaks: linked by a code of the centre; or null.</summary>
    public LinkedMember? Member { get; init; }

    /// <summary>Numbers of reports of another member that were asked about here and not answered, the latest last.</summary>
    public ImmutableList<string>? Asked { get; init; }

    /// <summary>A report of another member in which something is otherwise, while it is asked what; or null.</summary>
    public ReportDoubt? Doubt { get; init; }

    /// <summary>The report of another member that was answered here last; null: none was.</summary>
    public AnsweredReport? Answered { get; init; }

    /// <summary>Care that was stamped here and of which no report was made, the latest last.</summary>
    public ImmutableList<KeptStamps>? Stamps { get; init; }

    /// <summary>The stamp that was spoken of last; null: none was.</summary>
    public LastStamp? Stamp { get; init; }

    /// <summary>Care of another member's that was told of here lately, the latest last; null: none was.</summary>
    public ImmutableList<ToldStamp>? StampsTold { get; init; }

    /// <summary>The case that was opened here with its number and word, or whose word was asked for.</summary>
    public OpenedCase? Case { get; init; }

    /// <summary>Numbers of cases in which the office wrote something that was announced here and not read yet, the latest
    /// last.</summary>
    public ImmutableList<string>? News { get; init; }

    /// <summary>Numbers of what the office gave back to be corrected, the latest last.</summary>
    public ImmutableList<string>? Returned { get; init; }

    /// <summary>What became of something handed in, as it was told last; null: nothing was.</summary>
    public MovedNews? Moved { get; init; }

    /// <summary>What is wanted with something handed in, while it is asked about; or null.</summary>
    public SubmissionWish? Wish { get; init; }

    /// <summary>The case that a cry outside any consultation has opened, or null.</summary>
    public CareCase? Care { get; init; }

    /// <summary>The case after whose cry it was offered to go on, to be called or to leave it at that; only until the next
    /// message.</summary>
    public string? CareOffered { get; init; }

    /// <summary>It was asked whether somebody wishes to apply; only until the next message.</summary>
    public bool ApplyAsked { get; init; }

    /// <summary>That was asked once more, after words that were no answer to it.</summary>
    public bool ApplyAskedAgain { get; init; }

    /// <summary>The question asked last, or null.</summary>
    public LastQuestion? Question { get; init; }

    /// <summary>Resume codes that were not found lately.</summary>
    public CodeTries? CodeTries { get; init; }

    /// <summary>Answers of earlier submissions that questions suggest again, by <c>procedure/path</c>.</summary>
    public ImmutableSortedDictionary<string, KeptAnswer> Remembered { get; init; } = FormSession.NoAnswers;

    /// <summary>How the children of earlier reports were called, the latest first.</summary>
    public ImmutableList<KeptAnswer>? Called { get; init; }

    /// <summary>Documents of submissions that are still to come, or came a moment ago.</summary>
    public ImmutableList<AwaitedFile> Awaiting { get; init; } = [];

    /// <summary>Files whose place was asked for.</summary>
    public ImmutableList<HeldFile> Held { get; init; } = [];

    /// <summary>The person was told that a file they sent cannot be had, and has sent none since.</summary>
    public bool FileMissed { get; init; }

    /// <summary>What can be said to the last reply by its number, or null.</summary>
    public ImmutableList<string>? Choices { get; init; }

    /// <summary>An answer went with a message that was taken back, and the person was not told yet.</summary>
    public bool Retracted { get; init; }

    /// <summary>The event that was answered with the numbered list of what can be done, while nothing else was said since: a number
    /// means a line of it.</summary>
    public Guid? Menu { get; init; }

    /// <summary>What the dialog said last, so that it does not say it again word for word.</summary>
    public LastReply? LastReply { get; init; }

    /// <summary>The stored state could not be read and this one is fresh: the next turn apologises.</summary>
    public bool WasUnreadable { get; init; }
}

/// <summary>It was told that the office accepted something, or that the other member sees it otherwise.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="IsDisputed">The other member sees it otherwise.</param>
/// <param name="At">When, UTC.</param>
public sealed record MovedNews(string Reference, bool IsDisputed, DateTimeOffset At);

/// <summary>The member for whom a conversation speaks.</summary>
/// <param name="Number">The number on the member card.</param>
/// <param name="IsRequester">They ask for help.</param>
/// <param name="IsProvider">They help.</param>
public sealed record LinkedMember(string Number, bool IsRequester, bool IsProvider);

/// <summary>The two stamps of a care, for the report of it.</summary>
/// <param name="Id">Which care.</param>
/// <param name="TakenAt">UTC; null: it is not known.</param>
/// <param name="ReturnedAt">UTC; null: not yet.</param>
/// <param name="Child">How the child is called; null: nobody has said.</param>
/// <param name="TakenBy">The message that stamped the hand-over.</param>
/// <param name="ReturnedBy">The message that stamped the return.</param>
public sealed record KeptStamps(
    Guid Id,
    DateTimeOffset? TakenAt,
    DateTimeOffset? ReturnedAt,
    string? Child,
    string? TakenBy,
    string? ReturnedBy
)
{
    /// <summary>Those of its children who were given back before the others, as they were called; null: none was.</summary>
    public ImmutableList<string>? Gone { get; init; }

    /// <summary>What was said of that, for the office; null: nothing.</summary>
    public ImmutableList<string>? Notes { get; init; }

    /// <summary>What was told with the hand-over; it goes with the report. Null: nothing.</summary>
    public string? TakenNote { get; init; }

    /// <summary>The same, with the return.</summary>
    public string? ReturnedNote { get; init; }

    /// <summary>Never the name.</summary>
    public override string ToString() => Id.ToString("N");
}

/// <summary>The stamp that was spoken of last: 4時半でした means this one.</summary>
/// <param name="IsReturn">It is the return.</param>
/// <param name="At">When it was spoken of, UTC.</param>
public sealed record LastStamp(bool IsReturn, DateTimeOffset At);

/// <summary>A report of another member was answered: what is said of it a while later is about this one.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="At">When, UTC.</param>
public sealed record AnsweredReport(string Reference, DateTimeOffset At);

/// <summary>The other member was told of a care: what they say next may be about it.</summary>
/// <param name="Care">Which.</param>
/// <param name="At">When, UTC.</param>
public sealed record ToldStamp(Guid Care, DateTimeOffset At);

/// <summary>What is otherwise in a report is being asked.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="Revision">The edition that was shown.</param>
/// <param name="Line">The answer that was chosen, by its field id; null: it is asked which.</param>
/// <param name="At">When it was asked, UTC.</param>
public sealed record ReportDoubt(string Reference, int Revision, string? Line, DateTimeOffset At)
{
    /// <summary>What is wanted with one of several, while it is asked which; then there is no reference yet.</summary>
    public string? Wish { get; init; }

    /// <summary>What they wrote before it was known of which report they speak.</summary>
    public string? Words { get; init; }

    /// <summary>As <see cref="Wish"/>: the whole report is on the screen, and it is asked whether it is right.</summary>
    public const string Shown = "Shown";

    /// <summary>It is shown by their wish, and nothing in it is otherwise yet.</summary>
    [JsonIgnore]
    public bool IsShown => Wish == Shown;

    /// <summary>It is asked which report is meant.</summary>
    [JsonIgnore]
    public bool IsWhich => Reference.Length == 0;

    /// <summary>Never the words.</summary>
    public override string ToString() => Reference;
}

/// <summary>The dialog's last reply.</summary>
/// <param name="Digest">A digest of its words, not the words.</param>
/// <param name="Times">How often it was to be said again.</param>
public sealed record LastReply(string Digest, int Times);

/// <summary>The receipt of the last submission.</summary>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Version">Definition version.</param>
/// <param name="Reference">The number shown.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsWithdrawn">Its person took it back.</param>
public sealed record LastSubmission(string Procedure, int Version, string Reference, DateTimeOffset At, bool IsWithdrawn = false)
{
    /// <summary>The photo question that was passed over, or null: a photo sent a moment later may be its answer.</summary>
    public string? Lacks { get; init; }

    /// <summary>The word that goes with the number, or null: the receipt says both.</summary>
    public string? CodeWord { get; init; }

    /// <summary>The wish to apply was recorded with it.</summary>
    public bool HasApplied { get; init; }
}

/// <summary>A form somebody left and may go on with; what was answered is in its <see cref="Draft"/>.</summary>
/// <param name="Code">The code that finds it from any conversation.</param>
/// <param name="Procedure">Procedure id.</param>
/// <param name="At">When it was left, UTC.</param>
public sealed record ParkedForm(string Code, string Procedure, DateTimeOffset At);

/// <summary>A case somebody came back to.</summary>
/// <param name="Reference">Its number; empty while that is asked for.</param>
/// <param name="At">When it was last spoken of, UTC.</param>
/// <param name="IsOpen">The word was right; otherwise it was asked for.</param>
/// <param name="AwaitsWords">The next words go with it, also while a form is open.</param>
public sealed record OpenedCase(string Reference, DateTimeOffset At, bool IsOpen, bool AwaitsWords = false)
{
    /// <summary>The office wrote, and its words were shown last: what is said next answers them.</summary>
    public bool IsAsked { get; init; }

    /// <summary>What was said of another matter, while it is asked whether it belongs to this case or is a new one; null: it is not
    /// asked.</summary>
    public string? Another { get; init; }

    /// <summary>Never the words.</summary>
    public override string ToString() => Reference;
}

/// <summary>A case that was opened because somebody wrote of danger or of their wish to apply.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="CodeWord">Its word, or null.</param>
/// <param name="At">When something was added last, UTC.</param>
/// <param name="Heard">The word lists that were heard so far.</param>
public sealed record CareCase(string Reference, string? CodeWord, DateTimeOffset At, ImmutableList<string> Heard)
{
    /// <summary>A consultation was written under its number: another one gets a number of its own.</summary>
    public bool HasForm { get; init; }

    /// <summary>Its person said not to be called.</summary>
    public bool NoCall { get; init; }
}

/// <summary>Wrong resume codes in a row.</summary>
/// <param name="Count">How many.</param>
/// <param name="Since">When the first of them was tried, UTC.</param>
public sealed record CodeTries(int Count, DateTimeOffset Since);
