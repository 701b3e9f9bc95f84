namespace Channels.Webhooks.Inbound;

/// <summary>Answers that nobody keeps on the way: they hold what people wrote.</summary>
internal static class NoStore
{
    /// <summary>For one answer.</summary>
    public static void DoNotStore(this HttpContext context) => context.Response.Headers.CacheControl = "no-store";

    /// <summary>For every answer of these endpoints.</summary>
    public static TBuilder NotStored<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(
            (call, next) =>
            {
                call.HttpContext.DoNotStore();
                return next(call);
            }
        );
}
