using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Webhooks.Pay;

/// <summary>Plugs in the page on which members read what they are paid.</summary>
internal static class PayPages
{
    public const string Address = "/pay";

    private const int LongestForm = 4096;

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "wwwroot", "pay");

    public static IServiceCollection AddPayPages(this IServiceCollection services)
    {
        services.TryAddSingleton<PayTexts>();
        services.TryAddSingleton<PayView>();
        services.TryAddSingleton<PaySessions>();
        services.TryAddSingleton<PayEntrance>();
        services.TryAddSingleton<PayPage>();
        return services;
    }

    public static void MapPay(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapBehindEntrance(PayPlace.Pay);
        group.MapGet("/month", (PayPage page, HttpContext context, CancellationToken stop) => page.ShowAsync(context, stop));
        group.MapPost("/doubt", (PayPage page, HttpContext context, CancellationToken stop) => page.DoubtAsync(context, stop));
        group.MapGet("/pay.css", () => Results.File(Path.Combine(Folder, "pay.css"), "text/css; charset=utf-8"));
    }

    /// <summary>One of the members' pages: its addresses, with the doors in and out. What is behind them is added to it.</summary>
    public static RouteGroupBuilder MapBehindEntrance(this IEndpointRouteBuilder routes, PayPlace place)
    {
        var group = routes
            .MapGroup(place.Address)
            .AllowAnonymous()
            .ExcludeFromDescription()
            .NotStored()
            .WithMetadata(new RequestSizeLimitAttribute(LongestForm));
        group.MapGet("/", (PayEntrance entrance, HttpContext context) => entrance.Ask(place, context));
        group.MapPost("/", (PayEntrance entrance, HttpContext context, CancellationToken stop) => entrance.OpenAsync(place, context, stop));
        group.MapPost(
            "/leave",
            (PayEntrance entrance, HttpContext context, CancellationToken stop) => entrance.LeaveAsync(place, context, stop)
        );
        return group;
    }
}
