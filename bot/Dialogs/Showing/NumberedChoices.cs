using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>
/// Where buttons may not be seen, whatever the dialog itself asks (is this right, stop, which of these) has its choices in the text with
/// their numbers, and the numbers are answers to it.
/// </summary>
internal static class NumberedChoices
{
    /// <summary>The message as it is meant: a number of the list shown last is that choice.</summary>
    public static Activity Meant(ConversationState state, Activity input, DialogWords words) =>
        state.Choices is { Count: > 0 } choices
        && input is { Type: ActivityTypes.Message, Text: { } text }
        && (words.ReadNumber(DialogWords.Fold(text)) ?? Text.Numbers.OrdinalReader.ReadSound(DialogWords.Fold(text))) is { } number
        && choices.ElementAtOrDefault(number - 1) is { } choice
            ? input with
            {
                Text = choice,
            }
            : input;

    /// <summary>The list added to the last reply, and kept until something else is said.</summary>
    public static TurnResult After(TurnResult result, TurnContext context)
    {
        if (result.Replies.Count == 0)
            return result;
        var last = result.Replies[^1];
        var choices = context.Traits.MayHideButtons && IsOwnQuestion(last) ? Choices(last) : [];
        if (choices.Count == 0)
            return result.State.Choices is null ? result : result with { State = result.State with { Choices = null } };
        var said = last.Text!.Split('\n').Where(l => !choices.Exists(c => c.Title == l)); // a list has its numbers, and stands once
        var lines = said.Concat(choices.Select((c, i) => $"{Digits.Of(i + 1)} {c.Title}"));
        return result with
        {
            State = result.State with { Choices = [.. choices.Select(c => c.Said)] },
            Replies = [.. result.Replies.SkipLast(1), last with { Text = string.Join('\n', lines) }],
        };
    }

    private static List<CardAction> Choices(Activity reply) =>
        [
            .. (reply.SuggestedActions?.Actions ?? []).Where(a =>
                a.Type is ActionTypes.ImBack or ActionTypes.PostBack && !a.IsBeside && a.Title.Length > 0
            ),
        ];

    /// <summary>Neither a question of a form that reads numbers itself, nor a text that has one already.</summary>
    private static bool IsOwnQuestion(Activity reply) =>
        reply is { Type: ActivityTypes.Message, TakesWords: false, Rows: null, Text: { } text }
        && !text.Contains("\n1 ", StringComparison.Ordinal)
        && text.Length < QuestionText.Longest - 500;
}
