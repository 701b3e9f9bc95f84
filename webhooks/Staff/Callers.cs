using Channels.Bot.Audit;

namespace Channels.Webhooks.Staff;

/// <summary>Who calls, as the audit names them.</summary>
internal static class Callers
{
    /// <summary>The system whose key came with the request.</summary>
    public static Actor Caller(this HttpContext context) => Actor.System(context.User.Identity?.Name ?? "unknown");
}
