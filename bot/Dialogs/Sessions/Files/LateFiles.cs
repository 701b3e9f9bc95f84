using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Sessions.Files;

/// <summary>A file joins a submission that waits for it only when nothing else can be meant; otherwise the person is asked.</summary>
internal sealed class LateFiles(FilePlaces places, AwaitedFiles awaited, Opening opening, Greeting greeting, DialogWords words)
{
    private const int MostHeld = 10;

    /// <summary>A file that may be a missing document; null when no document is missing that it could be.</summary>
    /// <param name="heard">The file; with a form open only when its question did not ask for a file.</param>
    /// <param name="openLabel">The question of the open form it could be for, or null.</param>
    public TurnResult? Hear(Heard heard, string? openLabel = null)
    {
        var state = heard.State;
        var files = heard.Said.Attachments.Where(a => a.ContentUrl is not null).Select(a => FileOf(a, heard.Said)).ToArray();
        var found = files.Length == 0 ? [] : places.Find(heard, openLabel);
        if (found.All(p => p.Awaited is null))
            return null;
        return found is [{ Awaited: { } only }]
            ? Join(heard with { State = state with { Held = [] } }, only, [.. state.Held, .. files])
            : places.Ask(heard with { State = state with { Held = [.. state.Held.Concat(files).Take(MostHeld)] } }, found);
    }

    /// <summary>The files belong to this document.</summary>
    public TurnResult Join(Heard heard, AwaitedFile document, IReadOnlyList<HeldFile> files)
    {
        var state = heard.State;
        var received = document with { At = heard.Context.Now, MessageId = files[^1].MessageId };
        var isAwaited = state.Awaiting.Contains(document);
        var next = state with
        {
            Awaiting = isAwaited ? state.Awaiting.Replace(document, received) : state.Awaiting.Add(received),
            Last = isAwaited || state.Last is null ? state.Last : state.Last with { Lacks = null },
        };
        var joined = words.Say(
            state.Language,
            Phrase.FileJoined,
            ("label", awaited.LabelOf(document, state.Language)!),
            ("number", document.Reference)
        );
        var told = (heard with { State = next }).Saying(joined);
        if (isAwaited && !next.Awaiting.Exists(a => a.At is null))
            told = told.Saying(words.Say(state.Language, Phrase.NothingMissing));
        var result = opening.Open(told) is { } open
            ? open.Saying(awaited.StillMissing(next, heard.Context)).Continue()
            : greeting.Greet(told);
        Effect[] attached = [.. files.Select(f => new AttachLater(document.Reference, document.Path, AttachmentOf(f)))];

        // Nobody waits for this one: the office may have read the submission already.
        return result with
        {
            Effects = isAwaited ? attached : [.. attached, new AddToCase(document.Reference, words.Say(state.Language, Phrase.CameLater))],
        };
    }

    public static HeldFile FileOf(Attachment file, Said said) =>
        new(file.ContentUrl!, file.ContentType, file.Name, file.MessageId ?? said.MessageId);

    public static Attachment AttachmentOf(HeldFile file) =>
        new()
        {
            MessageId = file.MessageId,
            ContentType = file.Type,
            ContentUrl = file.Url,
            Name = file.Name,
        };
}
