using Channels.Webhooks.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Webhooks.Fees;

/// <summary>Plugs in the public calculator.</summary>
internal static class FeePages
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "wwwroot", "fees");

    public static IServiceCollection AddFeePages(this IServiceCollection services)
    {
        services.TryAddSingleton<FeeTexts>();
        services.TryAddSingleton<FeePage>();
        services.AddSingleton<ISelfCheck, FeeCheck>();
        return services;
    }

    public static void MapFees(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/fees", (FeePage page, HttpContext context) => page.Show(context)).AllowAnonymous().ExcludeFromDescription();
        routes
            .MapGet("/fees/fees.css", () => Results.File(Path.Combine(Folder, "fees.css"), "text/css; charset=utf-8"))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }
}
