using System.Collections.Immutable;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>What a question suggests first: the answer of the last time, or of the registration.</summary>
/// <param name="Said">What the button says to the bot, whole.</param>
/// <param name="Shown">The answer as the person sees it.</param>
/// <param name="Title">What the button shows, cut so that where it comes from stays readable.</param>
/// <param name="Answers">By path: one answer, or those of a whole group.</param>
internal sealed record Offer(string Said, string Shown, string Title, ImmutableSortedDictionary<string, JsonElement> Answers)
{
    public CardAction Button => new() { Title = Title, Value = Said };

    /// <summary>The suggestion for a question that is not answered yet, or null.</summary>
    public static Offer? Of(Scene scene, FormSession session, JourneyStep step)
    {
        var source = step.Group is { Type: RepeatField { IsSingle: false } } group ? group : step.Field;
        if (source.Default is not { } from || scene.Remembered.IsEmpty || session.Answers.ContainsKey(step.Path))
            return null;
        var answers = source == step.Field && !step.IsGate ? Single(scene, step, from) : Whole(scene, session, step, source, from);
        if (answers.IsEmpty)
            return null;
        var shown =
            source == step.Field && !step.IsGate
                ? step.Field.Type.ShowShort(answers[step.Path], scene.View(session, step))
                : AnswerList.ShowGroup(scene, session with { Answers = session.Answers.SetItems(Kept(answers, null)) }, source);
        if (shown.Length == 0)
            return null;
        var phrase = from.Procedure is null ? Phrase.SameAsLast : Phrase.SameAsMember;
        var room = ButtonRow.LongestLabel - ButtonRow.LengthOf(scene.Say(phrase, ("value", "")));
        return new Offer(
            scene.Say(phrase, ("value", ButtonRow.Shorten(shown, 200))),
            shown,
            scene.Say(phrase, ("value", ButtonRow.Shorten(shown, room))),
            answers
        );
    }

    /// <summary>The button was pressed, or its words written.</summary>
    public bool IsMeantBy(Said said, DialogWords words) => said.Folded == DialogWords.Fold(Said) || words.MeansTheSame(said.Folded);

    public IEnumerable<KeyValuePair<string, KeptAnswer>> From(string? messageId) => Kept(Answers, messageId);

    private static IEnumerable<KeyValuePair<string, KeptAnswer>> Kept(
        ImmutableSortedDictionary<string, JsonElement> answers,
        string? messageId
    ) => answers.Select(a => KeyValuePair.Create(a.Key, new KeptAnswer(a.Value, messageId)));

    private static ImmutableSortedDictionary<string, JsonElement> Single(Scene scene, JourneyStep step, FieldDefault from)
    {
        var none = ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);
        return
            scene.Remembered.TryGetValue(Remembered.KeyOf(from.Procedure ?? scene.Procedure.Id, from.Field), out var kept)
            && step.Field.Type.IsCanonical(kept.Value)
            ? none.Add(step.Path, kept.Value)
            : none;
    }

    /// <summary>Every answer of a group, offered at its first question only; what no longer fits the fields is not offered at
    /// all.</summary>
    private static ImmutableSortedDictionary<string, JsonElement> Whole(
        Scene scene,
        FormSession session,
        JourneyStep step,
        Field group,
        FieldDefault from
    )
    {
        var none = ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);
        if (step.Item > 0 || session.Answers.Keys.Any(k => k.StartsWith(group.Id + "[", StringComparison.Ordinal)))
            return none;
        var prefix = Remembered.KeyOf(from.Procedure ?? scene.Procedure.Id, from.Field + "[");
        var start = prefix.Length - from.Field.Length - 1;
        var answers = none.AddRange(
            scene
                .Remembered.Where(r => r.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(r => KeyValuePair.Create(r.Key[start..], r.Value.Value))
        );
        if (answers.IsEmpty)
            return none;
        var journey = Journey.Of(scene.Procedure, session.Answers.SetItems(Kept(answers, null)));
        var steps = journey.Steps.Where(s => s.Group == group).ToArray();
        return
            steps.All(s =>
                answers.TryGetValue(s.Path, out var value)
                && (value.ValueKind is JsonValueKind.Null ? s.Field.IsOptional : s.Field.Type.IsCanonical(value))
            )
            && answers.Count == steps.Length
            ? answers
            : none;
    }
}
