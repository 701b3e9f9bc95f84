using System.Collections.Immutable;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Files;

/// <summary>
/// A file that was sent and cannot be had: the person is told and asked for it again; it is no answer any more. Several of them are said
/// once.
/// </summary>
internal sealed class MissingFileTopic(ProcedureCatalog catalog, Opening opening, DialogWords words) : IEventTopic
{
    public IReadOnlyList<string> Names => [DialogEvents.FileMissing];

    public TurnResult On(Heard heard, Activity input)
    {
        if (input.TextOf("url") is not { } url)
            return TurnResult.Silent(heard.State);
        var (state, isMissed) = Without(heard.State, url);
        if (Awaited(input, heard.Context) is { } awaited)
            (state, isMissed) = (state with { Awaiting = Added(state.Awaiting, awaited) }, true);
        if (!isMissed || state.FileMissed)
            return TurnResult.Silent(state);
        var told = (heard with { State = state with { FileMissed = true } }).Saying(Line(heard.Language, input));
        return opening.Open(told) is { } open
            ? open.Continue()
            : new TurnResult(told.State, [Activity.Message(string.Join('\n', told.Before))], []);
    }

    /// <summary>What was handed in waits for it again.</summary>
    private AwaitedFile? Awaited(Activity input, TurnContext context) =>
        input.TextOf("reference") is { } reference
        && input.TextOf("procedure") is { } id
        && catalog.All.LastOrDefault(p => p.Id == id) is { } procedure
        && procedure.Fields.FirstOrDefault(f => f.Type.MayBeFile) is { } field
            ? new AwaitedFile(reference, procedure.Id, procedure.Version, field.Id, context.Now)
            : null;

    private static ImmutableList<AwaitedFile> Added(ImmutableList<AwaitedFile> all, AwaitedFile one) =>
        all.RemoveAll(a => (a.Reference, a.Path) == (one.Reference, one.Path)).Add(one);

    private string Line(string language, Activity input) =>
        input.TextOf("code") switch
        {
            "file.size" => words.Say(language, Phrase.FileTooLarge),
            "file.harmful" => words.Say(language, Phrase.FileHarmful),
            "file.kind" => words.Say(language, Phrase.FileUnread),
            _ when input.TextOf("reference") is { } reference => words.Say(language, Phrase.FileNotHadFor, ("number", reference)),
            _ => words.Say(language, Phrase.FileNotHad),
        };

    /// <summary>The conversation without the file, and whether it was in it.</summary>
    private static (ConversationState State, bool IsMissed) Without(ConversationState state, string url)
    {
        var held = state.Held.RemoveAll(h => h.Url == url);
        var isMissed = held.Count < state.Held.Count;
        state = state with { Held = held };
        if (state.Session is not { } session)
            return (state, isMissed);
        var gone = session.Answers.Where(a => ImageField.Of(a.Value.Value)?.ContentUrl == url).Select(a => a.Key).ToImmutableArray();
        var more = session.MorePhotos?.RemoveAll(p => p.Url == url);
        return gone.IsEmpty && more?.Count == session.MorePhotos?.Count
            ? (state, isMissed)
            : (
                state with
                {
                    Session = FormMoves.Fresh(session) with { Answers = session.Answers.RemoveRange(gone), MorePhotos = more },
                },
                true
            );
    }
}
