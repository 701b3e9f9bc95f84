using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>Somebody comes back and says so before they say the number: the button 前の相談の続き, or their own words.</summary>
internal sealed class ReturnTopic(DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard) => words.IsReturning(heard.Said.Folded) ? Ask(heard, words) : null;

    /// <summary>The number and the word are asked for.</summary>
    public static TurnResult Ask(Heard heard, DialogWords words) =>
        CaseReplies.Lines(
            heard.State with
            {
                Case = new OpenedCase("", heard.Context.Now, IsOpen: false),
            },
            heard.Before.Append(words.Say(heard.Language, Phrase.CaseNumberAsk)),
            CaseReplies.EndButton(words, heard)
        );
}
