using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Forms;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>What a mapping reads that its procedure does not ask. It would stay empty in every record: the host does not start with
/// it.</summary>
internal static class AnswerFindings
{
    /// <summary>Of all kintone sinks of the settings.</summary>
    public static IEnumerable<SinkFinding> Of(Destinations destinations, ProcedureCatalog catalog) =>
        from destination in destinations.All
        let sink = destination.Sink as KintoneSink
        where sink is not null
        from app in sink.Apps.Values
        from finding in Of(app, catalog)
        select new SinkFinding(destination.Name, app.App, finding);

    /// <summary>Of one mapping; nothing of a procedure that is none, to which nothing ever comes.</summary>
    public static IEnumerable<MappingFinding> Of(KintoneApp app, ProcedureCatalog catalog)
    {
        var known = catalog.All.Where(p => p.Id == app.Procedure).SelectMany(p => p.FieldPaths).ToHashSet(StringComparer.Ordinal);
        return known.Count == 0
            ? []
            : app
                .Fields.Where(f => !f.IsFact)
                .SelectMany(f => f.Rows.Select(r => (r.Line, Path: $"{f.Source}.{r.Answer}")).Prepend((f.Line, Path: f.Answer)))
                .Where(f => !known.Contains(f.Path) && !f.Path.EndsWith(".order", StringComparison.Ordinal))
                .Select(f => new MappingFinding(app.File, f.Line, "check.answer-unknown", $"{app.Procedure} asks no {f.Path}."));
    }
}
