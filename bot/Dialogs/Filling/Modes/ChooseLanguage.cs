using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Which language.</summary>
internal sealed class ChooseLanguage(CurrentQuestion current) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        if (LanguageList.Find(heard.Scene.Words, heard.Said) is not { } language)
            return current.Hear(heard.ToAsking());
        var spoken = heard with { Form = heard.Scene with { Language = language }, State = heard.State with { Language = language } };
        return (spoken with { Before = [spoken.Scene.Say(Phrase.LanguageChanged)] }).Continue(FormMoves.Fresh(heard.Session));
    }
}
