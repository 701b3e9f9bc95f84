namespace Channels.Bot.FamilySupport.Rehearsing;

/// <summary>How many members gain and lose, and how much.</summary>
/// <param name="Steps">How many lie in each step of <see cref="Bounds"/>, from the greatest loss on; nobody's own figure is in it.</param>
public sealed record Changes(int Gain, int Lose, int Same, IReadOnlyList<int> Steps)
{
    /// <summary>Where one step ends and the next begins, in yen; no change has the step in the middle for itself.</summary>
    public static readonly IReadOnlyList<int> Bounds = [-50_000, -10_000, -3_000, -1_000, 0, 1, 1_001, 3_001, 10_001, 50_001];

    internal static Changes Of(IEnumerable<long> yen)
    {
        var steps = new int[Bounds.Count + 1];
        var (gain, lose, same) = (0, 0, 0);
        foreach (var change in yen)
        {
            steps[Bounds.Count(b => change >= b)]++;
            gain += change > 0 ? 1 : 0;
            lose += change < 0 ? 1 : 0;
            same += change == 0 ? 1 : 0;
        }

        return new Changes(gain, lose, same, steps);
    }
}
