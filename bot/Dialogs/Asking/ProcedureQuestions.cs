using System.Collections.Frozen;
using Channels.Bot.Contract;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Asking;

/// <summary>
/// The questions that stand in the procedures' own text files (<c>questions</c>). Words are compared by their pairs of letters,
/// which needs no dictionary and forgives particles and endings.
/// </summary>
internal sealed class ProcedureQuestions : IAnswerSource
{
    /// <summary>From here on two ways to ask are the same question (1 is letter for letter).</summary>
    private const double Close = 0.62;

    private const double Sure = 0.8;

    /// <summary>A shorter phrase inside other words says nothing.</summary>
    private const int ShortestInside = 4;

    private const int LongestQuestion = 120;

    /// <summary>Before a way to ask: only these very words are it (いくらもらえますか of a report is no question of a benefit), and in the
    /// middle of another procedure they ask something else.</summary>
    private const char Whole = '=';

    private readonly DialogWords words;
    private readonly ProcedureCatalog catalog;
    private Index known;

    public ProcedureQuestions(ProcedureCatalog catalog)
        : this(catalog, DialogWords.Default) { }

    internal ProcedureQuestions(ProcedureCatalog catalog, DialogWords words)
    {
        this.words = words;
        this.catalog = catalog;
        known = Read();
    }

    private Index Read() =>
        new(
            catalog.Edition,
            catalog
                .All.GroupBy(p => p.Id)
                .Select(g => g.Last())
                .SelectMany(p =>
                    p.Texts.SelectMany(t =>
                        t.Value.Questions.Values.SelectMany(q => q.Ask.Select(ask => (Language: t.Key, Phrasing: Of(p.Id, ask, q))))
                    )
                )
                .GroupBy(x => x.Language)
                .ToFrozenDictionary(g => g.Key, g => g.Select(x => x.Phrasing).ToArray())
        );

    private FrozenDictionary<string, Phrasing[]> ByLanguage => (known.Edition == catalog.Edition ? known : known = Read()).ByLanguage;

    public AssistantReply? Ask(AssistantQuestion question)
    {
        if (question.Text.Length > LongestQuestion || Known(question.Language) is not { } phrasings)
            return null;
        var asked = words.WithoutQuestionMarks(question.Text);
        if (asked.Length == 0)
            return null;
        var pairs = PairsOf(asked);
        QuestionTexts? best = null;
        var bestScore = Close;
        foreach (var phrasing in phrasings)
        {
            if (phrasing.IsWhole && (phrasing.Plain != asked || (question.Procedure ?? phrasing.Procedure) != phrasing.Procedure))
                continue;

            // The procedure that is open is meant before others.
            var score = Score(phrasing, asked, pairs) + (phrasing.Procedure == question.Procedure ? 0.001 : 0);
            if (score < bestScore || (score < Sure && (question.Procedure ?? phrasing.Procedure) != phrasing.Procedure))
                continue;
            bestScore = score;
            best = phrasing.Texts;
        }

        return best is null
            ? null
            : new AssistantReply
            {
                Outcome = AnswerOutcome.Answered,
                Reason = AnswerReasons.Own,
                Text = best.Answer,
                Source = best.Source,
                IsSure = bestScore >= Sure,
            };
    }

    private Phrasing[]? Known(string language) =>
        ByLanguage.TryGetValue(language, out var own) || ByLanguage.TryGetValue(Languages.Fallback(language), out own) ? own : null;

    private Phrasing Of(string procedure, string ask, QuestionTexts texts)
    {
        var plain = words.WithoutQuestionMarks(ask.TrimStart(Whole));
        return new Phrasing(procedure, plain, PairsOf(plain), texts, ask.StartsWith(Whole));
    }

    private static double Score(Phrasing phrasing, string asked, string[] pairs)
    {
        if (phrasing.Plain == asked)
            return 1;
        var inside =
            phrasing.Plain.Length >= ShortestInside && asked.Contains(phrasing.Plain, StringComparison.Ordinal)
                ? 0.75 + (0.25 * phrasing.Plain.Length / asked.Length)
                : 0;
        return Math.Max(inside, Likeness(phrasing.Pairs, pairs));
    }

    /// <summary>Dice's coefficient of two sorted lists.</summary>
    private static double Likeness(string[] a, string[] b)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            var order = string.CompareOrdinal(a[i], b[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return a.Length + b.Length == 0 ? 0 : 2.0 * shared / (a.Length + b.Length);
    }

    private static string[] PairsOf(string plain)
    {
        var pairs = Enumerable.Range(0, Math.Max(0, plain.Length - 1)).Select(i => plain.Substring(i, 2)).ToArray();
        Array.Sort(pairs, StringComparer.Ordinal);
        return pairs;
    }

    private sealed record Phrasing(string Procedure, string Plain, string[] Pairs, QuestionTexts Texts, bool IsWhole);

    /// <summary>Made of one reading of the folder.</summary>
    private sealed record Index(object Edition, FrozenDictionary<string, Phrasing[]> ByLanguage);
}
