using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>Which keys there are, until when, and when each was last used; never the keys.</summary>
internal static class KeyEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/keys", List).WithTags("Keys").WithSummary("Keys by holder: scopes, end, last use at this node. No values.");

    private static Ok<IReadOnlyList<KeyLine>> List(KeyRing keys) => TypedResults.Ok(keys.List());
}
