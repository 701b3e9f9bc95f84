using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Postal;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>From a conversation to its open form, moved to a newer version where that has a map.</summary>
internal sealed class Opening(ProcedureCatalog catalog, DialogWords words, IPostalAddresses postal)
{
    /// <summary>The same with the form opened; null when there is none, when it is gone or its time is up.</summary>
    public Heard? Open(Heard heard) => Open(heard, out _);

    /// <inheritdoc cref="Open(Heard)"/>
    public Heard? Open(Heard heard, out bool isExpired)
    {
        isExpired = false;
        if (heard.State.Session is not { } session)
            return null;
        var newest = catalog.On(JapanTime.DayOf(heard.Context.Now)).FirstOrDefault(p => p.Id == session.Procedure);
        var procedure = catalog.Find(session.Procedure, session.Version);
        var map = newest is not null && newest.Version > session.Version ? newest.Migrate.GetValueOrDefault(session.Version) : null;
        if (map is not null)
            procedure = newest;
        if (procedure is null)
            return null;
        isExpired = session.AskedAt != default && heard.Context.Now - session.AskedAt > procedure.KeepsDrafts;
        if (isExpired)
            return null;

        var scene = SceneOf(procedure, heard.State, heard.Context);
        return map is null
            ? heard with
            {
                Form = scene,
            }
            : heard.With(FormMigration.Move(session, procedure, map)) with
            {
                Form = scene,
                Before = [scene.Say(Phrase.Migrated), .. heard.Before],
            };
    }

    /// <summary>Whether this form may be filled in on the channel somebody asks for it from.</summary>
    public bool MayFill(FormSession session, TurnContext context) =>
        catalog.Find(session.Procedure, session.Version) is not { } procedure
        || procedure.OnChannel(context.ChannelId, context.Traits) is "fill";

    public Scene SceneOf(Procedure procedure, ConversationState state, TurnContext context) =>
        new(words, procedure, state.Language, context.SaidAt, context.Traits)
        {
            Remembered = state.Remembered,
            Called = [.. (state.Called ?? []).Select(c => c.Value.GetString() ?? "")],
            Postal = postal,
        };
}
