using Channels.Bot.Submissions.Templates;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>What the fields of a procedure are: for whoever reads answers, also old ones, and for whoever gives one back.</summary>
internal static class ProcedureEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/procedures/{name}/template", TemplateAsync)
            .WithTags("Procedures")
            .WithinReach()
            .WithSummary("Fields of a version with their stable ids, types, labels and options; without 'version' that of today.");

    private static async Task<Results<Ok<ProcedureTemplate>, ProblemHttpResult>> TemplateAsync(
        string name,
        int? version,
        ProcedureTemplates templates,
        CancellationToken stop
    ) => await templates.FindAsync(name, version, stop) is { } found ? TypedResults.Ok(found) : Unknown();

    internal static ProblemHttpResult Unknown() =>
        ApiProblem.Of(StatusCodes.Status404NotFound, "procedure.unknown", "No such procedure, or not in this version.");
}
