using System.Collections.Immutable;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Sessions.Files;

/// <summary>Documents that come after the submission: what is still missing, and what it is called.</summary>
internal sealed class AwaitedFiles(ProcedureCatalog catalog, DialogWords words)
{
    /// <summary>So long after the submission a file still finds it by itself.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromDays(60);

    private const int Most = 6;

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
        var all = state.Awaiting.Where(a => IsAwaited(a, now)).Concat(later).ToArray();
        return [.. all.Skip(all.Length - Most)];
    }

    public static bool IsAwaited(AwaitedFile awaited, DateTimeOffset now) => now - awaited.Since < Latest;

    /// <summary>The line that says what is still missing, or nothing.</summary>
    public IEnumerable<string> StillMissing(ConversationState state, TurnContext context)
    {
        var labels = state
            .Awaiting.Where(a => a.At is null && IsAwaited(a, context.Now))
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

    public string? LabelOf(AwaitedFile awaited, string language) => FieldOf(awaited)?.In(language).Label;

    public Field? FieldOf(AwaitedFile awaited)
    {
        var id = awaited.Path[(awaited.Path.LastIndexOf('.') + 1)..];
        return catalog
            .Find(awaited.Procedure, awaited.Version)
            ?.Fields.SelectMany(f => f.Type is RepeatField group ? group.Children.Prepend(f) : [f])
            .FirstOrDefault(f => f.Id == id);
    }
}
