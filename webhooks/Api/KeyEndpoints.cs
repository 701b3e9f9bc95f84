using Channels.Bot.Calls;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>Which keys there are, until when, and when each was last used; never the keys.</summary>
internal static class KeyEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/keys", ListAsync).WithTags("Keys").WithSummary("Keys by holder: scopes, end, last use to the minute. No values.");

    private static async Task<Ok<IReadOnlyList<KeyLine>>> ListAsync(KeyRing keys, KeyUses uses, CancellationToken stop) =>
        TypedResults.Ok(keys.List(await uses.ListAsync(stop)));
}
