using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Turns;

namespace Channels.Bot.Dialogs;

/// <summary>
/// The dialog as a pure step: what was said goes to the form being filled in, or to the lobby; events nobody answers are let
/// pass. Everything it knows is in its arguments and the catalog.
/// </summary>
public sealed class DialogStep : ITurnStep
{
    private readonly ProcedureCatalog catalog;
    private readonly DialogWords words;
    private readonly Lobby lobby;

    public DialogStep(ProcedureCatalog catalog)
        : this(catalog, DialogWords.Default)
    {
    }

    internal DialogStep(ProcedureCatalog catalog, DialogWords words)
    {
        this.catalog = catalog;
        this.words = words;
        lobby = new Lobby(catalog, words);
    }

    /// <inheritdoc/>
    public TurnResult Step(ConversationState state, Activity input, TurnContext context) => input.Type switch
    {
        ActivityTypes.Message => Hear(state, input, context),
        ActivityTypes.MessageDelete when input.Id is { } id => Forget(state, id, context),
        ActivityTypes.ConversationUpdate when input.Name is EventNames.Follow => lobby.Greet(state, context),
        _ => TurnResult.Silent(state),
    };

    private TurnResult Hear(ConversationState state, Activity input, TurnContext context)
    {
        var said = Said.Of(input);
        var before = new List<string>();
        if (state.WasUnreadable)
        {
            before.Add(words.Say(state.Language, Phrase.UnreadableState));
            state = state with { WasUnreadable = false };
        }

        if (state.Session is not { } session)
            return lobby.Hear(state, said, context, before);
        if (catalog.Find(session.Procedure, session.Version) is { } procedure)
            return Turn(procedure, state, session, said, context).Saying(before).Run();

        before.Add(words.Say(state.Language, Phrase.VersionGone));
        return lobby.Greet(state with { Session = null }, context, before);
    }

    /// <summary>A message taken back: its answers leave the draft, and everything else that holds it is told to forget it.</summary>
    private TurnResult Forget(ConversationState state, string messageId, TurnContext context)
    {
        var effect = new ForgetMessage(messageId);
        if (state.Session is not { } session
            || FormMoves.Forget(session, messageId) is var next && next == session
            || catalog.Find(session.Procedure, session.Version) is not { } procedure)
        {
            return new TurnResult(state, [], [effect]);
        }

        var said = Said.Of(new Activity { Type = ActivityTypes.Message });
        var result = Turn(procedure, state, session, said, context)
            .Saying(words.Say(state.Language, Phrase.Retracted))
            .Continue(next);
        return result with { Effects = [effect] };
    }

    private FormTurn Turn(Procedure procedure, ConversationState state, FormSession session, Said said, TurnContext context) =>
        new(new Scene(words, procedure, state.Language, context.Now, context.ChannelId), state, session, said, context);
}
