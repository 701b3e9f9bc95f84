using System.Collections.Immutable;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Asking;

/// <summary>What the assistant replies as messages, and the buttons for what can be said to it.</summary>
internal sealed class ReplyText(DialogWords words)
{
    /// <summary>LINE takes five messages for nothing; a form's question may follow.</summary>
    private const int MostMessages = 4;

    private const int LongestSaid = 300;

    /// <summary>What is said, in as few messages as can be read; the buttons are under the last.</summary>
    /// <param name="heard">With the question kept, and the lines to say first.</param>
    /// <param name="reply">What is said.</param>
    /// <param name="inForm">Whether a form is open, to which one can go back.</param>
    public IReadOnlyList<Activity> Say(Heard heard, AssistantReply reply, bool inForm)
    {
        var question = heard.State.Question;
        var text = question is { Stage: QuestionStage.Choosing } ? WithChoices(reply.Text, question.Choices) : reply.Text;
        var parts = LongAnswer.Split(text, reply.Footer, MostMessages).ToArray();
        if (heard.Before.Count > 0)
            parts[0] = string.Join('\n', [.. heard.Before, parts[0]]);
        var buttons =
            question is null || QuestionMemory.StageOf(reply) is QuestionStage.Closed ? [] : Buttons(heard.Language, question, inForm);
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

    /// <summary>Other questions that came close, as choices.</summary>
    public Activity Others(Heard heard, LastQuestion question, bool inForm)
    {
        var lines = string.Join('\n', heard.Before.Append(words.Say(heard.Language, Phrase.OtherAnswers)));
        return Activity.Message(QuestionText.Cut(WithChoices(lines, question.Choices)), Buttons(heard.Language, question, inForm));
    }

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
}
