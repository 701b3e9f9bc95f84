using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Questions;

/// <summary>Somebody says that they come from a care office: from now on the assistant is for them.</summary>
internal sealed class CareProviderTopic(DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard) =>
        words.IsCareProvider(heard.Said.Folded)
            ? ReplyTeller.Say(
                (heard with { State = heard.State with { CameAs = AssistantTalk.CareProvider, CameAt = heard.Context.Now } }).Saying(
                    words.Say(heard.Language, Phrase.CareProviderAsk)
                )
            )
            : null;
}
