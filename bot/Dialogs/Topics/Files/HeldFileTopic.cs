using System.Collections.Immutable;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Sessions.Files;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Files;

/// <summary>The answer to "what is this file?".</summary>
internal sealed class HeldFileTopic(
    FilePlaces places,
    LateFiles files,
    Opening opening,
    Starting starting,
    Returning returning,
    ToldReport reports,
    DialogWords words
) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        var held = heard.State.Held;
        if (held.IsEmpty)
            return null;
        var said = heard.Said;
        var openLabel = opening.Open(heard) is { } open ? Pictures.LabelOf(open) : null;
        if (said.Attachments.Count > 0)
            return files.Hear(heard, openLabel);
        var next = heard with { State = heard.State with { Held = [] } };
        if (said.Folded == DialogWords.Fold(words.Say(heard.Language, Phrase.NoneOfThese)))
            // Words that are no answer to anything else.
            return returning.Stay(next.Saying(words.Say(heard.Language, Phrase.FileNotUsed)));

        var file = new Said("", "", [.. held.Select(LateFiles.AttachmentOf)], held[0].MessageId, said.At, false);
        var found = places.Find(heard with { Said = file }, openLabel);
        var number = (words.ReadNumber(said.Folded) - 1) ?? found.FindIndex(p => DialogWords.Fold(p.Label) == said.Folded);
        if (number < 0 && Named(said, found) is { } named)
            number = named;
        if (number < 0 || number >= found.Count)
            return openLabel is null && reports.Begun(next) is { } begun ? WithPhotos(next, begun, held) : null;
        return found[number] switch
        {
            { Awaited: { } awaited } => files.Join(next, awaited, held),
            { Begins: { } procedure } => starting.Start(next with { Said = file }, procedure),
            _ => opening.Open(next with { Said = file }) is { } form ? Pictures.Take(form) : null,
        };
    }

    /// <summary>A photo, and then the report it belongs to in one breath.</summary>
    private TurnResult? WithPhotos(Heard heard, TurnResult begun, ImmutableList<HeldFile> held)
    {
        var session = begun.State.Session!;
        var form = opening.Open(heard with { State = begun.State });
        var files = held.ConvertAll(LateFiles.AttachmentOf);
        if (
            form?.Procedure.StartsWithPhoto is not { } field
            || session.Answers.ContainsKey(field)
            || !files.TrueForAll(f => ImageField.IsImage(f))
        )
            return null;
        var next = session with
        {
            Answers = session.Answers.SetItem(field, new KeptAnswer(ImageField.Write(files[0]), files[0].MessageId)),
            MorePhotos = held.Count > 1 ? held.RemoveAt(0) : null,
        };
        var kept = words.Say(heard.Language, Phrase.PhotoKept) + "\n" + begun.Replies[0].Text;
        return begun with
        {
            State = begun.State with { Session = next },
            Replies = [begun.Replies[0] with { Text = kept }, .. begun.Replies.Skip(1)],
        };
    }

    /// <summary>これ報告書の写真です: the one place whose name, without its number, stands in the words.</summary>
    private static int? Named(Said said, IReadOnlyList<FilePlace> places)
    {
        var meant = places
            .Select((p, i) => (Name: DialogWords.Fold(p.Label.Split('（', '(')[0].Trim()), Place: i))
            .Where(p => p.Name.Length > 1 && said.Folded.Contains(p.Name, StringComparison.Ordinal))
            .ToList();
        return meant is [var only] ? only.Place : null;
    }

    /// <summary>It was no answer: the file is put aside, and the message heard as ever.</summary>
    public Heard PutAside(Heard heard) =>
        heard.State.Held.IsEmpty
            ? heard
            : (heard with { State = heard.State with { Held = [] } }).Saying(words.Say(heard.Language, Phrase.FileNotUsed));
}
