using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>What is said of a case.</summary>
internal static class CaseReplies
{
    public static TurnResult Lines(ConversationState state, IEnumerable<string> lines, params IEnumerable<CardAction> buttons) =>
        new(state, [Activity.Message(QuestionText.Cut(string.Join('\n', lines)), buttons)], []);

    /// <summary>The way out of a case: back to the open form, or the end.</summary>
    public static CardAction[] EndButton(DialogWords words, Heard heard) =>
        [new() { Title = words.Say(heard.Language, heard.State.Session is null ? Phrase.CaseEnd : Phrase.GoOnWithForm) }];
}
