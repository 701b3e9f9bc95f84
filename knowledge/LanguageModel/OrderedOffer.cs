using Channels.Knowledge.Answering;

namespace Channels.Knowledge.LanguageModel;

/// <summary>Holds a model's choice of candidates against those that were offered. It may put them in order and drop some.</summary>
internal static class OrderedOffer
{
    /// <summary>Fewer are no choice, and one alone would pass for an answer.</summary>
    private const int Fewest = 2;

    /// <summary>The entries in the model's order, null when nothing changes; and the code of what came of it.</summary>
    public static (IReadOnlyList<ScoredEntry>? Entries, string Reason) Read(string? output, IReadOnlyList<ScoredEntry> offered)
    {
        var (offer, problem) = ModelOutput.Read<ModelOffer>(output);
        if (offer is null)
            return (null, problem!);
        if (offer.Entries.Count == 0)
            return (null, ModelReasons.Nothing);
        if (
            offer.Entries.Any(e => e is null)
            || offer.Entries.DistinctBy(e => e.Entry, StringComparer.Ordinal).Count() != offer.Entries.Count
        )
            return (null, ModelReasons.Schema);

        var chosen = new List<ScoredEntry>();
        foreach (var choice in offer.Entries)
        {
            if (string.IsNullOrWhiteSpace(choice.Entry) || SameWords.Key(choice.Quote).Length == 0)
                return (null, ModelReasons.Uncited);
            if (offered.FirstOrDefault(e => e.Entry.Id == choice.Entry) is not { } entry)
                return (null, ModelReasons.UnknownEntry);
            if (!IsIn(entry, choice.Quote))
                return (null, ModelReasons.QuoteMissing);
            chosen.Add(entry);
        }

        chosen.AddRange(offered.Except(chosen).Take(Math.Max(0, Fewest - chosen.Count)));
        return chosen.SequenceEqual(offered) ? (null, ModelReasons.Unchanged) : (chosen, ModelReasons.Ordered);
    }

    private static bool IsIn(ScoredEntry entry, string quote)
    {
        var key = SameWords.Key(quote);
        return entry
            .Entry.Aliases.Append(entry.Entry.Question)
            .Append(entry.Entry.Answer)
            .Any(t => SameWords.Key(t).Contains(key, StringComparison.Ordinal));
    }
}
