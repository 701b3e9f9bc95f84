using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Channels.Bot.Conversations;

/// <summary>A procedure that is being filled in. Which question comes next is recomputed from the answers every time.</summary>
public sealed record FormSession
{
    internal static readonly ImmutableSortedDictionary<string, KeptAnswer> NoAnswers = ImmutableSortedDictionary.Create<string, KeptAnswer>(
        StringComparer.Ordinal
    );

    public required string Procedure { get; init; }

    /// <summary>The definition this session was started with and keeps.</summary>
    public required int Version { get; init; }

    /// <summary>Answers by path: a field id, or <c>children[0].name</c> inside a repeat group, <c>children[1]</c> for "is there one
    /// more".</summary>
    public ImmutableSortedDictionary<string, KeptAnswer> Answers { get; init; } = NoAnswers;

    /// <summary>Path of the answer that was known before anything was asked (the member's own number), or null.</summary>
    public string? Known { get; init; }

    /// <summary>Its person has answered nothing yet.</summary>
    [JsonIgnore]
    public bool IsUntouched => Answers.IsEmpty || (Answers.Count == 1 && Known is not null && Answers.ContainsKey(Known));

    public DialogMode Mode { get; init; }

    /// <summary>Answered questions to ask once more before going on, in order (back, change).</summary>
    public ImmutableList<string> AskAgain { get; init; } = [];

    /// <summary>Questions put off until the others are answered.</summary>
    public ImmutableList<string> Postponed { get; init; } = [];

    /// <summary>An answer that waits for a word: an unlikely date, several readings, or words that are also a command.</summary>
    public PendingAnswer? Pending { get; init; }

    /// <summary>Corrections that were asked about and not answered when another one came up: they are asked again after it.</summary>
    public ImmutableList<PendingAnswer>? Corrections { get; init; }

    /// <summary>What was told of questions that were not asked yet and may be meant in several ways, by path: it is asked about when
    /// the question's turn comes.</summary>
    public ImmutableSortedDictionary<string, PendingAnswer>? Doubts { get; init; }

    /// <summary>Half an answer that was understood, until the other half is said.</summary>
    public KeptHalf? Half { get; init; }

    /// <summary>Path of a question that is open and was not shown, because something else had to be said first: a bare number is no answer
    /// to it.</summary>
    public string? Unseen { get; init; }

    /// <summary>Failed tries at the current question.</summary>
    public int Tries { get; init; }

    /// <summary>Page of the options' buttons.</summary>
    public int Page { get; init; }

    /// <summary>Short digest of the text last taken as an answer, to know a double tap. Not the text.</summary>
    public string? LastDigest { get; init; }

    /// <summary>Path of the answer given last: what a correction right after it means.</summary>
    public string? LastAnswered { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Dangers that were answered already (see the procedure's care).</summary>
    public ImmutableList<string>? Alarms { get; init; }

    /// <summary>When the office was alerted last, UTC.</summary>
    public DateTimeOffset? AlarmedAt { get; init; }

    /// <summary>When the numbers to call were last said for words that only weighed like a cry, UTC.</summary>
    public DateTimeOffset? WonderedAt { get; init; }

    /// <summary>When the person said that they want to apply, UTC.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>The number under which the office has what was written so far, or null.</summary>
    public string? Reference { get; init; }

    /// <summary>The word that goes with it.</summary>
    public string? CodeWord { get; init; }

    /// <summary>The number of the submission that this form takes the place of, or null.</summary>
    public string? Corrects { get; init; }

    /// <summary>A digest of the answers it was handed in with: whether a correction changes anything. Not the answers.</summary>
    public string? CorrectsAs { get; init; }

    /// <summary>What the office found wrong with which answer, when it gave the form back; null: it did not.</summary>
    public ImmutableList<ReturnedField>? Returned { get; init; }

    /// <summary>The question to the assistant that this form takes to the office, or null.</summary>
    public Guid? Question { get; init; }

    /// <summary>The one reminder of a form left open has been sent.</summary>
    public bool Reminded { get; init; }

    /// <summary>Words that were no answer to anything, for the office.</summary>
    public ImmutableList<SaidBeside>? AlsoSaid { get; init; }

    /// <summary>A question, or words that were no answer, were noted down for the office: its number must be known to read the
    /// answer.</summary>
    public bool HasAsked { get; init; }

    /// <summary>Photos beyond the one that was asked for: they go to the office with the form.</summary>
    public ImmutableList<HeldFile>? MorePhotos { get; init; }

    /// <summary>Activities that were told together with this one and have their turn after it.</summary>
    public ImmutableList<ToldActivity>? Others { get; init; }

    /// <summary>The care whose stamps were filled in, or null.</summary>
    public Guid? Stamped { get; init; }

    /// <summary>When the current question was asked.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The same by the platform's clock, with which the platform's times are compared; null when nobody's message led to
    /// it.</summary>
    public DateTimeOffset? AskedThere { get; init; }

    /// <summary>Without whatever came from a message that was taken back; the same session when nothing did.</summary>
    internal FormSession Without(string messageId)
    {
        var gone = Answers.Where(a => a.Value.MessageId == messageId).Select(a => a.Key).ToImmutableArray();
        var also = AlsoSaid?.RemoveAll(s => s.MessageId == messageId);
        var photos = MorePhotos?.RemoveAll(p => p.MessageId == messageId);
        var others = Others?.RemoveAll(o => o.MessageId == messageId);
        var doubts = Doubts?.RemoveRange(Doubts.Where(d => d.Value.MessageId == messageId).Select(d => d.Key));
        return
            gone.IsEmpty
            && Pending?.MessageId != messageId
            && Half?.MessageId != messageId
            && also?.Count == AlsoSaid?.Count
            && doubts?.Count == Doubts?.Count
            && photos?.Count == MorePhotos?.Count
            && others?.Count == Others?.Count
            && Corrections?.Exists(c => c.MessageId == messageId) is not true
            ? this
            : this with
            {
                Mode = DialogMode.Ask,
                Pending = null,
                Half = null,
                Tries = 0,
                Page = 0,
                Answers = Answers.RemoveRange(gone),
                AlsoSaid = also,
                Doubts = doubts,
                MorePhotos = photos,
                Others = others,
                Corrections = Corrections?.RemoveAll(c => c.MessageId == messageId),
                LastDigest = null,
            };
    }
}

/// <summary>An answer that is to be given again.</summary>
/// <param name="Path">Where it is kept: <c>time</c>, <c>children[0].child</c>.</param>
/// <param name="Reason">Code of what is wrong with it; the words to it are in the files of words.</param>
public sealed record ReturnedField(string Path, string Reason);

/// <summary>A message that was no answer.</summary>
/// <param name="Text">As it was written; individual numbers are masked.</param>
/// <param name="MessageId">The channel's message id, so that a message taken back takes its words with it.</param>
public sealed record SaidBeside(string Text, string? MessageId);

/// <summary>What the next message is an answer to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DialogMode>))]
public enum DialogMode
{
    /// <summary>The current question of the journey; once all are answered, the check of the answers.</summary>
    Ask,

    /// <summary>Which answer to change.</summary>
    ChooseChange,

    /// <summary>Words for a long answer that stands already: added, or in its place? (its path is in
    /// <see cref="PendingAnswer.Command"/>)</summary>
    AddOrReplace,

    /// <summary>Is the understood answer right? (<see cref="FormSession.Pending"/>)</summary>
    ConfirmAnswer,

    /// <summary>Were the words an answer or a command? (<see cref="PendingAnswer.Command"/>)</summary>
    ConfirmCommand,

    /// <summary>Were the words an answer or a question? (<see cref="FormSession.Pending"/>)</summary>
    ConfirmQuestion,

    /// <summary>Stop and forget everything?</summary>
    ConfirmStop,

    /// <summary>Not to be sent now: keep it for later?</summary>
    ConfirmHold,

    /// <summary>Leave, with what was told so far for the office?</summary>
    ConfirmHandOver,

    /// <summary>Begin again from the first question?</summary>
    ConfirmRestart,

    /// <summary>Which language.</summary>
    ChooseLanguage,

    /// <summary>Which of what the assistant offers. (<see cref="ConversationState.Question"/>)</summary>
    ChooseReply,

    /// <summary>Put an answer right that was given before? (its path is in <see cref="PendingAnswer.Command"/>)</summary>
    ConfirmCorrection,

    /// <summary>Leave this form and begin another? (its id is in <see cref="FormSession.Pending"/>)</summary>
    ConfirmSwitch,

    /// <summary>There is one like it already: hand it in all the same?</summary>
    ConfirmAgain,

    /// <summary>Go on with the next activity that was told? (<see cref="FormSession.Others"/>)</summary>
    ConfirmNext,

    /// <summary>The report is under another number than the member's own: hand it in all the same?</summary>
    ConfirmNumber,

    /// <summary>A child is called as none that is registered: hand it in all the same?</summary>
    ConfirmChild,

    /// <summary>Are there more of those that were chosen just now? (<see cref="FormSession.LastAnswered"/>)</summary>
    ChooseMore,
}

/// <summary>An answer and the message it came from, so that a message taken back takes its answer with it.</summary>
/// <param name="Value">Canonical JSON; null means skipped.</param>
/// <param name="MessageId">The channel's message id, or null when it came otherwise.</param>
public sealed record KeptAnswer(JsonElement Value, string? MessageId)
{
    [JsonIgnore]
    public bool IsSkipped => Value.ValueKind is JsonValueKind.Null;
}

/// <summary>Half an answer (10時から).</summary>
/// <param name="Path">Of the question.</param>
/// <param name="Value">As its field keeps a half.</param>
/// <param name="MessageId">The message it came from.</param>
public sealed record KeptHalf(string Path, JsonElement Value, string? MessageId);

/// <summary>What may become an answer.</summary>
/// <param name="Values">Canonical JSON, one value to confirm or several to choose from.</param>
/// <param name="MessageId">The message they came from.</param>
/// <param name="Command">The command the words may have meant instead.</param>
public sealed record PendingAnswer(ImmutableList<JsonElement> Values, string? MessageId, string? Command = null);
