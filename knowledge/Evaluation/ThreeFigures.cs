using System.Globalization;
using Channels.Knowledge.Answering;

namespace Channels.Knowledge.Evaluation;

/// <summary>The three figures that only mean something together: answered right and right or offered, of the questions that have an
/// entry, and answered wrongly, of all.</summary>
public sealed record ThreeFigures(int Answerable, int Answered, int Offered, int Asked, int Wrong)
{
    public static ThreeFigures Of(IReadOnlyList<CareResult> results)
    {
        var answerable = results.Where(r => r.Question.Outcomes.Contains(Outcome.Answered) && r.Question.Entries.Count > 0).ToList();
        return new ThreeFigures(
            answerable.Count,
            answerable.Count(IsRight),
            answerable.Count(r => IsRight(r) || IsOffered(r)),
            results.Count,
            results.Count(r => r.IsWronglyAnswered)
        );
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"answered right {Answered} of {Answerable} ({Percent(Answered, Answerable):F1} %), right or offered {Offered} "
                + $"({Percent(Offered, Answerable):F1} %), wrong {Wrong} of {Asked} ({Percent(Wrong, Asked):F1} %)"
        );

    private static double Percent(int part, int all) => all == 0 ? 0 : 100.0 * part / all;

    private static bool IsRight(CareResult result) => result.Reply.Outcome == Outcome.Answered && !result.IsWronglyAnswered;

    private static bool IsOffered(CareResult result) =>
        result.Reply.Outcome == Outcome.Candidates && result.Reply.Entries.Any(e => result.Question.Entries.Contains(e.Entry.Id));
}
