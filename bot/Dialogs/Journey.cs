using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;

namespace Channels.Bot.Dialogs;

/// <summary>One question of a journey.</summary>
/// <param name="Path">Where its answer is kept: <c>date</c>, <c>children[0].child</c>, <c>children[1]</c> ("one more?").</param>
/// <param name="Field">What is asked.</param>
/// <param name="Group">The repeat group it belongs to, or null.</param>
/// <param name="Item">Place in the group, from 0.</param>
/// <param name="Number">Which of the procedure's questions it is, for the progress; a whole group is one.</param>
internal sealed record JourneyStep(string Path, Field Field, Field? Group, int Item, int Number)
{
    /// <summary>It asks whether there is one more.</summary>
    public bool IsGate => Field.Type is RepeatField;
}

/// <summary>
/// The questions of a procedure for a set of answers, computed anew each time and never kept: a changed answer cannot leave a
/// question behind that no longer belongs. The list ends where the answers do not yet say how it goes on.
/// </summary>
internal sealed class Journey
{
    /// <summary>A turn asks for the same journey several times; it depends on nothing but the two arguments, both immutable.</summary>
    [ThreadStatic]
    private static Journey? latest;

    private readonly Procedure procedure;
    private readonly ImmutableSortedDictionary<string, KeptAnswer> answers;
    private readonly HashSet<string> open = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly Dictionary<string, Field> computed = [];

    private Journey(Procedure procedure, ImmutableSortedDictionary<string, KeptAnswer> answers)
    {
        this.procedure = procedure;
        this.answers = answers;
        var steps = new List<JourneyStep>();
        var number = 0;
        foreach (var field in procedure.Fields)
        {
            if (!IsOpen(field, null, 0))
                continue;
            open.Add(field.Id);
            if (field.Type is ComputedField)
                computed[field.Id] = field;
            if (field.Type is RepeatField group)
                AddGroup(steps, field, group, ++number);
            else if (field.Type.IsAsked)
                steps.Add(new JourneyStep(field.Id, field, null, 0, ++number));
        }

        Steps = steps;
        Length = number;
    }

    public IReadOnlyList<JourneyStep> Steps { get; }

    /// <summary>How many questions the progress counts.</summary>
    public int Length { get; }

    public JourneyStep? FirstOpen => Steps.FirstOrDefault(s => !answers.ContainsKey(s.Path));

    /// <summary>The first open question that was not put off, else the first of those that were.</summary>
    public JourneyStep? NextOpen(IReadOnlyCollection<string> postponed) =>
        postponed.Count == 0 ? FirstOpen : Steps.FirstOrDefault(s => !answers.ContainsKey(s.Path) && !postponed.Contains(s.Path)) ?? FirstOpen;

    public bool IsComplete => FirstOpen is null;

    public static Journey Of(Procedure procedure, ImmutableSortedDictionary<string, KeptAnswer> answers) =>
        latest is { } known && known.procedure == procedure && known.answers == answers ? known : latest = new Journey(procedure, answers);

    public static string PathOf(Field group, int item) => group.Type is RepeatField { IsSingle: true } ? group.Id : string.Create(CultureInfo.InvariantCulture, $"{group.Id}[{item}]");

    public static string PathOf(Field group, int item, Field child) => $"{PathOf(group, item)}.{child.Id}";

    public JourneyStep? Find(string path) => Steps.FirstOrDefault(s => s.Path == path);

    /// <summary>The answered question before a path; before the end of the journey when the path is null.</summary>
    public JourneyStep? Before(string? path) =>
        Steps.TakeWhile(s => s.Path != path).LastOrDefault(s => answers.ContainsKey(s.Path));

    /// <summary>Paths of answers that belong to no question any more.</summary>
    public IEnumerable<string> Orphans() => answers.Keys.Except(Steps.Select(s => s.Path));

    private void AddGroup(List<JourneyStep> steps, Field field, RepeatField group, int number)
    {
        for (var item = 0; item < group.AtMost; item++)
        {
            if (item >= group.AtLeast)
            {
                var gate = new JourneyStep(PathOf(field, item), field, field, item, number);
                steps.Add(gate);
                if (!GoesOn(gate.Path))
                    return;
            }

            counts[field.Id] = item + 1;
            foreach (var child in group.Children)
            {
                var path = PathOf(field, item, child);
                if (!IsOpen(child, field, item))
                    continue;
                open.Add(path);
                steps.Add(new JourneyStep(path, child, field, item, number));
            }
        }
    }

    /// <summary>The field's condition holds, or it has none.</summary>
    public bool IsOpen(Field field) => IsOpen(field, null, 0);

    /// <summary>The answer a field or a computation sees: near (same item of the group) before far; a closed question has none.</summary>
    public JsonElement? AnswerOf(string id, Field? group, int item)
    {
        if (computed.TryGetValue(id, out var field))
            return ((ComputedField)field.Type).Compute(this);
        if (group is not null && Given($"{PathOf(group, item)}.{id}") is { } near)
            return near;
        return Given(id);
    }

    /// <summary>Number of items a group has by its answers.</summary>
    public int CountOf(string group) => counts.GetValueOrDefault(group);

    private JsonElement? Given(string path) =>
        open.Contains(path) && answers.TryGetValue(path, out var answer) && !answer.IsSkipped ? answer.Value : null;

    private bool IsOpen(Field field, Field? group, int item) =>
        field.When?.Holds(r => r.IsCount ? Canonical.Of(CountOf(r.Field)) : AnswerOf(r.Field, group, item)) ?? true;

    /// <summary>Said yes, or the yes was taken back while the item's own answers are still there.</summary>
    private bool GoesOn(string gate) =>
        answers.TryGetValue(gate, out var more)
            ? more.Value.ValueKind is JsonValueKind.True
            : answers.Keys.Any(k => k.StartsWith(gate + ".", StringComparison.Ordinal));
}
