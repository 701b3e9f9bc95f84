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
        services.TryAddSingleton<PayPage>();
        return services;
    }

    public static void MapPay(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup(Address)
            .AllowAnonymous()
            .ExcludeFromDescription()
            .NotStored()
            .WithMetadata(new RequestSizeLimitAttribute(LongestForm));
        group.MapGet("/", (PayPage page, HttpContext context) => page.Ask(context));
        group.MapPost("/", (PayPage page, HttpContext context, CancellationToken stop) => page.OpenAsync(context, stop));
        group.MapGet("/month", (PayPage page, HttpContext context, CancellationToken stop) => page.ShowAsync(context, stop));
        group.MapPost("/doubt", (PayPage page, HttpContext context, CancellationToken stop) => page.DoubtAsync(context, stop));
        group.MapPost("/leave", (PayPage page, HttpContext context, CancellationToken stop) => page.LeaveAsync(context, stop));
        group.MapGet("/pay.css", () => Results.File(Path.Combine(Folder, "pay.css"), "text/css; charset=utf-8"));
    }
}
