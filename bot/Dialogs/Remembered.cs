using System.Collections.Immutable;
using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;

namespace Channels.Bot.Dialogs;

/// <summary>
/// What a conversation remembers of submissions, so that nobody writes the same twice: only answers that a <c>default</c> of some
/// procedure refers to, no sensitive ones, no files, and not more than a little.
/// </summary>
internal static class Remembered
{
    /// <summary>Answers kept at most; those of the latest submission first.</summary>
    public const int Most = 40;

    /// <summary>A longer answer (UTF-16 units of its JSON) is written anew.</summary>
    private const int LongestAnswer = 240;

    public static string KeyOf(string procedure, string path) => $"{procedure}/{path}";

    /// <summary>The memory after a submission.</summary>
    public static ImmutableSortedDictionary<string, KeptAnswer> After(
        ProcedureCatalog catalog,
        Procedure procedure,
        FormSession session,
        ImmutableSortedDictionary<string, KeptAnswer> before
    )
    {
        var own = KeyOf(procedure.Id, "");
        var journey = Journey.Of(procedure, session.Answers);
        var latest = journey
            .Steps.Where(s =>
                catalog.IsReferredTo(procedure.Id, (s.Group ?? s.Field).Id)
                && !s.Field.IsSensitive
                && !s.Field.IsUnasked
                && s.Group is not { IsSensitive: true }
            )
            .GroupBy(s => s.Group ?? s.Field)
            .SelectMany(group => Fitting(session, [.. group]))
            .Take(Most)
            .ToArray();
        var older = before.Where(b => !b.Key.StartsWith(own, StringComparison.Ordinal)).Take(Most - latest.Length);
        return before.Clear().AddRange(older).AddRange(latest.Select(l => KeyValuePair.Create(own + l.Key, l.Value)));
    }

    /// <summary>What came from a message that was taken back is not remembered either.</summary>
    public static ImmutableSortedDictionary<string, KeptAnswer> Forget(
        ImmutableSortedDictionary<string, KeptAnswer> remembered,
        string messageId
    ) => remembered.RemoveRange(remembered.Where(r => r.Value.MessageId == messageId).Select(r => r.Key).ToArray());

    /// <summary>The answers of one question or of one group: all of them, or none.</summary>
    private static IEnumerable<KeyValuePair<string, KeptAnswer>> Fitting(FormSession session, JourneyStep[] steps)
    {
        var answers = steps
            .Where(s => session.Answers.ContainsKey(s.Path))
            .Select(s => (Step: s, Answer: session.Answers[s.Path]))
            .ToArray();
        return answers.All(a => Fits(a.Step, a.Answer)) ? answers.Select(a => KeyValuePair.Create(a.Step.Path, a.Answer)) : [];
    }

    private static bool Fits(JourneyStep step, KeptAnswer answer) =>
        answer.Value.ValueKind is JsonValueKind.Null
            ? step.Group is { Type: RepeatField }
            : !step.Field.Type.MayBeFile && answer.Value.GetRawText().Length <= LongestAnswer;
}
