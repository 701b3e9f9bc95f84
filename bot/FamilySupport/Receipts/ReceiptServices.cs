using Channels.Bot.Contract;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.FamilySupport.Receipts;

/// <summary>Registers the certificates of use.</summary>
public static class ReceiptServices
{
    public static IServiceCollection AddReceipts(this IServiceCollection services)
    {
        services.TryAddSingleton<ReceiptBook>();
        services.TryAddSingleton<ReceiptPaper>();
        return services.AddLookup<FindReceipts, ReceiptReader>();
    }
}
