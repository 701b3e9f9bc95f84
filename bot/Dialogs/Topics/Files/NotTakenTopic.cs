using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Files;

/// <summary>A sticker, a film, a place or a picture that nothing takes: that it was not taken is said, and what can be done here.</summary>
internal sealed class NotTakenTopic(Greeting greeting, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard) =>
        heard.Said is { IsWordless: true, Attachments.Count: > 0 }
            ? greeting.Greet(heard.Saying(words.Say(heard.Language, Phrase.NotTaken)))
            : null;
}
