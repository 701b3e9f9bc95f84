using Channels.Bot.Forms;

namespace Channels.Bot.Submissions.Life;

/// <summary>Names of queues, and of wards or kinds within them, as the procedures have them.</summary>
public sealed class QueuesKnown(ProcedureCatalog catalog)
{
    /// <summary>What a caller may ask for.</summary>
    public IReadOnlyList<string> Queues(KeyReach reach) =>
        reach.Queues.Count > 0 ? reach.Queues : [.. Sorted(catalog.All.Append(catalog.Staff).Select(p => p.Queue))];

    /// <returns>Null when they cannot be listed: an answer that is written, not picked, leads the way.</returns>
    public IReadOnlyList<string>? Routes(KeyReach reach)
    {
        if (reach.Routes.Count > 0)
            return reach.Routes;
        var leading = catalog.All.Where(p => p.Route is not null).Select(p => p.Fields.First(f => f.Id == p.Route).Type).ToList();
        return leading.TrueForAll(t => t.Options.Count > 0) ? [.. Sorted(leading.SelectMany(t => t.Options))] : null;
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> names) =>
        names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
