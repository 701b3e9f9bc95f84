using Channels.Webhooks.Inbound;
using Channels.Webhooks.Pay;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Webhooks.Receipts;

/// <summary>Plugs in the page on which requesting members get what they used on paper: <c>/receipts</c>, behind the same entrance as what
/// members are paid.</summary>
internal static class ReceiptPages
{
    public const string Address = "/receipts";

    private const int LongestForm = 4096;

    public static PayPlace Place { get; } = new(Address, Address + "/months", "receipts");

    public static IServiceCollection AddReceiptPages(this IServiceCollection services)
    {
        services.TryAddSingleton<ReceiptPage>();
        return services;
    }

    public static void MapReceipts(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup(Address)
            .AllowAnonymous()
            .ExcludeFromDescription()
            .NotStored()
            .WithMetadata(new RequestSizeLimitAttribute(LongestForm));
        PayPages.MapEntrance(group, Place);
        group.MapGet("/months", (ReceiptPage page, HttpContext context, CancellationToken stop) => page.ShowAsync(context, stop));
        group.MapGet("/paper", (ReceiptPage page, HttpContext context, CancellationToken stop) => page.TakeAsync(context, stop));
    }
}
