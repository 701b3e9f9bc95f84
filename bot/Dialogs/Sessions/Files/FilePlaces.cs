using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Sessions.Files;

/// <summary>Finds the places a file can have, and asks which it is.</summary>
internal sealed class FilePlaces(ChannelProcedures procedures, AwaitedFiles awaited, DialogWords words)
{
    /// <summary>A second picture so soon after the first may belong to the same document (front and back).</summary>
    private static readonly TimeSpan SecondPicture = TimeSpan.FromMinutes(10);

    /// <param name="heard">With the file.</param>
    /// <param name="openLabel">The question of the open form it could be for, or null.</param>
    public List<FilePlace> Find(Heard heard, string? openLabel)
    {
        var (state, said, now) = (heard.State, heard.Said, heard.Context.Now);
        var places = state
            .Awaiting.Where(a => AwaitedFiles.IsAwaited(a, now) && (a.At is null || now - a.At < SecondPicture))
            .Where(a => awaited.FieldOf(a) is { } field && said.Attachments.Any(field.Type.Takes))
            .Select(a => new FilePlace(
                words.Say(state.Language, Phrase.FileFor, ("label", awaited.LabelOf(a, state.Language)!), ("number", a.Reference)),
                a
            ))
            .ToList();
        if (JustHandedIn(heard) is { } lacking && places.TrueForAll(p => p.Awaited?.Reference != lacking.Awaited?.Reference))
            places.Add(lacking);
        if (openLabel is not null)
            places.Add(new FilePlace(openLabel));
        else if (
            state is { Session: null, FileMissed: false }
            && said.Attachments.Any(ImageField.IsImage)
            && procedures.BegunByPhoto(heard.Context) is { } begins
        )
            places.Add(new FilePlace(begins.Title(state.Language), Begins: begins));
        return places;
    }

    /// <summary>The photo that a submission of a moment ago was handed in without.</summary>
    private FilePlace? JustHandedIn(Heard heard)
    {
        if (
            heard.State is not { Session: null, Last: { IsWithdrawn: false, Lacks: { } path } last }
            || heard.Context.Now - last.At > SecondPicture
            || !heard.Said.Attachments.Any(ImageField.IsImage)
        )
            return null;
        var photo = new AwaitedFile(last.Reference, last.Procedure, last.Version, path, last.At);
        return awaited.LabelOf(photo, heard.Language) is { } label
            ? new FilePlace(words.Say(heard.Language, Phrase.FileFor, ("label", label), ("number", last.Reference)), photo)
            : null;
    }

    /// <summary>Asks which it is.</summary>
    public TurnResult Ask(Heard heard, IReadOnlyList<FilePlace> places)
    {
        var lines = heard
            .Before.Append(words.Say(heard.Language, Phrase.WhichFile))
            .Concat(places.Select((p, i) => $"{Digits.Of(i + 1)} {p.Label}"));
        var buttons = places
            .Select(
                (p, i) =>
                    ButtonRow.Fit(
                        new CardAction { Title = p.Label, Value = p.Label.Length > ButtonRow.LongestLabel ? Digits.Of(i + 1) : null }
                    )
            )
            .Append(new CardAction { Title = words.Say(heard.Language, Phrase.NoneOfThese) });
        return new TurnResult(heard.State, [Activity.Message(string.Join('\n', lines), buttons)], []);
    }
}

/// <summary>Where a file can belong: a document that is still missing, the open form, or a form that begins with a photo.</summary>
/// <param name="Label">What the person reads.</param>
/// <param name="Awaited">The missing document, or null.</param>
/// <param name="Begins">The procedure to begin, or null; with neither it is the open form.</param>
internal sealed record FilePlace(string Label, AwaitedFile? Awaited = null, Procedure? Begins = null);
