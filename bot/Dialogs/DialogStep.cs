using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Postal;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs;

/// <summary>
/// The dialog as a pure step: a message is heard, an event happens, a message taken back is forgotten; whatever nobody answers is let
/// pass. Everything it knows is in its arguments and the catalog.
/// </summary>
public sealed class DialogStep : ITurnStep
{
    private readonly ProcedureCatalog catalog;
    private readonly Greeting greeting;
    private readonly Hearing hearing;
    private readonly Happening happening;
    private readonly Finding finding;
    private readonly SafeguardingStep safeguarding;
    private readonly ContactPromise promise;
    private readonly Repeating repeating;
    private readonly Lateness lateness;

    /// <summary>The step as it is shipped, with the questions that stand in the procedures.</summary>
    public DialogStep(ProcedureCatalog catalog)
        : this(catalog, [new ProcedureQuestions(catalog)]) { }

    /// <summary>The step with other sources of answers, in the order in which they are asked.</summary>
    /// <param name="catalog">The procedures.</param>
    /// <param name="sources">Sources of fixed answers; the first that knows one gives it.</param>
    /// <param name="site">Where the page is that links lead to.</param>
    /// <param name="postal">What is known of postal codes.</param>
    /// <param name="assistant">The source after them, with which one can go on; null: there is none.</param>
    /// <param name="hours">When somebody is at the office; null: nothing is said of it.</param>
    public DialogStep(
        ProcedureCatalog catalog,
        IEnumerable<IAnswerSource> sources,
        PublicSite? site = null,
        IPostalAddresses? postal = null,
        IAssistant? assistant = null,
        OfficeHours? hours = null
    )
    {
        this.catalog = catalog;
        var words = DialogWords.Default;
        var times = new OfficeTimes(hours, words);
        var sessions = new SessionRoom(catalog, words, postal ?? NoPostalAddresses.Instance, times, assistant is { AnswersAnyone: false });
        var asking = new AskingRoom([.. sources], assistant, words);
        var filling = new FillingRoom(sessions, asking);
        greeting = sessions.Greeting;
        hearing = new Hearing(sessions, asking, filling, site ?? PublicSite.Local);
        happening = new Happening(sessions, asking, filling, site ?? PublicSite.Local);
        finding = new Finding(sessions, filling);
        var (lines, afterCare) = (new CareLines(catalog, words), new AfterCare(words));
        var links = new LinkTopic(sessions.Procedures, site ?? PublicSite.Local, words);
        safeguarding = new SafeguardingStep(catalog, words, new CryOutside(catalog, links, lines, afterCare), lines, afterCare);
        promise = new ContactPromise(catalog, times);
        repeating = new Repeating(words);
        lateness = new Lateness(words);
    }

    /// <inheritdoc/>
    public TurnResult Step(ConversationState state, Activity input, TurnContext context)
    {
        if (context.Found is null)
            input = NumberedChoices.Meant(state, input, DialogWords.Default);

        // What was said is heard once; with what it asked for the step goes on without words.
        var said = input.Type is ActivityTypes.Message && context.Found is null ? Said.Of(input) : Said.Nothing;
        var result = Run(new Heard(state, said, context), input);
        if (input.Type is ActivityTypes.Message or ActivityTypes.Event)
            result = promise.After(state, safeguarding.After(state, result, said, context), context);
        // The list is no longer what was shown last.
        if (result is { State.Menu: { } shown, Replies.Count: > 0 } && shown != context.EventId)
            result = result with { State = result.State with { Menu = null } };
        if (input.Type is ActivityTypes.Message)
            result = repeating.After(state, result);
        if (input.Type is ActivityTypes.Message && context is { IsLate: false, Delay: var delay } && delay >= Delays.Late)
            result = lateness.After(result, delay);
        result = NumberedChoices.After(result, context);
        return result.State.Session is null ? result : result with { WakeAt = DraftReminder.WakeAt(result.State, catalog) };
    }

    private TurnResult Run(Heard heard, Activity input) =>
        input.Type switch
        {
            _ when heard.Context.Found is { } found => finding.On(heard, found),
            ActivityTypes.Message => hearing.Hear(heard),
            ActivityTypes.MessageDelete when input.Id is { } id => Retraction.Forget(heard, id),
            ActivityTypes.ConversationUpdate when input.Name is EventNames.Follow => greeting.Hello(heard),
            ActivityTypes.Event => happening.On(heard, input),
            _ => TurnResult.Silent(heard.State),
        };
}
