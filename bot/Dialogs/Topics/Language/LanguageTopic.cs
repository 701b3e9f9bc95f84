using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Language;

/// <summary>A language by its own name.</summary>
internal sealed class LanguageTopic(Greeting greeting, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard) =>
        LanguageList.Find(words, heard.Said) is { } language
            ? greeting.Greet(
                (heard with { State = heard.State with { Language = language } }).Saying(words.Say(language, Phrase.LanguageChanged))
            )
            : null;
}
