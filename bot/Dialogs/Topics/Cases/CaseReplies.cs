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

    public static CardAction[] EndButton(DialogWords words, string language) => [new() { Title = words.Say(language, Phrase.CaseEnd) }];
}
