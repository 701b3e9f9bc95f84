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
    private readonly DialogWords words;
    private readonly Greeting greeting;
    private readonly Hearing hearing;
    private readonly Happening happening;
    private readonly Finding finding;
    private readonly SafeguardingStep safeguarding;
    private readonly ContactPromise promise;
    private readonly Keeping keeping;
    private readonly PickedPlaces places;
    private readonly Saying saying;

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
    /// <param name="languages">What people are offered; null: what is approved.</param>
    public DialogStep(
        ProcedureCatalog catalog,
        IEnumerable<IAnswerSource> sources,
        PublicSite? site = null,
        IPostalAddresses? postal = null,
        IAssistant? assistant = null,
        OfficeHours? hours = null,
        OfferedLanguages? languages = null
    )
    {
        this.catalog = catalog;
        words = languages is null ? DialogWords.Default : DialogWords.Default.Offering(languages.Ids);
        var times = new OfficeTimes(hours, words);
        var sessions = new SessionRoom(catalog, words, postal ?? NoPostalAddresses.Instance, times, assistant is { AnswersAnyone: false });
        var asking = new AskingRoom([.. sources], assistant, words);
        var filling = new FillingRoom(sessions, asking);
        greeting = sessions.Greeting;
        hearing = new Hearing(sessions, asking, filling, site ?? PublicSite.Local);
        happening = new Happening(sessions, asking, filling, site ?? PublicSite.Local);
        finding = new Finding(sessions, filling, site ?? PublicSite.Local);
        safeguarding = SafeguardingRoom.Create(catalog, words, sessions, site ?? PublicSite.Local);
        promise = new ContactPromise(catalog, times, words);
        keeping = new Keeping(catalog, words);
        saying = new Saying(words, languages);
        places = new PickedPlaces(catalog, sessions.Opening);
    }

    /// <inheritdoc/>
    public TurnResult Step(ConversationState state, Activity input, TurnContext context)
    {
        // With what is known of places the message is heard once more from its beginning.
        if (context.Found is { Asked: CheckPlaces } found)
            return Think(state, input, context with { Found = null }, found.Value as LimitedPlace);
        var result = Think(state, input, context);
        return context.Found is null ? places.Check(state, result) : result;
    }

    /// <param name="state">What is remembered.</param>
    /// <param name="input">What came.</param>
    /// <param name="context">The turn.</param>
    /// <param name="full">An option that is chosen in it and is full.</param>
    private TurnResult Think(ConversationState state, Activity input, TurnContext context, LimitedPlace? full = null)
    {
        if (context.Found is null)
            input = NumberedChoices.Meant(state, input, words);

        // What was said is heard once; with what it asked for the step goes on without words.
        var said = input.Type is ActivityTypes.Message && context.Found is null ? Said.Of(input) : Said.Nothing;
        var result = Run(new Heard(state, said, context), input);
        if (full is not null)
            result = places.Refuse(result, context, full);
        if (input.Type is ActivityTypes.Message)
            result = keeping.After(state, result, said, context);
        if (input.Type is ActivityTypes.Message or ActivityTypes.Event)
            result = promise.After(state, safeguarding.After(state, result, said, context), context);
        // The list is no longer what was shown last.
        if (result is { State.Menu: { } shown, Replies.Count: > 0 } && shown != context.EventId)
            result = result with { State = result.State with { Menu = null } };
        result = saying.After(state, result, said, input, context);
        result = AskedThere(result, input, context);
        return result.State.Session is null ? result : result with { WakeAt = DraftReminder.WakeAt(result.State, catalog) };
    }

    /// <summary>When a question was asked by the platform's clock: when the message was said, and as long as it lay here.</summary>
    private static TurnResult AskedThere(TurnResult result, Activity input, TurnContext context) =>
        result.State.Session is { } session && session.AskedAt == context.Now
            ? result with
            {
                State = result.State with { Session = session with { AskedThere = input.Timestamp + context.Waited } },
            }
            : result;

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
