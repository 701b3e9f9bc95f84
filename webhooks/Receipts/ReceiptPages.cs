using Channels.Webhooks.Pay;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Webhooks.Receipts;

/// <summary>Plugs in the page on which requesting members get what they used on paper: <c>/receipts</c>, behind the same entrance as what
/// members are paid.</summary>
internal static class ReceiptPages
{
    public const string Address = "/receipts";

    public static PayPlace Place { get; } = new(Address, Address + "/months", "receipts");

    public static IServiceCollection AddReceiptPages(this IServiceCollection services)
    {
        services.TryAddSingleton<ReceiptPage>();
        return services;
    }

    public static void MapReceipts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapBehindEntrance(Place);
        group.MapGet("/months", (ReceiptPage page, HttpContext context, CancellationToken stop) => page.ShowAsync(context, stop));
        group.MapGet("/paper", (ReceiptPage page, HttpContext context, CancellationToken stop) => page.TakeAsync(context, stop));
    }
}
