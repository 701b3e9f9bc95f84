using System.Collections.Frozen;

namespace Channels.Knowledge.Answering;

/// <summary>Outcomes by their stable names: in labelled sets, texts, logs and counts.</summary>
public static class OutcomeNames
{
    private static readonly FrozenDictionary<Outcome, string> Names = new Dictionary<Outcome, string>
    {
        [Outcome.Answered] = "answered",
        [Outcome.Candidates] = "candidates",
        [Outcome.Clarify] = "clarify",
        [Outcome.NotCovered] = "not-covered",
        [Outcome.Refused] = "refused",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Outcome> Outcomes = Names.ToFrozenDictionary(
        n => n.Value,
        n => n.Key,
        StringComparer.Ordinal
    );

    public static string Of(Outcome outcome) => Names[outcome];

    /// <summary>The outcome of that name, or null.</summary>
    public static Outcome? Find(string name) => Outcomes.TryGetValue(name, out var outcome) ? outcome : null;
}
