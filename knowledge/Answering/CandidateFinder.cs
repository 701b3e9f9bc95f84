using Channels.Knowledge.Content;
using Channels.Knowledge.Index;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Answering;

/// <summary>Finds the entries for a question, holds each against the condition gate and weighs the evidence for it.</summary>
internal sealed class CandidateFinder(KnowledgeBase knowledge, string? city)
{
    private const int Depth = 20;

    /// <summary>Likeliest first.</summary>
    /// <param name="words">Content words of the question.</param>
    public List<Candidate> Find(QuestionReading question, List<ContentWord> words, IReadOnlySet<string> services, DateOnly today)
    {
        var hits = knowledge.Index.Search(question.Text, Depth);
        var pairs = CharacterPairs.Of(question.Topic);
        var letters = Letters(question.Text);
        var focus = knowledge.Coverage.WordsOf(WordedTopic.End(question.Topic));
        var looked = new List<Looked>(hits.Count);
        foreach (var hit in hits)
        {
            var entry = knowledge.Readings[hit.Position];
            looked.Add(
                new Looked(
                    hit,
                    Measure(question, words, focus, pairs, hit, hits[0].Score),
                    ConditionGate.Refuse(question, services, entry, today, city),
                    ConditionGate.Doubt(question, services, entry),
                    IsWordingOf(entry, letters),
                    IsFormer(entry.Entry, today) && knowledge.Succession.HasSuccessor(entry.Entry, today)
                )
            );
        }

        var unknown = words.Count(w => w.IsContent && looked.TrueForAll(l => l.Measured.Lacking.Contains(w)));
        return
        [
            .. looked
                .Select(l => Weighed(l, Evidence.Of(question, words, services, l.Measured, LeadsOf(l, looked, services, unknown))))
                .OrderByDescending(c => c.IsOwnWording)
                .ThenByDescending(c => c.Chance),
        ];
    }

    private Measured Measure(
        QuestionReading question,
        List<ContentWord> words,
        List<ContentWord> focus,
        HashSet<int> pairs,
        Hit hit,
        float best
    )
    {
        var entry = knowledge.Readings[hit.Position];
        var topics = knowledge.TopicsOf(hit.Position);
        var (at, specific) = (0, -1f);
        for (var topic = 0; topic < topics.Length; topic++)
        {
            var share = Coverage.Specific(topics[topic].Words, question.Text);
            if (share > specific)
                (at, specific) = (topic, share);
        }

        return new Measured(
            entry,
            Coverage.Share(words, entry.Text),
            specific,
            Coverage.Share(words, entry.Subject),
            Coverage.Missing(words, entry.Text),
            CharacterPairs.Share(pairs, topics[at].Pairs),
            CharacterPairs.Share(topics[at].Pairs, pairs),
            Coverage.Mass(words, entry.Subject),
            Coverage.Share(focus, entry.Subject),
            Coverage.Share(topics[at].Focus, question.Text),
            best == 0 ? 0 : hit.Score / best,
            entry.Topics[at].Length,
            BearsYear(question, entry),
            words.FindAll(w => w.IsContent && !Coverage.Has(w, entry.Text))
        );
    }

    private static Leads LeadsOf(Looked one, List<Looked> all, IReadOnlySet<string> services, int unknown)
    {
        float score = 0,
            shares = 0,
            mass = 0,
            clear = 0;
        foreach (var other in all)
        {
            if (other == one || other.Refusal is not null || !one.SaysElseThan(other))
                continue;
            if (other.Doubt is null)
                clear = Math.Max(clear, other.Measured.Shares);
            if (!one.IsRivalledBy(other, services))
                continue;
            score = Math.Max(score, other.Hit.Score);
            shares = Math.Max(shares, other.Measured.Shares);
            mass = Math.Max(mass, other.Measured.Mass);
        }

        return new Leads(
            Math.Clamp(1 - (score / Math.Max(one.Hit.Score, 0.001f)), -1, 1),
            Math.Clamp(one.Measured.Shares - shares, -1, 1),
            Math.Clamp((one.Measured.Mass - mass) / 2, -1, 1),
            Math.Clamp(one.Measured.Shares - clear, -1, 1),
            one.Doubt is null,
            unknown
        );
    }

    private Candidate Weighed(Looked one, float[] evidence) =>
        new(
            one.Measured.Entry,
            one.Hit.Score,
            one.Measured.Share,
            one.Measured.Specific,
            knowledge.Model.Chance(evidence),
            one.Refusal,
            one.Doubt,
            one.Measured.BearsYear,
            one.IsOwnWording,
            evidence,
            one.IsSucceeded
        );

    /// <summary>A yes or no belongs to the words of its own question: with those of the rule before it may say the opposite.</summary>
    private static bool IsWordingOf(EntryReading entry, string letters) =>
        entry.Wordings.Take(entry.IsRelative ? entry.OwnWordings : entry.Wordings.Count).Any(w => Letters(w) == letters);

    private static bool IsFormer(Entry entry, DateOnly today) => entry.Status == EntryStatus.Superseded || entry.ValidUntil < today;

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static bool BearsYear(QuestionReading question, EntryReading entry) =>
        question.Years.Any(y =>
            (y.Revision is not null && y.Revision == entry.Entry.Revision) || entry.OwnText.Contains(y.Text, StringComparison.Ordinal)
        );

    /// <summary>An entry that was looked at.</summary>
    private sealed record Looked(Hit Hit, Measured Measured, string? Refusal, string? Doubt, bool IsOwnWording, bool IsSucceeded)
    {
        public bool SaysElseThan(Looked other) => Measured.Entry.Entry.Answer != other.Measured.Entry.Entry.Answer;

        /// <summary>Whether another one says something else about the same: one for another service, city or revision is asked back for
        /// and no rival.</summary>
        public bool IsRivalledBy(Looked other, IReadOnlySet<string> services)
        {
            var (mine, others) = (Measured.Entry, other.Measured.Entry);
            return SaysElseThan(other)
                && mine.Entry.Jurisdiction == others.Entry.Jurisdiction
                && (mine.Entry.Revision is null || others.Entry.Revision is null || mine.Entry.Revision == others.Entry.Revision)
                && (
                    services.Count > 0 || mine.Services.Count == 0 || others.Services.Count == 0 || mine.Services.Overlaps(others.Services)
                );
        }
    }
}
