using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;
using Channels.Knowledge.Review;
using Channels.Text;

namespace Channels.Knowledge.Office;

/// <summary>What a writer or a reader should know of an entry and may yet find right: entries that ask the same, a name in its wordings,
/// a question of its own that it would not answer.</summary>
public sealed class EntryWarnings(EntryTwins twins, LiveKnowledge live, TimeProvider clock)
{
    /// <param name="isApproval">Only twins that answer the public are told.</param>
    public async Task<IReadOnlyList<EntryFinding>> OfAsync(Entry entry, bool isApproval, CancellationToken stop)
    {
        var view = await twins.LookAsync(stop);
        List<EntryFinding> findings = [.. Names(entry), .. isApproval ? view.Beside(entry) : view.Of(entry)];
        if (OwnQuestion.Misses(entry, live.Current.Knowledge, JapanTime.DayOf(clock.GetUtcNow())) is { } misses)
            findings.Add(
                new EntryFinding(
                    "own-question",
                    "question",
                    $"This entry would not answer its own question ({misses}): look at the services and add-ons that the question names."
                )
            );
        return findings;
    }

    private static IEnumerable<EntryFinding> Names(Entry entry) =>
        entry
            .Aliases.Select(a => (Field: "aliases", Wording: a))
            .Prepend((Field: "question", Wording: entry.Question))
            .Where(w => PersonalData.Find(JapaneseText.FoldWidths(w.Wording)).Kinds.Count > 0)
            .Select(w => w.Field)
            .Distinct(StringComparer.Ordinal)
            .Select(field => new EntryFinding(
                "personal-data",
                field,
                $"'{field}' seems to name a person, and everybody is shown the question: take the name out."
            ));
}
