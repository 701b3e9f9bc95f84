using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Text;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>
/// What one message says of several children, each by its name (はなちゃんは元気、みーちゃんがおなかいたかった) or of all together (ふたりとも元気).
/// </summary>
internal static class ByItem
{
    /// <summary>So near behind a name だけ is said of it. Characters.</summary>
    private const int LongestWithTitle = 12;

    private static readonly string[] All = NameFinder.All;

    /// <summary>The question that is open and those of the other children, each with its answer; fewer than two when it says no such
    /// thing.</summary>
    public static IReadOnlyList<Mention> Read(Scene scene, FormSession session, Said said, JourneyStep step) =>
        step is { Group: { Type: RepeatField { IsSingle: false } } group, IsGate: false, Field.Type: YesNoField }
        && Journey.Of(scene.Procedure, session.Answers).CountOf(group.Id) > 1
        && Told(scene, session, said, group, step.Field) is { Count: > 0 } told
        && (told.Count > 1 || told[0].Step.Path != step.Path)
            ? told
            : [];

    /// <summary>What a message says of one question of the children: of those it names, of all of them, or of the only one.</summary>
    public static IReadOnlyList<Mention> Told(Scene scene, FormSession session, Said said, Field group, Field field)
    {
        if (group.Type is not RepeatField items || field.Type is not YesNoField type)
            return [];
        var journey = Journey.Of(scene.Procedure, session.Answers);
        var name = items.Children.FirstOrDefault(c => c.Type is TextField { HoldsName: true });
        var steps = Enumerable
            .Range(0, journey.CountOf(group.Id))
            .Select(i => journey.Find(Journey.PathOf(group, i, field)))
            .OfType<JourneyStep>()
            .ToList();
        if (name is null || steps.Count == 0)
            return [];
        var prepared = LongText.Prepare(said.Text);
        if (Array.Exists(All, w => prepared.Contains(w, StringComparison.Ordinal)))
            return Of(prepared) is { } all ? [.. steps.Select(s => Sure(s, all))] : [];
        var places = steps
            .Select(s => (Step: s, At: PlaceOf(session.Answers.GetValueOrDefault(Journey.PathOf(group, s.Item, name)), prepared)))
            .Where(p => p.At >= 0)
            .OrderBy(p => p.At)
            .ToList();
        if (places.Count == 0)
            return steps.Count == 1 && Of(prepared) is { } only ? [Sure(steps[0], only)] : [];
        List<Mention> found = [];
        for (var place = 0; place < places.Count; place++)
        {
            var start = places.Count == 1 ? 0 : places[place].At; // 熱があったんはけんちゃんだけ
            var end = place + 1 < places.Count ? places[place + 1].At : prepared.Length;
            if (Of(prepared[start..end]) is { } value)
                found.Add(Sure(places[place].Step, value));
        }

        return WithOthers(steps, places, found, prepared);

        JsonElement? Of(string part) =>
            type.FindIn(new FieldInput(scene.View(session, steps[0]), part, part, []), part)
                is { Reading: FieldReading.Understood understood }
                ? understood.Value
                : null;
    }

    /// <summary>けんちゃんだけ: of all the others it is not so.</summary>
    private static List<Mention> WithOthers(
        List<JourneyStep> steps,
        List<(JourneyStep Step, int At)> places,
        List<Mention> found,
        string prepared
    )
    {
        if (
            found.Find(m => m.Value.ValueKind is JsonValueKind.True) is not { } yes
            || found.Count(m => m.Value.ValueKind is JsonValueKind.True) > 1
        )
            return found;
        var at = places.Find(p => p.Step.Path == yes.Step.Path).At;
        var isOnly = prepared.AsSpan(at, Math.Min(LongestWithTitle, prepared.Length - at)).IndexOf("だけ", StringComparison.Ordinal) >= 0;
        return isOnly
            ? [.. found, .. steps.Where(s => found.TrueForAll(m => m.Step.Path != s.Path)).Select(s => Sure(s, Canonical.No))]
            : found;
    }

    private static Mention Sure(JourneyStep step, JsonElement value) => new(step, [value], true, []);

    private static int PlaceOf(KeptAnswer? called, string prepared) =>
        called?.Value.GetString() is { Length: > 0 } name
            ? prepared.IndexOf(LongText.Prepare(NameFinder.WithoutTitle(name)), StringComparison.Ordinal)
            : -1;
}
