using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>Back to where somebody was: the form that is open, one that came back, or the greeting.</summary>
internal sealed class Returning(Opening opening, Greeting greeting, DialogWords words)
{
    /// <summary>Says what is to be said first and goes on where the person was.</summary>
    public TurnResult Stay(Heard heard) => opening.Open(heard) is { } open ? open.Continue() : greeting.Greet(heard);

    /// <summary>Goes on with a form that came back, from this conversation's memory or from another one.</summary>
    public TurnResult GoOn(Heard heard, FormSession session) =>
        opening.Open(heard.With(session), out var isExpired) is { } open
            ? open.Saying(words.Say(heard.Language, Phrase.Resumed, ("title", open.Scene.Texts.Title))).Continue()
            : greeting.Greet(heard.Saying(Gone(heard.Language, isExpired)));

    /// <summary>Why a form cannot be opened any more.</summary>
    public string Gone(string language, bool isExpired) => words.Say(language, isExpired ? Phrase.DraftExpired : Phrase.VersionGone);
}
