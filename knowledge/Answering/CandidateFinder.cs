using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Answering;

/// <summary>Finds the entries for a question and holds each against the condition gate.</summary>
internal sealed class CandidateFinder(KnowledgeBase knowledge, string? city)
{
    private const int Depth = 12;
    private const float NamedYear = 1.3f;
    private const float Aside = 0.7f;
    private const float OtherKind = 0.6f;

    /// <summary>Strongest first.</summary>
    /// <param name="words">Content words of the question.</param>
    public List<Candidate> Find(QuestionReading question, List<ContentWord> words, IReadOnlySet<string> services, DateOnly today)
    {
        var found = new List<Candidate>();
        foreach (var hit in knowledge.Index.Search(question.Text, Depth))
        {
            var entry = knowledge.Readings[hit.Position];
            var share = Coverage.Share(words, entry.Text);
            var specific = knowledge.TopicsOf(hit.Position).Max(w => Coverage.Specific(w, question.Text));
            var bearsYear = BearsYear(question, entry);
            var strength =
                hit.Score
                * (0.2f + (0.8f * share))
                * (0.5f + (0.5f * specific))
                * (bearsYear ? NamedYear : 1)
                * (entry.IsAbout(question) ? 1 : Aside)
                * (entry.Wants(question) ? 1 : OtherKind);
            found.Add(
                new Candidate(
                    entry,
                    hit.Score,
                    share,
                    specific,
                    strength,
                    ConditionGate.Refuse(question, services, entry, today, city),
                    bearsYear
                )
            );
        }

        return [.. found.OrderByDescending(c => c.Strength)];
    }

    private static bool BearsYear(QuestionReading question, EntryReading entry) =>
        question.Years.Any(y =>
            (y.Revision is not null && y.Revision == entry.Entry.Revision) || entry.Text.Contains(y.Text, StringComparison.Ordinal)
        );
}
