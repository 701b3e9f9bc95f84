using Channels.Bot.Conversations;
using Channels.Bot.Forms.Fields;
using Channels.Text;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>
/// What one message says of several children, each by its name (はなちゃんは元気、みーちゃんがおなかいたかった) or of all together (ふたりとも元気).
/// </summary>
internal static class ByItem
{
    private static readonly string[] All = NameFinder.All;

    /// <summary>The question that is open and those of the other children, each with its answer; fewer than two when it says no such
    /// thing.</summary>
    public static IReadOnlyList<Mention> Read(Scene scene, FormSession session, Said said, JourneyStep step)
    {
        if (step is not { Group: { Type: RepeatField { IsSingle: false } items } group, IsGate: false, Field.Type: YesNoField type })
            return [];
        var journey = Journey.Of(scene.Procedure, session.Answers);
        var name = items.Children.FirstOrDefault(c => c.Type is TextField { HoldsName: true });
        var steps = Enumerable
            .Range(0, journey.CountOf(group.Id))
            .Select(i => journey.Find(Journey.PathOf(group, i, step.Field)))
            .OfType<JourneyStep>()
            .ToList();
        if (name is null || steps.Count < 2)
            return [];
        var prepared = LongText.Prepare(said.Text);
        if (Array.Exists(All, w => prepared.Contains(w, StringComparison.Ordinal)))
            return Of(prepared) is { } all ? [.. steps.Select(s => new Mention(s, [all], true, []))] : [];
        var places = steps
            .Select(s => (Step: s, At: PlaceOf(session.Answers.GetValueOrDefault(Journey.PathOf(group, s.Item, name)), prepared)))
            .Where(p => p.At >= 0)
            .OrderBy(p => p.At)
            .ToList();
        if (places.Count < 2)
            return [];
        List<Mention> found = [];
        for (var place = 0; place < places.Count; place++)
        {
            var end = place + 1 < places.Count ? places[place + 1].At : prepared.Length;
            if (Of(prepared[places[place].At..end]) is { } value)
                found.Add(new Mention(places[place].Step, [value], true, []));
        }

        return found;

        System.Text.Json.JsonElement? Of(string part) =>
            type.FindIn(new FieldInput(scene.View(session, step), part, part, []), part) is { Reading: FieldReading.Understood understood }
                ? understood.Value
                : null;
    }

    private static int PlaceOf(KeptAnswer? called, string prepared) =>
        called?.Value.GetString() is { Length: > 0 } name
            ? prepared.IndexOf(LongText.Prepare(NameFinder.WithoutTitle(name)), StringComparison.Ordinal)
            : -1;
}
