namespace Channels.Knowledge.Evaluation;

/// <summary>How many questions may be answered wrongly.</summary>
/// <param name="Bound">Of all that were asked, by the upper bound of Clopper and Pearson (95 %).</param>
/// <param name="OfAnAuthor">Of any one author's, as seen: an easy set does not pay for a hard one.</param>
public sealed record Risk(double Bound = 0.03, double OfAnAuthor = 0.02)
{
    /// <summary>The least chance from which to answer, so that neither is passed; 1 where none is.</summary>
    /// <param name="tops">The likeliest entry of each question, likeliest question first.</param>
    internal double Least(IReadOnlyList<Top> tops)
    {
        var asked = tops.CountBy(t => t.Author, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var wrongs = asked.ToDictionary(a => a.Key, _ => 0, StringComparer.Ordinal);
        var (least, all) = (1.0, 0);
        foreach (var top in tops.TakeWhile(t => t.Chance > 0))
        {
            if (!top.IsRight)
            {
                all++;
                wrongs[top.Author]++;
            }

            if (wrongs[top.Author] > OfAnAuthor * asked[top.Author])
                break;
            if (RiskBound.Upper(all, tops.Count) <= Bound)
                least = top.Chance;
        }

        return least;
    }
}

/// <summary>The likeliest entry of a question.</summary>
internal readonly record struct Top(string Author, double Chance, bool IsRight);
