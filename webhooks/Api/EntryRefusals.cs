using Channels.Knowledge.Office;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>Says why work on an entry was refused, with what the person needs to go on.</summary>
internal static class EntryRefusals
{
    public static ProblemHttpResult Of(EntryOutcome.Refused refused) =>
        ApiProblem.Of(
            refused.Kind switch
            {
                RefusalKind.Unknown => StatusCodes.Status404NotFound,
                RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
                RefusalKind.Conflict => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status422UnprocessableEntity,
            },
            refused.Code,
            refused.Message,
            [
                .. refused.Version is { } version ? [("version", (object?)version)] : Array.Empty<(string, object?)>(),
                .. refused.Findings.Count > 0 ? [("findings", (object?)refused.Findings)] : Array.Empty<(string, object?)>(),
            ]
        );
}
