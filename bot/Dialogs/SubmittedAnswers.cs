using System.Collections.Immutable;
using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;

namespace Channels.Bot.Dialogs;

/// <summary>From the answers of a submission back to those of a form, the other way of <see cref="SubmissionWriter"/>.</summary>
internal static class SubmittedAnswers
{
    /// <summary>More questions than any form has; ends a reading that does not end by itself.</summary>
    private const int Most = 500;

    /// <summary>The answers by path. A question whose answer is not there or does not fit is open, or skipped where it may be.</summary>
    public static ImmutableSortedDictionary<string, KeptAnswer> Read(Procedure procedure, string json)
    {
        using var document = JsonDocument.Parse(json);
        var answers = FormSession.NoAnswers;
        var open = new List<string>();
        for (var n = 0; n < Most; n++)
        {
            var journey = Journey.Of(procedure, answers);
            if (journey.NextOpen(open) is not { } step || open.Contains(step.Path))
                break;
            if (Of(step, document.RootElement) is { } value)
                answers = answers.SetItem(step.Path, new KeptAnswer(value, null));
            else
                open.Add(step.Path);
        }

        foreach (var step in Journey.Of(procedure, answers).Untold().ToList())
        {
            if (Of(step, document.RootElement) is { ValueKind: not JsonValueKind.Null } value)
                answers = answers.SetItem(step.Path, new KeptAnswer(value, null));
        }

        return answers;
    }

    /// <summary>What was said beside the answers: it stays with them.</summary>
    public static ImmutableList<SaidBeside>? AlsoSaid(string json)
    {
        using var document = JsonDocument.Parse(json);
        return
            Member(document.RootElement, SubmissionWriter.AlsoSaid) is { ValueKind: JsonValueKind.Array } also && also.GetArrayLength() > 0
            ? [.. also.EnumerateArray().Where(s => s.ValueKind is JsonValueKind.String).Select(s => new SaidBeside(s.GetString()!, null))]
            : null;
    }

    /// <summary>The questions its person was asked, given these answers.</summary>
    public static IReadOnlyList<string> Paths(Procedure procedure, string json) =>
        [.. Journey.Of(procedure, Read(procedure, json)).Steps.Where(s => !s.IsGate).Select(s => s.Path)];

    /// <summary>Whether its person was asked for the answer at this path, given these answers.</summary>
    public static bool Asks(Procedure procedure, string json, string path) =>
        Journey.Of(procedure, Read(procedure, json)).Find(path) is { IsGate: false };

    private static JsonElement? Of(JourneyStep step, JsonElement root)
    {
        if (step.IsGate)
            return Items(step, root) > step.Item ? Canonical.Yes : Canonical.No;
        var owner =
            step.Group is null ? root
            : Member(root, step.Group.Id) is { ValueKind: JsonValueKind.Array } items && items.GetArrayLength() > step.Item
                ? items[step.Item]
            : Member(root, step.Group.Id);
        if (owner is { } map && Member(map, step.Field.Id) is { } value && step.Field.Type.IsCanonical(value))
            return value.Clone();
        return step.Field.IsOptional ? Canonical.Skipped : null;
    }

    private static int Items(JourneyStep step, JsonElement root) =>
        Member(root, step.Field.Id) switch
        {
            { ValueKind: JsonValueKind.Array } items => items.GetArrayLength(),
            { ValueKind: JsonValueKind.Object } => 1,
            _ => 0,
        };

    private static JsonElement? Member(JsonElement map, string name) =>
        map.ValueKind is JsonValueKind.Object && map.TryGetProperty(name, out var value) ? value : null;
}
