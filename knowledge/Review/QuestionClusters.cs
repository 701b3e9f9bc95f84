using Channels.Knowledge.Index;
using Channels.Text;

namespace Channels.Knowledge.Review;

/// <summary>
/// Puts questions that ask the same together, so that what many ask is written first. Every question is in exactly one cluster, and
/// the order in which questions come makes no difference: wordings are taken by how often they were asked and then by their text,
/// and each joins the most alike cluster there is, or begins one.
/// </summary>
public static class QuestionClusters
{
    private const float Least = 0.55f;

    /// <param name="questions">Questions as they were asked, without personal data.</param>
    /// <param name="today">What relative years (今年度) are counted from.</param>
    /// <returns>The largest first; of equal size by their wording.</returns>
    public static IReadOnlyList<QuestionCluster> Of(IReadOnlyList<string> questions, DateOnly today, Thesaurus? thesaurus = null)
    {
        thesaurus ??= Thesaurus.Shipped();
        var vocabulary = new Vocabulary(thesaurus);
        var reader = new WordingReader(thesaurus, vocabulary, today);
        var wordings = Enumerable
            .Range(0, questions.Count)
            .GroupBy(at => JapaneseText.FoldWidths(questions[at]), StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Wording: reader.Read(g.Key), Asked: g.ToList()))
            .ToList();
        var leaders = new WordingIndex(vocabulary, [.. wordings.Select(w => w.Wording)], Least);
        var members = new List<List<int>>();
        foreach (var (wording, asked) in wordings)
        {
            if (Closest(leaders, wording) is { } cluster)
                members[cluster].AddRange(asked);
            else
                members.Insert(leaders.Add(wording), asked);
        }

        return
        [
            .. members
                .Select(m => new QuestionCluster([.. m.Order()], Usual(m.Take(AskedLikeFirst(m, questions)).Select(at => questions[at]))))
                .OrderByDescending(c => c.Members.Count)
                .ThenBy(c => c.Wording, StringComparer.Ordinal),
        ];
    }

    /// <summary>The most alike cluster whose first wording nothing parts from this one; of equally alike ones the first.</summary>
    private static int? Closest(WordingIndex leaders, Wording wording)
    {
        int? closest = null;
        var best = 0f;
        foreach (var (number, likeness) in leaders.Alike(wording))
        {
            if (
                likeness > best
                && !wording.PartsFrom(leaders[number])
                && !wording.IsOfOtherTime(leaders[number])
                && !AreForOthers(wording.Services, leaders[number].Services)
            )
                (closest, best) = (number, likeness);
        }

        return closest;
    }

    private static bool AreForOthers(IReadOnlySet<string> one, IReadOnlySet<string> other) =>
        one.Count > 0 && other.Count > 0 && !one.Overlaps(other);

    /// <summary>How many of the members, from the first on, were asked in the cluster's first wording.</summary>
    private static int AskedLikeFirst(List<int> members, IReadOnlyList<string> questions)
    {
        var first = JapaneseText.FoldWidths(questions[members[0]]);
        return members.TakeWhile(m => JapaneseText.FoldWidths(questions[m]) == first).Count();
    }

    /// <summary>The spelling most of them have.</summary>
    private static string Usual(IEnumerable<string> spellings) =>
        spellings
            .GroupBy(s => s, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .First()
            .Key;
}

/// <summary>Questions that ask the same.</summary>
/// <param name="Members">Places of the questions in the list that was given, ascending.</param>
/// <param name="Wording">The wording they were asked in most often.</param>
public sealed record QuestionCluster(IReadOnlyList<int> Members, string Wording);
