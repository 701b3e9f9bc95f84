using System.Collections.Immutable;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;
using Channels.Bot.Joints;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>Where a file can belong: a document that is still missing, the open form, or a form that begins with a photo.</summary>
/// <param name="Label">What the person reads.</param>
/// <param name="Awaited">The missing document, or null.</param>
/// <param name="Begins">The procedure to begin, or null; with neither it is the open form.</param>
internal sealed record FilePlace(string Label, AwaitedFile? Awaited = null, Procedure? Begins = null);

/// <summary>Documents that come after the submission. A file joins one only when nothing else can be meant; otherwise the person is
/// asked.</summary>
internal sealed partial class Lobby
{
    /// <summary>A second picture so soon after the first may belong to the same document (front and back).</summary>
    private static readonly TimeSpan SecondPicture = TimeSpan.FromMinutes(10);

    /// <summary>So long after the submission a file still finds it by itself.</summary>
    private static readonly TimeSpan LatestFile = TimeSpan.FromDays(60);

    private const int MostAwaited = 6;
    private const int MostHeld = 10;

    /// <summary>What a submission still waits for, added to what others wait for.</summary>
    public static ImmutableList<AwaitedFile> Await(
        ConversationState state,
        Procedure procedure,
        FormSession session,
        string reference,
        DateTimeOffset now
    )
    {
        var later = Journey
            .Of(procedure, session.Answers)
            .Steps.Where(s =>
                procedure.Privacy is not "consultation"
                && session.Answers.TryGetValue(s.Path, out var kept)
                && s.Field.Type.MayBeFile
                && ImageField.IsLater(kept.Value)
            )
            .Select(s => new AwaitedFile(reference, procedure.Id, procedure.Version, s.Path, now));
        var all = state.Awaiting.Where(a => now - a.Since < LatestFile).Concat(later).ToArray();
        return [.. all.Skip(all.Length - MostAwaited)];
    }

    /// <summary>The line that says what is still missing, or nothing.</summary>
    public IEnumerable<string> StillMissing(ConversationState state, TurnContext context)
    {
        var labels = state
            .Awaiting.Where(a => a.At is null && context.Now - a.Since < LatestFile)
            .Select(a => LabelOf(a, state.Language))
            .OfType<string>()
            .ToArray();
        return labels.Length == 0
            ? []
            :
            [
                words.Say(
                    state.Language,
                    Phrase.StillMissing,
                    ("labels", string.Join(words.Say(state.Language, Phrase.ListSeparator), labels))
                ),
            ];
    }

    /// <summary>A file that may be a missing document; null when no document is missing that it could be.</summary>
    /// <param name="state">The conversation; with a form open only when its question did not ask for a file.</param>
    /// <param name="said">The file.</param>
    /// <param name="context">The turn.</param>
    /// <param name="before">Lines to say first.</param>
    /// <param name="openLabel">The question of the open form it could be for, or null.</param>
    public TurnResult? HearFile(
        ConversationState state,
        Said said,
        TurnContext context,
        IEnumerable<string> before,
        string? openLabel = null
    )
    {
        var files = said
            .Attachments.Where(a => a.ContentUrl is not null)
            .Select(a => new HeldFile(a.ContentUrl!, a.ContentType, a.Name, said.MessageId))
            .ToArray();
        var places = files.Length == 0 ? [] : Places(state, said, context, openLabel);
        if (places.All(p => p.Awaited is null))
            return null;
        return places is [{ Awaited: { } only }]
            ? Join(state with { Held = [] }, only, [.. state.Held, .. files], context, before)
            : AskWhere(state with { Held = [.. state.Held.Concat(files).Take(MostHeld)] }, places, before);
    }

    /// <summary>The answer to "what is this file?". Null when it was none: the file is then put aside and the message heard as
    /// ever.</summary>
    public TurnResult? PlaceHeld(ConversationState state, Said said, TurnContext context, IEnumerable<string> before)
    {
        var held = state.Held;
        var file = new Said(
            "",
            "",
            [
                .. held.Select(h => new Attachment
                {
                    ContentType = h.Type,
                    ContentUrl = h.Url,
                    Name = h.Name,
                }),
            ],
            held[0].MessageId,
            said.At,
            false
        );
        var openLabel = OpenLabel(state, context);
        var places = Places(state, file, context, openLabel);
        if (said.Attachments.Count > 0)
            return HearFile(state, said, context, before, openLabel);
        if (said.Folded == DialogWords.Fold(words.Say(state.Language, Phrase.NoneOfThese)))
            return Unused(state with { Held = [] }, context, before);
        var number = (words.ReadNumber(said.Folded) - 1) ?? places.FindIndex(p => DialogWords.Fold(p.Label) == said.Folded);
        if (number < 0 || number >= places.Count)
            return null;
        var next = state with { Held = [] };
        return places[number] switch
        {
            { Awaited: { } awaited } => Join(next, awaited, held, context, before),
            { Begins: { } procedure } => Start(next, procedure, file, context, before),
            _ => Open(next, file, context, out _)?.Saying(before).TakePicture(),
        };
    }

    /// <summary>The file belongs nowhere, and the words that say so are no answer to anything else.</summary>
    private TurnResult Unused(ConversationState state, TurnContext context, IEnumerable<string> before)
    {
        string[] lines = [.. before, words.Say(state.Language, Phrase.FileNotUsed)];
        return state.Session is not null && Open(state, Said.Nothing, context, out _) is { } turn
            ? turn.Saying(lines).Continue()
            : Greet(state, context, lines);
    }

    private List<FilePlace> Places(ConversationState state, Said said, TurnContext context, string? openLabel)
    {
        var places = state
            .Awaiting.Where(a => context.Now - a.Since < LatestFile && (a.At is null || context.Now - a.At < SecondPicture))
            .Where(a => FieldOf(a) is { } field && said.Attachments.Any(field.Type.Takes))
            .Select(a => new FilePlace(
                words.Say(state.Language, Phrase.FileFor, ("label", LabelOf(a, state.Language)!), ("number", a.Reference)),
                a
            ))
            .ToList();
        if (openLabel is not null)
            places.Add(new FilePlace(openLabel));
        else if (
            state.Session is null
            && said.Attachments.Any(ImageField.IsImage)
            && Offered(context).FirstOrDefault(p => p.StartsWithPhoto is not null) is { } begins
        )
            places.Add(new FilePlace(begins.Title(state.Language), Begins: begins));
        return places;
    }

    private TurnResult AskWhere(ConversationState state, IReadOnlyList<FilePlace> places, IEnumerable<string> before)
    {
        var lines = before
            .Append(words.Say(state.Language, Phrase.WhichFile))
            .Concat(places.Select((p, i) => $"{Digits.Of(i + 1)} {p.Label}"));
        var buttons = places
            .Select(
                (p, i) =>
                    ButtonRow.Fit(
                        new CardAction { Title = p.Label, Value = p.Label.Length > ButtonRow.LongestLabel ? Digits.Of(i + 1) : null }
                    )
            )
            .Append(new CardAction { Title = words.Say(state.Language, Phrase.NoneOfThese) });
        return new TurnResult(state, [Activity.Message(string.Join('\n', lines), buttons)], []);
    }

    private TurnResult Join(
        ConversationState state,
        AwaitedFile awaited,
        IReadOnlyList<HeldFile> files,
        TurnContext context,
        IEnumerable<string> before
    )
    {
        var received = awaited with { At = context.Now, MessageId = files[^1].MessageId };
        var next = state with { Awaiting = state.Awaiting.Replace(awaited, received) };
        var joined = words.Say(
            state.Language,
            Phrase.FileJoined,
            ("label", LabelOf(awaited, state.Language)!),
            ("number", awaited.Reference)
        );
        var effects = files.Select(f => new AttachLater(
            awaited.Reference,
            awaited.Path,
            new Attachment
            {
                ContentType = f.Type,
                ContentUrl = f.Url,
                Name = f.Name,
            }
        ));
        string[] lines =
        [
            .. before,
            joined,
            .. next.Awaiting.Exists(a => a.At is null) ? [] : new[] { words.Say(state.Language, Phrase.NothingMissing) },
        ];
        var result =
            next.Session is not null && Open(next, Said.Nothing, context, out _) is { } turn
                ? turn.Saying([.. lines, .. StillMissing(next, context)]).Continue()
                : Greet(next, context, lines);
        return result with { Effects = [.. effects] };
    }

    private string? OpenLabel(ConversationState state, TurnContext context) =>
        state.Session is not null && Open(state, Said.Nothing, context, out _) is { } turn ? turn.PictureLabel : null;

    private string? LabelOf(AwaitedFile awaited, string language) => FieldOf(awaited)?.In(language).Label;

    private Field? FieldOf(AwaitedFile awaited)
    {
        var id = awaited.Path[(awaited.Path.LastIndexOf('.') + 1)..];
        return catalog
            .Find(awaited.Procedure, awaited.Version)
            ?.Fields.SelectMany(f => f.Type is RepeatField group ? group.Children.Prepend(f) : [f])
            .FirstOrDefault(f => f.Id == id);
    }
}
