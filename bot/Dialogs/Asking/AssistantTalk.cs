using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Asking;

/// <summary>Asks the assistant, and judges whether words are meant for it and whether its reply is worth saying.</summary>
internal sealed class AssistantTalk(IAssistant? assistant, DialogWords words)
{
    /// <summary>The audience of procedures that the assistant is for.</summary>
    public const string CareProvider = "care-provider";

    /// <summary>After so much silence a question is a new one.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(30);

    public static LastQuestion? Last(ConversationState state, TurnContext context) =>
        state.Question is { } last && context.Now - last.At <= Silence ? last : null;

    /// <summary>The reply found something: an answer, or something to choose from.</summary>
    public static bool HasFound(AssistantReply reply) =>
        reply.Outcome is AnswerOutcome.Answered or AnswerOutcome.Candidates || reply.Choices.Count > 0;

    /// <summary>Whether the answer comes later.</summary>
    public static bool IsComposing(AssistantReply reply) => reply is { MayCompose: true, Masked: not null };

    /// <summary>Null when there is no assistant.</summary>
    /// <param name="heard">Where it is asked.</param>
    /// <param name="text">What is asked.</param>
    /// <param name="chosen">The entry that was chosen, or null.</param>
    public AssistantReply? Ask(Heard heard, string text, string? chosen) =>
        assistant?.Ask(
            new AssistantQuestion(text, heard.Language, Last(heard.State, heard.Context)?.Context, heard.Context.Now) { Chosen = chosen }
        );

    /// <summary>Whether the assistant is for this person.</summary>
    public bool IsFor(Heard heard) =>
        assistant is { AnswersAnyone: true } || heard.State.CameAs is CareProvider || heard is { Form.Procedure.Audience: CareProvider };

    /// <summary>The whole of the answer of which a part was shown; null when something else is said.</summary>
    public AssistantReply? Whole(Heard heard, LastQuestion last) =>
        last is { Stage: QuestionStage.Answered, Whole: { } whole } && DialogWords.Fold(whole.Text) == heard.Said.Folded
            ? Ask(heard, last.Text ?? whole.Text, whole.Entry)
            : null;

    /// <summary>Words that may ask something: no greeting, no number, no yes, no command, and no cry for help.</summary>
    public bool MayAsk(Said said) =>
        assistant is not null
        && !said.IsWordless
        && words.Match(said.Folded, out _) is null
        && !words.IsGreeting(said.Folded)
        && words.ReadNumber(said.Folded) is null
        && YesNoReader.Read(said.Text) is not Reading<bool>.Found
        && words.MatchAnswer(said.Folded) is null
        && AlarmHearing.Default.Hear(said.Folded).Count == 0;

    /// <summary>Whether to say a reply to words that nobody was asked for.</summary>
    public bool IsMeant(AssistantReply reply, Said said, bool follows) =>
        reply switch
        {
            { Reason: AnswerReasons.Empty } => false,
            { Reason: AnswerReasons.Instructions } => true,
            { Reason: AnswerReasons.OffTopic } => words.IsQuestion(said.Folded),
            { Outcome: AnswerOutcome.Refused } => reply.IsOfDesk || follows || words.IsQuestion(said.Folded),
            _ => true,
        };
}
