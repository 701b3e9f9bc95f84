using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Language;

/// <summary>A language by its own name in the middle of a form: it goes on in that language, from where it is.</summary>
internal sealed class LanguageInFormTopic(DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (LanguageList.Find(words, heard.Said) is not { } language || language == heard.Language)
            return null;
        var spoken = heard with { Form = heard.Scene with { Language = language }, State = heard.State with { Language = language } };
        return spoken.Saying(spoken.Scene.Say(Phrase.LanguageChanged)).Continue(FormMoves.WhereItWas(heard.Session));
    }
}
