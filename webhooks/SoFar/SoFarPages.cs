using Channels.Webhooks.Pay;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Webhooks.SoFar;

/// <summary>Plugs in the page on which members see what a month comes to before it is closed: <c>/so-far</c>, behind the same entrance as
/// what members are paid.</summary>
internal static class SoFarPages
{
    public const string Address = "/so-far";

    public static PayPlace Place { get; } = new(Address, Address + "/month", "so-far");

    public static IServiceCollection AddSoFarPages(this IServiceCollection services)
    {
        services.TryAddSingleton<SoFarPage>();
        return services;
    }

    public static void MapSoFar(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapBehindEntrance(Place);
        group.MapGet("/month", (SoFarPage page, HttpContext context, CancellationToken stop) => page.ShowAsync(context, stop));
    }
}
