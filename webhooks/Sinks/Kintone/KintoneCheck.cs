using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Forms;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>Compares mappings with the procedures they read from and with the apps they write to.</summary>
internal sealed class KintoneCheck(Destinations destinations, ProcedureCatalog catalog)
{
    /// <summary>What is wrong, by sink; asks kintone once for each app.</summary>
    /// <param name="only">One sink, or null for all.</param>
    public async Task<IReadOnlyList<SinkFinding>> FindAsync(string? only, CancellationToken stop)
    {
        var found = new List<SinkFinding>();
        foreach (var destination in destinations.All.Where(d => only is null || d.Name == only))
        {
            if (destination.Sink is not KintoneSink sink)
                continue;
            foreach (var app in sink.Apps.Values)
                found.AddRange((await FindAsync(sink, app, stop)).Select(f => new SinkFinding(destination.Name, app.App, f)));
            found.AddRange(
                destinations
                    .TakenBy(destination)
                    .Where(p => !sink.Apps.ContainsKey(p))
                    .Select(p => new SinkFinding(
                        destination.Name,
                        0,
                        new MappingFinding("", 0, "check.no-mapping", $"{p} has no mapping.")
                    ))
            );
        }

        return found;
    }

    /// <summary>How many kintone sinks there are.</summary>
    public int Count(string? only) => destinations.All.Count(d => d.Sink is KintoneSink && (only is null || d.Name == only));

    private async Task<IEnumerable<MappingFinding>> FindAsync(KintoneSink sink, KintoneApp app, CancellationToken stop)
    {
        var found = Answers(app).ToList();
        var form = await sink.Client.GetAsync($"/k/v1/app/form/fields.json?app={app.App}", stop);
        if (form is not KintoneAnswer.Done done || !done.Body.TryGetProperty("properties", out var properties))
            return [.. found, Unanswered(app, form)];
        found.AddRange(AppFindings.Of(app, properties));
        if (app.Status is not { } status)
            return found;
        found.AddRange(StatusFindings.Of(app, status, properties));
        if (status.Type is not KintoneStatus.Process)
            return found;
        var process = await sink.Client.GetAsync($"/k/v1/app/status.json?app={app.App}", stop);
        found.AddRange(process is KintoneAnswer.Done said ? StatusFindings.OfProcess(app, status, said.Body) : [Unanswered(app, process)]);
        return found;
    }

    private static MappingFinding Unanswered(KintoneApp app, KintoneAnswer answer) =>
        new(app.File, 1, answer is KintoneAnswer.Done ? "check.answer" : answer.Code, Start(answer.Text));

    private IEnumerable<MappingFinding> Answers(KintoneApp app)
    {
        if (!catalog.All.Any(p => p.Id == app.Procedure))
            return [new MappingFinding(app.File, 1, "check.procedure", $"There is no procedure {app.Procedure}.")];
        return AnswerFindings.Of(app, catalog);
    }

    private static string Start(string text) => text.Length <= 200 ? text : text[..200];
}

/// <summary>Something wrong, and with which sink and app.</summary>
internal sealed record SinkFinding(string Sink, int App, MappingFinding What)
{
    public override string ToString() => What.Line == 0 ? $"{Sink}: {What.Code}: {What.Message}" : $"{Sink}: {What}";
}
