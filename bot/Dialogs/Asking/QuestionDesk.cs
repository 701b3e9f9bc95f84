using System.Collections.Immutable;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;
using Channels.Bot.Joints;
using Channels.Text;

namespace Channels.Bot.Dialogs.Asking;

/// <summary>Asks the assistant, and turns what it replies into messages, memory and records. Knows no form and no menu.</summary>
internal sealed class QuestionDesk(IAssistant? assistant, DialogWords words)
{
    /// <summary>After so much silence a question is a new one.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(30);

    /// <summary>LINE takes five messages for nothing; a form's question may follow.</summary>
    private const int MostMessages = 4;

    private const int LongestSaid = 300;

    public static LastQuestion? Last(ConversationState state, TurnContext context) =>
        state.Question is { } last && context.Now - last.At <= Silence ? last : null;

    /// <summary>Null when there is no assistant, or when the words cannot be meant for it.</summary>
    /// <param name="text">What is asked.</param>
    /// <param name="chosen">The entry that was chosen, or null.</param>
    public AssistantReply? Ask(ConversationState state, string text, string? chosen, TurnContext context) =>
        assistant?.Ask(new AssistantQuestion(text, state.Language, Last(state, context)?.Context, context.Now) { Chosen = chosen });

    /// <summary>Words that may ask something: no greeting, no number, no yes, no command, and no cry for help.</summary>
    public bool MayAsk(Said said) =>
        assistant is not null
        && !said.IsWordless
        && words.Match(said.Folded, out _) is null
        && !words.IsGreeting(said.Folded)
        && words.ReadNumber(said.Folded) is null
        && YesNoReader.Read(said.Text) is not Reading<bool>.Found
        && words.MatchAnswer(said.Folded) is null
        && !AlarmWords.Default.Holds("life", said.Folded);

    /// <summary>The reply found something: an answer, or something to choose from.</summary>
    public static bool HasFound(AssistantReply reply) =>
        reply.Outcome is AnswerOutcome.Answered or AnswerOutcome.Candidates || reply.Choices.Count > 0;

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

    /// <summary>The conversation with the question kept, and what is to be recorded of it.</summary>
    public (ConversationState State, IReadOnlyList<Effect> Effects) Keep(
        ConversationState state,
        Said said,
        AssistantReply reply,
        string? procedure,
        TurnContext context
    )
    {
        var last = Last(state, context);
        if (IsNarrowing(last, said))
            // 「通所」 alone is no question
            reply = reply with
            {
                Masked = reply.Outcome is AnswerOutcome.Refused ? null : last!.Text ?? reply.Masked,
            };
        var effects = new List<Effect> { new RecordQuestion(context.EventId, state.Language, reply, procedure) };
        if (reply is { MayCompose: true, Masked: { } text })
            // Its services are those of this reply
            effects.Add(new ComposeAnswer(context.EventId, new AnswerRequest(text, state.Language, reply.Context, context.Now)));
        if (reply.Reason is AnswerReasons.OffTopic)
            return (state, effects);
        var question = new LastQuestion
        {
            Id = context.EventId,
            At = context.Now,
            Text = reply.Outcome is AnswerOutcome.Refused ? null : reply.Masked,
            MessageId = said.MessageId,
            Services = [.. reply.Services],
        };
        return (state with { Question = After(question, reply with { MayCompose = IsComposing(reply) }) }, effects);
    }

    /// <summary>The question once its reply is said.</summary>
    public static LastQuestion After(LastQuestion question, AssistantReply reply) =>
        question with
        {
            Context = reply.Context,
            Choices = reply.MayCompose ? [] : ChoicesOf(reply),
            Whole = reply is { MayCompose: false, Whole: { } whole } ? new OfferedChoice(whole.Question, whole.Id) : null,
            Stage = reply.MayCompose ? QuestionStage.Closed : StageOf(reply),
        };

    /// <summary>Whether the answer comes later.</summary>
    public static bool IsComposing(AssistantReply reply) => reply is { MayCompose: true, Masked: not null };

    /// <summary>What is said, in as few messages as can be read; the buttons are under the last.</summary>
    /// <param name="state">With the question kept.</param>
    /// <param name="before">Lines to say first.</param>
    /// <param name="inForm">Whether a form is open, to which one can go back.</param>
    public IReadOnlyList<Activity> Say(ConversationState state, AssistantReply reply, IEnumerable<string> before, bool inForm)
    {
        var question = state.Question;
        var lines = before.ToArray();
        var text = question is { Stage: QuestionStage.Choosing } ? WithChoices(reply.Text, question.Choices) : reply.Text;
        var parts = LongAnswer.Split(text, reply.Footer, MostMessages).ToArray();
        if (lines.Length > 0)
            parts[0] = string.Join('\n', [.. lines, parts[0]]);
        var buttons = question is null || StageOf(reply) is QuestionStage.Closed ? [] : Buttons(state.Language, question, inForm);
        return [.. parts.SkipLast(1).Select(p => Activity.Message(p)), Activity.Message(QuestionText.Cut(parts[^1]), buttons)];
    }

    /// <summary>What can be said to what was just said.</summary>
    public IReadOnlyList<CardAction> Buttons(string language, LastQuestion question, bool inForm)
    {
        var staff = Button(language, AnswerWord.Staff);
        var leave = ButtonRow.Fit(new CardAction { Title = words.Say(language, inForm ? Phrase.GoOnWithForm : Phrase.NoThanks) });
        return question.Stage switch
        {
            QuestionStage.Answered =>
            [
                .. question.Whole is { } whole ? [ButtonRow.Fit(new CardAction { Title = whole.Text })] : Array.Empty<CardAction>(),
                Button(language, AnswerWord.Useful),
                ButtonRow.Fit(
                    new CardAction
                    {
                        Title = words.AnswerLabel(language, AnswerWord.Wrong),
                        Value = words.AnswerLabel(language, AnswerWord.WrongAnswer),
                    }
                ),
                staff,
            ],
            QuestionStage.Choosing =>
            [
                .. question.Choices.Take(ButtonRow.Most - 3).Select((c, i) => ChoiceButton(question.Choices, c, i)),
                Button(language, AnswerWord.NoneOfThese),
                staff,
                leave,
            ],
            QuestionStage.OfferingStaff => inForm ? [staff] : [staff, leave],
            _ => [],
        };
    }

    /// <summary>What somebody chose by number, by its words or by a part of them that only one has; null for anything else.</summary>
    public OfferedChoice? Pick(LastQuestion question, Said said)
    {
        var choices = question.Choices;
        if (words.ReadNumber(said.Folded) is { } number)
            return number >= 1 && number <= choices.Count ? choices[number - 1] : null;
        var bare = words.WithoutPoliteEnding(said.Folded);
        if (choices.Find(c => DialogWords.Fold(c.Text) is var folded && (folded == said.Folded || folded == bare)) is { } same)
            return same;
        if (bare.Length < 2 || words.IsQuestion(said.Folded))
            return null;
        var holding = choices.Where(c => DialogWords.Fold(c.Text).Contains(bare, StringComparison.Ordinal)).Take(2).ToArray();
        return holding is [var only] ? only : null;
    }

    /// <summary>The whole of the answer of which a part was shown; null when something else is said.</summary>
    public AssistantReply? Whole(ConversationState state, LastQuestion last, Said said, TurnContext context) =>
        last is { Stage: QuestionStage.Answered, Whole: { } whole } && DialogWords.Fold(whole.Text) == said.Folded
            ? Ask(state, last.Text ?? whole.Text, whole.Entry, context)
            : null;

    /// <summary>Other questions that came close, as choices.</summary>
    public Activity Others(string language, LastQuestion question, IEnumerable<string> before, bool inForm) =>
        Activity.Message(
            QuestionText.Cut(WithChoices(string.Join('\n', before.Append(words.Say(language, Phrase.OtherAnswers))), question.Choices)),
            Buttons(language, question, inForm)
        );

    private static QuestionStage StageOf(AssistantReply reply) =>
        reply switch
        {
            { Outcome: AnswerOutcome.Answered } => QuestionStage.Answered,
            { Outcome: AnswerOutcome.NotCovered } or { Reason: AnswerReasons.Individual } => QuestionStage.OfferingStaff,
            { Choices.Count: > 0 } => QuestionStage.Choosing,
            _ => QuestionStage.Closed,
        };

    private static ImmutableList<OfferedChoice> ChoicesOf(AssistantReply reply) =>
        reply.Offered.Count > 0
            ? [.. reply.Offered.Select(o => new OfferedChoice(o.Question, o.Id))]
            : [.. reply.Choices.Select(c => new OfferedChoice(c, null))];

    private static string WithChoices(string text, ImmutableList<OfferedChoice> choices)
    {
        var lines = choices
            .Select((c, i) => $"{Digits.Of(i + 1)} {c.Text}")
            .Where(line => !text.Contains(line, StringComparison.Ordinal))
            .ToArray();
        return lines.Length == 0 ? text : string.Join('\n', [text, .. lines]);
    }

    private static CardAction ChoiceButton(ImmutableList<OfferedChoice> choices, OfferedChoice choice, int index)
    {
        var number = Digits.Of(index + 1);
        var isOnly = choices.Count(c => c.Text == choice.Text) == 1;
        return ButtonRow.Fit(
            new CardAction
            {
                Title = choice.Entry is null ? choice.Text : $"{number} {choice.Text}",
                Value = isOnly && choice.Text.Length <= LongestSaid ? choice.Text : number,
            }
        );
    }

    private CardAction Button(string language, AnswerWord word) =>
        ButtonRow.Fit(new CardAction { Title = words.AnswerLabel(language, word) });

    /// <summary>A word or two after "which service?": the question is the one before.</summary>
    private bool IsNarrowing(LastQuestion? last, Said said) =>
        last is { Stage: QuestionStage.Choosing, Text: not null }
        && (
            Pick(last, said) is not null
            || (last.Choices.TrueForAll(c => c.Entry is null) && !words.IsQuestion(said.Folded) && said.Folded.Length <= 20)
        );
}
