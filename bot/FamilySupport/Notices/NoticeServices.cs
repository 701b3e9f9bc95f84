using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.FamilySupport.Notices;

/// <summary>Registers what the centre tells many members.</summary>
public static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.TryAddSingleton<NoticeDesk>();
        services.AddSweep<NoticeSweep>().AddForgetting<NoticeForgetting>();
        return services;
    }
}
