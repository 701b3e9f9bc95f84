using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling.Asides;

/// <summary>What people say to somebody while they answer, and what is no answer: thanks, a farewell, a greeting, a pause.</summary>
internal static class Interjections
{
    /// <summary>A wish to stop in words of its own.</summary>
    public static TurnResult? Stop(Heard heard, JourneyStep step) => Stopping.Hear(heard, step);

    public static TurnResult? Hear(Heard heard, JourneyStep step)
    {
        var (scene, session, folded, type) = (heard.Scene, heard.Session, heard.Said.Folded, step.Field.Type);
        if (scene.Words.IsThanks(folded))
            return heard.Saying(scene.Say(Phrase.YouAreWelcome)).Continue(FormMoves.WhereItWas(session));
        if (scene.Words.IsFarewell(folded) && !type.TakesQuestions)
            return heard.Saying(scene.Say(Phrase.SeeYou)).Continue(FormMoves.WhereItWas(session)); // nor is おやすみなさい a name
        if (heard.Procedure.KeepsWords is null && (step.IsGate || type is YesNoField) && scene.Words.IsCourtesy(folded))
            return heard.Continue(FormMoves.WhereItWas(session)); // よろしくお願いします says neither yes nor no of a child
        if (type.IsFreeText && scene.Words.GreetingBack(scene.Language, folded) is { } hello)
            return heard.Saying(hello).Continue(FormMoves.WhereItWas(session)); // nobody is called こんにちは
        if (scene.Words.DoesNotKnow(folded))
            return null;
        return type.TakesQuestions ? null : Pausing.Hear(heard); // ちょっと待って, どこまでやったかね
    }
}
