using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Conditions;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.People;

namespace Channels.Bot.Dialogs;

/// <summary>
/// The questions of a procedure for a set of answers, computed anew each time and never kept: a changed answer cannot leave a
/// question behind that no longer belongs. The list ends where the answers do not yet say how it goes on.
/// </summary>
internal sealed class Journey : IAnswers
{
    /// <summary>A turn asks for the same journey several times; it depends on nothing but the two arguments, both immutable.</summary>
    [ThreadStatic]
    private static Journey? latest;

    /// <summary>What was said before and what it is with the new answer are looked at in turns.</summary>
    [ThreadStatic]
    private static Journey? second;

    private readonly Procedure procedure;
    private readonly ImmutableSortedDictionary<string, KeptAnswer> answers;
    private readonly List<JourneyStep> steps;
    private readonly List<KeptAnswer?> given; // by step
    private readonly List<Field> computed = [];
    private readonly List<(string Group, int Items)> counts = [];
    private Func<Reference, JsonElement?>? outside; // what a condition of a field outside of groups sees
    private int answered;

    private Journey(Procedure procedure, ImmutableSortedDictionary<string, KeptAnswer> answers, Journey? earlier)
    {
        this.procedure = procedure;
        this.answers = answers;
        var known = earlier?.procedure == procedure ? earlier.steps : [];
        steps = new List<JourneyStep>(known.Count + 4);
        given = new List<KeptAnswer?>(known.Count + 4);
        foreach (var field in procedure.Fields)
        {
            if (!IsOpen(field, null, 0))
                continue;
            if (field.Type is ComputedField)
                computed.Add(field);
            if (field.Type is RepeatField group)
                AddGroup(known, field, group, ++Length);
            else if (field.Type.IsAsked)
                Add(known, field, null, 0, ++Length);
        }
    }

    public IReadOnlyList<JourneyStep> Steps => steps;

    /// <summary>How many questions the progress counts.</summary>
    public int Length { get; }

    public JourneyStep? FirstOpen => given.IndexOf(null) is >= 0 and var first ? steps[first] : null;

    /// <summary>The first open question that was not put off, else the first of those that were.</summary>
    public JourneyStep? NextOpen(IReadOnlyCollection<string> postponed) =>
        postponed.Count == 0 ? FirstOpen : steps.Find(s => !answers.ContainsKey(s.Path) && !postponed.Contains(s.Path)) ?? FirstOpen;

    public bool IsComplete => FirstOpen is null;

    public static Journey Of(Procedure procedure, ImmutableSortedDictionary<string, KeptAnswer> answers)
    {
        if (latest?.Is(procedure, answers) is true)
            return latest;
        (latest, second) = (second?.Is(procedure, answers) is true ? second : new Journey(procedure, answers, latest), latest);
        return latest;
    }

    private bool Is(Procedure of, ImmutableSortedDictionary<string, KeptAnswer> with) => procedure == of && answers == with;

    public static string PathOf(Field group, int item) =>
        group.Type is RepeatField { IsSingle: true } ? group.Id : string.Create(CultureInfo.InvariantCulture, $"{group.Id}[{item}]");

    public static string PathOf(Field group, int item, Field child) => $"{PathOf(group, item)}.{child.Id}";

    public JourneyStep? Find(string path)
    {
        foreach (var step in steps)
        {
            if (step.Path == path)
                return step;
        }

        return null;
    }

    /// <summary>The answered question before a path; before the end of the journey when the path is null.</summary>
    public JourneyStep? Before(string? path)
    {
        JourneyStep? before = null;
        for (var i = 0; i < steps.Count && steps[i].Path != path; i++)
            before = given[i] is null ? before : steps[i];
        return before;
    }

    /// <summary>Where something could be told that is never asked, and was not.</summary>
    public IEnumerable<JourneyStep> Untold() =>
        from field in procedure.Fields
        where field.Type is RepeatField
        from item in Enumerable.Range(0, CountOf(field.Id))
        from child in ((RepeatField)field.Type).Children
        where child.IsUnasked && !answers.ContainsKey(PathOf(field, item, child))
        select new JourneyStep(PathOf(field, item, child), child, field, item, 0);

    /// <summary>Paths of answers that belong to no question any more.</summary>
    public IReadOnlyList<string> Orphans() => answered == answers.Count ? [] : [.. answers.Keys.Except(steps.Select(s => s.Path))];

    private void AddGroup(List<JourneyStep> known, Field field, RepeatField group, int number)
    {
        for (var item = 0; item < group.AtMost; item++)
        {
            if (item >= group.AtLeast)
            {
                var gate = Add(known, field, field, item, number);
                if (!GoesOn(gate.Path))
                    return;
            }

            var count = (field.Id, item + 1);
            if (item == 0)
                counts.Add(count);
            else
                counts[^1] = count;
            foreach (var child in group.Children)
            {
                if (IsOpen(child, field, item) && (!child.IsUnasked || answers.ContainsKey(PathOf(field, item, child))))
                    Add(known, child, field, item, number);
            }
        }
    }

    /// <summary>Most steps are those of the turn before: they are immutable and taken over.</summary>
    private JourneyStep Add(List<JourneyStep> known, Field field, Field? group, int item, int number)
    {
        var step =
            steps.Count < known.Count && known[steps.Count].Is(field, group, item, number)
                ? known[steps.Count]
                : new JourneyStep(PathOf(field, group, item), field, group, item, number);
        steps.Add(step);
        given.Add(answers.GetValueOrDefault(step.Path));
        if (given[^1] is not null)
            answered++;
        return step;
    }

    private static string PathOf(Field field, Field? group, int item) =>
        group is null ? field.Id
        : group == field ? PathOf(group, item)
        : PathOf(group, item, field);

    /// <summary>The field's condition holds, or it has none.</summary>
    public bool IsOpen(Field field) => IsOpen(field, null, 0);

    /// <summary>The answer a field or a computation sees: near (same item of the group) before far; a closed question has none.</summary>
    public JsonElement? AnswerOf(string id, Field? group, int item)
    {
        foreach (var field in computed)
        {
            if (field.Id == id)
                return ((ComputedField)field.Type).Compute(this);
        }

        return (group is null ? null : Given(id, group, item)) ?? Given(id, null, 0);
    }

    /// <inheritdoc/>
    public JsonElement? AnswerOf(string id) => AnswerOf(id, null, 0);

    /// <inheritdoc/>
    public int CountOf(string group)
    {
        foreach (var (id, items) in counts)
        {
            if (id == group)
                return items;
        }

        return 0;
    }

    /// <summary>The answers as a condition about the whole form sees them.</summary>
    public JsonElement? Compared(Reference reference) =>
        reference.IsCount ? Canonical.Of(CountOf(reference.Field)) : AnswerOf(reference.Field, null, 0);

    private JsonElement? Given(string id, Field? group, int item)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            if (step.Group == group && step.Item == item && step.Field.Id == id && !step.IsGate)
                return given[i] is { IsSkipped: false } answer ? answer.Value : null;
        }

        return null;
    }

    private bool IsOpen(Field field, Field? group, int item) =>
        field.When is not { } when || Holds(when, group, item) || (group is null && IsAhead(field) && answers.ContainsKey(field.Id));

    /// <summary>Questions that other answers will open or close: what is told of them ahead is kept until then.</summary>
    public IEnumerable<JourneyStep> Ahead() =>
        procedure
            .Fields.Where(f => f.Type is PhoneField or EmailField or NumberField && IsAhead(f) && !answers.ContainsKey(f.Id))
            .Select(f => new JourneyStep(f.Id, f, null, 0, Length));

    /// <summary>Nothing that its condition looks at was answered.</summary>
    private bool IsAhead(Field field) =>
        field.When is { } when
        && when.References.All(r => !r.IsCount && Given(r.Field, null, 0) is null && procedure.Fields.Any(f => f.Id == r.Field));

    private bool Holds(Condition when, Field? group, int item) =>
        when.Holds(group is null ? outside ??= Answers(null, 0) : Answers(group, item));

    private Func<Reference, JsonElement?> Answers(Field? group, int item) =>
        r => r.IsCount ? Canonical.Of(CountOf(r.Field)) : AnswerOf(r.Field, group, item);

    /// <summary>Said yes, or the yes was taken back while the item's own answers are still there.</summary>
    private bool GoesOn(string gate)
    {
        if (answers.TryGetValue(gate, out var more))
            return more.Value.ValueKind is JsonValueKind.True;
        return answered < answers.Count
            && answers.Keys.Any(k => k.StartsWith(gate, StringComparison.Ordinal) && k.AsSpan(gate.Length) is ['.', ..]);
    }
}
