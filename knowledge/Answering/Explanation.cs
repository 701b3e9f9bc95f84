namespace Channels.Knowledge.Answering;

/// <summary>Why a question came out as it did.</summary>
/// <param name="Rule">The rule of the decision that applied; null for what is refused or asked back before anything is looked
/// for.</param>
/// <param name="Entries">What was looked at, likeliest first.</param>
public sealed record Explanation(string? Rule, IReadOnlyList<ExplainedEntry> Entries);

/// <summary>An entry with what speaks for and against it.</summary>
/// <param name="Refusal">The condition it does not carry: then it is not even offered.</param>
/// <param name="Doubt">What it does not carry and may yet be meant.</param>
/// <param name="Evidence">By feature, what it adds to or takes from the chance (log odds).</param>
public sealed record ExplainedEntry(string Id, float Chance, string? Refusal, string? Doubt, IReadOnlyDictionary<string, float> Evidence);
