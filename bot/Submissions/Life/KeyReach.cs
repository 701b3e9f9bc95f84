using System.Linq.Expressions;
using Channels.Bot.Data.Rows;

namespace Channels.Bot.Submissions.Life;

/// <summary>Which submissions a caller may see; what is outside is not there for them.</summary>
/// <param name="Queues">Names of queues; empty: all.</param>
/// <param name="Routes">Wards or kinds; empty: all.</param>
public sealed record KeyReach(IReadOnlyList<string> Queues, IReadOnlyList<string> Routes)
{
    /// <summary>Everything.</summary>
    public static KeyReach Whole { get; } = new([], []);

    public bool IsWhole => Queues.Count == 0 && Routes.Count == 0;

    /// <summary>Whether it covers a queue and a ward.</summary>
    public bool Sees(string queue, string? route) =>
        (Queues.Count == 0 || Queues.Contains(queue)) && (Routes.Count == 0 || (route is not null && Routes.Contains(route)));

    /// <summary>Holds for what is within reach.</summary>
    public Expression<Func<Submission, bool>> Covers()
    {
        var (queues, routes) = (Queues.ToList(), Routes.ToList());
        var (allQueues, allRoutes) = (queues.Count == 0, routes.Count == 0);
        return s => (allQueues || queues.Contains(s.Queue)) && (allRoutes || (s.Route != null && routes.Contains(s.Route)));
    }
}
