using Channels.Knowledge.Answering;

namespace Channels.Knowledge.Evaluation;

/// <summary>
/// Fits the <see cref="AnswerModel"/> to labelled questions. The weights are a ridge regression over all sets. The chance from which an
/// entry answers is the least at which, each question weighed by a fit that has not seen it, few enough are answered wrongly.
/// </summary>
public sealed class Calibration
{
    private const double Ridge = 3;
    private const int Wrongs = 8;
    private const int Folds = 8;
    private const float Offer = 0.06f;
    private readonly List<Asked> _asked;

    public Calibration(IEnumerable<LabelledSet> sets, DateOnly today) =>
        _asked = [
            .. sets.SelectMany(s =>
            {
                var assistant = new Assistant(s.Knowledge, s.Options);
                return s.Questions.Select(q => new Asked(
                    s.Author,
                    s.WeighsOnly,
                    q,
                    [.. assistant.Look(q.Question, CareRun.ContextOf(q), today).Where(c => c.Refusal is null)]
                ));
            }),
        ];

    public AnswerModel Fit(Risk risk) => Model(_asked, risk);

    /// <summary>The model fitted without an author's questions, for measuring on them.</summary>
    public AnswerModel FitWithout(string author, Risk risk) => Model(_asked.FindAll(a => a.Author != author), risk);

    private static AnswerModel Model(List<Asked> asked, Risk risk)
    {
        var tops = Enumerable
            .Range(0, Folds)
            .SelectMany(fold =>
            {
                var weights = Weights(asked.Where((_, at) => at % Folds != fold));
                return asked.Where((_, at) => at % Folds == fold).Select(a => a.Top(weights));
            })
            .OrderByDescending(t => t.Chance)
            .ToList();
        var fitted = Weights(asked);
        return new AnswerModel((float)fitted[0], [.. fitted.Skip(1).Select(w => (float)w)], (float)risk.Least(tops), Offer);
    }

    private static double[] Weights(IEnumerable<Asked> asked)
    {
        var (evidence, right) = (new List<float[]>(), new List<bool>());
        foreach (var one in asked.Where(a => !a.WeighsOnly))
        {
            var wrongs = 0;
            foreach (var candidate in one.Found)
            {
                var isRight = one.Question.Entries.Contains(candidate.Reading.Entry.Id);
                if (isRight ? !one.MayAnswer : wrongs++ >= Wrongs)
                    continue;
                evidence.Add([.. candidate.Evidence]);
                right.Add(isRight);
            }
        }

        return LogisticFit.Fit(evidence, right, Ridge);
    }

    private sealed record Asked(string Author, bool WeighsOnly, CareQuestion Question, List<Candidate> Found)
    {
        public bool MayAnswer => Question.Outcomes.Contains(Outcome.Answered);

        /// <summary>The likeliest entry; of no chance where a rule keeps it from answering.</summary>
        public Top Top(double[] weights)
        {
            var best = Found.MaxBy(c => LogisticFit.Chance(weights, c.Evidence));
            return best is null || !Situation.MayAnswer(best)
                ? new Top(Author, 0, false)
                : new Top(
                    Author,
                    LogisticFit.Chance(weights, best.Evidence),
                    MayAnswer && Question.Entries.Contains(best.Reading.Entry.Id)
                );
        }
    }
}
