using Channels.Bot.Audit.Chain;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Audit;

/// <summary>Registers what seals the audit, and who looks at the seals.</summary>
public static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.TryAddSingleton<AuditChain>();
        return services.AddSweep<AuditSealSweep>();
    }
}
