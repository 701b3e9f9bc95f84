using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>Something said before what was already answered, or the button of an old card: it is no answer to what is asked now.</summary>
internal sealed class LateTopic(Greeting greeting, DialogWords words) : ITopic
{
    private readonly OldCheckTopic old = new(greeting, words);

    public TurnResult? Hear(Heard heard)
    {
        if (!heard.Context.IsLate)
            return old.Hear(heard);
        var told = heard.Saying(words.Say(heard.Language, Phrase.Late));
        return told.Form is null ? greeting.Greet(told) : told.Continue();
    }
}
